"""Offence groups of areas beside a benchmark, each with its verdict."""

from datetime import date
from typing import Any

import pandas as pd

from data.settings import settings
from queries.ask import Answer, ask
from queries.benchmarks import Benchmark
from queries.places import Place
from queries.reoffending import PUBLISHED, lane_of
from queries.verdict import (
    IN_100,
    Comparator,
    Interval,
    Measured,
    Standing,
    Unit,
    Verdict,
    signal,
    standing_of,
    verdict,
)
from queries.view import Slice
from queries.wordings import did

_ANY_GROUP = ("theft",)  # a publisher that gives one offence group gives them all


def offence_groups(place: Place, benchmark: Benchmark, age: str, end_date: date | None = None) -> Answer:
    """Rows of offence_types.sql for one area and the newest (or a named) year, and what may be said of each.

    Added: given (a rate may be given), standing ('higher', 'lower', 'similar', 'unreliable',
    'uncompared' where there is nothing to compare with), strength ('full', 'outline', 'none'),
    shown (the rate as printed), sentence and short. Rates that may not be given are missing.
    """
    return offence_cells((place.area_id,), benchmark, age, end_date)


def offence_cells(
    area_ids: tuple[int, ...], benchmark: Benchmark, age: str, end_date: date | None, unit: Unit = IN_100
) -> Answer:
    """The same for several areas, all in the lane of the first: lanes never meet in one table."""
    slice_ = Slice(age=age)
    rules = settings().verdict
    asked = ask(
        "offence_types",
        area_ids=area_ids,
        benchmark_ids=benchmark.area_ids,
        part_of_whole=rules["part_of_whole"],
        age_ids=slice_.parameters()["age_ids"],
        sex_ids=(0,),
        cohort_type=slice_.cohort_type,
        lane=offence_lane(area_ids[0], age),
        z_95=rules["z_95"],
        z_998=rules["z_998"],
        end_date=end_date,
    )
    told = [_told(row, benchmark.label, len(asked.rows), unit) for row in asked.rows.itertuples()]
    rows = asked.rows.assign(**{name: [line[name] for line in told] for name in _ADDED})
    rows.loc[~rows["given"], ["rate", "rate_lo", "rate_hi"]] = float("nan")
    return Answer(rows, asked.sources, asked.lanes)


def offence_lane(area_id: int, age: str) -> str:
    """The lane that has figures by offence group for an area and age group."""
    return lane_of(Slice(age=age, offences=_ANY_GROUP), area_id) or PUBLISHED


_ADDED = ("given", "standing", "strength", "shown", "sentence", "short")


def _told(row: Any, label: str, cells: int, unit: Unit) -> dict[str, Any]:
    said = _verdict(row, label, unit)
    usable = said.reliability == "ok"
    return {
        "given": bool(said.rate),
        "standing": (said.standing or "uncompared") if usable else "unreliable",
        "strength": signal(said.standing, strict_standing(row), cells),
        "shown": said.rate or said.short,
        "sentence": said.sentence,
        "short": said.short,
    }


def strict_standing(row: Any) -> Standing | None:
    """The standing that chance hardly ever gives, for screens of many cells."""
    if pd.isna(row.benchmark_rate):
        return None
    if row.is_rest:
        return standing_of(Interval(row.rest_lo_998, row.rest_hi_998), 0)
    return standing_of(Interval(row.rate_lo_998, row.rate_hi_998), row.benchmark_rate)


def _verdict(row: Any, label: str, unit: Unit) -> Verdict:
    figure = Measured(row.rate, Interval(row.rate_lo, row.rate_hi), row.offenders)
    against = None if pd.isna(row.benchmark_rate) else row.benchmark_rate
    comparator = Comparator(label, against, bool(row.is_rest), Interval(row.rest_lo, row.rest_hi))
    return verdict(figure, unit, did("proven_rate"), comparator, "lower")
