"""Areas side by side by offence group: which columns there are, what each cell says, what they have in common."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pandas as pd

from data.settings import settings
from queries.ask import Answer, ask
from queries.benchmarks import Benchmark
from queries.offence_groups import offence_cells, offence_lane
from queries.places import ENGLAND_AND_WALES, Place, larger_areas, places, spoken_name
from queries.verdict import IN_100
from queries.view import Slice
from queries.warehouse import newest

MOST_NEIGHBOURS = 16  # more columns than this cannot be read on any screen
_KEPT = 64  # tables kept in memory: those of one meeting
_WHOLE = replace(IN_100, places=0)  # figures in a row are read against each other: all to the same precision
_GROUPED_BY = ("sub_region", "police_force")


@dataclass(frozen=True)
class Neighbourhood:
    """The partnerships to put side by side, and the larger area they make up together."""

    label: str
    whole_id: int
    member_ids: tuple[int, ...]

    @property
    def fits(self) -> bool:
        return len(self.member_ids) <= MOST_NEIGHBOURS


@dataclass(frozen=True)
class Heat:
    """A heat table. cells: rows of offence_types.sql with their verdicts, and the column `head`.

    heads: names of the columns in order. common: offence codes that are among the highest rates of
    every neighbour. by_chance: how many cells would be marked at 95 % by chance alone.
    """

    cells: Answer
    heads: tuple[str, ...]
    neighbours: Neighbourhood | None
    common: tuple[str, ...]
    by_chance: float

    @property
    def period(self) -> str:
        return str(self.cells.rows["period"].iloc[0])

    @property
    def tested(self) -> int:
        """Cells that are compared at all."""
        rows = self.cells.rows
        return int(((rows["standing"] != "unreliable") & rows["benchmark_rate"].notna()).sum())


def neighbourhood(place: Place) -> Neighbourhood | None:
    """The sub-region of a partnership, else its police area; a larger area is its own; a country has none."""
    if place.kind == "country":
        return None
    if place.kind != "csp":
        return Neighbourhood(spoken_name(place.kind, place.name), place.area_id, _members(place.area_id))
    larger = [area for kind in _GROUPED_BY for area in larger_areas(place.area_id) if area.kind == kind]
    area = next((area for area in larger if len(area.member_ids) > 1), None)
    if area is None:
        return None
    return Neighbourhood(spoken_name(area.kind, area.name), area.area_id, area.member_ids)


def _members(area_id: int) -> tuple[int, ...]:
    return tuple(int(found) for found in ask("members", area_id=area_id).rows["area_id"])


def heat(place: Place, benchmark: Benchmark, age: str, end_date: date | None) -> Heat:
    """The area, its neighbours where they fit, all of them together, and England and Wales."""
    return _heat(newest(), place, benchmark, age, end_date)


@lru_cache(maxsize=_KEPT)
def _heat(_warehouse: Path, place: Place, benchmark: Benchmark, age: str, end_date: date | None) -> Heat:
    around = neighbourhood(place)
    columns = _columns(place, around)
    cells = offence_cells(tuple(column.area_id for column in columns), benchmark, age, end_date, _WHOLE)
    heads = {column.area_id: _head(column, around) for column in columns}
    rows = cells.rows.assign(head=cells.rows["area_id"].map(heads))
    found = Heat(Answer(rows, cells.sources, cells.lanes), tuple(heads.values()), around, (), 0.0)
    if rows.empty:
        return found
    common = _common(around, place, age, rows["end_date"].iloc[0].date()) if around else ()
    return Heat(found.cells, found.heads, around, common, _by_chance(found.tested))


def _columns(place: Place, around: Neighbourhood | None) -> list[Place]:
    """Places of the columns: the chosen one first, then its neighbours by name, then the wholes."""
    known = {found.area_id: found for found in places()}
    national = next(found for found in known.values() if found.code == ENGLAND_AND_WALES)
    near = sorted((known[i] for i in around.member_ids), key=lambda found: found.name) if around and around.fits else []
    whole = [known[around.whole_id]] if around else []
    return list(dict.fromkeys([place, *near, *whole, national]))


def _head(column: Place, around: Neighbourhood | None) -> str:
    if around and column.area_id == around.whole_id:
        return f"{around.label.removeprefix('the ')}, all {len(around.member_ids)}"
    return column.name


def _common(around: Neighbourhood, place: Place, age: str, end_date: date) -> tuple[str, ...]:
    slice_ = Slice(age=age)
    rows = ask(
        "offences_in_common",
        area_ids=around.member_ids,
        end_date=end_date,
        age_ids=slice_.parameters()["age_ids"],
        cohort_type=slice_.cohort_type,
        lane=offence_lane(place.area_id, age),
        list_length=settings().verdict["common_list"],
        unreliable_below=settings().small_numbers["unreliable_below"],
    ).rows
    return tuple(rows.loc[rows["common"], "offence"])


def _by_chance(cells: int) -> float:
    expected = ask("false_signals", cells=cells, z=settings().verdict["z_95"]).rows["expected"]
    return 0.0 if pd.isna(expected.iloc[0]) else float(expected.iloc[0])


def years(place: Place, age: str) -> dict[str, date]:
    """Years that can be shown for an area and age group by name, newest first."""
    slice_ = Slice(age=age)
    rows = ask(
        "offence_years",
        area_id=place.area_id,
        age_ids=slice_.parameters()["age_ids"],
        cohort_type=slice_.cohort_type,
        lane=offence_lane(place.area_id, age),
    ).rows
    return {row.period: row.end_date.date() for row in rows.itertuples()}
