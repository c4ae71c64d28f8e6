"""The figures of a saved view, made again from its address with nothing drawn: to hold a quoted figure against today's.

Only pages whose figures depend on nothing but the address are known here.
"""

from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, urlsplit

from pages.parts import explore_figures
from pages.parts.asked import Asked
from pages.parts.compare_figures import beside_figure, funnel_figure
from pages.parts.figure import Figure, as_figure
from pages.parts.league_lists import counts_figure
from pages.parts.offence_chart import offence_figure
from pages.parts.panel import trend_figure
from pages.parts.stories import stories
from pages.parts.views_map import deprivation_figures, map_figures
from pages.parts.views_strategy import (
    equalities_figures,
    expected_figures,
    iom_figures,
    mix_figures,
    pathways_figures,
    performance_figures,
)
from pages.parts.youth_cards import card_figure
from queries.area_sets import sets_of
from queries.benchmarks import benchmarks_of
from queries.compare import Comparison, compare, ordered, orders, years
from queries.dimensions import dimensions
from queries.explore import view_from
from queries.explore_choices import existing, fitted, offers
from queries.explore_scene import scene
from queries.funnel import FUNNELS, funnel
from queries.heat import years as years_of_offences
from queries.league import printed_counts
from queries.places import places
from queries.profile import Panel, children_panel, reoffending_panel
from queries.view import ADULT, CHILD, EVERYONE, Slice
from queries.wordings import say
from queries.youth import cards

_AGES = {"Adults": ADULT, "Children": CHILD, "Together": EVERYONE}


def figure_now(link: str, key: str) -> Figure | None:
    """The figure of that key as it is now at an address; None where it cannot be made from the address alone."""
    asked = _asked(link)
    maker = _MAKERS.get(urlsplit(link).path)
    if asked is None:
        return None
    made = [*(maker(asked) if maker else []), *_of_stories(asked, key)]
    return next((figure for figure in made if figure.key == key), None)


def _asked(link: str) -> Asked | None:
    query = dict(parse_qsl(urlsplit(link).query))
    place = next((each for each in places() if each.title == query.get("area")), None)
    if place is None:
        return None
    offered = {benchmark.name: benchmark for benchmark in benchmarks_of(place)}
    name = query.get("compare", next(iter(offered)))
    return Asked(place, offered[name], query) if name in offered else None


def _of_stories(asked: Asked, key: str) -> list[Figure]:
    if not key.startswith("story_"):
        return []
    slides = (slide for told in stories(asked.place, asked.benchmark) for slide in told.slides)
    return [slide.figure for slide in slides if slide.figure is not None]


def _area(asked: Asked) -> list[Figure]:
    adults, children = Slice(age=ADULT), Slice(age=CHILD)
    child_panel, who = children_panel(asked.place, asked.benchmark)
    made = [
        _trend(asked, reoffending_panel(asked.place, asked.benchmark, adults), "adults", adults, "adult_trend"),
        _trend(asked, child_panel, who, children, "child_trend"),
        offence_figure(asked.place, asked.benchmark, ADULT, "adult_offences"),
    ]
    return [figure for figure in made if figure is not None]


def _trend(asked: Asked, panel: Panel, who: str, slice_: Slice, key: str) -> Figure | None:
    return trend_figure(panel, asked.place, who, slice_.applies_to, key) if panel.latest is not None else None


def _youth(asked: Asked) -> list[Figure]:
    children = Slice(age=CHILD)
    panel = reoffending_panel(asked.place, asked.benchmark, children)
    made = [card_figure(card) for card in cards(asked.place, asked.benchmark)]
    made.append(_trend(asked, panel, say("who", CHILD), children, "children_trend"))
    return [figure for figure in made if figure is not None]


def _offences(asked: Asked) -> list[Figure]:
    age = _AGES.get(asked.query.get("who", "Adults"))
    ends = years_of_offences(asked.place, age) if age else {}
    end = ends.get(asked.query.get("year", next(iter(ends), "")))
    dots = offence_figure(asked.place, asked.benchmark, age, "offence_dots", end) if age and end else None
    counts = printed_counts(asked.place)
    made = [dots, counts_figure(counts) if len(counts.rows) else None]
    return [figure for figure in made if figure]


def _compare(asked: Asked) -> list[Figure]:
    """Areas beside each other in a set that exists for the area; sets that somebody picked are not known here."""
    sets = {area_set.name: area_set for area_set in sets_of(asked.place) if area_set.area_ids}
    area_set = sets.get(asked.query.get("set", next(iter(sets), "")))
    slice_ = _people(asked.query)
    if area_set is None or slice_ is None:
        return []
    found = years(asked.place, area_set, slice_)
    year = asked.query.get("year", next(iter(found.ends), ""))
    order = orders(area_set).get(asked.query.get("order", next(iter(orders(area_set)))))
    if year not in found.ends or order is None:
        return []
    when = (found.lane, found.ends[year])
    comparison = compare(asked.place, asked.benchmark, area_set, slice_, *when)
    adjusted = asked.one_of(FUNNELS, "funnel")
    spread = None if adjusted is None else funnel(comparison, slice_, *when, adjusted=adjusted)
    return [
        *([beside_figure(comparison, ordered(comparison, area_set, order), "")] if _any(comparison) else []),
        *([funnel_figure(comparison, spread, "")] if spread else []),
    ]


def _any(comparison: Comparison) -> bool:
    return bool(comparison.rows["given"].any())


def _people(query: Mapping[str, str]) -> Slice | None:
    ages = {dimensions()["age"][code].label: code for code in (ADULT, CHILD, EVERYONE)}
    offences = {member.label: code for code, member in dimensions()["offence"].items()}
    age = ages.get(query.get("people", next(iter(ages))))
    offence = offences.get(query.get("offence", next(iter(offences))))
    return Slice(age=age, offences=(offence,)) if age and offence else None


def _explore(asked: Asked) -> list[Figure]:
    there = existing(asked.place)
    view, _ = fitted(view_from(asked.query, asked.place)[0], there, asked.place)
    seen = scene(asked.place, asked.benchmark, view, there, offers(view, there, asked.place))
    return [as_figure(figure) for figure in explore_figures.charts(seen, explore_figures.marks(seen))]


_MAKERS: dict[str, Callable[[Asked], list[Figure]]] = {
    "area": _area,
    "youth-justice": _youth,
    "offence-types": _offences,
    "compare": _compare,
    "explore": _explore,
    "map": map_figures,
    "deprivation": deprivation_figures,
    "performance": performance_figures,
    "pathways": pathways_figures,
    "iom": iom_figures,
    "equalities": equalities_figures,
    "expected": expected_figures,
    "rate-or-mix": mix_figures,
}
