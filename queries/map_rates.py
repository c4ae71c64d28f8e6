"""Maps of proven reoffending: where rates differ from a comparison, and the rates themselves."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from data.settings import settings
from queries.ask import Answer, ask
from queries.benchmarks import Benchmark
from queries.maps import KEPT, NONE, RATE, STANDING, UNRELIABLE, Shading, Told, joined, shading, whose
from queries.places import Place
from queries.reoffending import PUBLISHED, lane_of
from queries.verdict import (
    IN_100,
    Comparator,
    Interval,
    Measured,
    Standing,
    Verdict,
    signal,
    standing_of,
    verdict,
)
from queries.view import Slice
from queries.warehouse import newest
from queries.wordings import did, say


def map_periods(slice_: Slice) -> dict[str, str]:
    """Periods that can be mapped, newest first: label to end date in ISO form."""
    rows = ask("map_periods", lane=lane_of(slice_, None) or PUBLISHED, **slice_.parameters()).rows
    return {row.period: f"{row.end_date:%Y-%m-%d}" for row in rows.itertuples()}


def real_elsewhere(place: Place, slice_: Slice) -> bool:
    """Whether a real figure is published for this one place, whatever the map draws."""
    return lane_of(slice_, (place.area_id,)) == PUBLISHED


def reoffending_map(kind: str, slice_: Slice, benchmark: Benchmark, end_date: str | None) -> Shading:
    """kind STANDING: three classes against the benchmark; RATE: fifths of the rate itself."""
    return _map(newest(), kind, slice_, benchmark.area_ids, benchmark.label, end_date)


@lru_cache(maxsize=KEPT)
def _map(
    _warehouse: Path, kind: str, slice_: Slice, benchmark_ids: tuple[int, ...], label: str, end_date: str | None
) -> Shading:
    answer = _answer(slice_, benchmark_ids, end_date)
    period = next(iter(answer.rows["period"].dropna()), "")
    if kind == RATE:
        steps = _steps(answer.rows)
        who = say("who", slice_.age)
        return shading(answer, lambda row: _stepped(row, label, who), step_legend(steps), RATE, slice_.words(), period)
    by_chance = int(answer.rows["by_chance"].iloc[0])
    ringed = say("map_shade", "ringed", by_chance=by_chance)
    cells = int(answer.rows["offenders"].notna().sum())
    return shading(
        answer, lambda row: _compared(row, label, cells), _legend(label), STANDING, slice_.words(), period, ringed
    )


def _answer(slice_: Slice, benchmark_ids: tuple[int, ...], end_date: str | None) -> Answer:
    rules = settings().verdict
    return ask(
        "map_rates",
        benchmark_ids=benchmark_ids,
        part_of_whole=rules["part_of_whole"],
        lane=lane_of(slice_, None) or PUBLISHED,
        end_date=end_date,
        z_95=rules["z_95"],
        z_998=rules["z_998"],
        unreliable_below=settings().small_numbers["unreliable_below"],
        **slice_.parameters(),
    )


def _legend(label: str) -> dict[str, str]:
    return {code: say("map_shade", code, label=label) for code in ("higher", "similar", "lower", UNRELIABLE, NONE)}


def _compared(row: Any, label: str, cells: int) -> Told:
    said = _verdict(row, label)
    mark = signal(said.standing, _strict(row), cells)
    shade = _shade(said, said.standing if mark == "full" else "similar")
    ring = said.standing if mark == "outline" and said.standing else ""
    return _told(row, said, shade, said.short, ring)


def _stepped(row: Any, label: str, who: str) -> Told:
    said = _verdict(row, label)
    short = say("map_title", "rate", rate=said.rate, who=who) if said.may_colour else said.short
    return _told(row, said, _shade(said, f"step_{step(row.rate, row.steps)}"), short)


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


def _verdict(row: Any, label: str) -> Verdict:
    figure = Measured(row.rate, Interval(row.rate_lo, row.rate_hi), _number(row.offenders))
    against = Comparator(label, _number(row.benchmark_rate), bool(row.is_rest), Interval(row.rest_lo, row.rest_hi))
    return verdict(figure, IN_100, did("proven_rate"), against, "lower")


def _strict(row: Any) -> Standing | None:
    """The standing at 99.8 %, by the same limits that the verdict used at 95 %."""
    if row.is_rest:
        return standing_of(Interval(row.rest_lo_998, row.rest_hi_998), 0)
    return standing_of(Interval(row.rate_lo_998, row.rate_hi_998), _number(row.benchmark_rate))


def _number(value: Any) -> Any:
    return None if pd.isna(value) else value


# Steps of a rate -----------------------------------------------------------------------


def _steps(rows: pd.DataFrame) -> list[int]:
    found = rows["steps"].iloc[0] if len(rows) else None
    return [] if found is None else [int(cut) for cut in found]


def step(rate: float, steps: Any) -> int:
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
