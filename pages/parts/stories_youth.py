"""The story about children: each published measure on a screen of its own, then what to ask and what is not known."""

from dataclasses import replace
from datetime import date

from pages.parts.figure import named_sources
from pages.parts.numbered_lines import numbered
from pages.parts.slide import Slide, Story, sentences
from pages.parts.stories_panels import Told, ask_slide, change_slide, rate_slide
from pages.parts.youth_cards import card_caption, card_figure, card_title
from queries.benchmarks import Benchmark
from queries.missing import about_children
from queries.places import Place
from queries.profile import children_panel
from queries.questions import questions_about
from queries.view import CHILD
from queries.wordings import sayings
from queries.youth import Card, absence, cards

_MOST_POINTS = 3
_KEY = "youth"
_say = sayings("stories")


def youth_story(place: Place, benchmark: Benchmark) -> Story:
    """The story for one area; where no measure is published, all children's reoffending and what is awaited."""
    panel, who = children_panel(place, benchmark)
    told = Told(place, benchmark, CHILD, who, panel)
    found = [card for card in cards(place, benchmark) if not card.pounds]
    figures = [_card(told, card) for card in found] or _without_cards(told)
    made = [*figures, _ask(told), _cannot(told, found)]
    slides = tuple(slide for slide in made if slide)
    return Story(_KEY, _say(_KEY, "title", area=place.name), place.title, slides)


def _card(told: Told, card: Card) -> Slide:
    drawn, title = card_figure(card), card_title(card)
    whose = card.panel.whose
    headline = f"{card.figure_area}: {title[0].lower()}{title[1:]}" if whose else title
    said = tuple(part for sentence in card.sentences for part in sentences(sentence))
    points = (*said[:_MOST_POINTS], *sentences(whose)[:1])
    unsure = "" if card.panel.verdict.interval else _say("cannot_say", "youth")
    slide = Slide(headline, drawn, points, unsure, told.link("youth-justice"))
    return replace(slide, notes=numbered(drawn)) if drawn else _in_words(slide, card)


def _in_words(slide: Slide, card: Card) -> Slide:
    """What a slide without a chart must say itself."""
    source = named_sources(card.panel.answer.sources)
    return replace(slide, big=card.headline, caption=card_caption(card), source=source)


def _without_cards(told: Told) -> list[Slide | None]:
    if told.panel.latest is None:
        headline = _say(_KEY, "absent", area=told.place.name)
        return [Slide(headline, None, _absence(told, []), link=told.link("youth-justice"))]
    return [rate_slide(told), change_slide(told)]


def _ask(told: Told) -> Slide | None:
    asked = questions_about(told.place, told.subject, date.today())
    return ask_slide(told, asked, _KEY, also=_say(_KEY, "handed_over"))


def _absence(told: Told, found: list[Card]) -> tuple[str, ...]:
    return tuple(sentence for said in absence(told.place, found) for sentence in sentences(said))


def _cannot(told: Told, found: list[Card]) -> Slide:
    known = about_children(told.place, told.panel, date.today())
    points = dict.fromkeys(sentence for said in [*known, _say(_KEY, "awaited")] for sentence in sentences(said))
    points |= dict.fromkeys(_absence(told, found))
    return Slide(_say(_KEY, "cannot"), None, tuple(points), link=told.link("youth-justice"))
