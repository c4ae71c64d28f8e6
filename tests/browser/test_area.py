"""The Area page as a councillor meets it, the evening before a meeting."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Read, Visitor
from tests.browser.driving import SCALES, settled

WOLVERHAMPTON = "?area=Wolverhampton"
BESIDE_ITS_NEIGHBOURS = "?area=Wolverhampton&compare=Black+Country"


def test_from_nothing_two_clicks_lead_to_an_areas_figures(page: Page) -> None:
    expect(page.get_by_text("Choose an area above to begin.")).to_be_visible()
    box = page.get_by_role("combobox", name="Area")
    box.click()
    box.fill("Wolver")
    page.get_by_role("option", name="Wolverhampton", exact=True).click()
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Wolverhampton")
    assert "area=Wolverhampton" in page.url


def test_real_childrens_figures_and_the_papers_slip_are_there(read_page: Read) -> None:
    page = read_page(BESIDE_ITS_NEIGHBOURS)
    expect(page.get_by_text("children aged 15 to 17 reoffended within a year (could be 22 to 52)")).to_be_visible()
    expect(page.get_by_text("Wolverhampton is the 23rd most deprived of 296 districts")).to_be_visible()
    slip = page.get_by_role("row").filter(has_text="14.1% is printed")
    expect(slip).to_contain_text("15.1%")


def test_every_scale_says_in_100(read_page: Read) -> None:
    assert read_page(BESIDE_ITS_NEIGHBOURS).evaluate(SCALES, "[data-testid=stVegaLiteChart]") == [1, 1, 1]


def test_demonstration_figures_are_marked_above_the_number(read_page: Read) -> None:
    page = read_page(BESIDE_ITS_NEIGHBOURS)
    expect(page.get_by_text("Demonstration figures, not real", exact=True).first).to_be_visible()


def test_a_link_brings_the_comparison_with_it(read_page: Read) -> None:
    page = read_page(BESIDE_ITS_NEIGHBOURS)
    expect(page.get_by_text("the rest of the Black Country").first).to_be_visible()


def test_every_chart_has_its_figures_as_a_table(read_page: Read) -> None:
    page = read_page(BESIDE_ITS_NEIGHBOURS)
    for summary in page.get_by_text("The same figures as a table").all():
        summary.click()
    expect(page.get_by_role("table")).to_have_count(4)


def test_a_district_in_a_county_is_told_the_countys_figure(open_page: Visitor) -> None:
    page = open_page("?area=Boston")
    expect(page.get_by_text("This is the figure for Lincolnshire, which Boston is part of.").first).to_be_visible()


def test_a_wrong_link_says_what_it_asked_for(open_page: Visitor) -> None:
    page = open_page("?area=**wolverhamton**")  # shown as it is: a link must not bring formatting or links of its own
    expect(page.get_by_text("The link asks for the area “**wolverhamton**”")).to_contain_text(
        "Did you mean “Wolverhampton”?"
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("Reducing reoffending")
    page = open_page.arrive("?area=Atlantis")
    expect(page.get_by_text("The link asks for the area “Atlantis”")).not_to_contain_text("Did you mean")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Atlantis")


def test_another_build_is_picked_up_without_a_restart(open_page: Visitor) -> None:
    page = open_page.arrive("sources")
    newest = max(open_page.dashboard.store.glob("warehouse-*.duckdb"))
    linked = newest.with_name("warehouse-900000.duckdb")
    linked.hardlink_to(newest)
    try:
        page.reload()
        settled(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("Sources and freshness")
    finally:
        linked.unlink()


def test_without_figures_the_page_says_how_to_make_them(open_page: Visitor, tmp_path: Path) -> None:
    store = open_page.dashboard.store
    aside = [(built, built.rename(tmp_path / built.name)) for built in store.glob("warehouse-*.duckdb")]
    try:
        page = open_page.arrive(WOLVERHAMPTON)
        expect(page.get_by_text("There are no figures yet.")).to_be_visible()
    finally:
        for original, moved in aside:
            moved.rename(original)
