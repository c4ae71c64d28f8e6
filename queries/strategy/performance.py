"""The performance framework of one area: every measure, its newest figure in each lane, and its target."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from data.settings import settings
from queries.ask import ask
from queries.benchmarks import Benchmark
from queries.places import Place
from queries.profile import Panel, reoffending_panel, youth_panel
from queries.strategy.goals import Goal, Smart, goal_of, missing, smart_of, verdict_on
from queries.strategy.pending import Change, targets_as_changed
from queries.strategy.words import in_100, limit, months_between, months_in_words, told
from queries.verdict import Interval, Measured, Unit, tell
from queries.verdict_change import TargetVerdict
from queries.view import ADULT, Slice
from queries.warehouse import newest

_KEPT = 64
PARTS = ("adults", "children", "pathways", "scrutiny", "early", "own")


@dataclass(frozen=True)
class Reading:
    """One measure in one lane: its newest figure as told, and what is aimed at.

    headline: "28 in 100", empty without a figure. sentences: everything to be said of the figure, the
    first the message. ended: last day of its period. sources: rows of the sources behind it. elsewhere:
    the area whose figure it is, where it is not the area's own. awaits: what would bring a figure; empty
    where there is one, and where none can come.
    """

    lane: str
    row: Any
    headline: str
    figure: Measured
    sentences: tuple[str, ...]
    ended: date | None
    goal: Goal | None
    verdict: TargetVerdict | None
    smart: Smart
    sources: pd.DataFrame
    illustrative: bool = False
    elsewhere: str = ""
    awaits: str = ""

    @property
    def has_figure(self) -> bool:
        return bool(self.headline)

    @property
    def charted(self) -> bool:
        """Whether its periods can be drawn with control limits."""
        return self.has_figure and self.row.reads == "return" and self.row.chart != "none"


@dataclass(frozen=True)
class Kpi:
    """One measure of the framework with its official and its local reading, never mixed."""

    measure_id: str
    name: str
    part: str
    plain: str
    asked_by: str
    readings: tuple[Reading, ...]

    @property
    def has_figure(self) -> bool:
        return any(reading.has_figure for reading in self.readings)

    @property
    def awaits(self) -> str:
        """What would bring a first figure, by its name: "return R5 (monthly early warning)"."""
        return next((reading.awaits.partition(", ")[0] for reading in self.readings if reading.awaits), "")

    @property
    def has_target(self) -> bool:
        return any(reading.goal is not None for reading in self.readings)

    @property
    def judged(self) -> TargetVerdict | None:
        """The verdict of the lane that has a target, where there is one."""
        return next((reading.verdict for reading in self.readings if reading.verdict), None)


def kpis(
    place: Place, benchmark: Benchmark, audience: str, today: date, seen: tuple[Change, ...] = ()
) -> tuple[Kpi, ...]:
    """Every measure, in the order of the framework, as an audience may see it.

    seen: changes of targets that are not public and are told as made.
    """
    return _kpis(newest(), place, benchmark, audience, today, seen)


@lru_cache(maxsize=_KEPT)
def _kpis(
    _warehouse: Path, place: Place, benchmark: Benchmark, audience: str, today: date, seen: tuple[Change, ...]
) -> tuple[Kpi, ...]:
    found = _Figures(place, benchmark, audience, today)
    rows = targets_as_changed(ask("strategy/framework", area_id=place.area_id).rows, seen, place)
    by_measure: dict[str, list[Any]] = {}
    for row in rows.itertuples():
        by_measure.setdefault(row.measure_id, []).append(row)
    return tuple(_kpi(measure_id, lanes, found) for measure_id, lanes in by_measure.items())


def _kpi(measure_id: str, rows: list[Any], found: "_Figures") -> Kpi:
    first = rows[0]
    readings = tuple(found.reading(row) for row in rows)
    return Kpi(measure_id, first.name, first.part, first.plain, first.asked_by, readings)


class _Figures:
    """The figures of one area that the measures read, each question asked once."""

    def __init__(self, place: Place, benchmark: Benchmark, audience: str, today: date) -> None:
        z = settings().verdict["z_95"]
        self.place, self.benchmark, self.today = place, benchmark, today
        self.local = ask("strategy/local_latest", area_id=place.area_id, audience=audience, z=z)
        self.official = ask("strategy/official_rates", area_id=place.area_id, z=z)
        self.sources = ask("sources").rows

    def reading(self, row: Any) -> Reading:
        read = {"cohort": self._cohort, "youth": self._youth, "performance": self._performance, "return": self._local}
        found = read[row.reads](row) if row.reads in read else None
        if found is not None:
            return found
        if row.reads == "youth" and self.place.welsh:
            return _empty(row, told("performance", "not_for_wales", area=self.place.name), self.sources)
        key = "no_figure_for_area" if row.measured_in == "published" else "awaited"
        sentence = told("performance", key, area=self.place.name, awaits=row.awaits)
        return _empty(row, sentence, self.sources, row.awaits)

    def _cohort(self, row: Any) -> Reading | None:
        return self._panel(row, reoffending_panel(self.place, self.benchmark, Slice(age=ADULT)))

    def _youth(self, row: Any) -> Reading | None:
        return self._panel(row, youth_panel(self.place, self.benchmark, row.read_measure))

    def _panel(self, row: Any, panel: Panel) -> Reading | None:
        latest = panel.latest
        if latest is None or not panel.verdict.rate:
            return None
        people = latest.offenders if row.reads == "cohort" else latest.denominator
        figure = Measured(latest.rate, Interval(latest.rate_lo, latest.rate_hi), people)
        said = (panel.verdict.sentence, panel.whose)
        elsewhere = str(latest.figure_area) if panel.whose else ""
        found = _Found(figure, latest, said, panel.answer.sources, elsewhere, panel.illustrative)
        return self._reading(row, found)

    def _performance(self, row: Any) -> Reading | None:
        rows = self.official.rows[self.official.rows["measure_id"] == row.read_measure]
        if rows.empty:
            return None
        latest: Any = next(rows.tail(1).itertuples())
        people = None if missing(latest.denominator) else latest.denominator
        figure = Measured(latest.rate, Interval(latest.rate_lo, latest.rate_hi), people)
        whose, elsewhere = self._region(latest)
        opening = tell(figure, Unit(row.unit), row.did).opening
        found = _Found(figure, latest, (opening, whose, latest.caveat), self._named(latest), elsewhere)
        return self._reading(row, found)

    def _region(self, latest: Any) -> tuple[str, str]:
        """Whose official figure it is, as a sentence and in short; nothing where it is the place's own."""
        if self.place.kind == "country":
            return "", ""
        region = latest.figure_kind == "probation_region"
        name = latest.figure_area
        whose = told(
            "performance", "whose_region" if region else "whose_country", figure_area=name, area=self.place.name
        )
        return whose, told("performance", "region_short", figure_area=name) if region else name

    def _local(self, row: Any) -> Reading | None:
        rows = self.local.rows[self.local.rows["measure_id"] == row.measure_id]
        if rows.empty:
            return None
        latest: Any = next(rows.itertuples())
        if not missing(latest.rate):
            return self._reading(row, self._counted(row, latest))
        return _empty(row, told("performance", "withheld"), self._named(latest)) if latest.periods_withheld else None

    def _counted(self, row: Any, latest: Any) -> "_Found":
        """What may be said of a local figure: a rate, or bounds where too few outcomes are known."""
        figure = Measured(latest.rate, Interval(latest.rate_lo, latest.rate_hi), latest.denominator, controlled=True)
        elsewhere = "" if latest.reach in ("own", "same") else str(latest.figure_area)
        whose = self._whose(latest) if elsewhere else ""
        if not missing(latest.completeness) and latest.completeness < limit("completeness_floor"):
            incomplete = (_incomplete(latest), _pooled(latest), whose)
            return _Found(Measured(None), latest, incomplete, self._named(latest), elsewhere, bounds=_bounds(latest))
        if figure.reliability == "too_small":
            return _Found(figure, latest, (told("performance", "withheld"), whose), self._named(latest), elsewhere)
        opening = tell(figure, local_unit(row, figure), row.did).opening
        said = (opening, _counts(row, latest), _pooled(latest), _unknown(latest), whose)
        return _Found(figure, latest, said, self._named(latest), elsewhere)

    def _whose(self, latest: Any) -> str:
        names = {"figure_area": latest.figure_area, "figure_kind": latest.figure_kind, "area": self.place.name}
        return told("performance", "whose_larger", **names)

    def _named(self, row: Any) -> pd.DataFrame:
        return self.sources[self.sources["source_id"] == row.source_id]

    def _reading(self, row: Any, found: "_Found") -> Reading:
        goal, ended = goal_of(row), found.latest.end_date.date()
        unit = local_unit(row, found.figure) if row.reads == "return" else Unit(row.unit)
        held = not found.elsewhere and not found.illustrative
        verdict = verdict_on(goal, found.figure, unit, row.did) if held else None
        first, *rest = found.said
        judged = verdict.sentence.removeprefix(first).strip() if verdict else _not_held(goal, found)
        every = [f"{first} {judged}".strip(), *rest, _ended(found.latest, ended, self.today)]
        return Reading(
            lane=row.measured_in,
            row=row,
            headline=found.bounds or _headline(found.figure, Unit(row.unit)),
            figure=found.figure,
            sentences=tuple(sentence for sentence in every if sentence),
            ended=ended,
            goal=goal,
            verdict=verdict,
            smart=smart_of(row),
            sources=found.sources,
            illustrative=found.illustrative,
            elsewhere=found.elsewhere,
        )


