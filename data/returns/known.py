"""What the shipped figures say that a return can be held against: residents, national rates, areas
within areas. The register adds what it knows: the sender's areas, earlier and approved returns."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from data.returns.context import Context
from data.settings import PUBLISHED

_WITHIN = ("csp_sub_region", "csp_force", "district_upper")  # child in parent, both may be in a return
_SAME_PLACE = "csp_district"  # a partnership and the districts it covers
_POPULATION, _NATION, _LINKS = "population_mid2023.csv", "cohort_england_and_wales.csv", "area_links.csv"
_COHORT, _COUNTRY = "four_quarters", "K04000001"
_BREAKDOWNS = ("age", "offence", "sex", "previous_offences", "disposal")


def shipped(today: date, folder: Path = PUBLISHED) -> Context:
    """The context of the shipped figures: latest national cohort, mid-year residents."""
    residents = _residents(folder)
    offenders, reoffenders = _nation(folder)
    districts = sum(count for code, count in residents.items() if code in _districts(folder))
    return Context(
        today,
        population=residents,
        national_rate=round(reoffenders / offenders * 100, 1),
        national_per_1000=offenders / districts * 1000,
        parents=_parents(folder),
    )


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def links(folder: Path = PUBLISHED) -> tuple[tuple[str, str, str], ...]:
    """Which areas belong to which: relation, code of the child, code of the parent."""
    rows = _rows(folder / _LINKS)
    return tuple((row["relation"], row["child_code"], row["parent_code"]) for row in rows)


@cache
def _districts(folder: Path) -> Mapping[str, float]:
    rows = _rows(folder / _POPULATION)
    whole = ((row["area_code"], float(row["persons"])) for row in rows if row["age_from"] == "0" and not row["age_to"])
    return MappingProxyType(dict(whole))


@cache
def _residents(folder: Path) -> Mapping[str, float]:
    """Residents of districts and of everything made of them."""
    residents: dict[str, float] = defaultdict(float, _districts(folder))
    for relation, child, parent in links(folder):
        if relation == _SAME_PLACE:
            residents[child] += _districts(folder).get(parent, 0)
    added: dict[str, float] = defaultdict(float)
    for relation, child, parent in links(folder):
        if relation in _WITHIN and child != parent:
            added[parent] += residents.get(child, 0)
    return MappingProxyType({**added, **residents})


@cache
def _nation(folder: Path) -> tuple[float, float]:
    """Offenders and reoffenders of the latest year of England and Wales."""
    rows = [row for row in _rows(folder / _NATION) if row["area_code"] == _COUNTRY and row["cohort_type"] == _COHORT]
    whole = [row for row in rows if all(row[name] == "all" for name in _BREAKDOWNS)]
    latest = max(whole, key=lambda row: row["end_date"])
    return float(latest["offenders"]), float(latest["reoffenders"])


@cache
def _parents(folder: Path) -> Mapping[str, frozenset[str]]:
    larger: dict[str, set[str]] = defaultdict(set)
    for relation, child, parent in links(folder):
        # A council that is its own upper tier is linked with itself, and lies in nothing larger by that.
        if relation in _WITHIN and child != parent:
            larger[child].add(parent)
    return MappingProxyType({child: frozenset(found) for child, found in larger.items()})
