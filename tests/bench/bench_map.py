"""What each way of drawing the map costs: python -m tests.bench.bench_map [--each].

The real dashboard is served over the newest warehouse and driven through the same ten changes of filter in each layout:
outlines by deck.gl (far, and near with borders), hexagons, and the figure for paper by Vega. Prints milliseconds to the
last thing drawn and kilobytes received for each change, and how often each outline file was fetched. Milliseconds
depend on the machine; without a graphics card deck.gl paints in software, which is what happens here.
"""

import argparse
import tempfile
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from data import build as building
from tests.bench.bench_screens import each, tell
from tests.bench.changes import Action, pick
from tests.bench.watching import WATCH, Wire, change, first_load
from tests.browser.driving import chromium, new_view
from tests.browser.serving import Dashboard, served

AREA = "map?area=Wolverhampton"
LAYOUTS = {
    "map": AREA,
    "map, around the area": f"{AREA}&near=Around+the+area",
    "hexagons": f"{AREA}&layout=Hexagons+of+one+size",
    "for paper": f"{AREA}&layout=For+paper",
}
# High enough to see the filters and the map together: a list that is open closes when the page scrolls.
TALL = 1600
CHANGES: list[Action] = [
    pick("Who", "Children"),
    pick("Who", "Together"),
    pick("Year", "April 2019 to March 2020"),
    pick("Offence they were first dealt with for", "Theft"),
    pick("Who", "Adults"),
    pick("Show on the map", "Reoffending rate"),
    pick("Year", "April 2016 to March 2017"),
    pick("Show on the map", "Deprivation"),
    pick("Part of the index", "Crime"),
    pick("Index", "England, 2019"),
]


def drive(browser: Browser, at: Dashboard, layout: str, show_each: bool) -> None:
    """One layout through all changes, in a browser that has seen nothing before."""
    fetched: Counter[str] = Counter()
    with new_view(browser, height=TALL) as context:
        context.add_init_script(f"({WATCH})()")
        page = context.new_page()
        page.on("request", lambda request: fetched.update([Path(urlsplit(request.url).path).name]))
        loaded = first_load(page, f"{at.address}/{LAYOUTS[layout]}", at.process)
        wire = Wire.of(page)
        timings = [change(page, wire, action, at.process) for action in CHANGES]
    tell(layout, loaded, timings)
    if show_each:
        each(timings)
    outlines = {name: times for name, times in fetched.items() if name.endswith((".geojson", "_edges.json"))}
    print(f"    fetched: {', '.join(f'{name} {times} times' for name, times in outlines.items())}", flush=True)


def main() -> None:
    """Measure every layout."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_map", description=__doc__)
    parser.add_argument("layouts", nargs="*", choices=[*LAYOUTS, []], default=list(LAYOUTS))
    parser.add_argument("--each", action="store_true", help="print every change")
    choice = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder), building.warehouses()[-1]) as dashboard,
        sync_playwright() as playwright,
        chromium(playwright) as browser,
    ):
        for layout in choice.layouts:
            drive(browser, dashboard, layout, choice.each)


if __name__ == "__main__":
    main()
