"""The Explore page as a councillor meets it."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Read, Visitor
from tests.browser.driving import SCALES, rerun, settled

BOTH_METHODS = "explore?area=England+and+Wales+(country)&kind=four_quarters~twelve_month_old"
WHOLE_VIEW = "explore?area=Wolverhampton&age=adult&offences=theft~drug&measure=frequency&beside=E22000340"
DRAWN = """(chart, mark) => [...chart.querySelectorAll('svg path')].map(path => path.__data__)
    .filter(item => item?.mark?.marktype === mark && item.mark.role === 'mark' && item.opacity !== 0)
    .map(item => item.datum)"""
WRONG = "explore?area=Wolverhampton&offences=piracy&measure=happiness&period=last+year&previous=3-6"


def shown(page: Page) -> Locator:
    """The line that says what is shown."""
    return page.get_by_role("status").first


def address(page: Page) -> dict[str, list[str]]:
    """What the browser's address asks for."""
    return parse_qs(urlsplit(page.url).query)


def pick(page: Page, box: str, option: str) -> None:
    """Pick an option in a box."""
    with rerun(page):
        page.get_by_role("combobox", name=box, exact=True).fill(option)
        page.get_by_role("option", name=option, exact=True).click()


def test_what_is_chosen_is_in_the_address_and_comes_back(open_page: Visitor) -> None:
    page = open_page.arrive("explore?area=Wolverhampton")
    with rerun(page):
        page.get_by_role("radio", name="Adults", exact=True).click()
    pick(page, "Offence types", "Theft")
    page.keyboard.press("Escape")
    pick(page, "Measure", "Reoffences per reoffender")
    asked = address(page)
    assert {name: asked[name] for name in ("age", "offences", "measure")} == {
        "age": ["adult"],
        "offences": ["theft"],
        "measure": ["frequency"],
    }
    again = open_page.arrive(page.url.split("/", 3)[3])
    assert titles(again) == titles(page)
    assert address(again) == asked


def titles(page: Page) -> list[str]:
    """The messages of all figures."""
    return page.get_by_role("heading", level=3).all_inner_texts()


def test_a_scale_says_in_100_whatever_its_figures(open_page: Visitor) -> None:
    page = open_page("explore?area=Wolverhampton", 390, 844)
    for who in ("Children", "Adults"):
        with rerun(page):
            page.get_by_role("radio", name=who, exact=True).click()
        settled(page)
        assert page.evaluate(SCALES, "[data-testid=stVegaLiteChart]")[:2] == [1, 1]


def test_an_old_link_says_what_it_asked_for_and_what_does_not_exist(open_page: Visitor) -> None:
    page = open_page(WRONG)
    said = page.get_by_role("alert").filter(has_text="piracy")
    for wrong in ("“piracy”", "“happiness”", "“last year”"):
        expect(said).to_contain_text(wrong)
    expect(said).to_contain_text("Previous offences (3 to 6) cannot be shown")
    expect(page.get_by_role("heading", level=1)).to_have_text("Explore Wolverhampton")
    assert set(address(page)) == {"area"}


def test_the_two_methods_of_one_year_are_never_joined(open_page: Visitor) -> None:
    page = open_page(BOTH_METHODS)
    expect(page.get_by_text("never joined by a line or compared")).to_be_visible()
    expect(
        page.get_by_text(re.compile("April 2013 to March 2014 is 31.1 in 100 as .* and 26.2 in 100 as"))
    ).to_be_visible()
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(0)
    tables = page.get_by_role("table")
    expect(tables).to_have_count(2)
    year = [tables.nth(number).get_by_role("row").filter(has_text="April 2013 to March 2014") for number in (0, 1)]
    expect(year[0]).to_contain_text("31.1")
    expect(year[1]).to_contain_text("26.2")


def test_what_cannot_be_chosen_says_why(read_page: Read) -> None:
    page = read_page(WHOLE_VIEW)
    with rerun(page):
        page.get_by_text("More filters").click()
    expect(page.get_by_role("combobox", name="Previous offences")).to_be_disabled()
    expect(page.get_by_text("No figure by previous offences is published or loaded for Wolverhampton.")).to_be_visible()


def test_every_drawn_value_is_in_the_table_and_every_figure_of_the_table_is_drawn(read_page: Read) -> None:
    page = read_page(WHOLE_VIEW)
    over_time, side_by_side = page.get_by_test_id("stVegaLiteChart").all()[:2]
    for folded in page.get_by_text("The same figures as a table").all()[:2]:
        with rerun(page):
            folded.click()
    told = rows_of(page.get_by_role("table").nth(0))
    lines = {(point["name"], f"{point['x']:.0f}", f"{point['y']:.2f}") for point in drawn(over_time, "symbol")}
    assert lines == {(row[0], row[1][-4:], row[4]) for row in told}
    assert len(lines) == len(told) == 2 * 12
    told = rows_of(page.get_by_role("table").nth(1))
    dots = [(f"{dot['rate']:.2f}", f"{dot['benchmark_rate']:.2f}") for dot in drawn(side_by_side, "symbol")]
    assert dots == [(row[3], row[4]) for row in told]
    assert [dot["name"].split()[-1] for dot in drawn(side_by_side, "symbol")] == [row[0] for row in told]


def drawn(chart: Locator, mark: str) -> list[dict[str, Any]]:
    """What the marks of one kind stand for that are in the picture: Vega keeps it at each of them."""
    found: list[dict[str, Any]] = chart.evaluate(DRAWN, mark)
    return found


def rows_of(table: Locator) -> list[list[str]]:
    """The cells of a table, row by row."""
    return [row.locator("th, td").all_inner_texts() for row in table.locator("tbody tr").all()]
