"""What the Youth justice page says: six published measures, the counts behind the rate, a paper's cohorts."""

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from data.settings import CATALOGUE, settings
from queries.ask import Answer, ask
from queries.benchmarks import Benchmark
from queries.heat import neighbourhood
from queries.places import Place, larger_areas
from queries.profile import Panel, youth_panel
from queries.verdict import IN_100, Interval, Measured, Unit, tell
from queries.verdict_change import Change, Earlier, change
from queries.view import listed
from queries.warehouse import newest
from queries.wordings import say, spoken

MEASURES = (
    "child_reoffending_15_17",
    "child_reoffending_10_14",
    "first_time_entrants",
    "children_cautioned_sentenced",
    "looked_after_children_offending",
    "youth_justice_spend",
)
_POUNDS = "pounds a year"
_KEPT = 32  # areas whose cards are kept in memory: those of one meeting
_GAPS = {"c": "withheld", "x": "not_published"}


@dataclass(frozen=True)
class Card:
    """One measure of one area. points: oldest first, with shown (the figure in its unit), lo, hi and beside (the
    comparator), all in the printed unit. headline: the newest figure as printed. sentences: all that may be said of it.
    """

    measure_id: str
    name: str
    panel: Panel
    points: pd.DataFrame
    headline: str
    unit: str
    sentences: tuple[str, ...]

    @property
    def pounds(self) -> bool:
        return self.unit == _POUNDS

    @property
    def figure_area(self) -> str:
        return str(self.panel.answer.rows["figure_area"].iloc[0])


def cards(place: Place, benchmark: Benchmark) -> list[Card]:
    """The measures that have a figure for the area, or for the council that stands for it, in a fixed order."""
    return list(_cards(newest(), place, benchmark))


@lru_cache(maxsize=_KEPT)
def _cards(_warehouse: Path, place: Place, benchmark: Benchmark) -> tuple[Card, ...]:
    panels = [(measure, youth_panel(place, benchmark, measure)) for measure in MEASURES]
    return tuple(_card(measure, panel) for measure, panel in panels if panel.latest is not None)


def _card(measure: str, panel: Panel) -> Card:
    latest: Any = panel.latest
    unit = Unit(latest.unit)
    points = _in_unit(panel.answer.rows, unit)
    amount = pounds(latest.value) if latest.unit == _POUNDS else panel.verdict.rate
    return Card(measure, latest.measure, panel, points, amount or "No rate", latest.unit, _sentences(panel, unit))


def _in_unit(rows: pd.DataFrame, unit: Unit) -> pd.DataFrame:
    """Rows with their figures in the printed unit; small groups lose their limits with their rate."""
    few = rows["denominator"] < settings().small_numbers["no_rate_below"]
    given = rows.assign(**{name: rows[name].where(~few) for name in ("rate", "rate_lo", "rate_hi")})
    columns = {"shown": "rate", "lo": "rate_lo", "hi": "rate_hi", "beside": "benchmark_rate"}
    if unit.text == _POUNDS:
        given["benchmark_rate"] = float("nan")  # a council's spending beside a nation's says nothing
    return given.assign(**{new: given[old] * unit.scale for new, old in columns.items()})


def _sentences(panel: Panel, unit: Unit) -> tuple[str, ...]:
    latest: Any = panel.latest
    if latest.unit == _POUNDS:
        amount = pounds(latest.value)
        return (say("youth", "spend", area=latest.figure_area, amount=amount, period=latest.period), *_gaps(panel))
    figure = panel.verdict.sentence.removesuffix(panel.verdict.beside).strip()
    judged = " ".join(filter(None, [panel.verdict.beside, _beside(panel, unit)]))
    opening = f"{latest.period}: {figure}" if figure else latest.period
    told = [opening, judged, _since(panel, unit), *_gaps(panel), *_found(panel)]
    return tuple(sentence for sentence in told if sentence)


def _beside(panel: Panel, unit: Unit) -> str:
    """The comparator's own figure, where the verdict has not said it: side by side, without a judgement."""
    latest: Any = panel.latest
    if panel.verdict.standing:
        return ""
    if pd.isna(latest.benchmark_rate):
        return say("youth", "alone")
    figure = tell(Measured(latest.benchmark_rate), unit, "").rate
    name = panel.benchmark[0].upper() + panel.benchmark[1:]
    return say("youth", "beside", benchmark=name, figure=f"{figure} {unit.short}")


