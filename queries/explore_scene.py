"""The figures of one view of the Explore screen: over time, side by side, by offence type."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from data.settings import settings
from queries.ask import Answer, ask
from queries.benchmarks import Benchmark
from queries.dimensions import ids
from queries.explore import View
from queries.explore_choices import Existing, Offer
from queries.measures import Measure
from queries.places import Place, larger_areas, places
from queries.reoffending import PUBLISHED
from queries.verdict import Measured
from queries.warehouse import newest
from queries.wordings import spoken

_NONE, _TOO_FEW = "[x]", "too few"
# More areas than the largest police area has can no longer be read as a list.
_MOST_SIDE_BY_SIDE = 45


@dataclass(frozen=True)
class Scene:
    """Everything that is drawn for one view, all in one lane.

    chosen: the area of the bar, then those beside it. over_time: rows of cohorts_beside.sql about
    them; parts: rows about the first area by offence group; around: rows about the areas that are
    set side by side, all periods. Added to all: name and code of the area; shown, the value as
    printed without its unit; exact, the same to all places that so many people allow; reliability;
    and drawn, the value unless too few people are counted. periods: labels by ISO end date,
    newest first.
    """

    view: View
    chosen: tuple[Place, ...]
    benchmark: Benchmark
    answer: Answer
    over_time: pd.DataFrame
    parts: pd.DataFrame
    around: pd.DataFrame
    periods: dict[str, str]

    @property
    def place(self) -> Place:
        return self.chosen[0]

    @property
    def measure(self) -> Measure:
        return self.view.measured

    @property
    def absent(self) -> list[str]:
        """Chosen areas that have no figure here."""
        found = set(self.over_time["area_id"])
        return [place.name for place in self.chosen if place.area_id not in found]

    @property
    def period(self) -> str:
        """End date of the period that is set side by side."""
        return self.view.period if self.view.period in self.periods else next(iter(self.periods), "")

    @property
    def side_by_side(self) -> pd.DataFrame:
        """The areas set side by side, in that period."""
        return self.around[self.around["end_date"] == pd.Timestamp(self.period)] if self.period else self.around


def scene(place: Place, benchmark: Benchmark, view: View, there: Existing, offers: Mapping[str, Offer]) -> Scene:
    """The figures of a view that exists (see explore_choices.fitted)."""
    chosen = (place, *(other for other in places() if other.code in view.beside))
    chosen_ids = tuple(area.area_id for area in chosen)
    around = chosen_ids if len(chosen) > 1 else _around(newest(), place)
    parts = ids("offence", offers["offences"].codes)
    lane = there.lane(view.slice) or PUBLISHED
    answer = _asked(tuple(dict.fromkeys((*chosen_ids, *around))), place, benchmark, view, parts, lane)
    rows = _printed(answer.rows, view.measured)
    whole = rows[rows["offence_id"].isna()]
    own = whole[whole["area_id"] == place.area_id]
    return Scene(
        view=view,
        chosen=chosen,
        benchmark=benchmark,
        answer=answer,
        over_time=whole[whole["area_id"].isin(chosen_ids)],
        parts=rows[rows["offence_id"].notna()],
        around=whole[whole["area_id"].isin(around)],
        periods={f"{row.end_date:%Y-%m-%d}": row.period for row in own[::-1].itertuples()},
    )


def _asked(
    area_ids: tuple[int, ...], place: Place, benchmark: Benchmark, view: View, part_ids: tuple[int, ...], lane: str
) -> Answer:
    slice_ = view.slice
    inside = _inside(newest(), place, benchmark)
    per_head = view.measure == "per_1000"
    residents = _residents((*area_ids, *benchmark.area_ids), slice_.age) if per_head else ((), ())
    return ask(
        "cohorts_beside",
        area_ids=area_ids,
        parts_of=place.area_id,
        part_ids=part_ids,
        benchmark_ids=benchmark.area_ids,
        inside_ids=area_ids if inside is None else tuple(i for i in area_ids if i in inside),
        part_of_whole=settings().verdict["part_of_whole"],
        measure=view.measure,
        peopled_ids=residents[0],
        people=residents[1],
        lane=lane,
        z=settings().verdict["z_95"],
        age_group=slice_.age,
        **slice_.parameters(),
    )


@lru_cache(maxsize=256)
def _around(_warehouse: Path, place: Place) -> tuple[int, ...]:
    """Areas to set beside one area when nobody has chosen any: the partnerships of its police
    area, or those inside it; only itself where these would be too many to read."""
    if place.kind == "csp":
        forces = [area for area in larger_areas(place.area_id) if area.kind == "police_force"]
        found = forces[0].member_ids if forces else ()
    else:
        found = tuple(int(i) for i in ask("members", area_id=place.area_id).rows["area_id"])
    return found if 1 < len(found) <= _MOST_SIDE_BY_SIDE else (place.area_id,)


@lru_cache(maxsize=256)
def _inside(_warehouse: Path, place: Place, benchmark: Benchmark) -> frozenset[int] | None:
    """Areas that are part of the benchmark; None where all are."""
    if benchmark.kind == "country":
        return None
    members = [area.member_ids for area in larger_areas(place.area_id) if area.area_id in benchmark.area_ids]
    return frozenset(area_id for found in members for area_id in found)


def _residents(area_ids: tuple[int, ...], age: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    rows = ask("residents", area_ids=area_ids, age_group=age).rows
    return tuple(rows["area_id"].tolist()), tuple(rows["people"].tolist())


def _printed(rows: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """The rows with the name of the area, the value as printed and the value as drawn."""
    known = {place.area_id: place for place in places()}
    told = [_in_print(value, base, measure) for value, base in zip(rows["value"], rows["base"], strict=True)]
    usable = [reliability in ("ok", "unreliable") for _, _, reliability in told]
    return rows.assign(
        name=[known[area_id].name for area_id in rows["area_id"]],
        code=[known[area_id].code for area_id in rows["area_id"]],
        shown=[plain for plain, _, _ in told],
        exact=[exact for _, exact, _ in told],
        reliability=[reliability for _, _, reliability in told],
        drawn=rows["value"].where(usable),
        lo=rows["lo"].where(usable),
        hi=rows["hi"].where(usable),
    )


def _in_print(value: Any, base: Any, measure: Measure) -> tuple[str, str, str]:
    """A value without its unit, plain for a chart and exact for a table, and whether it can be used."""
    figure = Measured(value, people=None if measure.is_count else base)
    reliability = figure.reliability
    if figure.value is None:
        return _NONE, _NONE, "none"
    if reliability == "too_small":
        return _TOO_FEW, _TOO_FEW, reliability
    allowed = measure.unit.places_for(figure.people)
    mark = " [u]" if reliability == "unreliable" else ""
    plain, exact = (spoken(figure.value * measure.unit.scale, places) + mark for places in (allowed[0], allowed[-1]))
    return plain, exact, reliability
