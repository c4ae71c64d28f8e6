"""Targets: what is aimed at, how complete that is (SMART), and whether it is met."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from queries.strategy.words import british, told
from queries.verdict import Measured, Polarity, Unit
from queries.verdict_change import TargetVerdict, target_verdict
from queries.wordings import half_up

TICKS = ("definition", "counts", "baseline", "owner", "date")


@dataclass(frozen=True)
class Smart:
    """The five things a good target needs, and which of them it has."""

    have: tuple[str, ...]

    @property
    def score(self) -> int:
        return len(self.have)

    @property
    def missing(self) -> tuple[str, ...]:
        """What is missing, in words, in the order of the five."""
        return tuple(told("smart", f"missing_{tick}") for tick in TICKS if tick not in self.have)

    @property
    def sentence(self) -> str:
        """The score and what is missing."""
        score = told("smart", "score", score=self.score)
        if self.score == len(TICKS):
            return f"{score}. {told('smart', 'complete')}"
        return f"{score}. {told('smart', 'lacking', missing='; '.join(self.missing))}"


@dataclass(frozen=True)
class Goal:
    """What one area aims at on one measure. value is in the unit: 70 for "in 100 people".

    own: the target is the area's own, not that of a sub-region it lies in.
    """

    area: str
    value: float | None
    unit: Unit
    polarity: Polarity
    baseline: str
    due: date | None
    owner: str
    note: str
    source_id: str
    place: str

    @property
    def words(self) -> str:
        """ "At least 70 in 100"."""
        if self.value is None:
            return ""
        key = "target_lower" if self.polarity == "lower" else "target"
        return told("performance", key, target=f"{plain_number(self.value)} {self.unit.short}")


def goal_of(row: Any) -> Goal | None:
    """The target on a row of framework.sql; None where none is set."""
    if missing(row.target) and missing(row.source_id):
        return None
    return Goal(
        area=row.target_area,
        value=None if missing(row.target) else float(row.target),
        unit=Unit(row.unit),
        polarity=row.polarity,
        baseline=_baseline(row),
        due=None if missing(row.target_date) else row.target_date.date(),
        owner=text(row.owner),
        note=text(row.note),
        source_id=text(row.source_id),
        place=text(row.place),
    )


def _baseline(row: Any) -> str:
    period = f" ({row.baseline_period})" if text(row.baseline_period) else ""
    if not missing(row.baseline):
        return f"{plain_number(row.baseline)} {Unit(row.unit).short}{period}"
    return f"“{row.baseline_printed}”, as printed{period}" if text(row.baseline_printed) else ""


def smart_of(row: Any) -> Smart:
    """The five ticks of a row of framework.sql. A measure without a target has what its definition gives."""
    stated = goal_of(row) is not None
    ticks = {
        "definition": text(row.target_definition if stated else row.definition),
        "counts": _both(row.target_numerator, row.target_denominator)
        if stated
        else _both(row.numerator, row.denominator),
        "baseline": (text(row.baseline_printed) or not missing(row.baseline)) and not missing(row.target),
        "owner": text(row.owner),
        "date": not missing(row.target_date),
    }
    return Smart(tuple(tick for tick in TICKS if ticks[tick]))


def _both(numerator: Any, denominator: Any) -> bool:
    return bool(text(numerator) and text(denominator))


def verdict_on(goal: Goal | None, figure: Measured, unit: Unit, did: str) -> TargetVerdict | None:
    """Whether a target is met by a figure of the same area; None where nothing is aimed at."""
    if goal is None or goal.value is None:
        return None
    return target_verdict(figure, goal.value / unit.scale, goal.polarity, unit, did)


def facts(goal: Goal | None) -> list[tuple[str, str]]:
    """Baseline, target, due date and owner as pairs of heading and words; what is not set says so."""
    if goal is None:
        return [(told("facts", "all"), told("facts", "none"))]
    given = {
        "Baseline": goal.baseline,
        "Target": goal.words,
        "Due": british(goal.due) if goal.due else "",
        "Owner": goal.owner,
    }
    return [(heading, words or told("facts", "none")) for heading, words in given.items()]


def plain_number(value: float) -> str:
    """A target keeps its own precision: 70, but 29.9."""
    return f"{half_up(value, 2):,.2f}".rstrip("0").rstrip(".")


def missing(value: Any) -> bool:
    """No value: None, NaN or NaT."""
    return bool(pd.isna(value))


def text(value: Any) -> str:
    """A text, empty where there is none."""
    return value.strip() if isinstance(value, str) else ""
