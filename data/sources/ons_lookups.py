"""ONS, lookups from districts to Community Safety Partnerships and police forces (csv).

A lookup holds no figures. It is compared with the areas that the product ships, and what
differs is reported, for a boundary change must be made in the shipped tables by a person.
"""

import csv
from collections.abc import Set
from functools import cache
from pathlib import Path

from data.areas import Areas, area_key
from data.periods import Period, parse
from data.settings import PUBLISHED
from data.sources.places import existed, is_abolished
from data.sources.tables import Column, Journal, Line, find_table, the_table
from data.tidy import Reading

_YEARS = range(9, 60)


def _column(stem: str, needed: bool = True) -> Column:
    return Column(tuple(f"{stem[:3]}{year:02}{stem[3:]}" for year in _YEARS), needed)


_LAYOUT = {
    "district": _column("ladcd"),
    "district_name": _column("ladnm"),
    "csp": _column("cspcd"),
    "csp_name": _column("cspnm"),
    "police_force": _column("pfacd", needed=False),
    "police_force_name": _column("pfanm", needed=False),
}
_KINDS = ("district", "csp", "police_force")
Pair = tuple[str, str]


class OnsLookups:
    """Reader of lookups; its readings have findings and no tables."""

    source_id = "ons_lookups"
    title = "ONS lookup of districts, Community Safety Partnerships and police forces"

    def recognises(self, path: Path) -> bool:
        return find_table(path, _LAYOUT) is not None

    def read(self, path: Path) -> Reading:
        table = the_table(path, _LAYOUT, self.title)
        journal = Journal()
        lines = list(table.lines())
        seen: set[Pair] = set()
        for line in lines:
            for kind in _KINDS:
                _compare_name(line, kind, seen, journal)
        year = parse(f"20{table.heading('district')[3:5]}")
        _compare_districts({(line.text("csp"), line.text("district")) for line in lines}, year, journal)
        forces = {(line.text("csp"), line.text("police_force")) for line in lines if line.text("police_force")}
        if forces:
            _report(forces - _links("csp_force"), _links("csp_force") - forces, journal)
        return Reading(self.source_id, {}, len(lines), journal.close())


def _compare_name(line: Line, kind: str, seen: set[Pair], journal: Journal) -> None:
    """Whether we know a code, and by the name that the lookup gives it."""
    code, name = line.text(kind), line.text(f"{kind}_name")
    if not code or (kind, code) in seen:
        return
    seen.add((kind, code))
    areas, words = Areas.load(), kind.replace("_", " ")
    ours = areas.name(kind, code)
    if ours is None:
        journal.confirm(line.where, f"{code} ({name}) is not among our areas of the kind {words}.")
    elif area_key(ours) != area_key(name) and areas.code(kind, name) != code:
        journal.confirm(line.where, f"{code} is called {name} here and {ours} by us.")


def _compare_districts(theirs: set[Pair], year: Period, journal: Journal) -> None:
    """Districts come and go; what has changed since the lookup was made is no difference."""
    ours = _links("csp_district")
    since = {pair for pair in theirs - ours if is_abolished("district", pair[1])}
    later = {pair for pair in ours - theirs if existed("district", pair[1], year) == "not yet"}
    if since:
        journal.leave_aside("joining a partnership to a district that has been abolished since.", len(since))
    _report(theirs - ours - since, ours - theirs - later, journal)


def _report(only_theirs: Set[Pair], only_ours: Set[Pair], journal: Journal) -> None:
    for child, parent in sorted(only_theirs):
        journal.confirm("", f"The lookup joins {_named(child)} to {_named(parent)}; our areas do not.")
    for child, parent in sorted(only_ours):
        journal.confirm("", f"Our areas join {_named(child)} to {_named(parent)}; the lookup does not.")


def _named(code: str) -> str:
    names = (Areas.load().name(kind, code) for kind in _KINDS)
    name = next((name for name in names if name), None)
    return f"{name} ({code})" if name else code


@cache
def _links(relation: str) -> frozenset[Pair]:
    with (PUBLISHED / "area_links.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["relation"] == relation]
    return frozenset((row["child_code"], row["parent_code"]) for row in rows)
