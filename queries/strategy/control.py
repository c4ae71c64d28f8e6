"""One local measure period by period: control limits, signals, and what they mean in words."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.settings import settings
from queries.ask import Answer, ask
from queries.places import Place
from queries.strategy.goals import Goal, missing
from queries.strategy.performance import Reading
from queries.strategy.words import PERIODS, limit, told
from queries.verdict import Interval
from queries.verdict_change import target_state

SIGNALS = ("outside", "trend", "two_of_three", "shift")  # in the order of the R package


@dataclass(frozen=True)
class Control:
    """A control chart in words. points: rows of local_series.sql with what each point shows in words.

    title: ten words or fewer. rules: the rules as sentences; notes: how the limits were set, and what they
    promise about the target.
    """

    answer: Answer
    points: pd.DataFrame
    title: str
    notes: tuple[str, ...]
    target: float | None

    @property
    def rules(self) -> tuple[str, ...]:
        """The four signs, in the order in which they are named."""
        return tuple(told("control", f"rule_{signal}") for signal in SIGNALS)


def control_of(place: Place, audience: str, reading: Reading) -> Control | None:
    """The chart of a local reading; None where fewer than two periods have a figure."""
    answer = ask(
        "strategy/local_series",
        area_id=place.area_id,
        audience=audience,
        measure_id=reading.row.measure_id,
        baseline_points=int(limit("baseline_points")),
        unreliable_below=settings().small_numbers["unreliable_below"],
        z=settings().verdict["z_95"],
    )
    drawn = answer.rows.dropna(subset=["rate"])
    if len(drawn) < 2:
        return None
    period = _period(answer.rows)
    aim = reading.goal.value / reading.goal.unit.scale if reading.goal and reading.goal.value is not None else None
    points = answer.rows.assign(shows=[_shows(row) for row in answer.rows.itertuples()])
    return Control(answer, points, _title(drawn, period), _notes(drawn, period, reading.goal, aim), aim)


def _period(rows: pd.DataFrame) -> tuple[str, str]:
    first: Any = next(rows.itertuples())
    return PERIODS["quarter" if (first.end_date - first.start_date).days > 31 else "month"]


def _shows(row: Any) -> str:
    if row.withheld:
        return told("performance", "withheld_short")
    return told("control", row.signal) if isinstance(row.signal, str) else ""


def _title(drawn: pd.DataFrame, period: tuple[str, str]) -> str:
    """The newest sign; where there is none, that there is none."""
    last: Any = next(drawn.tail(1).itertuples())
    if not last.judged:
        return told("control", "title_few", period_word=period[0])
    signs = drawn.dropna(subset=["signal"])
    if signs.empty:
        return told("control", "title_none")
    newest: Any = next(signs.tail(1).itertuples())
    return told("control", f"title_{newest.signal}", period=newest.period, periods=period[1])


def _notes(drawn: pd.DataFrame, period: tuple[str, str], goal: Goal | None, aim: float | None) -> tuple[str, ...]:
    last: Any = next(drawn.tail(1).itertuples())
    points = int(limit("baseline_points"))
    fixed = told(
        "control",
        "rules_limits_trial" if last.points < points else "rules_limits_first",
        points=points,
        periods=period[1],
    )
    few = told("control", "rules_few", periods=period[1], threshold=settings().small_numbers["unreliable_below"])
    return (fixed, *([] if last.judged else [few]), *_assurance(last, period, goal, aim))


def _assurance(last: Any, period: tuple[str, str], goal: Goal | None, aim: float | None) -> list[str]:
    """What the limits promise about the target; the rule of the macro assurance."""
    if goal is None or aim is None or missing(last.exact_lower):
        return []
    state = target_state(Interval(last.exact_lower, last.exact_upper), aim, goal.polarity)
    keys = {"met": "assurance_met", "not_met": "assurance_missed", "within_uncertainty": "assurance_either"}
    return [told("control", keys[state], period_word=period[0], periods=period[1])] if state in keys else []
