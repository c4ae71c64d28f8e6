"""From a fresh start two clicks make a pack, and its page works in a room without a network."""

import io
import zipfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visitor
from tests.browser.driving import rerun

DRAWN = "document.documentElement.dataset.drawn === 'yes'"
NO_WIDER = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
TAKEN = {"Picture (PNG)": b"\x89PNG", "Slide (PowerPoint)": b"PK", "Figures (CSV)": b"\xef\xbb\xbf"}
BOTH = ((1280, False), (390, True))


def _everything(page: Page) -> dict[str, bytes]:
    with page.expect_download(timeout=120_000) as saved:
        page.get_by_role("button", name="Download everything").click()
    with zipfile.ZipFile(io.BytesIO(Path(saved.value.path()).read_bytes())) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_two_clicks_make_a_pack_that_opens_without_a_network(
    open_page: Visitor, browser: Browser, tmp_path: Path
) -> None:
    page = open_page("pack")
    with rerun(page):
        page.get_by_role("combobox", name="Area").fill("Wolverhampton")
        page.get_by_role("option", name="Wolverhampton").click()
    open_page.assert_rules(page)
    files = _everything(page)
    endings = {name.rpartition(".")[2] for name in files}
    assert endings == {"pptx", "docx", "xlsx", "html", "png", "svg"}
    offline = tmp_path / "pack.html"
    offline.write_bytes(next(content for name, content in files.items() if name.endswith(".html")))
    for width, dark in BOTH:
        _assert_works_offline(browser, offline, width, dark=dark)


def _assert_works_offline(browser: Browser, file: Path, width: int, *, dark: bool) -> None:
    with browser.new_context(
        offline=True, viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light"
    ) as context:
        page = context.new_page()
        asked: list[str] = []
        complaints: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda said: complaints.extend([said.text] if said.type == "error" else []))
        page.on("pageerror", lambda failed: complaints.append(failed.message))
        page.goto(file.as_uri())
        page.wait_for_function(DRAWN)
        assert asked == [file.as_uri()]
        assert complaints == []
        assert page.evaluate(NO_WIDER)
        assert page.locator("[data-chart] svg").count() == page.locator("[data-chart]").count() > 0
        _open_a_table_by_keyboard(page)


def _open_a_table_by_keyboard(page: Page) -> None:
    fold = page.locator("summary").first
    fold.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("table").first).to_be_visible()


def test_one_chart_of_a_page_is_taken(open_page: Visitor) -> None:
    page = open_page("youth-justice?area=Wolverhampton")
    page.get_by_text("Keep, present or take away").click()
    page.get_by_role("button", name="Take this chart").first.click()
    for button, opening in (
        ("Picture (PNG)", b"\x89PNG"),
        ("Slide (PowerPoint)", b"PK"),
        ("Figures (CSV)", b"\xef\xbb\xbf"),
    ):
        with page.expect_download() as saved:
            page.get_by_role("button", name=button, exact=True).click()
        assert Path(saved.value.path()).read_bytes().startswith(opening)
    open_page.assert_rules(page)
