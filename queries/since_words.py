"""How a figure of a kept state is told: in print, with its verdict, its target, and why it was revised."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from data.settings import settings
from queries.ask import ask
from queries.deprivation import ordinal
from queries.verdict import Comparator, Interval, Measured, Unit, tell, verdict
from queries.verdict_change import target_verdict
from queries.wordings import say as say_everywhere
from queries.wordings import sayings, spoken
from queries.youth import pounds

say = sayings("meeting")
_INDICES = ("imd2019", "imd2025", "wimd2019")
_POUNDS, _SCORE = "pounds a year", "score"
_WITH_COUNTS = ("cohort", "return")  # others have counts that were only worked back, or none
_COMPARED = ("cohort", "youth")


def with_words(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of a state whose periods can be read out: an index of deprivation goes by its name."""
    scores = rows["unit"] == _SCORE
    named = rows["period"].where(~scores, rows["period"].map(_index))
    return rows.assign(period=named)


def _index(period: str) -> str:
    return say_everywhere("index", period) if period in _INDICES else period


def _measured(row: Any, limits: Interval | None = None) -> Measured:
    people = None if pd.isna(row.denominator) else row.denominator
    return Measured(row.rate, limits or Interval(), people, controlled=row.subject == "return")


def _with_limits(row: Any) -> Measured:
    if pd.isna(row.numerator) or pd.isna(row.denominator):
        return _measured(row)
    counts = {"numerators": (float(row.numerator),), "denominators": (float(row.denominator),)}
    limits = next(ask("since_limits", z=settings().verdict["z_95"], **counts).rows.itertuples(index=False))
    return _measured(row, Interval(limits.lo, limits.hi))


def shown(row: Any) -> str:
    """A figure as printed; with its counts where the source gave them."""
    if row.unit == _SCORE:
        return _rank(row)
    if row.unit == _POUNDS:
        return pounds(row.rate)
    figure = _measured(row)
    if figure.reliability in ("too_small", "none"):
        return say("since_line", "few")
    unit = Unit(row.unit)
    rate = f"{tell(figure, unit, '').rate} {unit.short}"
    if row.subject not in _WITH_COUNTS or pd.isna(row.numerator):
        return rate
    counts = {"numerator": spoken(row.numerator, 0), "denominator": spoken(row.denominator, 0)}
    return say("since_line", "counts", rate=rate, **counts)


def _rank(row: Any) -> str:
    if pd.isna(row.numerator):
        return say("since_line", "rankless", score=spoken(row.rate, 1))
    return say("since_line", "rank", rank=ordinal(int(row.numerator)), areas=int(row.denominator))


def whose(row: Any) -> str:
    """The measure, and whose figure it is where it is a larger area's."""
    demonstration = row.lane == "illustrative"
    measure = say("since_line", "demonstrated", measure=row.measure) if demonstration else str(row.measure)
    if row.reach not in ("wider", "larger", "part"):
        return measure
    return say("since_line", "whose", measure=measure, figure_area=row.figure_area)


def verdict_said(rows: Sequence[Any]) -> str:
    """The verdict on the last of some periods in ten words, as titles give it; nothing for measures that are compared
    with nothing."""
    if not rows or rows[-1].subject not in _COMPARED or rows[-1].unit == _POUNDS:
        return ""
    row = rows[-1]
    against = None if pd.isna(row.benchmark_rate) else Comparator(str(row.benchmark), float(row.benchmark_rate))
    said = verdict(_with_limits(row), Unit(row.unit), "", against, row.polarity)
    return said.short if said.standing or said.reliability != "ok" else ""


def target_said(rows: Sequence[Any]) -> str:
    """Whether the last of some periods meets its target, in short; nothing where there is none."""
    if not rows or pd.isna(rows[-1].target):
        return ""
    row = rows[-1]
    return target_verdict(_with_limits(row), float(row.target), row.polarity, Unit(row.unit)).short


def why(old: Any, new: Any) -> str:
    """Where the newer figure comes from."""
    blanks = {"publisher": new.publisher, "title": new.title}
    if old.source_id != new.source_id:
        return say("since_why", "source", **blanks)
    if pd.isna(new.loaded_at) or old.loaded_at == new.loaded_at:
        return say("since_why", "same", **blanks)
    day = pd.Timestamp(new.loaded_at)
    key = "approved" if new.subject == "return" else "loaded"
    return say("since_why", key, date=f"{day.day} {day:%B %Y}", **blanks)
