"""Check a paper as an officer meets it, with a draft in hand."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.driving import rerun, settled
from tests.data.papers.documents import pdf, word

SCREEN = "check-a-paper"
SLIP = "In 2015/16 there were 20,548 offenders, of whom 5,900 reoffended (27.8%)."
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _check(page: Page) -> None:
    with rerun(page):
        page.get_by_role("button", name="Check the paper").click()


def _give(page: Page, name: str, kind: str, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": kind, "buffer": content})
    expect(page.get_by_text(name)).to_be_visible()
    settled(page)


@pytest.mark.parametrize(("width", "height", "dark"), [(1280, 720, False), (320, 640, True)])
def test_the_example_is_checked(open_page: Visitor, width: int, height: int, dark: bool) -> None:
    page = open_page.arrive(SCREEN, width, height, dark=dark)
    with rerun(page):
        page.get_by_role("button", name="Try it with an example").click()
    _check(page)
    expect(page.get_by_text("5,900 ÷ 20,548 = 28.71 %, printed 27.8 %.")).to_be_visible()
    expect(page.get_by_role("heading", name="Wrong (1)")).to_be_visible()
    open_page.assert_rules(page)


def test_a_paper_is_checked_in_every_form_it_comes_in(open_page: Visitor) -> None:
    page = open_page.arrive(SCREEN)
    _check(page)
    expect(page.get_by_text("There is nothing to check yet.")).to_be_visible()
    for name, kind, content in (
        ("draft.txt", "text/plain", SLIP.encode()),
        ("draft.docx", WORD_TYPE, word(["Progress", SLIP])),
        ("draft.pdf", "application/pdf", pdf([[SLIP.replace("(", "\\(").replace(")", "\\)")]])),
    ):
        _give(page, name, kind, content)
        _check(page)
        expect(page.get_by_text("5,900 ÷ 20,548 = 28.71 %")).to_be_visible()
        expect(page.locator("mark", has_text="27.8%")).to_be_visible()
    _give(page, "draft.pdf", "application/pdf", b"%PDF-1.7\nand then nothing")
    _check(page)
    expect(page.get_by_text("This PDF could not be read")).to_be_visible()
    expect(page.locator("mark", has_text="27.8%")).to_have_count(0)
    open_page.assert_rules(page)


def test_published_figures_stand_beside(open_page: Visitor) -> None:
    page = open_page.arrive(SCREEN)
    page.get_by_label("Text of the paper").fill("In England and Wales 29.5% of offenders reoffended in 2015/16 (MoJ).")
    _check(page)
    expect(page.get_by_text("Nothing to correct was found")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="April 2015 to March 2016")).to_contain_text("agrees")
