"""The questions that councillors asked, each answered within two clicks from the start.

Numbers are those of the questions in the project's domain reference. The first click picks the area (tests of Area and
Compare begin with it); each case here is the clicks that follow it in the menu that every page carries, or on the page,
with Wolverhampton picked, and what is then in sight without moving the page.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Read
from tests.browser.driving import settled

MOST = 2
PATHS = {
    "Q16 What data are missing or late?": (["What is missing or late"], "no official figure by partnership is loaded"),
    "Q16 Which printed figures are wrong?": (["What to ask"], "14.1% is printed, but 970 of 6,436 gives 15.1"),
    "Q16 Which sources are overdue?": (["Sources and freshness"], "overdue for newer figures"),
    "Q16 Which returns are in, which late?": (["Data quality"], "Returns: what is in, what is late"),
    "Q17 How does my area differ from the others in the sub-region?": (
        ["Compare"],
        "Similar to the rest of the Black Country",
    ),
    "Q18 Which offences are followed by most reoffending?": (["Offence types"], "offence type is higher than"),
    "Q18 How are children doing?": (["Youth justice"], "Reoffending, 15 to 17: similar to"),
    "Q11 Who can be released at 40 per cent?": (
        ["Methods and glossary", "Events and breaks"],
        "Early release after 40 per cent of a sentence",
    ),
}


@pytest.mark.parametrize("question", PATHS)
def test_a_councillors_question_is_answered_in_two_clicks(read_page: Read, question: str) -> None:
    clicks, answer = PATHS[question]
    page = read_page("?area=Wolverhampton")
    for link in clicks:
        page.get_by_role("link", name=link, exact=True).click()
        settled(page)
    found = page.get_by_text(answer).first
    expect(found).to_be_in_viewport()
    assert len(clicks) <= MOST


def test_how_much_the_checks_found_in_the_paper_of_2018_is_told(read_page: Read) -> None:
    """Each finding is for officers; a councillor is told how many there are, and the charts draw all the same."""
    page = read_page("?area=Wolverhampton")
    page.get_by_role("link", name="Data quality", exact=True).click()
    settled(page)
    expect(
        page.get_by_role("row", name="Draft Black Country Reducing Reoffending Strategy 2018 to 2020 14")
    ).to_be_visible()
    page.get_by_role("link", name="Offence types", exact=True).click()
    settled(page)
    expect(page.get_by_role("listitem").filter(has_text="24.5% is printed for 211 of 859.")).to_be_visible()
    expect(page.get_by_test_id("stVegaLiteChart").nth(1)).to_be_visible()
