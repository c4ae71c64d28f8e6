"""MoJ, proven reoffending statistics: the overall data tool (xlsx, sheet Data).

One row per cohort x adult or child x region x category x up to two subcategories, with counts
of offenders, reoffenders and reoffences. The category says what the subcategories are
("Index offence total", "Age by sex"); categories we have no breakdown for are left aside.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from data.areas import Areas
from data.sources import moj
from data.sources.cells import heading
from data.sources.moj import UnusableRow
from data.sources.tables import Column, Figures, Journal, Line, find_table, the_table
from data.tidy import Reading

_LAYOUT = {
    "adult_child": Column(("adult child", "adult juvenile")),
    "cohort": Column(("cohort",)),
    "region": Column(("region",)),
    "category": Column(("category",)),
    "subcat1": Column(("subcat1", "subcat 1", "subcategory1", "subcategory 1")),
    "subcat2": Column(("subcat2", "subcat 2", "subcategory2", "subcategory 2"), needed=False),
    **moj.COUNT_COLUMNS,
}
_BETWEEN = re.compile(r"\s+(?:by|and)\s+")
_NOTHING = {"", "all", "total", "n a", "na"}
_UNKNOWN = {"unknown", "not known", "not recorded", "not stated", "missing", "other unknown"}
_SUBCATEGORIES = ("subcat1", "subcat2")


class _NotKept(ValueError):
    """A sound row about something the warehouse has no place for; the message says what."""


class MojOverall:
    """Reader of the overall data tool."""

    source_id = "moj_overall_tool"
    title = "MoJ proven reoffending overall data tool"

    def recognises(self, path: Path) -> bool:
        return find_table(path, _LAYOUT) is not None

    def read(self, path: Path) -> Reading:
        table = the_table(path, _LAYOUT, self.title)
        journal = Journal()
        figures = Figures("cohort", self.source_id, journal)
        rows_in = 0
        for line in table.lines():
            rows_in += 1
            _take(line, figures, journal)
        return Reading(self.source_id, {"cohort": figures.frame()}, rows_in, journal.close())


def _take(line: Line, figures: Figures, journal: Journal) -> None:
    try:
        row = {
            **_area(line),
            **moj.cohort_period(line["cohort"]).columns(),
            **_breakdowns(line),
            **moj.figures(line),
        }
    except UnusableRow as unusable:
        journal.refuse(line.where, str(unusable))
    except _NotKept as not_kept:
        journal.leave_aside(str(not_kept))
    else:
        figures.add(line.where, **row)


def _area(line: Line) -> dict[str, object]:
    areas, name = Areas.load(), line.text("region")
    for kind in ("country", "region"):
        code = areas.code(kind, name)
        if code:
            return {"area_kind": kind, "area_code": code}
    if heading(name) in _UNKNOWN:
        raise _NotKept("about people whose region is not known.")
    near = areas.suggest("region", name)
    hint = f' Did you mean "{near}"?' if near else ""
    raise UnusableRow(f'"{name}" is not a region that we know.{hint}')


def _breakdowns(line: Line) -> dict[str, object]:
    """The breakdown columns: what the category names, with the value in the subcategory beside it."""
    row: dict[str, object] = {"age": moj.age_group(line["adult_child"])}
    for name, value in _pairs(line):
        code = _code(name, value)
        row[name] = _nested_age(str(row["age"]), code) if name == "age" else code
    return row


def _pairs(line: Line) -> Iterator[tuple[str, str]]:
    """(breakdown, value) for each part of the category."""
    names = _category(line.text("category"))
    values = [line.text(column) for column in _SUBCATEGORIES]
    if any(heading(value) not in _NOTHING for value in values[len(names) :]):
        raise _NotKept(_about(line.text("category")))
    return zip(names, values, strict=False)


def _category(words: str) -> list[str]:
    """The breakdowns a category names, in the order of its subcategories; none for the total."""
    whole = moj.bare(words)
    if whole == "total":
        return []
    parts = [part.removesuffix(" total") for part in _BETWEEN.split(whole)]
    known = moj.breakdowns("category")
    if any(part not in known for part in parts) or len(parts) > len(_SUBCATEGORIES):
        raise _NotKept(_about(words))
    return [known[part] for part in parts]


def _about(category: str) -> str:
    return f'with the category "{category}", which we have no place for.'


def _code(breakdown: str, value: str) -> str:
    if heading(value) in _NOTHING:
        return "all"
    if breakdown == "offence":
        return moj.offence(value)
    code = moj.breakdowns(breakdown).get(moj.bare(value))
    if code is None:
        raise _NotKept(f'about "{value}", which is not one of our groups of {breakdown.replace("_", " ")}.')
    return code


def _nested_age(group: str, band: str) -> str:
    """The band, which must belong to the row's age group."""
    if band == "all":
        return group
    if group not in ("all", moj.age_group_of_band(band)):
        raise UnusableRow(f'The ages {band.replace("-", " to ")} do not belong to "{group}".')
    return band
