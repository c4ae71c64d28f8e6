"""A presenter walks a story; nothing that the public may not see reaches the screen or the source of the page."""

import shutil
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, Windows
from tests.browser.driving import SCALES, settled
from tests.browser.serving import served
from tests.browser.test_returns import introduce, seen

SEEN = """() => [...document.querySelectorAll('[class*=st-key-slide_]')]
  .filter(slide => getComputedStyle(slide).visibility === 'visible')
  .map(slide => slide.querySelector('h2').innerText)"""
LOCAL = "78 in 100"
# How far the chart of the slide in view reaches beyond its window, and into the words under it: less than nothing.
BEYOND = """() => {
  const slide = [...document.querySelectorAll('[class*=st-key-slide_]')].find(e => e.getBoundingClientRect().height);
  const [chart, foot] = ['svg', '.slide-foot'].map(css => slide.querySelector(css).getBoundingClientRect());
  return [chart.right - innerWidth, chart.bottom - foot.top]; }"""
SIZES = """(css) => [...document.querySelectorAll(css)]
  .filter(e => getComputedStyle(e).visibility === 'visible' && e.textContent.trim())
  .map(e => { const scale = e.getBoundingClientRect().height / (e.getBBox ? e.getBBox().height : e.offsetHeight);
              return parseFloat(getComputedStyle(e).fontSize) * scale; })"""


def in_view(page: Page) -> str:
    """The headline of the one slide that is seen."""
    seen_now: list[str] = page.evaluate(SEEN)
    assert len(seen_now) == 1
    return seen_now[0]


def test_a_presenter_walks_a_story_with_the_arrow_keys_alone(open_page: Visitor) -> None:
    page = open_page("present?area=Wolverhampton&story=youth")
    walked = [in_view(page)]
    while f"{len(walked)} of {len(walked)}" not in page.locator("[data-at]").inner_text():
        page.keyboard.press("ArrowRight")
        walked.append(in_view(page))
    assert len(walked) == len(set(walked)) == 7
    assert "slide=7" in page.url
    page.keyboard.press("ArrowRight")
    assert in_view(page) == walked[-1]
    for key, headline in (("ArrowLeft", walked[-2]), ("Home", walked[0]), ("PageDown", walked[1]), ("End", walked[-1])):
        page.keyboard.press(key)
        assert in_view(page) == headline
    expect(page.locator("[data-testid=stSidebar], [data-testid=stHeader]").first).to_be_hidden()
    expect(page.get_by_role("combobox", name="Area")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1, name="Present Wolverhampton")).to_be_visible()
    expect(page.get_by_role("combobox", name="Area")).to_be_visible()
    page.get_by_role("button", name="Start: Adults").first.click()
    settled(page)
    page.keyboard.press("ArrowRight")
    drawn = page.locator(".st-key-slide_2 [data-testid=stVegaLiteChart] svg").bounding_box()
    assert drawn is not None
    assert drawn["width"] > 600


def test_a_slide_is_read_from_the_back_of_the_room(open_page: Visitor) -> None:
    page = open_page("present?area=Wolverhampton&story=adult&slide=2")
    assert min(page.evaluate(SIZES, ".slide-head h2")) >= 40
    assert min(page.evaluate(SIZES, ".st-key-slide_2 svg text")) >= 20
    assert page.evaluate(SCALES, ".st-key-stage [data-testid=stVegaLiteChart]") == [1, 1, 1]
    page.set_viewport_size({"width": 1920, "height": 1080})
    settled(page)
    assert min(page.evaluate(SIZES, ".slide-head h2")) >= 60
    bottom = page.locator(".st-key-slide_2 .slide-foot").bounding_box()
    assert bottom is not None
    assert bottom["y"] + bottom["height"] <= 1080


@pytest.mark.parametrize("size", [(390, 844), (768, 1024)])
def test_a_chart_is_read_on_a_telephone_however_its_story_began(open_page: Visitor, size: tuple[int, int]) -> None:
    page = open_page("present?area=Wolverhampton&story=adult&slide=2", *size)
    held_in_the_hand(page)
    page.keyboard.press("Escape")
    settled(page)
    page.get_by_role("button", name="Start: Adults").first.click()
    settled(page)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        held_in_the_hand(page)


def held_in_the_hand(page: Page) -> None:
    """The chart in view is large enough to read and covers nothing."""
    assert min(page.evaluate(SIZES, ".st-key-stage svg text[opacity='1'], .st-key-stage svg text:not([opacity])")) >= 12
    assert max(page.evaluate(BEYOND)) <= 0


def secret(warehouse: Path, folder: Path) -> Path:
    """The warehouse with a return that officers see and the public does not: 7,654 of 9,876."""
    copy = Path(shutil.copy(warehouse, folder / "warehouse-000001.duckdb"))
    with duckdb.connect(copy) as con:
        con.execute("""
            insert into local_figure by name
            select 'officer' as audience, measure_id, area_id, period_id, false as withheld, 7654 as numerator,
                9876 as denominator, 0 as unknown, 'return' as lane, 'return_r6' as source_id, 'draft' as place
            from framework_measure
            cross join (select area_id from area where name = 'Wolverhampton')
            cross join (select max(period_id) as period_id from period)
            where measure_id = 'orders_completed'
        """)
    return copy


def test_an_officer_who_presents_shows_only_what_the_public_may_see(
    windows: Windows, figures: Path, tmp_path: Path
) -> None:
    with served(tmp_path, secret(figures, tmp_path)) as dashboard:
        visitor = Visitor(windows, dashboard)
        page = visitor.arrive("upload-a-return?area=Wolverhampton")
        introduce(page, "Sam Officer", "Performance officer", "Send returns")
        page.locator("[data-testid=stSidebarNavLink]").filter(has_text="Performance").click()
        seen(page, "Orders and licences that end successfully")
        assert LOCAL in page.content()
        page.locator("[data-testid=stSidebarNavLink]").filter(has_text="Present").click()
        seen(page, "Present Wolverhampton")
        page.get_by_role("button", name="Start: The strategy").click()
        seen(page, "measures have a figure")
        assert LOCAL not in page.content()
        page.keyboard.press("End")
        page.keyboard.press("Escape")
        seen(page, "You are sharing your screen")
        assert LOCAL not in page.content()
        visitor.leave(well=True)