@dataclass(frozen=True)
class _Found:
    """The newest figure of one lane. said: its message, then what else is to be said; bounds: in place of a rate."""

    figure: Measured
    latest: Any
    said: tuple[str, ...]
    sources: pd.DataFrame
    elsewhere: str = ""
    illustrative: bool = False
    bounds: str = ""


def local_unit(row: Any, figure: Measured) -> Unit:
    """The unit of a local figure. Its counts stand beside it, so a decimal gives nothing more away (D6)
    and shows how near a target is."""
    rules = settings().small_numbers
    exact = figure.people is not None and figure.people >= rules["unreliable_below"]
    return Unit(row.unit, 1 if exact else None)


def _empty(row: Any, sentence: str, sources: pd.DataFrame, awaits: str = "") -> Reading:
    goal = goal_of(row)
    behind = sources[sources["source_id"] == goal.source_id] if goal else sources.head(0)
    none = Measured(None)
    return Reading(row.measured_in, row, "", none, (sentence,), None, goal, None, smart_of(row), behind, awaits=awaits)


def _headline(figure: Measured, unit: Unit) -> str:
    if figure.value is None or figure.reliability == "too_small":
        return told("performance", "withheld_short")
    return f"{tell(figure, unit, '').rate} {unit.short}"


def _bounds(latest: Any) -> str:
    return told("performance", "bounds_short", lowest=in_100(latest.lowest), highest=in_100(latest.highest))


