"""The figures of one view of the Explore screen: over time, side by side, by offence type.

Plain tuples, not frames: a few hundred figures are asked for, told and drawn on every change of a
filter, and a frame costs more to slice than all of these together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

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
from queries.verdict import Measured, Reliability
from queries.view import Slice
from queries.warehouse import newest
from queries.wordings import spoken

_NONE, _TOO_FEW = "[x]", "too few"
# More areas than the largest police area has can no longer be read as a list.
_MOST_SIDE_BY_SIDE = 45


class Point(NamedTuple):
    """One figure in one measure, None where there is nothing, and how it is told.

    offence_id: 0 where all chosen offences are added up. value: with its limits lo and hi, where
    chance can be measured; benchmark_value: what it is compared with; whole_value: the benchmark
    with nobody taken out. base: the people who decide whether the value can be used. shown: the
    value as printed, without its unit; exact: the same to all places that so many people allow.
    """

    area_id: int
    name: str
    code: str
    offence_id: int
    period: str
    start_date: date
    end_date: date
    segment: int
    value: float | None
    lo: float | None
    hi: float | None
    benchmark_value: float | None
    whole_value: float | None
    is_rest: bool
    whole_x: int | None
    whole_n: int | None
    base: int | None
    offenders: int | None
    reoffenders: int | None
    reoffences: int | None
    figure_id: int
    reach: str
    lane: str
    source_id: str
    place: str
    shown: str
    exact: str
    reliability: Reliability

    @property
    def drawn(self) -> float | None:
        """The value, unless too few people are counted for one."""
        return self.value if self.reliability in ("ok", "unreliable") else None


@dataclass(frozen=True)
class Scene:
    """Everything that is drawn for one view, all in one lane.

    chosen: the area of the bar, then those beside it. over_time: their figures; parts: those of
    the first area by offence group; around: those of the areas that are set side by side, all
    periods. periods: labels by ISO end date, newest first.
    """

    view: View
    chosen: tuple[Place, ...]
    benchmark: Benchmark
    sources: pd.DataFrame
    illustrative: bool
    over_time: tuple[Point, ...]
    parts: tuple[Point, ...]
    around: tuple[Point, ...]
    periods: Mapping[str, str]

    @property
    def place(self) -> Place:
        return self.chosen[0]

    @property
    def measure(self) -> Measure:
        return self.view.measured

    @property
    def own(self) -> tuple[Point, ...]:
        """The figures of the first area, oldest first."""
        return tuple(point for point in self.over_time if point.area_id == self.place.area_id)

    @property
    def ends(self) -> tuple[date, date]:
        """When the first and the last period that is drawn end."""
        ends = [point.end_date for point in self.over_time]
        return min(ends), max(ends)

    @property
    def parts_drawn(self) -> bool:
        """Whether any offence group has enough people for a figure."""
        return any(point.drawn is not None for point in self.parts)

    @property
    def compared(self) -> bool:
        """Whether anything is there to compare with."""
        return any(point.benchmark_value is not None for point in (*self.over_time, *self.around))

    @property
    def absent(self) -> list[str]:
        """Chosen areas that have no figure here."""
        found = {point.area_id for point in self.over_time}
        return [place.name for place in self.chosen if place.area_id not in found]

    @property
    def period(self) -> str:
        """End date of the period that is set side by side."""
        return self.view.period if self.view.period in self.periods else next(iter(self.periods), "")

    @property
    def side_by_side(self) -> list[Point]:
        """The areas set side by side, in that period."""
        return [point for point in self.around if point.end_date.isoformat() == self.period]


def scene(place: Place, benchmark: Benchmark, view: View, there: Existing, offers: Mapping[str, Offer]) -> Scene:
    """The figures of a view that exists (see explore_choices.fitted)."""
    chosen = (place, *(other for other in places() if other.code in view.beside))
    chosen_ids = tuple(area.area_id for area in chosen)
    around = chosen_ids if len(chosen) > 1 else _around(newest(), place)
    lane = there.lane(view.slice) or PUBLISHED
    area_ids = tuple(dict.fromkeys((*chosen_ids, *around)))
    asked = _asked(area_ids, place, benchmark, view.slice, ids("offence", offers["offences"].codes), lane)
    every = _points(asked.rows, view.measured)
    points = [point for point in every if not point.offence_id]
    own = [point for point in points if point.area_id == place.area_id]
    return Scene(
        view=view,
        chosen=chosen,
        benchmark=benchmark,
        sources=asked.sources,
        illustrative=asked.illustrative,
        over_time=tuple(point for point in points if point.area_id in chosen_ids),
        parts=tuple(point for point in every if point.offence_id),
        around=tuple(point for point in points if point.area_id in around),
        periods={point.end_date.isoformat(): point.period for point in reversed(own)},
    )


def _asked(
    area_ids: tuple[int, ...],
    place: Place,
    benchmark: Benchmark,
    slice_: Slice,
    part_ids: tuple[int, ...],
    lane: str,
) -> Answer:
    inside = _inside(newest(), place, benchmark)
    residents = ask("residents", area_ids=(*area_ids, *benchmark.area_ids), age_group=slice_.age).rows
    return ask(
        "cohorts_beside",
        area_ids=area_ids,
        part_ids=part_ids,
        benchmark_ids=benchmark.area_ids,
        inside_ids=area_ids if inside is None else tuple(i for i in area_ids if i in inside),
        part_of_whole=settings().verdict["part_of_whole"],
        peopled_ids=tuple(residents["area_id"].tolist()),
        people=tuple(residents["people"].tolist()),
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


def _points(rows: pd.DataFrame, measure: Measure) -> list[Point]:
    """The rows of the answer in one measure, with the area's name and the value in print."""
    known = {place.area_id: place for place in places()}
    telling = _Telling(measure)
    nothing = [None] * len(rows)
    values, benchmarks, wholes = (
        nothing if measure.is_count and prefix else _plain(rows[f"{prefix}{measure.code}"])
        for prefix in ("", "benchmark_", "whole_")
    )
    limits = (_plain(rows["rate_lo"]), _plain(rows["rate_hi"])) if measure.is_share else (nothing, nothing)
    base = rows["reoffenders" if measure.code == "frequency" else "offenders"]
    described = [_plain(rows[name]) for name in ("offence_id", "period", "start_date", "end_date", "segment")]
    counts = ("is_rest", "whole_reoffenders", "whole_offenders")
    rest = ("offenders", "reoffenders", "reoffences", "figure_id", "reach", "lane", "source_id", "place")
    columns = [
        *described,
        *(values, *limits, benchmarks, wholes),
        *(_plain(rows[name]) for name in counts),
        _plain(base),
        *(_plain(rows[name]) for name in rest),
    ]
    points = []
    for area_id, *row in zip(_plain(rows["area_id"]), *columns, strict=True):
        area = known[area_id]
        told = telling.of(row[_VALUE], row[_BASE])
        points.append(Point._make((area_id, area.name, area.code, *row, *told)))
    return points


