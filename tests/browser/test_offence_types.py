"""Offence types as a councillor meets them."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Read, Visitor
from tests.browser.driving import rerun

WOLVERHAMPTON = "offence-types?area=Wolverhampton"
HEAT = "and its neighbours"
LISTS = "as printed without counts"
UNMARKED = "rgba(0, 0, 0, 0)"


def table(page: Page, caption: str) -> Locator:
    return page.get_by_role("table").filter(has_text=caption)


def cell(page: Page, caption: str, row: str, column: str) -> Locator:
    """A cell of a table by the names of its row and column."""
    found = table(page, caption)
    heads = found.get_by_role("columnheader").all_inner_texts()
    return (
        found.get_by_role("row")
        .filter(has=page.get_by_role("rowheader", name=row))
        .locator("th, td")
        .nth(heads.index(column))
    )


def background(found: Locator) -> str:
    return str(found.evaluate("cell => getComputedStyle(cell).backgroundColor"))


@pytest.mark.parametrize("area", ["Isles of Scilly", "Lambeth", "Cwm Taf"])
def test_awkward_areas_keep_the_house_rules(open_page: Visitor, area: str) -> None:
    page = open_page(f"offence-types?area={area}")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{area}: offence types")


def test_a_percentage_that_no_small_group_gives_is_questioned(read_page: Read) -> None:
    page = read_page(WOLVERHAMPTON)
    theft = cell(page, LISTS, "Theft (non-motor)", "Wolverhampton")
    expect(theft).to_contain_text("88.83%")
    expect(theft).to_contain_text("179 people or more")
    expect(page.get_by_role("listitem").filter(has_text="No group of fewer than 179 people")).to_be_visible()


def test_every_cell_says_its_verdict_in_words(read_page: Read) -> None:
    page = read_page(WOLVERHAMPTON)
    said = table(page, HEAT).locator("tbody td").all_text_contents()
    words = ("Higher", "Lower", "Similar", "Too few", "Fewer than", "in 100", "Nobody")
    assert len(said) == 13 * 6
    assert [text for text in said if not any(word in text for word in words)] == []


def test_what_is_common_to_all_is_marked_in_its_row(read_page: Read) -> None:
    page = read_page(WOLVERHAMPTON)
    expect(table(page, HEAT).get_by_role("rowheader", name="Theft")).to_contain_text("common to all 4")


def test_demonstration_figures_are_said_to_be(read_page: Read) -> None:
    page = read_page(WOLVERHAMPTON)
    expect(page.get_by_text("Demonstration figures, not real: no figure by offence type")).to_be_visible()


def test_walsall_robbery_has_no_colour_no_rank_no_bar(open_page: Visitor) -> None:
    page = open_page("offence-types?area=Walsall")
    robbery = cell(page, LISTS, "Robbery", "Walsall")
    expect(robbery).to_contain_text("Low volume")
    expect(robbery).to_contain_text("no rate given")
    assert background(robbery) == background(cell(page, LISTS, "Criminal damage", "Wolverhampton"))
    assert "100" not in table(page, LISTS).inner_text()
    heat = cell(page, HEAT, "Robbery", "Walsall")
    assert background(heat) == UNMARKED
    assert "▲" not in heat.inner_text()
    assert "▼" not in heat.inner_text()


def test_children_are_one_click_away_and_the_change_is_announced(open_page: Visitor) -> None:
    page = open_page.arrive(WOLVERHAMPTON)
    expect(page.get_by_role("status").filter(has_text="Shown:")).to_contain_text("adults")
    with rerun(page):
        page.get_by_text("Children", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Shown:")).to_contain_text("children aged 10 to 17")
    assert "who=Children" in page.url
    open_page.assert_rules(page)


def test_a_link_brings_people_and_year_with_it(open_page: Visitor) -> None:
    page = open_page.arrive("offence-types?area=Wolverhampton&who=Children&year=April+2019+to+March+2020")
    shown = page.get_by_role("status").filter(has_text="Shown:")
    expect(shown).to_have_text(
        "Shown: Wolverhampton, children aged 10 to 17, April 2019 to March 2020, compared with England and Wales."
    )


def test_an_old_link_says_what_it_asked_for(open_page: Visitor) -> None:
    page = open_page.arrive("offence-types?area=Wolverhampton&year=April+1919+to+March+1920")
    expect(page.get_by_text("“April 1919 to March 1920” is not among the choices of “Year” here")).to_be_visible()


def test_published_figures_carry_no_such_mark(open_page: Visitor) -> None:
    page = open_page.arrive("offence-types?area=England+and+Wales+(country)&who=Together")
    expect(page.get_by_text("Demonstration figures, not real")).to_have_count(0)
    expect(
        page.get_by_text("Ministry of Justice, Proven reoffending statistics: overall data tool").first
    ).to_be_visible()


def test_the_paper_is_quoted_only_where_it_wrote_about(open_page: Visitor) -> None:
    page = open_page("offence-types?area=Boston")
    expect(page.get_by_text("What the 2018 strategy printed")).to_have_count(0)


def test_only_the_tables_move_sideways_on_a_telephone(open_page: Visitor) -> None:
    """What is written in the tables for screen readers must not make the whole page wider than the window."""
    page = open_page.arrive(WOLVERHAMPTON, 390, 844)
    wider = page.get_by_test_id("stMain").evaluate("main => main.scrollWidth - main.clientWidth")
    assert wider == 0
