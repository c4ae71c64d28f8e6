"""The Compare page as a councillor meets it."""

from urllib.parse import unquote_plus

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Read, Visitor
from tests.browser.driving import rerun, settled

WOLVERHAMPTON = "compare?area=Wolverhampton"


def choose(page: Page, box: str, option: str) -> None:
    """Pick an option in a box, which closes again if the page is still scrolling towards it."""
    page.get_by_role("combobox", name=box).scroll_into_view_if_needed()
    settled(page)
    with rerun(page):
        page.get_by_role("combobox", name=box).click()
        page.get_by_role("option", name=option, exact=True).click()


def status(page: Page) -> Locator:
    """The line that says what is shown."""
    return page.get_by_role("status").filter(has_text="reoffended within a year")


def test_two_clicks_tell_whether_wolverhampton_differs_from_the_black_country(page: Page) -> None:
    """Q17 of the domain reference: the area, then Compare."""
    area = page.get_by_role("combobox", name="Area")
    area.fill("Wolverhampton")
    page.get_by_role("option", name="Wolverhampton", exact=True).click()
    settled(page)
    page.get_by_role("link", name="Compare", exact=True).click()
    settled(page)
    expect(page.get_by_text("Similar to the rest of the Black Country")).to_be_visible()
    expect(page.get_by_role("heading", name="Wolverhampton: similar to the Black Country")).to_be_visible()


def test_each_picture_has_words_and_a_table(read_page: Read) -> None:
    page = read_page(WOLVERHAMPTON)
    dots = page.locator("[data-testid=stVegaLiteChart][aria-label^='Wolverhampton: 30 in 100, could be 28 to 33.']")
    expect(dots.first).to_be_attached()
    funnel = page.locator("[data-testid=stVegaLiteChart][aria-label*='Inside the funnel: Wolverhampton (30 in 100']")
    expect(funnel.first).to_be_attached()
    for summary in page.get_by_text("The same figures as a table").all():
        summary.click()
    expect(page.get_by_role("table")).to_have_count(2)


def test_demonstration_figures_are_marked_on_both_pictures(read_page: Read) -> None:
    page = read_page(WOLVERHAMPTON)
    expect(page.get_by_text("Demonstration figures, not real.")).to_have_count(2)


def test_what_is_chosen_is_announced_and_changes_the_words(open_page: Visitor) -> None:
    page = open_page.arrive(WOLVERHAMPTON)
    expect(status(page)).to_contain_text("Wolverhampton and the Black Country, adults")
    expect(page.get_by_text("areas of England and Wales with enough people stand behind them")).to_be_visible()
    expect(page.get_by_text("times more than chance alone would make them, partly because")).to_be_visible()
    choose(page, "Which funnel", "Chance alone")
    expect(page.get_by_text("This funnel does not allow for that")).to_be_visible()
    assert "funnel=Chance+alone" in page.url.replace("%20", "+")
    choose(page, "Beside which areas", "Its region")
    expect(page.get_by_text("stand behind them")).to_have_count(0)
    expect(page.get_by_text("24 areas are compared one by one")).to_be_visible()
    choose(page, "Whose reoffending", "Children (10 to 17)")
    expect(status(page)).to_contain_text("children aged 10 to 17")
    open_page.assert_rules(page)


def test_nothing_is_ranked_until_somebody_asks(open_page: Visitor) -> None:
    page = open_page.arrive("compare?area=Wolverhampton&set=Its+police+force+area")
    page.get_by_text("The same figures as a table").first.click()
    table = page.get_by_role("table").first
    names = table.get_by_role("rowheader").all_inner_texts()[3:]
    assert names == sorted(names)
    assert len(names) == 6


def test_similar_areas_come_with_their_reasons(open_page: Visitor) -> None:
    page = open_page("compare?area=Cardiff&set=Areas+most+like+it")
    expect(page.get_by_text("These are the 10 areas in Wales most like Cardiff")).to_be_visible()
    expect(page.get_by_text("not an official group")).to_be_visible()
    page.get_by_text("What makes them alike").click()
    expect(page.get_by_role("rowheader", name="Swansea")).to_be_visible()


