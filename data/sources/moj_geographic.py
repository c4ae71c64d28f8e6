"""MoJ, proven reoffending statistics: the geographical data tool (xlsx, sheet Data).

Councils, regions and England and Wales stand together in one column, by name only, and the
same council appears under several totals ("UTLA total" is one). Exactly one level of total
is read for each kind of area; everything else is left aside and counted. What the total of
regions is called is not documented, so where none has a likely name, the first that has all
nine English regions under it is taken for it.
"""

from collections import defaultdict
from pathlib import Path

from data.areas import Areas
from data.sources import moj
from data.sources.cells import heading
from data.sources.moj import UnusableRow
from data.sources.tables import Column, Figures, Journal, Line, find_table, the_table
from data.tidy import Reading

_LAYOUT = {
    "category": Column(("category",)),
    "adult_child": Column(("adult juvenile", "adult child")),
    "geography": Column(("geography",)),
    "cohort": Column(("cohort",)),
    **moj.COUNT_COLUMNS,
}
# The kinds of area that may be read under each total. A "total" of another level (police and
# crime areas, say) also has a "West Midlands", and taking it for the region would be wrong.
_LEVELS: dict[str, tuple[str, ...]] = {
    "utla total": ("upper_tier", "country", "region"),
    "region total": ("country", "region"),
    "regional total": ("country", "region"),
    "government office region total": ("country", "region"),
    "gor total": ("country", "region"),
    "national total": ("country",),
    "country total": ("country",),
    "england and wales total": ("country",),
    "total": ("country", "region"),
}
_ENGLISH_REGIONS = 9
_UNKNOWN = {"unknown", "not known", "not recorded", "not stated", "missing", "no fixed abode"}


class MojGeographic:
    """Reader of the geographical data tool."""

    source_id = "moj_geographic_tool"
    title = "MoJ proven reoffending geographical data tool"

    def recognises(self, path: Path) -> bool:
        return find_table(path, _LAYOUT) is not None

    def read(self, path: Path) -> Reading:
        table = the_table(path, _LAYOUT, self.title)
        journal = Journal()
        figures = Figures("cohort", self.source_id, journal)
        rows_in, other_totals = 0, defaultdict[str, list[Line]](list)
        for line in table.lines():
            rows_in += 1
            _take(line, figures, other_totals, journal)
        for category, lines in other_totals.items():
            _take_other_total(category, lines, figures, journal)
        return Reading(self.source_id, {"cohort": figures.frame()}, rows_in, journal.close())


def _take(line: Line, figures: Figures, other_totals: dict[str, list[Line]], journal: Journal) -> None:
    category, place = line.text("category"), line.text("geography")
    kinds = _LEVELS.get(heading(category))
    if heading(place) in _UNKNOWN:
        journal.leave_aside(f'about "{place}", which is no area.')
    elif kinds:
        _take_total(line, kinds, figures, journal)
    elif "total" in heading(category):
        other_totals[category].append(line)
    else:
        _leave(category, 1, journal)


def _take_other_total(category: str, lines: list[Line], figures: Figures, journal: Journal) -> None:
    """A total of unknown name, now that all its areas are in sight."""
    areas = Areas.load()
    regions = {code for line in lines if (code := areas.code("region", line.text("geography")))}
    if len(regions) < _ENGLISH_REGIONS or figures.has("area_kind", "region"):
        _leave(category, len(lines), journal)
        return
    journal.note("", f'"{category}" has all nine English regions under it, and was read as the total of regions.')
    for line in lines:
        name = line.text("geography")
        if areas.code("country", name) or areas.code("region", name):
            _take_total(line, ("country", "region"), figures, journal)
        else:
            _leave(category, 1, journal)


def _leave(category: str, number: int, journal: Journal) -> None:
    journal.leave_aside(f'with the category "{category}", which is not a total that we read.', number)


def _take_total(line: Line, kinds: tuple[str, ...], figures: Figures, journal: Journal) -> None:
    try:
        row = {
            **_area(line.text("geography"), kinds),
            **moj.cohort_period(line["cohort"]).columns(),
            "age": moj.age_group(line["adult_child"]),
            **moj.figures(line),
        }
    except UnusableRow as unusable:
        journal.refuse(line.where, str(unusable))
    else:
        figures.add(line.where, **row)


def _area(name: str, kinds: tuple[str, ...]) -> dict[str, object]:
    """The area of one of these kinds so called. UnusableRow, with the nearest name, if none is."""
    areas = Areas.load()
    for kind in kinds:
        code = areas.code(kind, name)
        if code:
            return {"area_kind": kind, "area_code": code}
    near = next((found for kind in kinds if (found := areas.suggest(kind, name))), None)
    hint = f' Did you mean "{near}"?' if near else ""
    raise UnusableRow(f'"{name}" is not an area that we know.{hint}')
