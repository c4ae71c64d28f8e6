"""Each house rule fires on a page that breaks it, and is silent on one that keeps it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from pages.parts.trouble import SORRY
from tests.browser import rules
from tests.browser.rules import Visit

Rule = Callable[[Page, Visit], list[str]]
GOOD = "<html lang='en'><title>Area</title><body><main data-testid='stMain'>{}</main></body></html>"


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """An empty page 320 pixels wide."""
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        yield context.new_page()


def verdict(page: Page, rule: Rule, content: str) -> list[str]:
    """What the rule says of a page with this content."""
    visit = Visit()
    visit.watch(page)
    page.set_content(content)
    return rule(page, visit)


BREAKING = [
    (rules.titled, "<title>Streamlit</title>"),
    (rules.headings_in_order, GOOD.format("<h1>One</h1><h1>Two</h1>")),
    (rules.headings_in_order, GOOD.format("<h2>No main heading</h2>")),
    (rules.headings_in_order, GOOD.format("<h1>One</h1><h3>Three</h3>")),
    (rules.no_error_text, GOOD.format("<div data-testid='stException'>Oh dear</div>")),
    (rules.no_error_text, GOOD.format("<p>Traceback (most recent call last)</p>")),
    (rules.no_error_text, GOOD.format("<p>NaN per cent</p>")),
    (rules.no_error_text, GOOD.format(f"<p>{SORRY}</p>")),
    (rules.fits_the_window, GOOD.format("<p style='width:400px'>Too wide for a telephone</p>")),
    (rules.quiet_console, GOOD.format("<script>console.error('broken')</script>")),
    (rules.quiet_console, GOOD.format("<script>throw new Error('broken')</script>")),
    (rules.accessible, GOOD.format("<p style='color:#bbb'>Too pale to read</p>")),
    (rules.accessible, GOOD.format("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>")),
]
KEEPING = [
    (rules.titled, GOOD),
    (rules.headings_in_order, GOOD.format("<h1>One</h1><h2>Two</h2><h3>Three</h3><h2>Two</h2>")),
    (rules.no_error_text, GOOD.format("<p>Nancy was undefinable</p>")),
    (rules.fits_the_window, GOOD.format("<div style='overflow-x:auto'><table style='width:400px'></table></div>")),
    (rules.accessible, GOOD.format("<h1>Plain</h1><p>Dark on white</p>")),
]


@pytest.mark.parametrize(("rule", "content"), BREAKING)
def test_a_broken_rule_is_reported(bare: Page, rule: Rule, content: str) -> None:
    assert verdict(bare, rule, content)


@pytest.mark.parametrize(("rule", "content"), KEEPING)
def test_a_kept_rule_is_silent(bare: Page, rule: Rule, content: str) -> None:
    assert not verdict(bare, rule, content)


@pytest.mark.parametrize(
    ("address", "strangers"),
    [("https://fonts.example/a.css", 1), ("http://localhost:8501/", 0), ("data:image/png;base64,AA", 0)],
)
def test_a_request_to_anybody_else_is_reported(bare: Page, address: str, strangers: int) -> None:
    assert len(rules.no_strangers(bare, Visit(requests=[address]))) == strangers
