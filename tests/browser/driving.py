"""Driving a real Chromium: where it is found, how it is started, and when a screen has settled."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# Everything that makes a browser talk to its maker is off; the software renderer is on, since without it a machine
# without a graphics card shows deck.gl maps as empty boxes.
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--hide-scrollbars",
)
# The renderer of maps draws whole pages too, for two fifths of all that a visit costs. With this it draws the maps
# alone, as on any machine without a graphics card. A map that was scrolled is then cut off: pictures go without it.
ONLY_MAPS_BY_RENDERER = "--disable-gpu-compositing"
PATIENCE = 30_000  # milliseconds: the most that a screen may take to settle before a test fails

# On a cold link Streamlit first asks for its server below the page's own path, where there is none, and the browser
# reports the two refusals. Nothing is wrong, and nothing of ours can stop it asking.
GUESSED_SERVER = re.compile(r"/[^/]+/_stcore/(health|host-config)$")
# deck.gl unpacks a decoder of three-dimensional models as soon as it is loaded. Our policy forbids that, and no map
# needs it: the map draws, and the browser mentions the refusal.
UNUSED_DECODER = "WebAssembly.instantiate()"

WATCH = (Path(__file__).parent / "watch.js").read_text("utf-8")

# True once the script is done, requests are answered, every chart has a drawing, and nothing has changed for a fifth of
# a second.
SETTLED = """
() => {
  const all = (css) => [...document.querySelectorAll(css)];
  const app = document.querySelector('[data-testid=stApp]');
  if (!app || app.dataset.testScriptState !== 'notRunning') return false;
  if (app.dataset.testConnectionState !== 'CONNECTED') return false;
  if (all('[data-stale=true], [data-testid=stSkeleton], [data-testid=stAppSkeleton]').length) return false;
  if (window.cspAwaited || document.fonts.status !== 'loaded') return false;
  const shown = (box) => box.getBoundingClientRect().width > 0;
  const drawn = (box) => [...box.querySelectorAll('svg, canvas')].some(shown);
  const charts = all('[data-testid=stVegaLiteChart], [data-testid=stDeckGlJsonChart]').filter(shown);
  return charts.every(drawn) && performance.now() - window.cspChanged > 200;
}
"""
# How often each chart says "in 100" in a label of a scale that is seen.
SCALES = """(css) => [...document.querySelectorAll(css)].map(chart =>
  [...chart.querySelectorAll('.role-axis-label text')]
    .filter(label => label.getAttribute('opacity') !== '0' && label.textContent.endsWith('in 100')).length)"""
GLANCE = 50  # milliseconds between two looks; looking at every frame would make the browser draw every frame
# A browser that draws nothing any more has no next frame to wait for: then a second is enough.
TWO_FRAMES = """
() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(done));
  setTimeout(done, 1000);
})
"""


def chromium_path() -> str | None:
    """The browser to drive: the one named by CSP_CHROMIUM, else the first found on the path."""
    named = os.environ.get("CSP_CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def chromium(playwright: Playwright, *more: str) -> Iterator[Browser]:
    """A headless browser, with more flags if need be, for the length of the block; FileNotFoundError without one."""
    path = chromium_path()
    if path is None:
        raise FileNotFoundError("No Chromium was found on the path. Install one, or name it in CSP_CHROMIUM.")
    browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *more])
    yield browser
    browser.close()


def new_view(browser: Browser, width: int = 1280, height: int = 720, *, dark: bool = False) -> BrowserContext:
    """A fresh visitor with a window of this size, in British English, London time, and reduced motion."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        locale="en-GB",
        timezone_id="Europe/London",
        reduced_motion="reduce",
    )
    context.add_init_script(WATCH)
    context.set_default_timeout(PATIENCE)
    return context


def complaint(said: ConsoleMessage) -> str | None:
    """What the browser complained of in its console; None for anything less than an error."""
    address = said.location["url"]
    if said.type != "error" or GUESSED_SERVER.search(address):
        return None
    return f"{said.text} ({address})"


def settled(page: Page) -> None:
    """Wait until the screen is complete: script finished, requests answered, charts and maps drawn."""
    page.wait_for_function(SETTLED, polling=GLANCE)
    page.evaluate(TWO_FRAMES)  # what has just come in is drawn in the next frame
    page.wait_for_function(SETTLED, polling=GLANCE)


@contextmanager
def rerun(page: Page) -> Iterator[None]:
    """Do something that makes the script run again inside the block; on leaving, the new screen has settled."""
    before = page.evaluate("window.cspRuns")
    yield
    page.wait_for_function("before => window.cspRuns > before", arg=before, polling=GLANCE)
    settled(page)
