"""Figures of a paper held against published ones of the same area, months and people."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pandas as pd

from data.periods import label
from queries.paper.areas import AreaMention
from queries.paper.desk import Outcome, Trial
from queries.paper.findings import wordings
from queries.paper.lines import ADULT, CHILD, Figure
from queries.paper.numbers import Kind, percent, whole
from queries.paper.rates import expected_figures, other_share, period_of
from queries.paper.reading import Key, Reading, key_of
from queries.paper.records import OFFENDERS, RATE, REOFFENCES, REOFFENDERS, Record
from queries.paper.words import any_of

Verdict = Literal["agrees", "differs", "not comparable"]
_AGES = {ADULT: ("adult",), CHILD: ("child",), None: ("all", "adult")}
_PART_OF_PEOPLE = any_of(["men", "women", "male*", "female*", "girls", "boys", "first.time"])
OLD_METHOD = "twelve_month_old"


@dataclass(frozen=True)
class Asked:
    """A figure of the paper that says where and when: what a published figure must be about to be held against it."""

    figure: Figure
    area: AreaMention
    first: date
    last: date
    offence: str
    ages: tuple[str, ...]
    role: str

    @property
    def what(self) -> str:
        return wording("what", area=self.area.name, period=label(self.first, self.last, "other"))


@dataclass(frozen=True)
class Match:
    """How one figure stands against the published one. published, source: empty where there is none to compare."""

    figure: Figure
    what: str
    verdict: Verdict
    published: str = ""
    source: str = ""
    method: str = ""
    counts: tuple[float, float] | None = None


def matches(reading: Reading) -> list[Match]:
    """Every reoffending figure that names its area and months, in order."""
    asked = list(_asked(reading))
    rows = reading.desk.published([area_id for item in asked for area_id in item.area.ids])
    candidates = [(item, row) for item in asked for row in rows if _same(item, row)]
    outcomes = reading.desk.try_all([_trial(item, row) for item, row in candidates]) if candidates else {}
    return [_match(item, [row for other, row in candidates if other is item], outcomes) for item in asked]


def wording(name: str, **blanks: object) -> str:
    """A wording about matches from the catalogue."""
    return str(wordings()["matches"][name]).format_map(blanks)


# What the paper says -------------------------------------------------------------------------


def _asked(reading: Reading) -> Iterator[Asked]:
    in_records = {key_of(figure): record for record in reading.records for figure in record.sequence}
    expected = reading.once(expected_figures)
    offences = _Offences(reading.desk.offences())
    for figure in reading.figures(Kind.PERCENT, Kind.COUNT, where=lambda line: line.about_reoffending):
        record = in_records.get(key_of(figure))
        if key_of(figure) not in expected and _comparable(figure, record):
            yield from _question(figure, record, offences)


def _comparable(figure: Figure, record: Record | None) -> bool:
    """Whether it is a rate of, or a labelled count in, a whole cohort."""
    line = figure.line
    if line.group or _PART_OF_PEOPLE.search(line.text) or other_share(figure):
        return False
    return figure.number.kind is Kind.PERCENT if record is None else _role(figure, record) is not None


def _role(figure: Figure, record: Record) -> str | None:
    """The role of a figure in its record; the percentage right behind the reoffenders is their rate."""
    for role in (OFFENDERS, REOFFENDERS, REOFFENCES):
        if record.roles.get(role) == figure:
            return role
    place = record.sequence.index(figure)
    behind = place > 0 and record.sequence[place - 1] == record.roles.get(REOFFENDERS)
    return RATE if figure.number.kind is Kind.PERCENT and behind else None


def _question(figure: Figure, record: Record | None, offences: "_Offences") -> Iterator[Asked]:
    area = _area(figure)
    period = record.period if record and record.period else period_of(figure)
    if area and period:
        line = figure.line
        role = (_role(figure, record) if record else None) or RATE
        yield Asked(figure, area, *period.dates, offences.of(line.text), _AGES[line.age], role)


def _area(figure: Figure) -> AreaMention | None:
    """The area named nearest before a figure, or the first of the sentence; else that of the heading above."""
    before = [area for area in figure.line.areas if area.end <= figure.number.start]
    named = [*reversed(before), *figure.line.areas, *figure.line.place]
    return named[0] if named else None


class _Offences:
    """The names of offence groups as one pattern."""

    def __init__(self, named: Sequence[tuple[str, str]]) -> None:
        self._codes = {name.lower(): code for name, code in named}
        names = sorted(self._codes, key=len, reverse=True)
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b" if names else r"(?!)", re.IGNORECASE)

    def of(self, text: str) -> str:
        """The code of the offence group a text names, or 'all'."""
        found = self._pattern.search(text)
        return self._codes[found.group().lower()] if found else "all"


# What is published -----------------------------------------------------------------------------


def _same(asked: Asked, row: dict[str, Any]) -> bool:
    dates = (pd.Timestamp(row["start_date"]).date(), pd.Timestamp(row["end_date"]).date())
    return (
        row["area_id"] in asked.area.ids
        and dates == (asked.first, asked.last)
        and row["offence"] == asked.offence
        and row["age"] in asked.ages
        and not pd.isna(row["offenders"])
        and not pd.isna(row["reoffenders"])
    )


def _trial(asked: Asked, row: dict[str, Any]) -> Trial:
    number = asked.figure.number
    if asked.role == RATE:
        return Trial(number.value, number.decimals, float(row["reoffenders"]), float(row["offenders"]))
    count = row[asked.role]
    return Trial(number.value, 0, 0.0 if pd.isna(count) else float(count), 1.0, unit=1)


def _match(asked: Asked, rows: Sequence[dict[str, Any]], outcomes: dict[Trial, Outcome]) -> Match:
    tried = [(row, outcomes[_trial(asked, row)]) for row in rows if _trial(asked, row) in outcomes]
    if not tried:
        return Match(asked.figure, asked.what, "not comparable")
    row, outcome = next(((row, outcome) for row, outcome in tried if outcome.agrees), tried[0])
    return Match(
        asked.figure,
        asked.what,
        "agrees" if outcome.agrees else "differs",
        _written(asked, outcome),
        wording("source", publisher=row["publisher"], title=row["title"]),
        row["cohort_type"],
        (float(row["reoffenders"]), float(row["offenders"])) if asked.role == RATE else None,
    )


def _written(asked: Asked, outcome: Outcome) -> str:
    return percent(outcome.rounded, asked.figure.number.decimals) if asked.role == RATE else whole(outcome.exact)


def published_counts(reading: Reading) -> dict[Key, tuple[float, float]]:
    """Counts behind the percentages that agree with a published figure."""
    return {
        key_of(match.figure): match.counts
        for match in reading.once(matches)
        if match.counts and match.verdict == "agrees"
    }
