"""How HMPPS outcome tables are laid out: which sheet is by region, and what its columns hold."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from data.periods import Period, UnknownPeriod, parse
from data.sources import workbook
from data.sources.catalogue import catalogue_rows
from data.sources.cells import heading, text
from data.sources.tables import Table

Role = Literal["value", "numerator", "denominator"]

_CODE = re.compile(r"\bMI\s?0\d\d[RS]?[ab]?\b", re.IGNORECASE)
_NAMED = {
    "region": {"region", "probation region", "probation area", "area", "probation region name"},
    "year": {"year", "performance year", "financial year", "period", "time period", "reporting year"},
    "metric": {"metric", "measure", "performance measure", "metric code", "mi code"},
}
_VALUE = {"%", "value", "rate"}
_VALUE_STARTS = ("percent", "proportion", "%")
# An outcome in the heading makes it the part; else a word for everybody makes it the whole.
_OUTCOME = ("numerator", "housed", "settled", "employed")
_WHOLE = ("denominator", "total", "cases", "releases", "known", "in scope")
_PART = ("number", "count")


@dataclass(frozen=True)
class Measure:
    """A measure by its code; measure_id is blank where the warehouse has no place for it."""

    code: str
    measure_id: str
    begins: date | None


@dataclass(frozen=True)
class RegionSheet:
    """A table by probation region. columns: place in the row -> (period or None, role).

    doubtful names headings that could not be told apart, and so are not read.
    """

    table: Table
    columns: dict[int, tuple[Period | None, Role]]
    doubtful: tuple[str, ...]


def region_sheets(path: Path) -> list[RegionSheet]:
    """Every sheet with a column of regions and at least one column of figures beside it."""
    look = workbook.glance(path)
    return [sheet for name in look.sheets if (sheet := _sheet(path, name, look))]


def _sheet(path: Path, name: str, look: workbook.Glance) -> RegionSheet | None:
    for row, heads in enumerate(look.headings[name], start=1):
        named = _named_columns(heads)
        headings = tuple(text(cell) for cell in look.sheets[name][row - 1])
        columns = _figure_columns(headings, set(named.values()), is_long="year" in named)
        if "region" in named and columns:
            twice = _twice(columns)
            clear = {at: found for at, found in columns.items() if found not in twice}
            doubtful = tuple(headings[at] for at, found in columns.items() if found in twice)
            return RegionSheet(Table(path, name, row, headings, named), clear, doubtful)
    return None


def _named_columns(heads: tuple[str, ...]) -> dict[str, int]:
    found = {name: [at for at, head in enumerate(heads) if head in words] for name, words in _NAMED.items()}
    return {name: at[0] for name, at in found.items() if at}


def _figure_columns(headings: tuple[str, ...], named: set[int], is_long: bool) -> dict[int, tuple[Period | None, Role]]:
    """Where rows have years, columns by what they hold; else by their year and what they hold."""
    found: dict[int, tuple[Period | None, Role]] = {}
    for at, words in enumerate(headings):
        period, rest = (None, heading(words)) if is_long else _leading_period(words)
        # A year alone heads the measure itself.
        role = _role(rest) if rest else "value"
        if words and at not in named and role and (is_long or period):
            found[at] = (period, role)
    return found


def _leading_period(words: str) -> tuple[Period | None, str]:
    """The year a heading begins with, and the rest: "2023/24 Percentage housed"."""
    pieces = re.sub(r"[,:]", " ", words).split()
    for length in range(len(pieces), 0, -1):
        try:
            return parse(" ".join(pieces[:length])), heading(" ".join(pieces[length:]))
        except UnknownPeriod:
            continue
    return None, heading(words)


def _role(words: str) -> Role | None:
    if words in _VALUE or words.startswith(_VALUE_STARTS) or words.endswith("%"):
        return "value"
    if any(word in words for word in _OUTCOME):
        return "numerator"
    if any(word in words for word in _WHOLE):
        return "denominator"
    return "numerator" if any(word in words for word in _PART) else None


def _twice(columns: dict[int, tuple[Period | None, Role]]) -> set[tuple[Period | None, Role]]:
    return {found for found, times in Counter(columns.values()).items() if times > 1}


def measure_named(table: Table) -> Measure | None:
    """The measure in a table's title, or else in its sheet's name."""
    return measure_in(table.above) or measure_in(table.sheet.replace("_", " "))


def measure_in(words: str) -> Measure | None:
    """The measure whose code, or else whose name, stands in the words."""
    code = _CODE.search(words)
    if code:
        return _measures().get(code[0].replace(" ", "").upper())
    plain = heading(words)
    rows = (row for row in catalogue_rows("hmpps_measures") if row["name"] and row["name"] in plain)
    return next((_measures()[row["code"].upper()] for row in rows), None)


@cache
def _measures() -> dict[str, Measure]:
    return {
        row["code"].upper(): Measure(
            row["code"], row["measure_id"], date.fromisoformat(row["begins"]) if row["begins"] else None
        )
        for row in catalogue_rows("hmpps_measures")
    }
