"""The story about the strategy: what is measured and aimed at, what is known, what was agreed, what is awaited."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from pages.parts.figure import named_sources
from pages.parts.slide import Slide, Story, address, sentences
from pages.parts.viewer import audience
from queries.benchmarks import Benchmark
from queries.places import Place
from queries.printed import printed_gaps
from queries.strategy.performance import Kpi, Reading, kpis
from queries.strategy.plan import Plan, plan_of, plan_summary
from queries.strategy.words import british
from queries.verdict_change import quoted_gap
from queries.wordings import sayings

_KEY = "strategy"
_PUBLISHED = "published"
_MOST = 5
_say = sayings("stories")


@dataclass(frozen=True)
class _Told:
    place: Place
    benchmark: Benchmark
    kpis: tuple[Kpi, ...]
    plan: Plan
    today: date

    def link(self, page: str) -> str:
        return address(page, self.place, self.benchmark)

    @property
    def targets(self) -> int:
        return sum(kpi.has_target for kpi in self.kpis)

    @property
    def waiting(self) -> list[Kpi]:
        return [kpi for kpi in self.kpis if kpi.awaits and not kpi.has_figure]


def strategy_story(place: Place, benchmark: Benchmark) -> Story:
    """The story for one area, as the audience of the session may see it."""
    today = date.today()
    told = _Told(place, benchmark, kpis(place, benchmark, audience(), today), plan_of(place, today), today)
    made = [
        _counted(told),
        *(_judged(told, kpi) for kpi in told.kpis),
        _aims(told),
        _known(told),
        _printed(told),
        _plan(told),
        _awaited(told),
        _ask(told),
    ]
    slides = tuple(slide for slide in made if slide)
    return Story(_KEY, _say(_KEY, "title", area=place.name), place.title, slides)


def _counted(told: _Told) -> Slide:
    numbers = {"figures": sum(kpi.has_figure for kpi in told.kpis), "count": len(told.kpis), "targets": told.targets}
    key = "counted_none" if not told.targets else "counted_one" if told.targets == 1 else "counted_many"
    made_up = any(reading.illustrative for kpi in told.kpis for reading in kpi.readings)
    points = (
        *(() if told.targets else (_say(_KEY, "no_target"),)),
        _say(_KEY, "target"),
        *((_say(_KEY, "made_up"),) if made_up else ()),
    )
    return Slide(
        _say(_KEY, key, **numbers),
        None,
        points,
        link=told.link("performance"),
        big=_say(_KEY, "big", **numbers),
        caption=_say(_KEY, "caption", area=told.place.title, date=british(told.today)),
    )


def _judged(told: _Told, kpi: Kpi) -> Slide | None:
    """A measure whose figure can be held against its target."""
    reading = next((each for each in kpi.readings if each.verdict), None)
    if reading is None or reading.verdict is None:
        return None
    points = tuple(part for said in reading.sentences for part in sentences(said))
    return Slide(
        f"{kpi.name}: {reading.verdict.short[0].lower()}{reading.verdict.short[1:]}",
        None,
        points,
        _say(_KEY, "known_cannot"),
        told.link("performance"),
        big=reading.headline,
        caption=kpi.plain,
        source=named_sources(reading.sources),
    )


def _aims(told: _Told) -> Slide | None:
    """Targets that stand alone."""
    alone = [
        _say(_KEY, "aim", name=kpi.name, aim=reading.goal.words, awaits=reading.sentences[0])
        for kpi in told.kpis
        for reading in kpi.readings
        if reading.goal is not None and reading.verdict is None
    ]
    return Slide(_say(_KEY, "aims"), None, tuple(alone[:_MOST]), link=told.link("performance")) if alone else None


def _known(told: _Told) -> Slide | None:
    """Every real figure, and whose it is."""
    held = [(kpi, reading) for kpi in told.kpis for reading in kpi.readings if reading.has_figure]
    real = [(kpi, reading) for kpi, reading in held if not reading.illustrative]
    if not real:
        return None
    lines = tuple(_line(kpi, reading) for kpi, reading in real)
    cannot = "known_cannot_elsewhere" if any(reading.elsewhere for _, reading in real) else "known_cannot"
    sources = dict.fromkeys(named_sources(reading.sources) for _, reading in real)
    return Slide(
        _say(_KEY, "known"),
        None,
        lines[:_MOST],
        _say(_KEY, cannot, area=told.place.name),
        told.link("performance"),
        source="; ".join(sources),
    )


def _line(kpi: Kpi, reading: Reading) -> str:
    ended = f"{reading.ended:%B %Y}" if reading.ended else ""
    local = reading.lane != _PUBLISHED
    key = "known_elsewhere" if reading.elsewhere else "known_local" if local else "known_line"
    few = reading.figure.reliability == "unreliable"
    headline = _say(_KEY, "known_few", headline=reading.headline) if few else reading.headline
    return _say(_KEY, key, name=kpi.name, headline=headline, ended=ended, elsewhere=reading.elsewhere)


def _printed(told: _Told) -> Slide | None:
    """What a paper printed beside an expected rate, with what may be said of it: never a verdict."""
    answer = printed_gaps(told.place)
    for row in answer.rows[answer.rows["gap"] > 0].itertuples():
        caption = _say(_KEY, "printed_caption", area=told.place.name, label=row.label, period=row.period)
        points = sentences(quoted_gap(row.printed, row.expected, int(row.needed)))
        return Slide(
            _say(_KEY, "printed"),
            None,
            points,
            _say(_KEY, "printed_cannot"),
            told.link("expected"),
            big=row.printed,
            caption=caption,
            source=named_sources(answer.sources),
        )
    return None


def _plan(told: _Told) -> Slide:
    actions, link = told.plan.actions, told.link("action-plan")
    if not actions:
        headline = _say(_KEY, "plan_none", area=told.place.name)
        return Slide(headline, None, (_say(_KEY, "plan_awaits"),), link=link)
    count = len(actions)
    return Slide(
        _say(_KEY, "plan", count=count, ownerless=_ownerless(told.plan)),
        None,
        sentences(plan_summary(told.place, told.plan)),
        _say(_KEY, "plan_cannot"),
        link,
        big=_say(_KEY, "plan_one" if count == 1 else "plan_big", count=count),
        caption=_say(_KEY, "plan_caption", area=told.place.title, date=british(told.today)),
        source=named_sources(told.plan.answer.sources),
    )


def _ownerless(plan: Plan) -> int:
    return sum(not isinstance(each.row.owner, str) or not each.row.owner.strip() for each in plan.actions)


def _awaited(told: _Told) -> Slide | None:
    """How many measures wait for which return, those that most wait for first."""
    if not told.waiting:
        return None
    counted = Counter(kpi.awaits for kpi in told.waiting)
    lines = [
        _say(_KEY, "awaited_one" if count == 1 else "awaited_from", count=count, awaits=awaits)
        for awaits, count in counted.most_common(_MOST)
    ]
    return Slide(_say(_KEY, "awaited", count=len(told.waiting)), None, tuple(lines), link=told.link("performance"))


def _ask(told: _Told) -> Slide:
    past = sum(action.state == "past" for action in told.plan.actions)
    ownerless = _ownerless(told.plan)
    unheld = told.targets and not any(kpi.judged for kpi in told.kpis)
    asked = [
        *([_say(_KEY, "ask_targets")] if told.targets < len(told.kpis) else []),
        *([_say(_KEY, "ask_unheld")] if unheld else []),
        *([_say(_KEY, "ask_owners", count=ownerless)] if ownerless else []),
        *([_say(_KEY, "ask_past", count=past)] if past else []),
        *([] if told.plan.actions else [_say(_KEY, "ask_plan")]),
        *([_say(_KEY, "ask_returns")] if told.waiting else []),
    ]
    return Slide(_say(_KEY, "ask"), None, tuple(asked[:_MOST]), link=told.link("performance"))