def test_a_group_of_ones_own_is_in_the_address_and_comes_back(open_page: Visitor) -> None:
    page = open_page.arrive(WOLVERHAMPTON)
    choose(page, "Beside which areas", "Areas I choose")
    expect(page.get_by_text("Choose one or more areas to stand beside Wolverhampton.")).to_be_visible()
    for name in ("Derby", "Cardiff"):
        with rerun(page):
            page.get_by_role("combobox", name="Areas to stand beside it").fill(name)
            page.get_by_role("option", name=name, exact=True).click()
    page.keyboard.press("Escape")
    with rerun(page):
        name_box = page.get_by_role("textbox", name="Name of this group")
        name_box.fill("Twin towns")
        name_box.press("Enter")
    expect(status(page)).to_contain_text("Wolverhampton and “Twin towns”")
    again = open_page.arrive(page.url.split("/", 3)[3])
    expect(status(again)).to_contain_text("Wolverhampton and “Twin towns”")
    assert "areas=Derby&areas=Cardiff" in unquote_plus(again.url)
    with rerun(again):
        again.get_by_role("button", name="Clear", exact=True).click()
    expect(again.get_by_text("Choose one or more areas to stand beside Wolverhampton.")).to_be_visible()


def test_a_wrong_link_says_what_it_asked_for(open_page: Visitor) -> None:
    page = open_page(
        f"{WOLVERHAMPTON}&set=Areas+I+choose&areas=Derby&areas=Wolverhamptn&group=%3Cb%3Ebold%3C/b%3E"
        "&people=Cats&offence=Piracy&year=1999&order=Worst+first"
    )
    for said in (
        "not among those here: Wolverhamptn. They are left out.",
        "gives the group a name that cannot be used",
        "“Cats” is not among the choices of “Whose reoffending” here",
        "“Piracy” is not among the choices of “After which offence” here",
        "“1999” is not among the choices of “Which year” here",
        "“Worst first” is not among the choices of “In which order” here",
    ):
        expect(page.get_by_role("alert").filter(has_text=said)).to_be_visible()


def test_a_wrong_set_in_a_link_says_what_it_asked_for(open_page: Visitor) -> None:
    page = open_page.arrive(f"{WOLVERHAMPTON}&set=The+moon")
    said = "“The moon” is not among the choices of “Beside which areas” here"
    expect(page.get_by_role("alert").filter(has_text=said)).to_be_visible()


def test_another_area_without_the_chosen_set_is_told_so(open_page: Visitor) -> None:
    page = open_page("compare?area=Leeds&set=Its+sub-region")
    expect(page.get_by_text("“Its sub-region” is not among the choices")).to_be_visible()
    expect(page.get_by_text("the rest of the West Yorkshire police area")).to_be_visible()


def test_the_address_holds_every_choice(open_page: Visitor) -> None:
    page = open_page.arrive(WOLVERHAMPTON)
    choose(page, "Beside which areas", "Its police force area")
    choose(page, "Whose reoffending", "All ages")
    choose(page, "After which offence", "Theft")
    choose(page, "Which year", "April 2021 to March 2022")
    choose(page, "In which order", "By rate, highest first")
    expect(page.get_by_text("This order is mostly noise")).to_be_visible()
    again = open_page.arrive(page.url.split("/", 3)[3])
    expect(status(again)).to_have_text(status(page).inner_text())
    expect(status(again)).to_contain_text("theft, adults and children together")
    expect(status(again)).to_contain_text("April 2021 to March 2022")
    expect(again.get_by_text("This order is mostly noise")).to_be_visible()


def test_too_few_people_are_not_compared(open_page: Visitor) -> None:
    page = open_page("compare?area=Isles+of+Scilly")
    expect(page.get_by_text("too few to compare with anywhere else")).to_be_visible()
    expect(page.get_by_text("Isles of Scilly has fewer than 30 people counted")).to_be_visible()


def test_an_area_without_population_is_told_why_nothing_is_like_it(open_page: Visitor) -> None:
    page = open_page("compare?area=Kettering&set=Areas+most+like+it")
    expect(page.get_by_text("No area can be called most like Kettering")).to_be_visible()


def test_everything_can_be_reached_and_changed_without_a_mouse(open_page: Visitor) -> None:
    page = open_page.arrive(WOLVERHAMPTON)
    box = page.get_by_role("combobox", name="Beside which areas")
    box.focus()
    with rerun(page):
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    expect(status(page)).not_to_contain_text("the Black Country")
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Whose reoffending")).to_be_focused()


def test_a_lone_real_figure_is_told_of(open_page: Visitor) -> None:
    page = open_page("compare?area=Lambeth")
    expect(page.get_by_text("A real figure is published for Lambeth, but for none of these areas")).to_be_visible()
