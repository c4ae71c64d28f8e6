"""The Map page as a councillor and a presenter meet it."""

import json
from collections.abc import Callable
from typing import cast

import pytest
from playwright.sync_api import Page, WebSocket, expect

from data.settings import ROOT
from tests.browser.conftest import Read, Visitor
from tests.browser.driving import rerun, settled
from tests.browser.map_places import colour_at, point_at, spots

WOLVERHAMPTON = "map?area=Wolverhampton"
TABLE = "The same figures as a table"
STILL = """
async () => {
  const main = document.querySelector('[data-testid=stMain]');
  const frame = () => new Promise((done) => setTimeout(done, 20));
  for (let calm = 0, at = -1; calm < 10; await frame()) {
    calm = main.scrollTop === at ? calm + 1 : 0;
    at = main.scrollTop;
  }
}
"""
CLICKS = 5  # a machine that draws maps without a graphics card may take a click for a long press


def codes() -> dict[str, str]:
    """Code by name of every partnership that the map draws."""
    features = json.loads((ROOT / "static" / "csp.geojson").read_text("utf-8"))["features"]
    return {feature["properties"]["name"]: feature["id"] for feature in features}


def choose(page: Page, box: str, option: str) -> None:
    """Pick an option in a box; its list would close if the page still scrolled towards it."""
    found = page.get_by_role("combobox", name=box, exact=True)
    found.scroll_into_view_if_needed()
    page.evaluate(STILL)
    with rerun(page):
        found.fill(option)
        page.get_by_role("option", name=option, exact=True).click()


def draw_as(page: Page, layout: str) -> None:
    """Choose how the map is drawn."""
    with rerun(page):
        page.get_by_test_id("stRadio").get_by_text(layout, exact=True).click()


def open_table(page: Page) -> list[list[str]]:
    """The rows of the table of the same figures."""
    with rerun(page):
        page.get_by_text(TABLE).click()
    rows = page.locator(".figures tbody tr")
    return cast(
        list[list[str]], rows.evaluate_all("rows => rows.map(row => [...row.cells].map(cell => cell.innerText))")
    )


@pytest.fixture
def received() -> tuple[list[str], Callable[[Page], None]]:
    """Everything that the server sends over its socket to a page that is watched from the start."""
    frames: list[str] = []

    def take(frame: str | bytes) -> None:
        frames.append(frame if isinstance(frame, str) else frame.decode("utf-8", "replace"))

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", take)

    return frames, lambda page: page.on("websocket", listen)


@pytest.mark.parametrize(
    "link",
    [
        "map?area=Cwm+Taf&show=Deprivation&index=Wales%2C+2019",
        "map?area=Black+Country+(sub-region)&near=Around+the+area",
        "map?area=Cardiff&show=Reoffending+rate&layout=For+paper",
        "map?area=Dorset&show=Deprivation&areas_of=Districts",
    ],
)
def test_awkward_areas_and_every_subject_keep_the_house_rules(open_page: Visitor, link: str) -> None:
    open_page(link)


def test_pointing_says_the_sentence_and_a_click_chooses_the_area_for_every_page(open_page: Visitor) -> None:
    page = open_page.arrive("map")
    expect(page.get_by_role("heading", level=1)).to_have_text("England and Wales on the map")
    (cornwall,) = spots(page, "csp", [codes()["Cornwall"]])
    sentence = point_at(page, cornwall)
    assert sentence.startswith("Cornwall: ")
    assert "England and Wales" in sentence
    for _ in range(CLICKS):
        page.mouse.click(cornwall.x, cornwall.y)
        settled(page)
        if "area=Cornwall" in page.url:
            break
    expect(page.get_by_role("heading", level=1)).to_have_text("Cornwall on the map")
    expect(page.locator(".said").filter(has_text=sentence)).to_be_visible()
    page.get_by_role("link", name="Area", exact=True).click()
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Cornwall")


def test_what_is_drawn_is_what_the_legend_and_the_table_say(open_page: Visitor) -> None:
    page = open_page.arrive("map?layout=Hexagons+of+one+size", 1280, 1800)  # tall enough to need no scrolling
    sentences = {row[0]: row[-1] for row in open_table(page)}
    assert len(sentences) == 314
    entries = page.locator(".legend").first.get_by_role("listitem").filter(has=page.locator(".swatch"))
    swatches = {
        entry.inner_text(): str(entry.locator(".swatch").first.evaluate("e => getComputedStyle(e).backgroundColor"))
        for entry in entries.all()
    }
    legend = {words.split(" than ")[0].split(" to ")[0]: colour for words, colour in swatches.items()}
    names = [name for name in list(codes())[::12] if "Ringed" not in sentences[name]]
    drawn = colour_at(page, spots(page, "csp_hex", [codes()[name] for name in names]))
    for name, colour in zip(names, drawn, strict=True):
        standing = next(word for word in ("Higher", "Similar", "Lower", "Fewer") if word in sentences[name])
        assert colour == legend.get(standing, legend.get("Too few people")), name


