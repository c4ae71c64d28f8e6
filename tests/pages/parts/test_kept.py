"""A quoted figure is found again exactly, also after a revision, and in the other theme."""

from dataclasses import replace
from pathlib import Path

import pytest

from pages.parts import palette
from pages.parts.figure import Figure
from pages.parts.kept import keep, printed, stories_of
from pages.parts.slide import Slide, Story
from pages.parts.stories import stories
from pages.parts.views import figure_now
from queries.benchmarks import benchmarks_of
from queries.kept import NotFound, differences, find
from queries.places import Place, places

CARD = "child_reoffending_15_17"
LINK = "youth-justice?area=Wolverhampton&compare=England+and+Wales"


@pytest.fixture
def wolverhampton(warehouse: Path) -> Place:
    return next(place for place in places() if place.title == "Wolverhampton")


@pytest.fixture
def kept(wolverhampton: Place) -> tuple[tuple[Story, ...], str]:
    made = stories(wolverhampton, benchmarks_of(wolverhampton)[0])
    return made, keep("Pack for Wolverhampton", "Wolverhampton", *made)


def drawn(found: tuple[Story, ...]) -> list[Figure]:
    return [slide.figure for story in found for slide in story.slides if slide.figure is not None]


def words(slide: Slide) -> Slide:
    return replace(slide, figure=None)


def test_everything_that_was_shown_comes_back(kept: tuple[tuple[Story, ...], str]) -> None:
    made, number = kept
    found = stories_of(find(number.lower()).content)
    assert [[words(slide) for slide in story.slides] for story in found] == [
        [words(slide) for slide in story.slides] for story in made
    ]
    for before, after in zip(drawn(made), drawn(found), strict=True):
        assert printed(after) == printed(before)
        assert (after.title, after.caption, after.alt) == (before.title, before.caption, before.alt)
        assert (after.spec, after.illustrative, after.key_html) == (before.spec, before.illustrative, before.key_html)
        shared = [name for name in after.rows if before.rows[name].dtype == float]
        assert shared
        for name in shared:
            assert after.rows[name].astype(float).tolist() == pytest.approx(
                before.rows[name].tolist(), nan_ok=True, abs=0
            )


def test_the_same_figures_keep_their_number(kept: tuple[tuple[Story, ...], str]) -> None:
    made, number = kept
    assert keep("Pack for Wolverhampton", "Wolverhampton", *made) == number
    assert keep("Less of it", "Wolverhampton", made[0]) != number


def test_in_the_dark_only_colours_differ(kept: tuple[tuple[Story, ...], str], monkeypatch: pytest.MonkeyPatch) -> None:
    made, number = kept
    monkeypatch.setattr("pages.parts.kept.theme_name", lambda: "dark")
    found = drawn(stories_of(find(number).content))
    trend = next(figure for figure in found if figure.key == "kept_story_adult_trend")
    assert palette.colours("dark")["focus"] in str(trend.spec)
    assert palette.colours("light")["focus"] not in str(trend.spec)
    assert printed(trend) == printed(next(figure for figure in drawn(made) if figure.key == "story_adult_trend"))


def test_a_revision_is_told_old_and_new(kept: tuple[tuple[Story, ...], str]) -> None:
    now = figure_now(LINK, CARD)
    assert now is not None
    then = printed(now)
    latest = then.rows[-1]
    revised = replace(then, rows=[*then.rows[1:-1], [latest[0], "99 in 100", *latest[2:]]])
    told = [difference.sentence for difference in differences(revised, then)]
    assert told == [
        f"{latest[0]}, Wolverhampton: was 99 in 100, is now {latest[1]}",
        f"{then.rows[0][0]}: new",
    ]
    assert differences(then, then) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("K7F-3Q", "six letters and digits"),
        ("KOF-3QD", "without vowels"),
        ("K7F-3QC", "misread"),
        ("K7F-3QD", "misread"),
    ],
)
def test_a_wrong_number_is_told_what_is_wrong(wolverhampton: Place, text: str, why: str) -> None:
    with pytest.raises(NotFound, match=why):
        find(text)


def test_a_view_is_made_again_from_its_address(wolverhampton: Place) -> None:
    for link, key in (
        ("area?area=Wolverhampton", "adult_trend"),
        ("area?area=Wolverhampton", "adult_offences"),
        ("offence-types?area=Wolverhampton&who=Children", "offence_dots"),
        ("compare?area=Wolverhampton&set=Its+sub-region", "compare_dots"),
        ("compare?area=Wolverhampton&offence=Theft", "compare_funnel"),
        ("offence-types?area=Wolverhampton", "printed_offence_counts"),
        ("equalities?area=Boston", "groups_adults"),
        ("equalities?area=Boston", "groups_children"),
        ("explore?area=Wolverhampton&offences=theft", "explore_over_time"),
        ("area?area=Wolverhampton&compare=England+and+Wales", "story_adult_trend"),
        ("map?area=Wolverhampton&show=Deprivation&areas_of=Districts", "map_paper"),
        ("map?area=Cardiff&who=Children", "map_paper"),
        ("deprivation?area=Cardiff", "deprivation_ranks"),
        ("deprivation?area=Wolverhampton&domain=Crime&who=Children", "deprivation_scatter"),
        ("deprivation?area=Wolverhampton", "deprivation_gradient"),
        ("pathways?area=Wolverhampton", "printed_needs"),
        ("expected?area=Wolverhampton", "expected_printed"),
        ("expected?area=Wolverhampton", "needs_printed"),
        ("rate-or-mix?area=Wolverhampton", "rate_or_mix"),
    ):
        assert figure_now(link, key) is not None, link
    for link in ("area?area=Atlantis", "pathways?area=Wolverhampton", "area", ""):
        assert figure_now(link, "adult_trend") is None
    assert figure_now("map?area=Wolverhampton&year=1066", "map_paper") is None
