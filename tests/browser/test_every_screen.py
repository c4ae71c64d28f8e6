"""Every screen that the navigation offers keeps the house rules, on a wall, a desk and in a pocket."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor

LINKS = "[data-testid=stSidebarNavLink]"
AREA = "?area=Wolverhampton"


def offered(page: Page) -> list[str]:
    """Paths of the screens in the navigation."""
    addresses = page.locator(LINKS).evaluate_all("links => links.map(link => link.href)")
    return [urlsplit(address).path for address in addresses]


@pytest.mark.parametrize(
    ("width", "height", "dark"), [(1280, 720, False), (1280, 720, True), (390, 844, True), (320, 640, False)]
)
def test_every_screen_keeps_the_house_rules(open_page: Visitor, width: int, height: int, dark: bool) -> None:
    screens = offered(open_page.arrive("", width, height, dark=dark))
    broken = {path: open_page.look(path + AREA, width, height, dark=dark) for path in screens}
    assert screens
    assert not {path: sentences for path, sentences in broken.items() if sentences}
