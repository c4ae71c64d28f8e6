"""Youth justice as a councillor meets it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Read, Visitor

WOLVERHAMPTON = "youth-justice?area=Wolverhampton"


@pytest.mark.parametrize("area", ["Isles of Scilly", "Cardiff", "England and Wales (country)"])
def test_awkward_areas_keep_the_house_rules(open_page: Visitor, area: str) -> None:
    page = open_page(f"youth-justice?area={area}")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{area}: youth justice")


def test_every_card_says_its_figure_in_words(read_page: Read) -> None:
    page = read_page(WOLVERHAMPTON)
    for words in (
        "36 in 100 children reoffended; could be 22 to 52.",
        "130 per 100,000 aged 10 to 17 became first-time entrants.",
        "22 per 10,000 aged 10 to 17 received a caution or a sentence.",
        "Wolverhampton reported spending £3.2 million on youth justice",
    ):
        expect(page.get_by_text(words)).to_be_visible()


def test_charts_have_their_figures_as_tables_and_say_what_they_show(read_page: Read) -> None:
    page = read_page(WOLVERHAMPTON)
    charts = page.get_by_test_id("stVegaLiteChart")
    expect(page.get_by_text("The same figures as a table")).to_have_count(charts.count())
    drawn = page.locator("[aria-label^='Line chart of First-time entrants']").first
    expect(drawn).to_have_attribute("aria-label", saying("539 per 100,000 in January to December 2016"))


def test_what_is_not_published_is_said(read_page: Read) -> None:
    page = read_page(WOLVERHAMPTON)
    table = page.get_by_role("table").filter(has_text="report since April 2023")
    expect(table.get_by_role("row")).to_have_count(11)
    expect(table.get_by_text("Awaited: return R11")).to_have_count(10)
    expect(page.get_by_text("Nothing published follows a child into the adult figures.")).to_be_visible()


def test_demonstration_counts_are_marked(read_page: Read) -> None:
    page = read_page(WOLVERHAMPTON)
    table = page.get_by_role("table").filter(has_text="followed for a year, and their reoffences")
    expect(table).to_contain_text("Demonstration figures, not real.")


def saying(words: str) -> re.Pattern[str]:
    return re.compile(re.escape(words))


def test_a_district_in_a_county_is_told_the_countys_figures(open_page: Visitor) -> None:
    page = open_page("youth-justice?area=Boston")
    expect(page.get_by_text("This is the figure for Lincolnshire, which Boston is part of.")).to_be_visible()


def test_the_papers_children_are_too_close_to_call(open_page: Visitor) -> None:
    page = open_page("youth-justice?area=Black+Country+(sub-region)")
    table = page.get_by_role("table").filter(has_text="by calendar year")
    for words in ("985", "956", "1,140", "1,280", "2.99", "3.26", "3.25", "too close to call"):
        expect(table).to_contain_text(words)
    expect(table).to_contain_text("From 2.99 to 3.26 reoffences each")
