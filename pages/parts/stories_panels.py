"""Slides that tell one group of people: how many reoffend, whether that changes, what to ask."""

from collections.abc import Sequence
from dataclasses import dataclass

from pages.parts.figure import named_sources
from pages.parts.numbered_lines import numbered, without_events
from pages.parts.panel import trend_figure
from pages.parts.slide import Slide, address, sentences
from queries.benchmarks import Benchmark
from queries.places import Place
from queries.profile import Panel
from queries.questions import Question, Subject
from queries.view import Slice
from queries.wordings import sayings

_MOST_QUESTIONS = 4
_say = sayings("stories")


@dataclass(frozen=True)
class Told:
    """Whose story it is. group: 'adult' or 'child'; who: "children aged 15 to 17"."""

    place: Place
    benchmark: Benchmark
    group: str
    who: str
    panel: Panel

    @property
    def subject(self) -> Subject:
        return Subject(self.group, self.who, self.panel)

    def link(self, page: str = "area", **more: str) -> str:
        return address(page, self.place, self.benchmark, **more)


def rate_slide(told: Told) -> Slide:
    """The newest figure in the largest type, with its verdict."""
    said = told.panel.verdict
    return Slide(
        _rate_headline(told),
        None,
        (*sentences(said.sentence), *sentences(told.panel.whose)),
        _say("cannot_say", "rate"),
        told.link(),
        big=said.rate if said.reliability == "ok" else "",  # few people are never told in the largest type
        caption=_say("panel", "caption", area=told.place.title, who=told.who, period=told.panel.latest.period),  # type: ignore[union-attr]
        source=named_sources(told.panel.answer.sources),
        demonstration=told.panel.illustrative,
    )


def _rate_headline(told: Told) -> str:
    said = told.panel.verdict
    if said.reliability != "ok":  # a few people's rate is not for the largest type
        return f"{told.who[0].upper()}{told.who[1:]}: {said.short[0].lower()}{said.short[1:]}"
    short = f"{said.short[0].lower()}{said.short[1:]}"
    return _say("panel", "rate", rate=said.rate, who=_say("who", told.group), short=short)


def change_slide(told: Told) -> Slide | None:
    """The years in a line under what may be said of the newest step; None where there is no step."""
    change = told.panel.change
    if change is None:
        return None
    kind = f"{change.kind}_{change.better}" if change.better else change.kind
    applies_to = Slice(age=told.group).applies_to
    drawn = without_events(trend_figure(told.panel, told.place, told.who, applies_to, f"story_{told.group}_trend"))
    headline = f"{told.who[0].upper()}{told.who[1:]}: {_say('change', kind)}"
    cannot, points = _say("cannot_say", "change"), sentences(change.sentence)
    return Slide(headline, drawn, points, cannot, told.link(), notes=numbered(drawn))


def ask_slide(told: Told, asked: Sequence[Question], heading: str, also: str = "") -> Slide | None:
    """The most pressing questions, and one more that always holds; None where there is neither."""
    points = [question.text for question in asked[:_MOST_QUESTIONS]] + [also][: bool(also)]
    if not points:
        return None
    source = "; ".join(dict.fromkeys(question.source for question in asked[:_MOST_QUESTIONS]))
    return Slide(_say(heading, "ask"), None, tuple(points), link=told.link(), source=source)
