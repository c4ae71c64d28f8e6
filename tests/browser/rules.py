"""The house rules that every screen must keep, asked of a settled page. Each answer is a list of sentences."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, cast
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import ConsoleMessage, Error, Page, Request

from pages.parts.trouble import SORRY
from tests.browser.driving import UNUSED_DECODER, complaint

OURSELVES = {"localhost", "127.0.0.1"}
INSIDE = {"data", "blob", "about"}  # addresses of these kinds never leave the browser
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
STOPS_PEOPLE = {"serious", "critical"}

# Faults inside Streamlit's own elements that no setting or argument of ours can mend: axe's rule, and the elements that
# are excused from it. The same fault anywhere else still fails.
NOT_OURS = {
    # The navigation puts each group of pages into its list without making the group a list item.
    "list": "[data-testid=stSidebarNav]",
    "listitem": "[data-testid=stSidebarNav]",
}


@dataclass
class Visit:
    """What a page asked for and complained of since it was opened."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Listen to a page that has not been opened yet."""
        page.on("request", self._asked)
        page.on("console", self._said)
        page.on("pageerror", self._failed)

    def leave(self, page: Page) -> None:
        """Listen no more: the window will show something else."""
        page.remove_listener("request", self._asked)
        page.remove_listener("console", self._said)
        page.remove_listener("pageerror", self._failed)

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        self.complaints.extend(filter(None, [complaint(message)]))

    def _failed(self, error: Error) -> None:
        if not error.message.startswith(UNUSED_DECODER):
            self.complaints.append(error.message)


def no_strangers(_page: Page, visit: Visit) -> list[str]:
    """Every request went to the dashboard itself."""
    places = (urlsplit(url) for url in visit.requests)
    strangers = {place.hostname for place in places if place.scheme not in INSIDE and place.hostname not in OURSELVES}
    return [f"The page asked {host} for something." for host in sorted(map(str, strangers))]


def quiet_console(_page: Page, visit: Visit) -> list[str]:
    """The browser had nothing to complain of."""
    return [f"The browser complained: {words}" for words in visit.complaints]


def no_error_text(page: Page, _visit: Visit) -> list[str]:
    """No exception, no traceback, no 'page not found', nothing that failed to be drawn."""
    boxes = page.locator("[data-testid=stException], [data-testid=stErrorElement], [role=dialog]:has-text('not found')")
    said = [box.inner_text() for box in boxes.all()]
    said += re.findall(
        rf"Traceback.*|\bNaN\b|\bundefined\b|\[object Object\]|{SORRY}", page.locator("body").inner_text()
    )
    return [f"The page shows an error: {words}" for words in said]


def titled(page: Page, _visit: Visit) -> list[str]:
    """The window has a title of ours."""
    return [] if page.title() not in ("", "Streamlit", "app") else [f"The window's title is '{page.title()}'."]


def headings_in_order(page: Page, _visit: Visit) -> list[str]:
    """Exactly one main heading, and no level skipped on the way down."""
    found = cast(
        list[str],
        page.locator("[data-testid=stMain] :is(h1,h2,h3,h4,h5,h6):visible").evaluate_all(
            "all => all.map(h => h.tagName)"
        ),
    )
    levels = [int(tag[1]) for tag in found]
    skips = [
        f"A heading of level {low} follows one of level {high}."
        for high, low in pairwise([0, *levels])
        if low > high + 1
    ]
    return skips if levels.count(1) == 1 else [*skips, f"There are {levels.count(1)} main headings; there must be one."]


# Whatever sticks out of the window sideways, unless it sits in something that can itself be scrolled sideways.
STICKING_OUT = """
() => {
  const wide = document.documentElement.clientWidth;
  const scrolls = (e) => e && (['auto', 'scroll'].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
  const hidden = (e) => e.closest('[data-testid=stSidebar], [aria-hidden=true], svg, canvas');
  return [...document.querySelectorAll('[data-testid=stMain] *')]
    .filter((e) => e.getBoundingClientRect().right > wide + 1 && e.getClientRects().length && !hidden(e))
    .filter((e) => !scrolls(e.closest('[data-testid=stMain] *').parentElement))
    .map((e) => e.tagName.toLowerCase() + ' ' + (e.dataset.testid || e.className || e.textContent.slice(0, 40)));
}
"""


# How far the whole page can be dragged sideways, also towards what nobody sees.
DRAGGED = "() => [document.scrollingElement, document.querySelector('[data-testid=stMain]')]" + (
    ".map((e) => e ? e.scrollWidth - e.clientWidth : 0).reduce((a, b) => Math.max(a, b))"
)


def fits_the_window(page: Page, _visit: Visit) -> list[str]:
    """Nothing is cut off at the right-hand edge of the window, and the page cannot be dragged sideways."""
    out, dragged = cast(list[str], page.evaluate(STICKING_OUT)), cast(int, page.evaluate(DRAGGED))
    cut = [f"Cut off at the right-hand edge: {', '.join(out[:5])}."] if out else []
    return [*cut, f"The page can be dragged {dragged} pixels sideways."] if dragged > 1 else cut


def accessible(page: Page, _visit: Visit) -> list[str]:
    """axe finds nothing serious or critical against WCAG 2.2 AA."""
    return _asked_of_axe(page, STANDARD)


def reachable(page: Page, _visit: Visit) -> list[str]:
    """axe finds nothing too small to touch and nothing that only a mouse can scroll: what depends on the width."""
    return _asked_of_axe(page, {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]})


def contrasts(page: Page, _visit: Visit) -> list[str]:
    """axe finds no text too pale to read: what depends on the theme."""
    return _asked_of_axe(page, {"type": "rule", "values": ["color-contrast"]})


def _asked_of_axe(page: Page, what: object) -> list[str]:
    answer = Axe().run(page, options={"runOnly": what, "resultTypes": ["violations"]})
    return list(_findings(page, answer.response["violations"]))


def _findings(page: Page, violations: list[dict[str, Any]]) -> Iterator[str]:
    for violation in violations:
        for node in violation["nodes"]:
            if node["impact"] in STOPS_PEOPLE and not _excused(page, violation["id"], node["target"][0]):
                yield f"axe, {violation['id']} ({node['impact']}): {violation['help']}: {node['html'][:300]}"


def _excused(page: Page, rule: str, element: str) -> bool:
    excused = NOT_OURS.get(rule)
    return excused is not None and bool(page.locator(element).first.evaluate("(e, css) => !!e.closest(css)", excused))


Rules = tuple[Callable[[Page, Visit], list[str]], ...]
AT_ONCE: Rules = (no_strangers, quiet_console, no_error_text, titled, headings_in_order, fits_the_window)
RULES: Rules = (*AT_ONCE, accessible)  # axe takes as long as all the rest of a page


def broken_rules(page: Page, visit: Visit, rules: Rules = RULES) -> list[str]:
    """Every rule that this page breaks, in plain sentences; empty when it keeps them all."""
    return [sentence for rule in rules for sentence in rule(page, visit)]
