"""The strategy as a councillor and an officer meet it."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.driving import settled

TREATMENT = "In drug or alcohol treatment within three weeks of release"


def test_success_is_measured_and_a_vague_target_is_called_vague(open_page: Visitor) -> None:
    page = open_page("performance?area=Solihull")
    expect(page.get_by_text("1 has a target, but no figure to hold against it yet.")).to_be_visible()
    page.get_by_text(TREATMENT).click()
    settled(page)
    for words in ("At least 70 in 100", "“circa 25 to 30%”, as printed", "2 of 5 things a good target needs."):
        expect(page.get_by_text(words).first).to_be_visible()
    expect(page.get_by_text("Waiting for return R7 (resettlement), from the drug").first).to_be_visible()
    expect(page.get_by_text("27.9 in 100 people; could be 16.7 to 42.7.")).to_be_visible()
    expect(page.get_by_text("is not met: 42.1 points below it.")).to_be_visible()
    open_page.assert_rules(page)


def test_a_link_brings_a_count_and_a_target(open_page: Visitor) -> None:
    page = open_page("performance?area=Cardiff&count=40&out-of=43&target=70", 390, 844)
    expect(page.get_by_text("could be 81.4 to 97.6. The target, at least 70 in 100, is met.")).to_be_visible()
    expect(page.get_by_text("84 in 100 (England and Wales)").first).to_be_visible()


def test_pathways_name_whose_figures_they_are(open_page: Visitor) -> None:
    page = open_page("pathways?area=Walsall")
    expect(
        page.get_by_role("table").filter(has_text="England and Wales: housing and work after prison")
    ).to_be_visible()
    expect(page.get_by_text("Homeless: 82.50% reoffended, highest of the needs printed")).to_be_visible()
    expect(page.get_by_text("Waiting for return R8 (unpaid work)").first).to_be_visible()
    page.get_by_text("What these papers asked for, and what we are waiting for").click()
    expect(page.get_by_text("Gaps in services: need, capacity and waiting.")).to_be_visible()


def test_a_change_is_split_in_two(open_page: Visitor) -> None:
    page = open_page("rate-or-mix?area=England+and+Wales+(country)")
    expect(page.get_by_text("Mostly: people of the same kind reoffended more")).to_be_visible()
    expect(page.get_by_text("that brings 0.9 points up")).to_be_visible()
    expect(page.get_by_text("Demonstration figures, not real")).to_have_count(0)


def test_an_area_without_a_consultation_has_its_whole_page(open_page: Visitor) -> None:
    page = open_page("action-plan?area=Isles+of+Scilly")
    expect(page.get_by_text("No consultation is recorded for")).to_be_visible()
    expect(page.get_by_text("What these papers asked for, and what we are waiting for")).to_be_visible()


def test_an_officer_adds_an_action_sees_it_at_once_and_takes_it_back(open_page: Visitor) -> None:
    page = open_page("action-plan?area=Wolverhampton")
    expect(page.get_by_text("Hold an eight-week public consultation on the draft strategy")).to_be_visible()
    expect(page.get_by_text("12 March 2018 to 8 May 2018")).to_be_visible()
    introduce(page)
    page.get_by_text("An action", exact=True).click()
    settled(page)
    page.get_by_role("textbox", name="Reference").fill("T-01")
    page.get_by_role("textbox", name="What will be done").fill("Open a centre for women")
    page.get_by_role("textbox", name="Owner: a post, never a name").fill("Jane Doe")
    keep(page)
    expect(page.get_by_text("“Jane Doe” looks like a person's name.")).to_be_visible()
    page.get_by_role("textbox", name="Owner: a post, never a name").fill("Head of Community Safety")
    keep(page)
    action = page.locator("details.action").filter(has_text="Open a centre for women")
    expect(action).to_contain_text("Changed by Community Safety Officer on")
    expect(action).to_contain_text("shown to the public from the next publication")
    expect(page.get_by_text("An approver makes changes public")).to_be_visible()
    public = open_page("action-plan?area=Wolverhampton")
    expect(public.get_by_text("Hold an eight-week public consultation")).to_be_visible()
    expect(public.get_by_text("Open a centre for women")).to_have_count(0)
    page.bring_to_front()
    page.get_by_role("button", name="Take back").click()
    settled(page)
    expect(page.get_by_text("Taken back. The register keeps both")).to_be_visible()
    expect(action).to_have_count(0)


def keep(page: Page) -> None:
    """Press the button of the first form."""
    page.get_by_role("button", name="Keep these changes").first.click()
    settled(page)


def introduce(page: Page) -> None:
    """Say who acts, as an officer at this computer does."""
    page.get_by_text("Who is changing this?").click()
    settled(page)
    page.get_by_role("textbox", name="Your name").fill("Test Officer")
    page.get_by_role("textbox", name="Your post").fill("Community Safety Officer")
    page.get_by_role("button", name="Continue").click()
    settled(page)