def test_the_legend_counts_every_area_once(read_page: Read) -> None:
    page = read_page(WOLVERHAMPTON)
    entries = page.locator(".legend").first.get_by_role("listitem").all_inner_texts()
    assert sum(int(entry.rsplit(": ", 1)[1]) for entry in entries if ": " in entry and "ringed" not in entry) == 314


def test_the_table_says_of_the_area_what_is_said_beside_the_map(read_page: Read) -> None:
    page = read_page(WOLVERHAMPTON)
    beside = page.locator(".said").filter(has_text="Wolverhampton: ").inner_text()
    rows = {row[0]: row for row in open_table(page)}
    assert beside == f"Wolverhampton: {rows['Wolverhampton'][-1]}"
    assert page.get_by_test_id("stDeckGlJsonChart").get_attribute("aria-label") is not None


def test_outlines_are_fetched_once_each_and_never_travel_through_the_page(
    open_page: Visitor, received: tuple[list[str], Callable[[Page], None]]
) -> None:
    frames, watch = received
    page = open_page.arrive(WOLVERHAMPTON)
    watch(page)
    page.reload()
    settled(page)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    choose(page, "Who", "Children")
    choose(page, "Show on the map", "Reoffending rate")
    choose(page, "Show on the map", "Deprivation")
    expect(page.get_by_role("heading", name="Neighbourhoods of Wolverhampton")).to_be_visible()
    expect(page.get_by_text("They come from File 7 of the English Indices of Deprivation 2025")).to_be_visible()
    draw_as(page, "Hexagons of one size")
    assert "layout=Hexagons" in page.url
    expect(page.get_by_role("figure", name="Map of hexagons of one size for 314")).to_be_visible()
    assert frames
    assert not [frame for frame in frames if "Polygon" in frame]
    assert [url.rsplit("/", 1)[1] for url in fetched if url.endswith("geojson")] == ["csp_hex.geojson"]


def test_the_map_for_paper_is_a_drawing_with_a_legend(open_page: Visitor) -> None:
    page = open_page.arrive("map?area=Wolverhampton&layout=For+paper")
    drawing = page.get_by_test_id("stVegaLiteChart").locator("svg, canvas").first
    expect(drawing).to_be_visible()
    expect(page.get_by_test_id("stDeckGlJsonChart")).to_have_count(0)
    page.get_by_text(TABLE).click()
    expect(page.locator(".figures tbody tr")).to_have_count(314)


def test_a_link_to_something_that_does_not_exist_says_so(open_page: Visitor) -> None:
    page = open_page.arrive("map?area=Wolverhampton&layout=Globe")
    expect(page.get_by_text("“Globe”")).to_be_visible()
    expect(page.get_by_test_id("stDeckGlJsonChart")).to_be_visible()


def test_another_index_is_another_map_and_keeps_its_part_only_where_it_exists(open_page: Visitor) -> None:
    page = open_page.arrive("map?area=Cardiff&show=Deprivation&index=Wales%2C+2019&part=Access+to+services+(Wales)")
    expect(page.locator(".legend").first).to_contain_text("Not on this index: 293")
    choose(page, "Index", "England, 2025")
    expect(page.locator(".said").filter(has_text="Cardiff: ")).to_contain_text("English and Welsh indices are never")
    expect(page.locator(".legend").first).to_contain_text("Not on this index: 21")


def test_too_few_people_have_no_colour_and_no_rank(open_page: Visitor) -> None:
    page = open_page.arrive("map?area=Walsall&offence=Robbery")
    expect(page.locator(".said").filter(has_text="Walsall: ")).to_contain_text("Fewer than")
    expect(page.get_by_role("heading", name="Walsall: too few people")).to_be_visible()


def test_a_district_in_a_county_is_told_the_countys_figure(open_page: Visitor) -> None:
    page = open_page.arrive("map?area=Boston&show=Children+aged+15+to+17")
    expect(page.locator(".said").filter(has_text="Boston: ")).to_contain_text("This is Lincolnshire's figure")


def test_a_real_figure_elsewhere_is_pointed_to(open_page: Visitor) -> None:
    page = open_page.arrive("map?area=Lambeth")
    expect(page.get_by_text("A real figure is published for Lambeth")).to_be_visible()
