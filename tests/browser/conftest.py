"""One dashboard and one browser for all browser tests, and a page opener that asserts the house rules."""

import os
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.driving import ONLY_MAPS_BY_RENDERER, chromium, chromium_path, new_view, settled
from tests.browser.rules import AT_ONCE, RULES, Rules, Visit, broken_rules
from tests.browser.serving import Dashboard, served

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
Read = Callable[[str], Page]
WENT_WELL = pytest.StashKey[bool]()
NO_BROWSER = "no Chromium on this machine: install one (Debian: apt install chromium) or name it in CSP_CHROMIUM"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder, and give each test a second try: a browser on a busy machine can
    miss a deadline. A test that passes then is reported as a rerun, one that fails twice as failed."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember of each test whether it went well, for what is tidied up after it."""
    report = yield
    if report.when == "call":
        item.stash[WENT_WELL] = report.passed
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; the tests that need it are skipped, with the reason, where there is none."""
    if chromium_path() is None:
        raise pytest.skip.Exception(NO_BROWSER)
    with sync_playwright() as playwright, chromium(playwright, ONLY_MAPS_BY_RENDERER) as started:
        yield started


@pytest.fixture(scope="session")
def figures(request: pytest.FixtureRequest) -> Path:
    """The warehouse to look at: the one named by CSP_TEST_WAREHOUSE, else one built from the shipped figures."""
    named = os.environ.get("CSP_TEST_WAREHOUSE")
    return Path(named) if named else Path(request.getfixturevalue("warehouse"))


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory, figures: Path) -> Iterator[Dashboard]:
    """The real dashboard over a copy of the warehouse."""
    with served(tmp_path_factory.mktemp("dashboard"), figures) as running:
        yield running


@dataclass
class Windows:
    """Browser windows that visits borrow, one for each page that a test has open at a time.

    A window that has shown the dashboard before opens a page, in a new session of the dashboard, in a third of the
    time that a new window needs: the browser's process runs, and Streamlit's own code is read and compiled.
    """

    context: BrowserContext
    free: list[Page] = field(default_factory=list)
    examined: set[tuple[str, int, bool]] = field(default_factory=set)

    def borrow(self, width: int, height: int, dark: bool) -> Page:
        """A window of this size, with nothing remembered of what it showed before.

        In the dark always a new one: a window that has shown hundreds of screens in light has been seen to stand still
        when it was told to show dark ones.
        """
        page = self.free.pop() if self.free and not dark else self.context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if dark else "light")
        self.context.clear_cookies()
        return page

    def give_back(self, page: Page) -> None:
        """Keep a window for the next visit."""
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        page.unroute_all()
        self.free.append(page)


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[Windows]:
    """The windows of all browser tests."""
    with new_view(browser) as context:
        yield Windows(context)


@dataclass
class Visitor:
    """Opens pages of the dashboard, each in a fresh session, and asserts the house rules on each.

    A window is handed on from test to test: a test that changes what only a new window undoes (a clock, being offline)
    makes one of its own.
    """

    windows: Windows
    dashboard: Dashboard
    visits: dict[Page, Visit] = field(default_factory=dict)

    def __call__(self, path: str = "", width: int = 1280, height: int = 720, *, dark: bool = False) -> Page:
        """Open a page, wait until it is complete, and assert the house rules; axe's, once an address and width."""
        page = self.arrive(path, width, height, dark=dark)
        examined = (path, width, dark) in self.windows.examined
        self.assert_rules(page, AT_ONCE if examined else RULES)
        self.windows.examined.add((path, width, dark))
        return page

    def arrive(self, path: str = "", width: int = 1280, height: int = 720, *, dark: bool = False) -> Page:
        """Open a page and wait until it is complete, asserting nothing yet."""
        page = self.windows.borrow(width, height, dark)
        self.visits[page] = Visit()
        self.visits[page].watch(page)
        page.goto(f"{self.dashboard.address}/{path.lstrip('/')}")
        settled(page)
        return page

    def assert_rules(self, page: Page, rules: Rules = RULES) -> None:
        """The page keeps every house rule as it stands now, after whatever a test has done to it."""
        broken = broken_rules(page, self.visits[page], rules)
        assert not broken, "\n".join([f"{page.url} breaks house rules:", *broken, "", self.dashboard.said()])

    def leave(self, *, well: bool) -> None:
        """Give every window back; after a test that failed, close them instead."""
        for page, visit in self.visits.items():
            visit.leave(page)
            if well and not page.is_closed():
                self.windows.give_back(page)
            else:
                page.close()
        self.visits.clear()


@pytest.fixture
def open_page(request: pytest.FixtureRequest, windows: Windows, dashboard: Dashboard) -> Iterator[Visitor]:
    """open_page(path, width, height, dark=False): a settled page that keeps the house rules."""
    visitor = Visitor(windows, dashboard)
    yield visitor
    visitor.leave(well=request.node.stash.get(WENT_WELL, False))


@dataclass
class Reader:
    """One page, kept open from test to test for as long as they ask for the same address."""

    visitor: Visitor
    path: str | None = None
    page: Page | None = None

    def __call__(self, path: str) -> Page:
        """The settled page at this address: opened, and held against the house rules, only if another was shown."""
        if self.page is None or path != self.path:
            self.leave(well=True)
            self.page, self.path = self.visitor(path), path
        return self.page

    def leave(self, *, well: bool) -> None:
        """Show nothing any more."""
        self.visitor.leave(well=well)
        self.page = None


@pytest.fixture(scope="session")
def reader(windows: Windows, dashboard: Dashboard) -> Reader:
    """What tests that only read share."""
    return Reader(Visitor(windows, dashboard))


@pytest.fixture
def read_page(request: pytest.FixtureRequest, reader: Reader) -> Iterator[Read]:
    """read_page(path): as open_page(path), for tests that change nothing on the page, which they share.

    Put tests of one address one after the other: the page stays until another address is asked for.
    """
    yield reader
    if not request.node.stash.get(WENT_WELL, False):
        reader.leave(well=False)


@pytest.fixture
def page(open_page: Visitor) -> Page:
    """The front page in an ordinary window."""
    return open_page()


@pytest.fixture
def picture() -> Callable[[Page, str], Path]:
    """picture(page, name): keep what the page shows in tests/browser/pictures."""

    def take(page: Page, name: str) -> Path:
        PICTURES.mkdir(exist_ok=True)
        page.screenshot(path=PICTURES / f"{name}.png")
        return PICTURES / f"{name}.png"

    return take
