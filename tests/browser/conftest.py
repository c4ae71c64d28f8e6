"""One dashboard and one browser for all browser tests, and a page opener that asserts the house rules."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.driving import chromium, chromium_path, new_view, settled
from tests.browser.rules import Visit, broken_rules
from tests.browser.serving import Dashboard, served

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
NO_BROWSER = "no Chromium on this machine: install one (Debian: apt install chromium) or name it in CSP_CHROMIUM"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder, and give each test a second try: a browser on a busy machine can
    miss a deadline. A test that passes then is reported as a rerun, one that fails twice as failed."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; the tests that need it are skipped, with the reason, where there is none."""
    if chromium_path() is None:
        raise pytest.skip.Exception(NO_BROWSER)
    with sync_playwright() as playwright, chromium(playwright) as started:
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
class Visitor:
    """Opens pages of the dashboard, each in a fresh session, and asserts the house rules on each.

    Windows of one size share a cache, as tabs of one person do: only the first page fetches Streamlit itself.
    """

    browser: Browser
    dashboard: Dashboard
    windows: dict[tuple[int, int, bool], BrowserContext] = field(default_factory=dict)
    visits: dict[Page, Visit] = field(default_factory=dict)

    def __call__(self, path: str = "", width: int = 1280, height: int = 720, *, dark: bool = False) -> Page:
        """Open a page, wait until it is complete, and assert the house rules."""
        page = self.arrive(path, width, height, dark=dark)
        self.assert_rules(page)
        return page

    def arrive(self, path: str = "", width: int = 1280, height: int = 720, *, dark: bool = False) -> Page:
        """Open a page and wait until it is complete, asserting nothing yet."""
        page = self._window(width, height, dark).new_page()
        self.visits[page] = Visit()
        self.visits[page].watch(page)
        page.goto(f"{self.dashboard.address}/{path.lstrip('/')}")
        settled(page)
        return page

    def look(self, path: str, width: int, height: int, *, dark: bool) -> list[str]:
        """Open a page, say which house rules it breaks, and leave it."""
        page = self.arrive(path, width, height, dark=dark)
        broken = broken_rules(page, self.visits.pop(page))
        page.close()
        return broken

    def _window(self, width: int, height: int, dark: bool) -> BrowserContext:
        size = (width, height, dark)
        if size not in self.windows:
            self.windows[size] = new_view(self.browser, width, height, dark=dark)
        return self.windows[size]

    def assert_rules(self, page: Page) -> None:
        """The page keeps every house rule as it stands now, after whatever a test has done to it."""
        broken = broken_rules(page, self.visits[page])
        assert not broken, "\n".join([f"{page.url} breaks house rules:", *broken, "", self.dashboard.said()])

    def leave(self) -> None:
        """Close everything that was opened."""
        for window in self.windows.values():
            window.close()


@pytest.fixture
def open_page(browser: Browser, dashboard: Dashboard) -> Iterator[Visitor]:
    """open_page(path, width, height, dark=False): a settled page that keeps the house rules."""
    visitor = Visitor(browser, dashboard)
    yield visitor
    visitor.leave()


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
