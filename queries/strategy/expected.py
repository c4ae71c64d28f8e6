"""Expected and actual reoffending: what returns say, what a paper printed, and counts that somebody types in."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.settings import settings
from queries.ask import Answer, ask
from queries.places import Place
from queries.strategy.iom import printed, told, words
from queries.verdict import Interval, standing_of
from queries.verdict_change import ExpectedVerdict, expected_verdict, quoted_gap
from queries.wordings import spoken

CRC, NEEDS = "expected and actual", "need group"


@dataclass(frozen=True)
class Ratio:
    """Observed against expected, with what may be said of it. note: where the two ways of counting disagree."""

    verdict: ExpectedVerdict
    note: str
    adjusted: str

    @property
    def sentences(self) -> list[str]:
        return [sentence for sentence in (self.verdict.sentence, self.note, self.adjusted) if sentence]


def returned(place: Place, audience: str) -> Answer:
    """What returns say of an area, or of the nearest larger one; the newest first."""
    return ask("strategy/expected", area_id=place.area_id, audience=audience, z=settings().verdict["z_95"])


def ratio_of(row: Any) -> Ratio | None:
    """The verdict on one row of returned figures, or of counts typed in; None where a count is missing."""
    if pd.isna(row.ratio) or pd.isna(row.ratio_lo):
        return None
    limits = Interval(row.ratio_lo, row.ratio_hi)
    judged = expected_verdict(int(row.observed), float(row.expected), float(row.ratio), limits)
    return Ratio(judged, _note(row, limits), _adjusted(row))


def _note(row: Any, limits: Interval) -> str:
    binomial = Interval(row.binomial_lo, row.binomial_hi)
    if binomial.lo is None or binomial.hi is None:
        return ""
    same = standing_of(limits, 100) == standing_of(binomial, 100)
    ends = {"lo": spoken(binomial.lo, 0), "hi": spoken(binomial.hi, 0)}
    return told("expected", "binomial" if same else "binomial_disagree", **ends)


def _adjusted(row: Any) -> str:
    if pd.isna(row.adjusted_ratio) or pd.isna(row.reference_rate):
        return ""
    figures = {"ratio": row.adjusted_ratio, "difference": row.adjusted_difference, "reference": row.reference_rate}
    return told(
        "expected", "adjusted", rate=spoken(100 * row.rate, 1), **{k: spoken(100 * v, 1) for k, v in figures.items()}
    )


def heading(row: Any, short: str) -> str:
    """ "Probation Service, April 2024 to March 2025: more reoffended than expected"."""
    whose = {"organisation": organisation(row), "period": row.period}
    return told("expected", "title", **whose, short=short[0].lower() + short[1:])


def organisation(row: Any) -> str:
    """Who supervised them."""
    return words("organisation").get(row.organisation, str(row.organisation))


def own_gap(row: Any) -> str:
    """What the printed gap of an area amounts to."""
    more = "printed_own" if row.gap > 0 else "printed_own_less"
    return told("expected", more, label=label(row), gap=spoken(abs(row.gap), 1), needed=f"{int(row.needed):,}")


def predictor(row: Any) -> str:
    """Where the expected number comes from."""
    if not isinstance(row.predictor, str) or pd.isna(row.follow_up_months):
        return told("expected", "predictor_unknown")
    return told("expected", "predictor", predictor=row.predictor, months=int(row.follow_up_months))


def typed(people: int, observed: int, expected: float, reference: float) -> list[str]:
    """The answer for counts that somebody types in; a sentence that says what is wrong with them otherwise."""
    if observed > people or expected > people:
        return [told("expected", "try_wrong")]
    if expected <= 0:
        return [told("expected", "try_zero")]
    counts = {"people": people, "observed": observed, "expected": expected, "reference": reference / 100}
    found = ask("strategy/expected_trial", **counts, variance=None, z=settings().verdict["z_95"]).rows
    row = found.assign(observed=observed, expected=expected, reference_rate=reference / 100).iloc[0]
    told_so = ratio_of(row)
    return told_so.sentences if told_so else []


def quotations(place: Place) -> Answer:
    """The rates that the 2018 strategy printed without counts, with the people that each gap would take."""
    return printed(place, (CRC, NEEDS))


def sentence(row: Any) -> str:
    """What may be said of one printed gap."""
    if pd.isna(row.needed):
        return ""
    return quoted_gap(row.printed, f"{row.comparator:.2f}%", int(row.needed))


def label(row: Any) -> str:
    """Which people a printed rate is about: "Dudley, women", "Homeless"."""
    category = row.category if isinstance(row.category, str) else ""
    if row.topic == NEEDS:
        return category
    return f"{row.area_text}, {category.lower()}" if category else str(row.area_text)


def order_matters(rows: pd.DataFrame) -> str:
    """That the area with the widest gap is not the one with the highest ratio, where it is so."""
    whole = rows[rows["category"].isna()]
    if whole.empty:
        return ""
    widest, highest = whole.loc[whole["gap"].idxmax(), "area_text"], whole.loc[whole["per_100"].idxmax(), "area_text"]
    return "" if widest == highest else told("expected", "printed_order", gap_area=widest, ratio_area=highest)
