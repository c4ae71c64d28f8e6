"""What the Area page says about one area: each group of people with its figures and verdict."""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from data.settings import settings
from queries.ask import Answer, ask
from queries.benchmarks import Benchmark, benchmarks_of
from queries.places import ENGLAND, Place, places
from queries.reoffending import trend
from queries.verdict import IN_100, Comparator, Interval, Measured, Unit, Verdict, verdict
from queries.verdict_change import Change, Earlier, change
from queries.view import CHILD, Slice
from queries.wordings import did, say

YOUTH_HEADLINE = "child_reoffending_15_17"


@dataclass(frozen=True)
class Panel:
    """One measure of one area over time, with what may be said about its latest figure.

    answer: rows oldest first with end_date, period, segment, rate, rate_lo, rate_hi and
    benchmark_rate; latest: the last of them, None where there is no figure at all. instead: that something else than
    what was chosen stands beside it, and why.
    """

    answer: Answer
    benchmark: str
    latest: Any | None
    verdict: Verdict
    change: Change | None
    whose: str
    instead: str = ""

    @property
    def illustrative(self) -> bool:
        return self.answer.illustrative


def reoffending_panel(place: Place, benchmark: Benchmark, slice_: Slice) -> Panel:
    """Proven reoffending of one slice, newest year against the benchmark and the year before."""
    answer = trend(place, benchmark, slice_)
    latest = _last(answer.rows)
    if latest is None:
        return _no_panel(answer, benchmark)
    now = Measured(latest.rate, Interval(latest.rate_lo, latest.rate_hi), latest.offenders)
    beside = Interval(latest.rest_lo, latest.rest_hi)
    comparator = Comparator(benchmark.label, _number(latest.benchmark_rate), bool(latest.is_rest), beside)
    said = verdict(now, IN_100, did("proven_rate"), comparator, "lower")
    shown = replace(answer, rows=_without_tiny(answer.rows))
    return Panel(shown, benchmark.label, latest, said, _change(latest, now, said), _whose(place, latest))


def _without_tiny(rows: pd.DataFrame) -> pd.DataFrame:
    """Years of so few people that no rate is given keep their counts only."""
    few = rows["offenders"] < settings().small_numbers["no_rate_below"]
    return rows.assign(**{name: rows[name].where(~few) for name in ("rate", "rate_lo", "rate_hi", "frequency")})


def _change(latest: Any, now: Measured, said: Verdict) -> Change | None:
    if not isinstance(latest.period_before, str):
        return None
    before = Measured(latest.reoffenders_before / latest.offenders_before, people=latest.offenders_before)
    earlier = Earlier(latest.period_before, before, Interval(latest.change_lo, latest.change_hi), recurring=True)
    return change(now, earlier, replace(IN_100, places=said.places), "lower")


def youth_panel(place: Place, benchmark: Benchmark, measure_id: str = YOUTH_HEADLINE) -> Panel:
    """One youth justice measure, with the council's figure where the area has none of its own."""
    answer, against = _youth_answer(place, benchmark, measure_id)
    latest = _last(answer.rows)
    if latest is None:
        return _no_panel(answer, against)
    now = Measured(latest.rate, Interval(latest.rate_lo, latest.rate_hi), latest.denominator)
    comparator = Comparator(against.label, _number(latest.benchmark_rate))
    said = verdict(now, Unit(latest.unit), did(measure_id), comparator, latest.polarity)
    compared = said.standing is not None and against.label != benchmark.label
    instead = say("panel", "instead", chosen=benchmark.label, benchmark=against.label) if compared else ""
    return Panel(answer, against.label, latest, said, None, _whose(place, latest), instead)


def _youth_answer(place: Place, benchmark: Benchmark, measure_id: str) -> tuple[Answer, Benchmark]:
    """The measure beside the first of: the region chosen, England, the area's own region, that has a figure."""
    wholes = _youth_wholes(place, benchmark)
    answer = _youth_rows(place, wholes, measure_id)
    beside = set(answer.rows["benchmark_id"].dropna())
    return answer, next((whole for whole in wholes if whole.area_id in beside), wholes[0])


def _youth_wholes(place: Place, benchmark: Benchmark) -> list[Benchmark]:
    """Youth figures are published for regions and for England, and for no other whole."""
    england = next(area for area in places("country") if area.code == ENGLAND)
    regions = [offered for offered in benchmarks_of(place) if offered.kind == "region"]
    chosen = [benchmark] if benchmark.kind == "region" else []
    return [*chosen, Benchmark(england.name, england.name, (england.area_id,), True, "country"), *regions]


def _youth_rows(place: Place, wholes: list[Benchmark], measure_id: str) -> Answer:
    z, benchmark_ids = settings().verdict["z_95"], tuple(whole.area_id for whole in wholes)
    asked = ask("youth_of_area", area_id=place.area_id, benchmark_ids=benchmark_ids, z=z)
    of_measure = asked.only(asked.rows["measure_id"] == measure_id)
    return replace(of_measure, rows=_one_council(of_measure.rows, place.name))


def children_panel(place: Place, benchmark: Benchmark) -> tuple[Panel, str]:
    """Children's reoffending and whom it counts: published at 15 to 17, else all children."""
    published = youth_panel(place, benchmark)
    if published.latest is not None:
        return published, "children aged 15 to 17"
    return reoffending_panel(place, benchmark, Slice(age=CHILD)), "children aged 10 to 17"


def _one_council(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """An area that stands on several councils is told by the one of its own name, else by the first; it is named."""
    councils = list(rows["figure_area"].unique())
    chosen = name if name in councils else next(iter(councils), None)
    return rows[rows["figure_area"] == chosen]


def _last(rows: pd.DataFrame) -> Any | None:
    with_figure = rows.dropna(subset=["rate"])
    return None if with_figure.empty else next(with_figure.tail(1).itertuples())


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _no_panel(answer: Answer, benchmark: Benchmark) -> Panel:
    return Panel(answer, benchmark.label, None, verdict(Measured(None)), None, "")


def _whose(place: Place, latest: Any) -> str:
    namesake = latest.reach == "wider" and latest.figure_area == place.name
    return say("reach", "namesake" if namesake else latest.reach, figure_area=latest.figure_area, area=place.name)