def _since(panel: Panel, unit: Unit) -> str:
    """From the first figure drawn to the newest, with no claim about chance: the file gives no counts."""
    rows = panel.answer.rows.dropna(subset=["rate"])
    if len(rows) == 1:
        return say("youth", "only")
    if panel.verdict.reliability != "ok":
        return ""
    first: Any = rows.iloc[0]
    places = panel.verdict.places or 0
    before, now = (spoken(rate * unit.scale, places) for rate in (first["rate"], rows["rate"].iloc[-1]))
    key = "same" if before == now else "since"
    return say("youth", key, before=before, now=now, short=unit.short, earlier=first["period"])


def _gaps(panel: Panel) -> list[str]:
    """Periods since the first figure that the publisher withheld or does not give: each is a gap in the line."""
    rows = panel.answer.rows
    after = rows[rows["start_date"] > rows.dropna(subset=["rate"])["start_date"].min()]
    said = []
    for symbol, key in _GAPS.items():
        periods = after.loc[after["symbol"] == symbol, "period"]
        if len(periods):
            said.append(say("youth", key, periods=listed(list(periods))))
    return said


def _found(panel: Panel) -> list[str]:
    """What the checks say of the newest figure."""
    latest: Any = panel.latest
    findings = ask("findings_of_source", source_ids=(latest.source_id,)).rows
    return list(findings.loc[findings["place"] == latest.place, "message"])


def pounds(value: float) -> str:
    """ "£2,790", "£3.2 million"."""
    return f"£{spoken(value / 1_000_000, 1)} million" if value >= 1_000_000 else f"£{spoken(value, 0)}"


@dataclass(frozen=True)
class PrintedCohorts:
    """Cohorts of children as a paper printed them, with what may be said of the change between the last two."""

    answer: Answer
    changes: tuple[tuple[str, Change], ...]


def printed_cohorts(place: Place) -> PrintedCohorts:
    """Those of the area or the sub-region it lies in; no rows for areas that no paper wrote about."""
    regions = [area.area_id for area in larger_areas(place.area_id) if area.kind == "sub_region"]
    z = settings().verdict["z_95"]
    answer = ask("child_cohorts_printed", area_ids=(place.area_id, *regions), z=z)
    rows = answer.rows.dropna(subset=["offenders_before"])
    return PrintedCohorts(answer, _changes(next(rows.tail(1).itertuples())) if len(rows) else ())


def _changes(row: Any) -> tuple[tuple[str, Change], ...]:
    """The rate can be tested; reoffences cluster in a few children, so their averages cannot."""
    then = Measured(row.rate_before, people=row.offenders_before)
    rate = change(
        Measured(row.rate, people=row.offenders),
        Earlier(row.period_before, then, Interval(row.change_lo, row.change_hi)),
        IN_100,
        "lower",
    )
    averages = [
        (say("youth", "frequency"), _average(row, "frequency", row.reoffenders, row.reoffenders_before)),
        (say("youth", "per_offender"), _average(row, "per_offender", row.offenders, row.offenders_before)),
    ]
    return (("Rate", rate), *averages)


def _average(row: Any, name: str, people: int, people_before: int) -> Change:
    now, before = getattr(row, name), getattr(row, f"{name}_before")
    earlier = Earlier(row.period_before, Measured(before, people=people_before))
    return change(Measured(now, people=people), earlier, Unit("reoffences each"), "lower")


@cache
def indicators() -> list[dict[str, str]]:
    """The ten measures that youth justice services report since April 2023, in their official order."""
    with (CATALOGUE / "youth_indicators.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def absence(place: Place, found: list[Card]) -> list[str]:
    """Whose figures these are, or why there are none."""
    if found:
        return [whose for whose in {card.panel.whose: None for card in found} if whose]
    if place.welsh:
        return [say("youth", "wales")]
    around = neighbourhood(place)
    if place.kind == "csp" or around is None:
        return [say("youth", "none" if place.kind == "csp" else "by_council", area=place.name)]
    return [say("youth", "by_council", area=around.label)]
