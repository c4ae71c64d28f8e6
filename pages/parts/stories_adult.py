"""The story about adults: how many reoffend, whether that changes, beside whom, after which offences, what to ask."""

from datetime import date

from pages.parts.compare_figures import beside_figure
from pages.parts.figure import named_sources
from pages.parts.offence_chart import offence_figure
from pages.parts.panel import trend_figure
from pages.parts.slide import Slide, Story, address, sentences
from queries.area_sets import AreaSet, sets_of
from queries.benchmarks import Benchmark
from queries.compare import Comparison, compare, ordered, years
from queries.missing import missing_or_late
from queries.places import Place
from queries.profile import Panel, children_panel, reoffending_panel
from queries.questions import Question, Subject, questions_for
from queries.view import ADULT, Slice
from queries.wordings import sayings

_WHO = "adults"
_MOST_AREAS = 12  # that can be read beside each other from the back of a room
_MOST_QUESTIONS = 4
_say = sayings("stories")


def adult_story(place: Place, benchmark: Benchmark) -> Story:
    """The story for one area; a single slide that says what is awaited where there is no figure."""
    panel = reoffending_panel(place, benchmark, Slice(age=ADULT))
    slides = _told(place, benchmark, panel) if panel.latest else (_absent(place, benchmark),)
    return Story(ADULT, _say("adult", "title", area=place.name), place.title, slides)


def _absent(place: Place, benchmark: Benchmark) -> Slide:
    awaited = _say("adult", "awaited")
    return Slide(_say("adult", "absent", area=place.name), None, sentences(awaited), link=_area(place, benchmark))


def _area(place: Place, benchmark: Benchmark) -> str:
    return address("area", place, benchmark)


def _told(place: Place, benchmark: Benchmark, panel: Panel) -> tuple[Slide, ...]:
    made = [
        _rate(place, benchmark, panel),
        _change(place, benchmark, panel),
        _beside(place, benchmark),
        _offences(place, benchmark),
        _ask(place, benchmark, panel),
        _cannot(place, benchmark, panel),
    ]
    return tuple(slide for slide in made if slide)


def _rate(place: Place, benchmark: Benchmark, panel: Panel) -> Slide:
    said = panel.verdict
    short = f"{said.short[0].lower()}{said.short[1:]}"
    headline = _say("adult", "rate", rate=said.rate, short=short) if said.rate else said.short
    points = (*sentences(said.sentence), *sentences(panel.whose))
    return Slide(
        headline,
        None,
        points,
        _say("cannot_say", "rate"),
        _area(place, benchmark),
        big=said.rate,
        caption=_say("adult", "caption", area=place.title, period=panel.latest.period if panel.latest else ""),
        source=named_sources(panel.answer.sources),
        demonstration=panel.illustrative,
    )


def _change(place: Place, benchmark: Benchmark, panel: Panel) -> Slide | None:
    if panel.change is None:
        return None
    kind = f"{panel.change.kind}_{panel.change.better}" if panel.change.better else panel.change.kind
    drawn = trend_figure(panel, place, _WHO, Slice(age=ADULT).applies_to, "story_adult_trend")
    points = sentences(panel.change.sentence)
    return Slide(_say("change", kind), drawn, points, _say("cannot_say", "change"), _area(place, benchmark))


def _beside(place: Place, benchmark: Benchmark) -> Slide | None:
    """Beside the areas nearest to home that have figures of their own."""
    for area_set in sets_of(place):
        if 1 < len(area_set.area_ids) <= _MOST_AREAS and (found := _comparison(place, benchmark, area_set)):
            drawn = beside_figure(found, ordered(found, area_set, "name"), _beside_caption(found, area_set))
            said = found.with_set or found.with_benchmark
            points = sentences(said.beside) if said else ()
            link = address("compare", place, benchmark, set=area_set.name)
            return Slide(drawn.title, drawn, points, _say("cannot_say", "beside"), link)
    return None


def _comparison(place: Place, benchmark: Benchmark, area_set: AreaSet) -> Comparison | None:
    slice_ = Slice(age=ADULT)
    found = years(place, area_set, slice_)
    if not found.ends:
        return None
    comparison = compare(place, benchmark, area_set, slice_, found.lane, next(iter(found.ends.values())))
    return comparison if len(comparison.areas) > 1 else None


def _beside_caption(found: Comparison, area_set: AreaSet) -> str:
    period = found.rows["period"].iloc[0]
    return f"{found.name} and {area_set.label}: adults who reoffended within a year, {period}."


def _offences(place: Place, benchmark: Benchmark) -> Slide | None:
    drawn = offence_figure(place, benchmark, ADULT, "story_adult_offences")
    if drawn is None:
        return None
    return Slide(drawn.title, drawn, (), _say("cannot_say", "offences"), address("offence-types", place, benchmark))


def _questions(place: Place, benchmark: Benchmark, panel: Panel) -> list[Question]:
    return questions_for(place, benchmark, [Subject(ADULT, _WHO, panel)], date.today())[:_MOST_QUESTIONS]


def _ask(place: Place, benchmark: Benchmark, panel: Panel) -> Slide | None:
    asked = _questions(place, benchmark, panel)
    if not asked:
        return None
    points = tuple(question.text for question in asked)
    source = "; ".join(dict.fromkeys(question.source for question in asked))
    return Slide(_say("adult", "ask"), None, points, link=_area(place, benchmark), source=source)


def _cannot(place: Place, benchmark: Benchmark, panel: Panel) -> Slide:
    children, _ = children_panel(place, benchmark)
    known = missing_or_late(place, panel, children, date.today())
    points = [said for said in known if not said.startswith("Children")]
    return Slide(_say("adult", "cannot"), None, tuple(points), link=_area(place, benchmark))
