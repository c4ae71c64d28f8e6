"""Offence groups of one area beside its benchmark, each with its verdict."""

from typing import Any

import pandas as pd

from data.settings import settings
from queries.ask import Answer, ask
from queries.benchmarks import Benchmark
from queries.places import Place
from queries.reoffending import PUBLISHED, lane_of
from queries.verdict import IN_100, Comparator, Interval, Measured, Verdict, signal, standing_of, verdict
from queries.view import Slice
from queries.wordings import did


def offence_groups(place: Place, benchmark: Benchmark, age: str, end_date: str | None = None) -> Answer:
    """Rows of offence_types.sql for the newest (or a named) year, and what may be said of each.

    Added: given (a rate may be given), standing ('higher', 'lower', 'similar', 'unreliable'),
    strength ('full', 'outline', 'none'), shown (the rate as printed) and sentence. Rates that may
    not be given are missing.
    """
    slice_ = Slice(age=age)
    rules = settings().verdict
    asked = ask(
        "offence_types",
        area_id=place.area_id,
        benchmark_ids=benchmark.area_ids,
        inside=benchmark.inside,
        part_of_whole=rules["part_of_whole"],
        age_ids=slice_.parameters()["age_ids"],
        sex_ids=(0,),
        cohort_type=slice_.cohort_type,
        lane=lane_of(Slice(age=age, offences=("theft",)), (place.area_id,)) or PUBLISHED,
        z_95=rules["z_95"],
        z_998=rules["z_998"],
        end_date=end_date,
    )
    told = [_told(row, benchmark.label, len(asked.rows)) for row in asked.rows.itertuples()]
    rows = asked.rows.assign(**{name: [line[name] for line in told] for name in _ADDED})
    rows.loc[~rows["given"], ["rate", "rate_lo", "rate_hi"]] = float("nan")
    return Answer(rows, asked.sources, asked.lanes)


_ADDED = ("given", "standing", "strength", "shown", "sentence")


def _told(row: Any, label: str, cells: int) -> dict[str, Any]:
    said = _verdict(row, label)
    against = None if pd.isna(row.benchmark_rate) else row.benchmark_rate
    strict = standing_of(Interval(row.rate_lo_998, row.rate_hi_998), against)
    usable = said.reliability == "ok"
    return {
        "given": bool(said.rate),
        "standing": (said.standing or "similar") if usable else "unreliable",
        "strength": signal(said.standing, strict, cells),
        "shown": said.rate or said.short,
        "sentence": said.sentence,
    }


def _verdict(row: Any, label: str) -> Verdict:
    figure = Measured(row.rate, Interval(row.rate_lo, row.rate_hi), row.offenders)
    comparator = Comparator(label, None if pd.isna(row.benchmark_rate) else row.benchmark_rate, bool(row.is_rest))
    return verdict(figure, IN_100, did("proven_rate"), comparator, "lower")
