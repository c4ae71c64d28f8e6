"""How long a screen takes from a change to the last figure redrawn: python -m tests.bench.bench_screens [SCREEN ...].

The real dashboard and the same screens written as tutorials write them (tests/bench/tutorial_way.py) are served over
the same figures and driven in the same browser through the same thirty changes. Milliseconds depend on the machine and
on whatever else it does; ratios travel: to the tutorial way, and to a page of one box and one line
(tests/bench/stamp.py), which is the least that any change costs.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from data import build as building
from tests.bench import changes
from tests.bench.changes import Action
from tests.bench.watching import WATCH, Timing, Wire, change, first_load
from tests.browser.driving import ONLY_MAPS_BY_RENDERER, chromium, new_view
from tests.browser.serving import Dashboard, served

SCREENS: dict[str, tuple[str, list[Action]]] = {
    "explore": ("explore?area=Wolverhampton", changes.EXPLORE),
    "map": ("map?area=Wolverhampton", changes.MAP),
    "area": ("area?area=Wolverhampton", changes.AREA),
}
TUTORIAL, STAMP = "tests/bench/tutorial_way.py", "tests/bench/stamp.py"
# As Streamlit comes, without the settings of this project.
AS_IT_COMES = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true", "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "auto"}
KILOBYTE = 1000


def p95(values: Sequence[float]) -> float:
    """The value that nineteen in twenty do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def measured(browser: Browser, at: Dashboard, path: str, actions: Sequence[Action]) -> tuple[Timing, list[Timing]]:
    """The first load, then every change, in a browser that has seen nothing before."""
    with new_view(browser) as context:
        context.add_init_script(f"({WATCH})()")
        page = context.new_page()
        loaded = first_load(page, f"{at.address}/{path}", at.process)
        wire = Wire.of(page)
        return loaded, [change(page, wire, action, at.process) for action in actions]


def tell(name: str, loaded: Timing, timings: Sequence[Timing]) -> float:
    """Print one line; returns the median time of a change."""
    drawn, server = [t.drawn_ms for t in timings if t.redrawn], [t.server_ms for t in timings]
    received, worked = [t.received / KILOBYTE for t in timings], [t.cpu_ms for t in timings]
    print(f"{name}: first load {loaded.drawn_ms:.0f} ms, {loaded.received / KILOBYTE:.0f} kB", flush=True)
    print(
        f"    {len(drawn)} of {len(timings)} changes redrawn: p50 {median(drawn):.0f} ms, p95 {p95(drawn):.0f} ms; "
        f"server p50 {median(server):.0f} ms, its work {median(worked):.0f} ms"
    )
    print(f"    received p50 {median(received):.1f} kB, most {max(received):.1f} kB", flush=True)
    return median(drawn)


def each(timings: Sequence[Timing]) -> None:
    """Print every change by itself."""
    for timing in timings:
        told = f"{timing.drawn_ms:6.0f} ms, server {timing.server_ms:6.0f} ms, its work {timing.cpu_ms:5.0f} ms"
        print(f"    {timing.what:48} {told}, {timing.received / KILOBYTE:7.1f} kB{'' if timing.redrawn else ' SAME'}")


def stamp(browser: Browser, folder: Path, warehouse: Path, count: int) -> float:
    """The least that a change costs here, in the settings of this project."""
    with served(_fresh(folder, "stamp"), warehouse, STAMP) as page:
        return tell("one box and one line", *measured(browser, page, "", changes.STAMP[:count]))


def compare(
    browser: Browser, folder: Path, warehouse: Path, screen: str, choice: argparse.Namespace, least: float
) -> None:
    """One screen of the dashboard and its tutorial twin, one after the other; least is what any change costs."""
    path, actions = SCREENS[screen]
    kept = actions[: choice.changes]
    with served(_fresh(folder, screen), warehouse) as dashboard:
        ours = measured(browser, dashboard, path, kept)
    fast = tell(screen, *ours)
    print(f"{screen}: {fast / least:.1f} times one box and one line", flush=True)
    if choice.each:
        each(ours[1])
    if choice.alone:
        return
    with served(_fresh(folder, f"{screen}-tutorial"), warehouse, TUTORIAL, AS_IT_COMES) as twin:
        theirs = measured(browser, twin, f"?screen={screen}", kept)
    slow = tell(f"{screen}, tutorial way", *theirs)
    if choice.each:
        each(theirs[1])
    print(f"{screen}: {slow / fast:.1f} times as fast as the tutorial way", flush=True)


def _fresh(folder: Path, name: str) -> Path:
    (folder / name).mkdir()
    return folder / name


def main() -> None:
    """Measure every screen that was named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_screens", description=__doc__)
    parser.add_argument("screens", nargs="*", help=f"some of {', '.join(SCREENS)}; all when none is named")
    parser.add_argument("--changes", type=int, default=30, help="how many changes to time")
    parser.add_argument("--each", action="store_true", help="print every change")
    parser.add_argument("--alone", action="store_true", help="without the tutorial way")
    choice = parser.parse_args()
    warehouse = building.warehouses()[-1]
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        chromium(playwright, ONLY_MAPS_BY_RENDERER) as browser,
    ):
        least = stamp(browser, Path(folder), warehouse, choice.changes)
        for screen in choice.screens or SCREENS:
            compare(browser, Path(folder), warehouse, screen, choice, least)


if __name__ == "__main__":
    main()