# Where the value and its base stand after the area, its name and its code.
_VALUE, _BASE = Point._fields.index("value") - 3, Point._fields.index("base") - 3
_WHOLE = frozenset({"whole_reoffenders", "whole_offenders", "offenders", "reoffenders", "reoffences"})


def _plain(column: pd.Series) -> list[Any]:
    """Python's own values, None for everything that stands for nothing."""
    if column.name in ("start_date", "end_date"):
        dates = {value: value.date() for value in column.unique()}
        return [dates[value] for value in column]
    values: list[Any] = column.to_numpy(dtype=object, na_value=None).tolist() if column.hasnans else column.tolist()
    if column.name in _WHOLE:
        return [None if value is None else int(value) for value in values]
    return values


class _Telling:
    """How the values of one measure are told, worked out once for each size of group."""

    def __init__(self, measure: Measure) -> None:
        self.unit, self.scale, self.is_count = measure.unit, measure.unit.scale, measure.is_count
        self.rules: dict[int | None, tuple[Reliability, int, int]] = {}

    def of(self, value: float | None, base: int | None) -> tuple[str, str, Reliability]:
        """A value without its unit, plain for a chart and exact for a table, and whether it can be used."""
        if value is None:
            return _NONE, _NONE, "none"
        people = None if self.is_count else base
        reliability, few, many = self.rules.get(people) or self._rule(people)
        if reliability == "none":
            return _NONE, _NONE, reliability
        if reliability == "too_small":
            return _TOO_FEW, _TOO_FEW, reliability
        mark = " [u]" if reliability == "unreliable" else ""
        plain = spoken(value * self.scale, few) + mark
        return plain, plain if few == many else spoken(value * self.scale, many) + mark, reliability

    def _rule(self, people: int | None) -> tuple[Reliability, int, int]:
        places = self.unit.places_for(people)
        self.rules[people] = Measured(1.0, people=people).reliability, places[0], places[-1]
        return self.rules[people]
