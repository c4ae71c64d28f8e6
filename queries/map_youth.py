"""Map of children who reoffended, by the council that the figure is published for."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from data.settings import settings
from queries.ask import ask
from queries.benchmarks import Benchmark
from queries.map_rates import figure_said, step, step_legend
from queries.maps import KEPT, NONE, UNRELIABLE, YOUTH, Shading, Told, joined, rows_of, shading, whose
from queries.verdict import Comparator, Interval, Measured, Unit, Verdict, verdict
from queries.warehouse import newest
from queries.wordings import did, say

MEASURE = "child_reoffending_15_17"


def youth_map(benchmark: Benchmark) -> Shading:
    """The latest published year in fifths of councils, each beside the benchmark where that has a figure."""
    return _map(newest(), benchmark.area_id, benchmark.label)


@lru_cache(maxsize=KEPT)
def _map(_warehouse: Path, benchmark_id: int, label: str) -> Shading:
    answer = ask(
        "map_youth",
        measure_id=MEASURE,
        benchmark_id=benchmark_id,
        z=settings().verdict["z_95"],
        unreliable_below=settings().small_numbers["unreliable_below"],
    )
    rows = rows_of(answer)
    legend = step_legend([int(cut) for cut in rows[0].steps])
    words = {"subject": YOUTH, "what": say("who", "child"), "period": rows[0].period}
    return shading(rows, answer, lambda row: _told(row, label), legend, **words)


def _told(row: Any, label: str) -> Told:
    said = _verdict(row, label)
    if said.reliability == "none":
        return Told(NONE, "", say("map_said", _why_none(row)), "[x]", said.short)
    tail = joined(said.beside, whose(row.reach, row.figure_area))
    if not _enough(row):
        return Told(UNRELIABLE, figure_said(said), tail, said.rate or said.short, said.short)
    short = say("map_title", "rate", rate=said.rate, who=say("who", "child"))
    return Told(f"step_{step(row.rate, row.steps)}", figure_said(said), tail, said.rate, short)


def _verdict(row: Any, label: str) -> Verdict:
    against = None if row.benchmark_rate is None else Comparator(label, row.benchmark_rate)
    figure = Measured(row.rate, Interval(row.rate_lo, row.rate_hi), row.denominator)
    return verdict(figure, Unit(row.unit), did(MEASURE), against, row.polarity)


def _enough(row: Any) -> bool:
    """Counts are implied by the printed percentage; where none is, the publisher's own rule stands."""
    return bool(row.denominator is None or row.denominator >= settings().small_numbers["unreliable_below"])


def _why_none(row: Any) -> str:
    if row.code.startswith("W"):
        return "no_youth"
    return "withheld" if row.reach else "several_councils"
