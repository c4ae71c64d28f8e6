"""Maps of proven reoffending: where rates differ from a comparison, and the rates themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from data.settings import settings
from queries.ask import Answer, ask
from queries.benchmarks import Benchmark
from queries.maps import KEPT, NONE, RATE, UNRELIABLE, Shading, Told, joined, rows_of, shading, whose
from queries.places import Place
from queries.reoffending import PUBLISHED, lane_among, lane_of
from queries.verdict import (
    IN_100,
    Comparator,
    Interval,
    Measured,
    Verdict,
    signal,
    standing_of,
    verdict,
)
from queries.view import Slice
from queries.warehouse import newest
from queries.wordings import did, say


@dataclass(frozen=True)
class Choices:
    """What can be mapped of a slice: the lane to do it in, and the periods by label, newest first."""

    lane: str
    periods: dict[str, Any]


def map_choices(slice_: Slice) -> Choices:
    """The lane and periods in which partnerships have figures."""
    rows = rows_of(ask("map_periods", **slice_.parameters()))
    areas: dict[str, int] = {}
    for row in rows:
        areas[row.lane] = max(row.areas, areas.get(row.lane, 0))
    lane = lane_among(areas) or PUBLISHED
    return Choices(lane, {row.period: row for row in rows if row.lane == lane})


def map_periods(slice_: Slice) -> dict[str, str]:
    """Periods that can be mapped, newest first: label to end date in ISO form."""
    return {label: f"{row.end_date:%Y-%m-%d}" for label, row in map_choices(slice_).periods.items()}


def real_elsewhere(place: Place, slice_: Slice) -> bool:
    """Whether a real figure is published for this one place, whatever the map draws."""
    return lane_of(slice_, place.area_id) == PUBLISHED


def reoffending_map(kind: str, slice_: Slice, benchmark: Benchmark, period: str = "") -> Shading:
    """kind STANDING: three classes against the benchmark; RATE: fifths of the rate itself. The newest period by
    default; KeyError for one without figures."""
    return _map(newest(), kind, slice_, benchmark.area_ids, benchmark.label, period)


@lru_cache(maxsize=KEPT)
def _map(
    _warehouse: Path, kind: str, slice_: Slice, benchmark_ids: tuple[int, ...], label: str, period: str
) -> Shading:
    choices = map_choices(slice_)
    period = period or next(iter(choices.periods))
    answer = _answer(slice_, benchmark_ids, choices.lane, choices.periods[period].period_id)
    rows = rows_of(answer)
    words = {"subject": kind, "what": slice_.words(), "period": period}
    usable = [row.rate for row in rows if row.rate is not None and row.offenders >= _enough()]
    if kind == RATE:
        steps, who = _steps(tuple(usable)), say("who", slice_.age)
        return shading(rows, answer, lambda row: _stepped(row, label, steps, who), step_legend(steps), **words)
    ringed = say("map_shade", "ringed", by_chance=_by_chance(len(usable)))
    cells = sum(row.offenders is not None for row in rows)
    return shading(rows, answer, lambda row: _compared(row, label, cells), _legend(label), ringed=ringed, **words)


def _enough() -> int:
    return int(settings().small_numbers["unreliable_below"])


def _answer(slice_: Slice, benchmark_ids: tuple[int, ...], lane: str, period_id: int) -> Answer:
    rules = settings().verdict
    people = {name: value for name, value in slice_.parameters().items() if name != "cohort_type"}
    return ask(
        "map_rates",
        benchmark_ids=benchmark_ids,
        part_of_whole=rules["part_of_whole"],
        lane=lane,
        period_id=period_id,
        z_95=rules["z_95"],
        z_998=rules["z_998"],
        **people,
    )


def _by_chance(cells: int) -> int:
    return int(ask("map_chance", cells=cells, z_95=settings().verdict["z_95"]).rows["by_chance"].iloc[0])


def _legend(label: str) -> dict[str, str]:
    return {code: say("map_shade", code, label=label) for code in ("higher", "similar", "lower", UNRELIABLE, NONE)}


def _compared(row: Any, label: str, cells: int) -> Told:
    rest = _rest(row)
    said = _verdict(row, label, Interval(rest.lo, rest.hi) if rest else Interval())
    strict = Interval(rest.lo_998, rest.hi_998) if rest else Interval(row.rate_lo_998, row.rate_hi_998)
    mark = signal(said.standing, standing_of(strict, 0 if rest else row.benchmark_rate), cells)
    shade = _shade(said, said.standing if mark == "full" else "similar")
    ring = said.standing if mark == "outline" and said.standing else ""
    return _told(row, said, shade, said.short, ring)


def _rest(row: Any) -> Any | None:
    """Limits of the difference from the rest of the benchmark, for an area that is a large part of it."""
    if not row.is_rest:
        return None
    counts = {"x": row.reoffenders, "n": row.offenders, "bx": row.benchmark_reoffenders, "bn": row.benchmark_offenders}
    rules = settings().verdict
    return rows_of(ask("map_rest", **counts, z_95=rules["z_95"], z_998=rules["z_998"]))[0]


def _stepped(row: Any, label: str, steps: list[int], who: str) -> Told:
    rest = _rest(row)
    said = _verdict(row, label, Interval(rest.lo, rest.hi) if rest else Interval())
    short = say("map_title", "rate", rate=said.rate, who=who) if said.may_colour else said.short
    usable = f"step_{step(row.rate, steps)}" if said.may_colour else None
    return _told(row, said, _shade(said, usable), short)


def _shade(said: Verdict, usable: str | None) -> str:
    """The shade of a figure: the one for usable figures, or the grey that says why not."""
    if said.reliability == "none":
        return NONE
    return (usable or NONE) if said.may_colour else UNRELIABLE


def _told(row: Any, said: Verdict, shade: str, short: str, ring: str = "") -> Told:
    why = say("map_said", "ringed") if ring else ""
    tail = joined(said.beside, why, whose(row.reach, row.figure_area))
    return Told(shade, figure_said(said), tail, said.rate or said.short, short, ring)


def figure_said(said: Verdict) -> str:
    """The rate and its range as the verdict prints them; nothing where no rate is given."""
    if not said.rate:
        return ""
    return say("map_said", "interval" if said.interval else "bare", rate=said.rate, interval=said.interval)


def _verdict(row: Any, label: str, beside_rest: Interval) -> Verdict:
    figure = Measured(row.rate, Interval(row.rate_lo, row.rate_hi), row.offenders)
    against = Comparator(label, row.benchmark_rate, bool(row.is_rest), beside_rest)
    return verdict(figure, IN_100, did("proven_rate"), against, "lower")


# Steps of a rate -----------------------------------------------------------------------


def _steps(rates: tuple[float, ...]) -> list[int]:
    return [int(cut) for cut in ask("map_steps", rates=rates).rows["steps"].iloc[0]]


def step(rate: float, steps: Sequence[int]) -> int:
    """Which step a proportion is on, counted from 1."""
    return 1 + sum(int(100 * rate >= cut) for cut in steps)


def step_legend(steps: list[int]) -> dict[str, str]:
    """Legend of a map in steps that are cut at these rates (in 100)."""
    if not steps:
        words = [say("map_shade", "step_only")]
    else:
        between = [say("map_shade", "step_between", start=a, to=b) for a, b in zip(steps, steps[1:], strict=False)]
        first, last = say("map_shade", "step_first", to=steps[0]), say("map_shade", "step_last", start=steps[-1])
        words = [first, *between, last]
    shades = {f"step_{number}": text for number, text in enumerate(words, start=1)}
    return shades | {code: say("map_shade", code) for code in (UNRELIABLE, NONE)}
