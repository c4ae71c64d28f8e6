"""The verdict on a count and a target that somebody types in."""

from data.settings import settings
from queries.ask import ask
from queries.strategy.words import told
from queries.verdict import Interval, Measured, Unit
from queries.verdict_change import target_verdict


def trial(x: int, n: int, target: int) -> str:
    """The answer in a sentence, to one decimal: nobody is protected by rounding figures one has typed."""
    if x > n:
        return told("try", "too_many")
    row = ask("strategy/count_against_target", x=x, n=n, z=settings().verdict["z_95"]).rows.iloc[0]
    figure = Measured(row["rate"], Interval(row["rate_lo"], row["rate_hi"]), n)
    return target_verdict(figure, target / 100, "higher", Unit("in 100 people", 1)).sentence
