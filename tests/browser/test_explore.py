"""The Explore page as a councillor meets it."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Read, Visitor
from tests.browser.driving import rerun

BOTH_METHODS = "explore?area=England+and+Wales+(country)&kind=four_quarters~twelve_month_old"
WHOLE_VIEW = "explore?area=Wolverhampton&age=adult&offences=theft~drug&measure=frequency&beside=E22000340"
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


def test_the_table_has_the_figures_of_the_chart(read_page: Read) -> None:
    page = read_page(WHOLE_VIEW)
    with rerun(page):
        page.get_by_text("The same figures as a table").first.click()
    told = page.locator(".visually-hidden", has_text="Wolverhampton").first.inner_text()
    rows = (
        page.get_by_role("table").first.get_by_role("row").filter(has_text="April 2023 to March 2024").all_inner_texts()
    )
    assert rows
    newest = next(row for row in rows if "Wolverhampton" in row or len(rows) == 1)
    figures = re.findall(r"\d+\.\d+", newest)
    assert figures
    assert figures[0] in told
