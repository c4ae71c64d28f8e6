"""Deprivation as a councillor meets it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Read, Visitor
from tests.browser.driving import rerun, settled

WOLVERHAMPTON = "deprivation?area=Wolverhampton"
FALLACY = "This compares areas, not people. It does not show that deprived people reoffend more, or why."


def status(page: Page) -> str:
    return page.get_by_role("status").filter(has_text="Shown:").inner_text()


@pytest.mark.parametrize("area", ["Cwm Taf", "Isles of Scilly", "England and Wales (country)"])
def test_awkward_areas_keep_the_house_rules(open_page: Visitor, area: str) -> None:
    page = open_page(f"deprivation?area={area}")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{area}: deprivation")


def test_ranks_are_told_on_both_indices_and_not_compared(read_page: Read) -> None:
    page = read_page(WOLVERHAMPTON)
    expect(page.get_by_text("Wolverhampton is the 23rd most deprived of 296 districts")).to_be_visible()
    expect(page.get_by_text("Wolverhampton is the 24th most deprived of 317 districts")).to_be_visible()
    expect(page.get_by_text("The two indices cannot be compared")).to_be_visible()


def test_the_ranks_are_in_the_charts_text_alternative(read_page: Read) -> None:
    drawn = read_page(WOLVERHAMPTON).locator("[aria-label^='Ranks among 296 districts']").first
    expect(drawn).to_have_attribute("aria-label", re.compile("Overall deprivation 23rd.*Crime 34th"))


def test_a_link_built_into_demonstration_figures_is_called_evidence_of_nothing(read_page: Read) -> None:
    expect(read_page(WOLVERHAMPTON).get_by_text("evidence of nothing")).to_be_visible()


def test_how_to_load_neighbourhoods_is_said(read_page: Read) -> None:
    said = "Neighbourhood figures are not loaded. They come from File 7"
    expect(read_page(WOLVERHAMPTON).get_by_text(said)).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_notice_stands_beside_the_chart(read_page: Read, width: int) -> None:
    page = read_page(WOLVERHAMPTON)
    page.set_viewport_size({"width": width, "height": 844})
    settled(page)
    notice = page.get_by_text(FALLACY).bounding_box()
    chart = page.locator("[aria-label^='Scatter of']").first.bounding_box()
    assert notice
    assert chart
    beside = notice["y"] < chart["y"] + chart["height"] and notice["y"] + notice["height"] > chart["y"]
    just_above = 0 <= chart["y"] - (notice["y"] + notice["height"]) < 844
    assert beside or just_above


def test_crime_is_said_to_be_circular(open_page: Visitor) -> None:
    page = open_page.arrive(WOLVERHAMPTON)
    circular = page.get_by_text("Built from recorded crime, so comparing it with reoffending is partly circular.")
    expect(circular).to_have_count(0)
    with rerun(page):
        box = page.get_by_role("combobox", name="Domain")
        box.click()
        box.fill("Crime")
        page.get_by_role("option", name="Crime", exact=True).click()
    expect(circular).to_be_visible()
    assert "domain=Crime" in page.url
    assert status(page).startswith("Shown: Crime, England, 2025")
    open_page.assert_rules(page)


def test_wales_has_its_own_index_and_only_welsh_areas(open_page: Visitor) -> None:
    page = open_page("deprivation?area=Cardiff")
    expect(page.get_by_text("Cardiff is the 8th most deprived of 22 districts")).to_be_visible()
    expect(page.get_by_text("England, 2025")).to_have_count(0)
    assert "21 partnerships" in status(page)


def test_a_link_brings_the_whole_view(open_page: Visitor) -> None:
    page = open_page(
        "deprivation?area=Wolverhampton&index=England,+2019&domain=Income&who=Children&year=April+2018+to+March+2019"
    )
    assert status(page).startswith("Shown: Income, England, 2019; children aged 10 to 17, April 2018 to March 2019;")


def test_an_index_of_another_nation_in_a_link_is_said(open_page: Visitor) -> None:
    page = open_page("deprivation?area=Wolverhampton&index=Wales,+2019")
    expect(page.get_by_role("alert").filter(has_text="Wales, 2019")).to_be_visible()
