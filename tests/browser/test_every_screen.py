"""Every screen that the navigation offers keeps the house rules, on a wall, a desk and in a pocket, light and dark.

Each screen is visited once in light and once in dark, by its link in the menu. For another size the window changes and
the page stays, and only what depends on the width is asked again; in the dark, only what depends on the theme.
"""

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.browser.conftest import Visitor
from tests.browser.driving import rerun, settled
from tests.browser.rules import AT_ONCE, RULES, Rules, broken_rules, contrasts, reachable

LINKS = "[data-testid=stSidebarNavLink]"
DESK = 1280
HEIGHTS = {320: 640, 390: 844, 768: 1024, DESK: 720, 1920: 1080}
SIZES: tuple[tuple[int, Rules], ...] = (
    (DESK, RULES),
    (1920, AT_ONCE),
    (768, AT_ONCE),
    (390, AT_ONCE),
    (320, (*AT_ONCE, reachable)),
)


def screens(page: Page) -> Iterator[str]:
    """Go to each screen of the menu in turn, the one that is open first."""
    links = page.locator(LINKS)
    yield links.first.inner_text()
    for number in range(1, links.count()):
        with rerun(page):
            links.nth(number).click()
        yield links.nth(number).inner_text()


def broken(page: Page, open_page: Visitor, rules: Rules) -> list[str]:
    """What a screen breaks as it stands."""
    settled(page)
    return broken_rules(page, open_page.visits[page], rules)


def at_each_size(page: Page, open_page: Visitor) -> Iterator[str]:
    """What a screen breaks at its desk, then at each other width."""
    for width, rules in SIZES:
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        yield from (f"at {width}: {words}" for words in broken(page, open_page, rules))
    page.set_viewport_size({"width": DESK, "height": HEIGHTS[DESK]})


def test_every_screen_keeps_the_house_rules_at_every_size(open_page: Visitor) -> None:
    page = open_page.arrive("?area=Wolverhampton")
    found = {name: list(at_each_size(page, open_page)) for name in screens(page)}
    assert len(found) > 1
    assert not {name: words for name, words in found.items() if words}


def test_every_screen_keeps_the_house_rules_in_the_dark(open_page: Visitor) -> None:
    page = open_page.arrive("?area=Wolverhampton", dark=True)
    found = {name: broken(page, open_page, (*AT_ONCE, contrasts)) for name in screens(page)}
    assert len(found) > 1
    assert not {name: words for name, words in found.items() if words}
