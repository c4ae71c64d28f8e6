"""IOM, expected against actual, and equalities, as a councillor meets them."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitor

CHANCE = "People join when their offending is high. Some fall would happen anyway."


def test_is_six_months_long_enough(open_page: Visitor) -> None:
    page = open_page("iom?area=Wiltshire&both=30&before-only=9&after-only=8&neither=30")
    expect(page.get_by_text(CHANCE)).to_be_visible()
    expect(page.get_by_text("Wiltshire: 77. People on the programme.")).to_be_visible()
    expect(page.get_by_text("65 people would be 84.4 in 100 and 66 people 85.7 in 100")).to_be_visible()
    expect(page.get_by_text("too short to say that they have stopped")).to_be_visible()
    expect(page.get_by_role("row", name="77 people 15.8 points")).to_be_visible()
    expect(page.get_by_text("The difference is no bigger than chance could explain.")).to_be_visible()


def test_a_gap_without_counts_gets_people_needed_and_no_verdict(open_page: Visitor) -> None:
    page = open_page("expected?area=Dudley")
    expect(page.get_by_text("Dudley: 6.4 points more than expected. With fewer than 222 people")).to_be_visible()
    expect(page.get_by_role("row", name="Wolverhampton 36.78% 40.35% 701 1,743").first).to_be_visible()
    expect(page.get_by_role("row", name="Homeless 48.25% 82.50% 9 21").first).to_be_visible()
    expect(page.get_by_text("31.6 in 100 (in proportion) or 31.8 in 100 (by difference)")).to_be_visible()


def test_coverage_comes_before_any_comparison(open_page: Visitor) -> None:
    page = open_page("equalities?area=Cardiff", 390, 844, dark=True)
    headings = page.locator("h2").all_inner_texts()
    assert headings[0] == "First: for how many is it known?"
    expect(page.get_by_text("A difference between groups is a prompt to explain or reform.")).to_be_visible()
    expect(page.get_by_text("Demonstration figures, not real", exact=True)).to_be_visible()
