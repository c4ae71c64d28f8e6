"""Figures side by side that are not alike: other people, other years, another way of counting."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from data.periods import label
from queries.paper.changes import changes
from queries.paper.findings import Finding, finding, piece
from queries.paper.lines import Figure
from queries.paper.periods import Mention
from queries.paper.rates import Rate, period_of, rates
from queries.paper.reading import Reading


def likeness(reading: Reading) -> Iterator[Finding]:
    """DQ-11, DQ-20 and DQ-18."""
    found = rates(reading)
    adults = [rate for rate in found if not rate.child]
    yield from _different_people(adults)
    yield from _across_break(reading, adults)
    yield from _kinds_of_year(reading, found)


def _different_people(adults: Sequence[Rate]) -> Iterator[Finding]:
    """One finding for the paper: a figure of each group of people, of periods that touch where there are some."""
    groups = {rate.group: rate for rate in reversed(adults)}
    if len(groups) < 2:
        return
    apart = next(rate for rate in adults if rate.group is not None)
    shown = [_nearest_in_time([rate for rate in adults if rate.group == group], apart) for group in groups]
    ordered = sorted(shown, key=lambda rate: rate.figure.line.sentence.paragraph)
    yield finding("different_people", [rate.figure for rate in ordered], rates="; ".join(map(_said, ordered)))


def _nearest_in_time(candidates: Sequence[Rate], other: Rate) -> Rate:
    shares = [rate for rate in candidates if rate.is_share] or list(candidates)
    return next((rate for rate in shares if _touching(rate, other)), shares[0])


def _touching(rate: Rate, other: Rate) -> bool:
    return rate.period is not None and other.period is not None and rate.period.overlaps(other.period)


def _said(rate: Rate) -> str:
    people = rate.group or piece("everybody")
    if rate.period is None:
        return piece("rate_of", printed=rate.figure.text, people=people)
    return piece("rate_of_when", printed=rate.figure.text, people=people, period=_named(rate.period))


def _named(period: Mention) -> str:
    return label(period.first, period.last, "other")


def _across_break(reading: Reading, adults: Sequence[Rate]) -> Iterator[Finding]:
    for _, group in groupby(adults, key=lambda rate: (rate.section, rate.group)):
        dated = sorted((rate for rate in group if rate.period), key=_begins)
        for day in reading.desk.breaks():
            pair = _either_side(dated, day)
            if pair:
                yield _break_finding(*pair, day)


def _begins(rate: Rate) -> date:
    return rate.period.first if rate.period else date.max


def _either_side(dated: Sequence[Rate], day: date) -> tuple[Rate, Rate] | None:
    """A rate of a period that begins before the day and one of a later period that ends after it."""
    shares = [rate for rate in dated if rate.is_share] or list(dated)
    first = next((rate for rate in shares if rate.period and rate.period.first < day), None)
    last = next((rate for rate in shares if rate.period and first and _follows(rate.period, first, day)), None)
    return (first, last) if first and last else None


def _follows(period: Mention, first: Rate, day: date) -> bool:
    return period.last >= day and first.period is not None and first.period.first < period.first


def _break_finding(first: Rate, last: Rate, day: date) -> Finding:
    return finding(
        "across_break",
        [first.figure, last.figure],
        first=first.figure.text,
        last=last.figure.text,
        first_period=_named(first.period) if first.period else "",
        last_period=_named(last.period) if last.period else "",
        date=f"{day.day} {day:%B %Y}",
        day=f"{day:%B %Y}",
    )


def _kinds_of_year(reading: Reading, found: Sequence[Rate]) -> Iterator[Finding]:
    """A change between a calendar and a financial year; or adults by one and children by the other."""
    for line in reading.lines:
        for change in changes(line):
            periods = [period_of(change.earlier), period_of(change.later)]
            kinds = {period.kind for period in periods if period}
            if kinds == {"financial", "calendar"}:
                yield _years_finding([change.earlier, change.later], [period for period in periods if period])
                return
    adult = _of_kind(found, "financial", child=False)
    child = _of_kind(found, "calendar", child=True)
    if adult and child and adult.period and child.period:
        yield _years_finding([adult.figure, child.figure], [adult.period, child.period])


def _of_kind(found: Sequence[Rate], kind: str, *, child: bool) -> Rate | None:
    alike = [rate for rate in found if rate.child == child and rate.period and rate.period.kind == kind]
    return next((rate for rate in alike if rate.is_share), next(iter(alike), None))


def _years_finding(figures: Sequence[Figure], periods: Sequence[Mention]) -> Finding:
    (first, last), (first_period, last_period) = figures, periods
    return finding(
        "kinds_of_year",
        figures,
        first=first.text,
        last=last.text,
        first_period=_named(first_period),
        last_period=_named(last_period),
    )
