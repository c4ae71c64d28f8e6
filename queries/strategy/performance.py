"""The performance framework of one area: every measure, its newest figure in each lane, and its target."""

from collections.abc import Iterable
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
    first the message. ended: last day of its period. sources: rows of the sources behind it.
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
    def has_target(self) -> bool:
        return any(reading.goal is not None for reading in self.readings)

    @property
    def judged(self) -> TargetVerdict | None:
        """The verdict of the lane that has a target, where there is one."""
        return next((reading.verdict for reading in self.readings if reading.verdict), None)


def kpis(place: Place, benchmark: Benchmark, audience: str, today: date) -> tuple[Kpi, ...]:
    """Every measure, in the order of the framework, as an audience may see it."""
    return _kpis(newest(), place, benchmark, audience, today)


@lru_cache(maxsize=_KEPT)
def _kpis(_warehouse: Path, place: Place, benchmark: Benchmark, audience: str, today: date) -> tuple[Kpi, ...]:
    found = _Figures(place, benchmark, audience, today)
    rows = list(ask("strategy/framework", area_id=place.area_id).rows.itertuples())
    by_measure: dict[str, list[Any]] = {}
    for row in rows:
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
        if found is None:
            sentence = told("performance", "awaited", awaits=row.awaits)
            if row.measured_in == "published":
                sentence = told("performance", "no_figure_for_area", area=self.place.name, awaits=row.awaits)
            return _empty(row, sentence, self.sources)
        return found

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
        told_so = [panel.verdict.sentence, panel.whose]
        return self._made(row, figure, latest, told_so, panel.whose == "", panel.answer.sources, panel.illustrative)

    def _performance(self, row: Any) -> Reading | None:
        rows = self.official.rows[self.official.rows["measure_id"] == row.read_measure]
        if rows.empty:
            return None
        latest: Any = next(rows.tail(1).itertuples())
        people = None if missing(latest.denominator) else latest.denominator
        figure = Measured(latest.rate, Interval(latest.rate_lo, latest.rate_hi), people)
        key = "whose_region" if latest.figure_kind == "probation_region" else "whose_country"
        whose = told("performance", key, figure_area=latest.figure_area, area=self.place.name)
        if self.place.kind == "country":
            whose = ""
        opening = tell(figure, Unit(row.unit), row.did).opening
        return self._made(row, figure, latest, [opening, whose, latest.caveat], whose == "", self._named([latest]))

    def _local(self, row: Any) -> Reading | None:
        rows = self.local.rows[self.local.rows["measure_id"] == row.measure_id]
        if rows.empty:
            return None
        latest: Any = next(rows.itertuples())
        if missing(latest.rate):
            return _empty(row, told("performance", "withheld"), self._named([latest])) if latest.periods_withheld else None
        figure = Measured(latest.rate, Interval(latest.rate_lo, latest.rate_hi), latest.denominator, controlled=True)
        too_few_known = not missing(latest.completeness) and latest.completeness < limit("completeness_floor")
        said = _incomplete(latest) if too_few_known else tell(figure, local_unit(row, figure), row.did).opening
        if figure.reliability == "too_small":
            said = told("performance", "withheld")
        counts = "" if too_few_known or figure.reliability == "too_small" else _counts(row, latest)
        own = latest.reach in ("own", "same")
        whose = "" if own else self._whose(latest)
        judged = Measured(None) if too_few_known else figure
        sentences = [said, counts, _pooled(latest), _unknown(row, latest) if not too_few_known else "", whose]
        return self._made(row, judged, latest, sentences, own, self._named([latest]), bounds=_bounds(latest) if too_few_known else "")

    def _whose(self, latest: Any) -> str:
        kind = latest.figure_kind
        return told("performance", "whose_larger", figure_area=latest.figure_area, figure_kind=kind, area=self.place.name)

    def _named(self, rows: Iterable[Any]) -> pd.DataFrame:
        return self.sources[self.sources["source_id"].isin({row.source_id for row in rows})]

    def _made(
        self,
        row: Any,
        figure: Measured,
        latest: Any,
        sentences: list[str],
        own: bool,
        sources: pd.DataFrame,
        illustrative: bool = False,
        bounds: str = "",
    ) -> Reading:
        ended = latest.end_date.date()
        unit = local_unit(row, figure) if row.reads == "return" else Unit(row.unit)
        goal = goal_of(row)
        held = own and not illustrative
        verdict = verdict_on(goal, figure, unit, row.did) if held else None
        why_not = "" if held or goal is None else _not_held(goal, illustrative)
        judged = [verdict.sentence.removeprefix(sentences[0]).strip() if verdict else why_not]
        every = [sentences[0], *judged, *sentences[1:], _ended(latest, ended, self.today)]
        return Reading(
            lane=row.measured_in,
            row=row,
            headline=bounds or _headline(figure, Unit(row.unit)),
            figure=figure,
            sentences=tuple(sentence for sentence in every if sentence),
            ended=ended,
            goal=goal,
            verdict=verdict,
            smart=smart_of(row),
            sources=sources,
            illustrative=illustrative,
        )


def local_unit(row: Any, figure: Measured) -> Unit:
    """The unit of a local figure. Its counts stand beside it, so a decimal gives nothing more away (D6)
    and shows how near a target is."""
    rules = settings().small_numbers
    exact = figure.people is not None and figure.people >= rules["unreliable_below"]
    return Unit(row.unit, 1 if exact else None)


def _empty(row: Any, sentence: str, sources: pd.DataFrame) -> Reading:
    goal = goal_of(row)
    behind = sources[sources["source_id"] == goal.source_id] if goal else sources.head(0)
    return Reading(row.measured_in, row, "", Measured(None), (sentence,), None, goal, None, smart_of(row), behind)


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


def _unknown(row: Any, latest: Any) -> str:
    if missing(latest.unknown) or not latest.unknown:
        return ""
    counted_as_no = latest.known < latest.denominator
    key = "unknown_as_no" if counted_as_no else "unknown_left_out"
    return told("performance", key, unknown=f"{latest.unknown:,.0f}", highest=in_100(latest.highest))


def _pooled(latest: Any) -> str:
    if latest.periods < 2:
        return ""
    start, end = (f"{day:%B %Y}" for day in (latest.start_date, latest.end_date))
    return told("performance", "pooled", periods=latest.periods, start=start, end=end)


def _ended(latest: Any, ended: date, today: date) -> str:
    months = months_between(ended, today)
    if months < 1:
        return told("performance", "ended_now", period=latest.period)
    return told("performance", "ended", period=latest.period, months=months_in_words(months))


def _not_held(goal: Goal, illustrative: bool) -> str:
    return told("performance", "demonstration_target" if illustrative else "elsewhere_target", area=goal.area)


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
