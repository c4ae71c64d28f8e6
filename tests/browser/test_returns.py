"""A return from template to chart and back, as an officer and an approver meet it."""

import re
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from data.returns.layout import DATA, MARKED
from data.returns.spec import specs
from tests.browser.conftest import Visitor
from tests.browser.driving import settled
from tests.returns.filling import example
from tests.returns.test_template import fill

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
UPLOAD = "upload-a-return?area=Dudley&return=R7+Resettlement"
PNC = "2019/0123456X"
WAY = "[data-testid=stVegaLiteChart][aria-label^='Bars for 6 steps. Housed on the first night: ']"
PATIENCE = 30_000  # milliseconds
BUILDING = 120_000  # a publication builds every figure anew


def introduce(page: Page, name: str, post: str, task: str, then: str = "You gave your name as") -> None:
    """Say who you are."""
    page.get_by_role("textbox", name="Your name").fill(name)
    page.get_by_role("textbox", name="Your post").fill(post)
    page.get_by_text(task, exact=True).click()
    page.get_by_role("button", name="Continue").click()
    seen(page, f"{then} {name}")


def seen(page: Page, words: str, patience: int = PATIENCE) -> None:
    """Wait for words; what follows a click may be too quick, or too slow, for the clock of `rerun`."""
    expect(page.get_by_text(words).first).to_be_visible(timeout=patience)
    settled(page)


def downloaded(page: Page, button: str) -> bytes:
    """What a button gives."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return Path(waiting.value.path()).read_bytes()


def give(page: Page, content: bytes, name: str = "Resettlement April.xlsx") -> None:
    """Drop a workbook."""
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": XLSX, "buffer": content})
    seen(page, "4 What was found")


def filled(template: bytes, **changes: object) -> bytes:
    """The template with a month's figures typed in."""
    return fill(template, example(specs()["R7"], **changes))


def click(page: Page, button: str, then: str) -> None:
    """Press a button and wait for the words that follow."""
    page.get_by_role("button", name=button, exact=True).click()
    seen(page, then, BUILDING)


def go(page: Page, screen: str, then: str = "") -> None:
    """To another screen by the menu."""
    page.locator("[data-testid=stSidebarNavLink]").filter(has_text=re.compile(f"^{screen}$")).click()
    expect(page.get_by_role("heading", level=1, name=then or screen)).to_be_visible(timeout=PATIENCE)
    settled(page)


def show(page: Page, section: str) -> None:
    """A section of the register."""
    page.get_by_text(section, exact=True).first.click()
    expect(page.get_by_role("heading", level=2, name=section)).to_be_visible(timeout=PATIENCE)
    settled(page)


def test_mistakes_are_told_and_marked(open_page: Visitor) -> None:
    page = open_page(UPLOAD)
    template = downloaded(page, "Download the template")
    introduce(page, "Jo Bell", "Resettlement lead", "Send returns")
    seen(page, "your identity is not verified")
    wrong = filled(template, releases="forty-three", housed_night1=80)
    give(page, wrong)
    seen(page, "Must be put right")
    seen(page, "Sheet ‘Data’, cell D2")
    seen(page, "the words ‘forty-three’")
    open_page.assert_rules(page)
    marked = load_workbook(BytesIO(downloaded(page, "Download your workbook with the cells marked")))
    assert marked.sheetnames[0] == MARKED
    assert "forty-three" in marked[DATA]["D2"].comment.text
    give(page, wrong)
    seen(page, "exactly the same file as before")
    go(page, "Help with returns", "What each return asks for")
    go(page, "Upload a return")
    seen(page, "Sheet ‘Data’, cell D2")


def test_personal_data_on_a_hidden_sheet_stops_the_upload(open_page: Visitor) -> None:
    page = open_page.arrive(UPLOAD)
    workbook = load_workbook(BytesIO(filled(downloaded(page, "Download the template"))))
    hidden = workbook.create_sheet("Workings")
    hidden.sheet_state = "hidden"
    hidden["B7"] = PNC
    content = BytesIO()
    workbook.save(content)
    introduce(page, "Jo Bell", "Resettlement lead", "Send returns")
    give(page, content.getvalue())
    seen(page, "nothing of the file has been kept")
    seen(page, "Sheet ‘Workings’, cell B7")
    expect(page.get_by_text("Resettlement April.xlsx")).to_have_count(0)
    assert PNC not in page.content()
    assert PNC not in open_page.dashboard.log.read_text("utf-8", "replace")
    open_page.assert_rules(page)


def sent_in(page: Page) -> str:
    """An officer downloads the template, fills it in, looks at what would change, and sends it; its number."""
    clean = filled(downloaded(page, "Download the template"))
    introduce(page, "Jo Bell", "Resettlement lead", "Send returns")
    give(page, clean)
    seen(page, "If this is approved:")
    for tick in page.get_by_role("checkbox").all():
        tick.check(force=True)
        settled(page)
    click(page, "Send for approval", "waits for a second person to approve it")
    return page.get_by_test_id("stAlertContainer").inner_text().split()[1]


def approved(page: Page, version: str) -> None:
    """The sender cannot approve; somebody else does."""
    go(page, "Register", "Register of returns")
    show(page, "Waiting for approval")
    seen(page, "You sent this in yourself")
    expect(page.get_by_role("button", name=f"Approve {version}", exact=True)).to_have_count(0)
    page.get_by_text("You are Jo Bell, Resettlement lead").click()
    click(page, "I am somebody else", "Give your name and post to send or approve returns")
    introduce(page, "Sam Okafor", "Head of community safety", "Approve returns", "You are")
    click(page, f"Approve {version}", "is approved.")
    click(page, "Put it on the screens now", "The screens now show set")


def charted(page: Page) -> None:
    """What was sent is drawn for the area."""
    go(page, "Pathways", "Dudley: pathways")
    seen(page, "Dudley: people released from prison, April 2025. Local")
    expect(page.locator(WAY).locator("svg, canvas").first).to_be_visible()


def not_charted(page: Page) -> None:
    """Nothing of it is drawn any more, and the screen says what it waits for."""
    go(page, "Pathways", "Dudley: pathways")
    seen(page, "is not known here. Waiting for return R7")
    expect(page.locator(WAY)).to_have_count(0)
    expect(page.get_by_text("Dudley: people released from prison")).to_have_count(0)


def test_from_template_to_chart_and_back(open_page: Visitor) -> None:
    page = open_page.arrive(UPLOAD)
    version = sent_in(page)
    approved(page, version)
    charted(page)
    go(page, "Data quality")
    expect(page.get_by_role("row").filter(has_text="treatment").filter(has_text="April 2025")).to_be_visible()
    go(page, "Register", "Register of returns")
    show(page, "Everything sent in")
    box = page.get_by_role("combobox", name="Look at a version")
    box.scroll_into_view_if_needed()  # a list closes when the page moves under it
    settled(page)
    box.click()
    page.get_by_role("option", name=version, exact=True).click()
    page.get_by_role("textbox", name="Why it is withdrawn").fill("Wrong month")
    open_page.assert_rules(page)
    click(page, f"Withdraw {version}", f"{version} is withdrawn.")
    click(page, "Put it on the screens now", "The screens now show set")
    expect(page.get_by_role("row").filter(has_text=version)).to_contain_text("Withdrawn")
    go(page, "Data quality")
    seen(page, "No local measure here has unknown outcomes.")
    not_charted(page)
