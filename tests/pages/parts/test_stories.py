"""The three stories that are made by themselves, for areas that are easy to get wrong."""

from pathlib import Path

import pytest

from pages.parts.slide import Slide, Story
from pages.parts.stories import stories
from pages.parts.takeaways.reading import read
from queries.benchmarks import benchmarks_of
from queries.places import Place, places

MOST_WORDS = 14  # of a headline: two lines that are read from the back of a room
AREAS = ("Wolverhampton", "Boston", "Isles of Scilly", "Cardiff", "Lambeth", "Cwm Taf", "England and Wales (country)")


@pytest.fixture
def by_title(warehouse: Path) -> dict[str, Place]:
    return {place.title: place for place in places()}


def told(place: Place) -> dict[str, Story]:
    return {story.key: story for story in stories(place, benchmarks_of(place)[0])}


def slide(story: Story, words: str) -> Slide:
    """The slide with these words in its headline."""
    return next(each for each in story.slides if words in each.headline)


def every_word(story: Story) -> str:
    return " ".join(" ".join((each.headline, *each.points, each.cannot_say)) for each in story.slides)


@pytest.mark.parametrize("title", AREAS)
def test_every_area_has_three_stories_that_can_be_read_from_the_back(by_title: dict[str, Place], title: str) -> None:
    found = told(by_title[title])
    assert list(found) == ["adult", "youth", "strategy"]
    for story in found.values():
        assert story.slides
        for each in story.slides:
            assert len(each.headline.split()) <= MOST_WORDS, each.headline
            assert each.figure is not None or each.points, each.headline
            assert each.link.split("?")[0] in {
                "area",
                "compare",
                "offence-types",
                "youth-justice",
                "performance",
                "expected",
                "action-plan",
            }


@pytest.mark.parametrize("title", AREAS)
def test_a_number_says_what_it_is_and_where_it_is_from(by_title: dict[str, Place], title: str) -> None:
    for story in told(by_title[title]).values():
        for each in story.slides:
            if each.big:
                assert each.caption, each.headline
            if each.figure is not None:
                assert each.figure.caption
                assert not each.figure.sources.empty


def test_demonstration_figures_are_marked_on_every_slide_that_has_them(by_title: dict[str, Place]) -> None:
    adults = told(by_title["Wolverhampton"])["adult"]
    assert [each.illustrative for each in adults.slides][:4] == [True, True, True, True]
    assert "demonstration" in every_word(adults)


def test_published_adults_are_no_demonstration(by_title: dict[str, Place]) -> None:
    """Lambeth, 2021/22: 511 of 2,217 reoffended (Ministry of Justice)."""
    first = told(by_title["Lambeth"])["adult"].slides[0]
    assert not first.illustrative
    assert first.big == "23.0 in 100"
    assert "lower (better) than England and Wales" in first.headline


def test_a_nations_range_is_as_fine_as_its_headline(by_title: dict[str, Place]) -> None:
    drawn = told(by_title["England and Wales (country)"])["adult"].slides
    tables = [" ".join(" ".join(row) for row in read(each.figure).cells) for each in drawn if each.figure is not None]
    assert any("24.0 in 100 23.8 to 24.1 in 100" in table for table in tables), tables


def test_a_countys_figure_goes_by_the_countys_name(by_title: dict[str, Place]) -> None:
    children = told(by_title["Boston"])["youth"]
    assert children.slides[0].headline.startswith("Lincolnshire: ")
    assert "This is the figure for Lincolnshire, which Boston is part of." in children.slides[0].points


def test_wales_is_told_why_there_is_nothing(by_title: dict[str, Place]) -> None:
    children = told(by_title["Cardiff"])["youth"]
    assert "None of them covers Wales." in slide(children, "cannot say").points


def test_too_few_people_get_no_comparison(by_title: dict[str, Place]) -> None:
    adults = told(by_title["Isles of Scilly"])["adult"]
    assert adults.slides[0].headline == "Adults: too few people to compare"
    assert not any("offence type" in each.headline for each in adults.slides)


def test_a_printed_percentage_is_never_a_verdict(by_title: dict[str, Place]) -> None:
    """The 2018 strategy prints 40.35 % against 36.78 % for Wolverhampton, without counts."""
    printed = slide(told(by_title["Wolverhampton"])["strategy"], "as a paper printed")
    assert printed.big == "40.35%"
    assert "cannot be told" in " ".join(printed.points)


def test_the_strategy_says_what_it_waits_for(by_title: dict[str, Place]) -> None:
    for title in ("Boston", "Cardiff"):
        strategy = told(by_title[title])["strategy"]
        assert "return R12" in every_word(strategy)
        assert "return R5" in every_word(strategy)


def test_wales_does_not_wait_for_what_is_published_for_england_alone(by_title: dict[str, Place]) -> None:
    waits = slide(told(by_title["Cardiff"])["strategy"], "wait for a figure")
    assert "1 waits for return R11 (youth justice)." in waits.points
    assert "Department for Education" not in every_word(told(by_title["Cardiff"])["strategy"])


def test_breaks_stay_on_a_slide_and_events_do_not(by_title: dict[str, Place]) -> None:
    trend = slide(told(by_title["Wolverhampton"])["adult"], "Adults: ")
    assert trend.figure is not None
    assert set(trend.figure.rows["kind"]) == {"point", "break", "care"}
    assert trend.notes[0].startswith("1: October 2015.")
