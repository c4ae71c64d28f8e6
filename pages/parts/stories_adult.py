"""The story about adults: how many reoffend, whether that changes, beside whom, after which offences, what to ask."""

from datetime import date

from pages.parts.compare_figures import beside_figure
from pages.parts.offence_chart import offence_figure
from pages.parts.slide import Slide, Story, sentences
from pages.parts.stories_panels import Told, ask_slide, change_slide, rate_slide
from queries.area_sets import AreaSet, sets_of
from queries.benchmarks import Benchmark
from queries.compare import Comparison, compare, ordered, years
from queries.missing import about_adults
from queries.places import Place
from queries.profile import reoffending_panel
from queries.questions import questions_for
from queries.view import ADULT, Slice
from queries.wordings import sayings

_MOST_AREAS = 12  # that can be read beside each other from the back of a room
_say = sayings("stories")


def adult_story(place: Place, benchmark: Benchmark) -> Story:
    """The story for one area; a single slide that says what is awaited where there is no figure."""
    told = Told(place, benchmark, ADULT, "adults", reoffending_panel(place, benchmark, Slice(age=ADULT)))
    slides = _told(told) if told.panel.latest is not None else (_absent(told),)
    return Story(ADULT, _say("adult", "title", area=place.name), place.title, slides)


def _absent(told: Told) -> Slide:
    awaited = _say("adult", "awaited")
    return Slide(_say("adult", "absent", area=told.place.name), None, sentences(awaited), link=told.link())


def _told(told: Told) -> tuple[Slide, ...]:
    made = [rate_slide(told), change_slide(told), _beside(told), _offences(told), _ask(told), _cannot(told)]
    return tuple(slide for slide in made if slide)


def _beside(told: Told) -> Slide | None:
    """Beside the areas nearest to home that have figures of their own."""
    for area_set in sets_of(told.place):
        if 1 < len(area_set.area_ids) <= _MOST_AREAS and (found := _comparison(told, area_set)):
            drawn = beside_figure(found, ordered(found, area_set, "name"), _beside_caption(found, area_set))
            said = found.with_set or found.with_benchmark
            link = told.link("compare", set=area_set.name)
            return Slide(drawn.title, drawn, sentences(said.beside) if said else (), _say("cannot_say", "beside"), link)
    return None


def _comparison(told: Told, area_set: AreaSet) -> Comparison | None:
    slice_ = Slice(age=ADULT)
    found = years(told.place, area_set, slice_)
    if not found.ends:
        return None
    end = next(iter(found.ends.values()))
    comparison = compare(told.place, told.benchmark, area_set, slice_, found.lane, end)
    return comparison if len(comparison.areas) > 1 else None


def _beside_caption(found: Comparison, area_set: AreaSet) -> str:
    period = found.rows["period"].iloc[0]
    return f"{found.name} and {area_set.label}: adults who reoffended within a year, {period}."


def _offences(told: Told) -> Slide | None:
    drawn = offence_figure(told.place, told.benchmark, ADULT, "story_adult_offences")
    if drawn is None:
        return None
    return Slide(drawn.title, drawn, (), _say("cannot_say", "offences"), told.link("offence-types"))


def _ask(told: Told) -> Slide | None:
    asked = questions_for(told.place, told.benchmark, [told.subject], date.today())
    return ask_slide(told, asked, "adult")


def _cannot(told: Told) -> Slide:
    known = about_adults(told.panel, date.today())
    points = tuple(sentence for said in known for sentence in sentences(said))
    return Slide(_say("adult", "cannot"), None, points, link=told.link())