def _counts(row: Any, latest: Any) -> str:
    if row.chart == "xmr":
        return ""
    return told("performance", "counts", numerator=f"{latest.numerator:,.0f}", denominator=f"{latest.denominator:,.0f}")


def _incomplete(latest: Any) -> str:
    return told(
        "performance",
        "incomplete",
        known=f"{latest.known:,.0f}",
        people=f"{latest.known + latest.unknown:,.0f}",
        completeness=in_100(latest.completeness),
        lowest=in_100(latest.lowest),
        highest=in_100(latest.highest),
    )


def _unknown(latest: Any) -> str:
    if missing(latest.unknown) or not latest.unknown:
        return ""
    counted_as_no = latest.known < latest.denominator
    key = "unknown_as_no" if counted_as_no else "unknown_left_out"
    return told("performance", key, unknown=f"{latest.unknown:,.0f}", highest=in_100(latest.highest))


def _pooled(latest: Any) -> str:
    if latest.periods < 2:
        return ""
    start, end = (f"{day:%B %Y}" for day in (latest.start_date, latest.end_date))
    key = "pooled_quarters" if latest.months_each == 3 else "pooled"
    return told("performance", key, periods=int(latest.periods), start=start, end=end)


def _ended(latest: Any, ended: date, today: date) -> str:
    months = months_between(ended, today)
    if months < 1:
        return told("performance", "ended_now", period=latest.period)
    return told("performance", "ended", period=latest.period, months=months_in_words(months))


def _not_held(goal: Goal | None, found: _Found) -> str:
    if goal is None:
        return ""
    return told("performance", "demonstration_target" if found.illustrative else "elsewhere_target", area=goal.area)


def summary(found: tuple[Kpi, ...]) -> str:
    """The message of the page in one sentence: how many measures can be judged, and how they stand."""
    figures, targets = sum(kpi.has_figure for kpi in found), sum(kpi.has_target for kpi in found)
    states = [kpi.judged.state for kpi in found if kpi.judged]
    key = "none_targets" if not targets else "some_targets" if states else "some_targets_unheld"
    return told(
        "performance",
        key,
        count=len(found),
        figures=figures,
        targets=targets,
        have="has" if targets == 1 else "have",
        met=states.count("met"),
        not_met=states.count("not_met"),
        close=states.count("within_uncertainty"),
    )
