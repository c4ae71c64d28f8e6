"""The questions that councillors asked, each answered within two clicks of an area's page.

Numbers are those of the questions in the project's domain reference. Each case is the path of
clicks in the menu that every page carries, with Wolverhampton chosen, and what is then on the screen.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Read
from tests.browser.driving import settled

PATHS = {
    "Q11 Who can be released at 40 per cent?": (
        ["Methods and glossary"],
        "Early release after 40 per cent of a sentence",
    ),
    "Q16 What data are missing or late?": (["Area"], "no official figure by partnership is loaded"),
    "Q16 Which sources are overdue?": (["Sources and freshness"], "(overdue)"),
    "Q16 Which printed figures are wrong?": (["Data quality"], "14.1% is printed, but 970 of 6,436 gives 15.1"),
    "Q17 How does my area differ from the others in the sub-region?": (
        ["Compare"],
        "Similar to the rest of the Black Country",
    ),
    "Q18 Which offences are followed by most reoffending?": (["Offence types"], "common to all 4"),
    "Q18 How are children doing?": (["Youth justice"], "First-time entrants"),
}


@pytest.mark.parametrize("question", PATHS)
def test_a_councillors_question_is_answered_in_two_clicks(read_page: Read, question: str) -> None:
    clicks, answer = PATHS[question]
    page = read_page("sources?area=Wolverhampton")
    for link in clicks:
        page.get_by_role("link", name=link, exact=True).click()
        settled(page)
    assert len(clicks) <= 2
    expect(page.get_by_text(answer).first).to_be_visible()
