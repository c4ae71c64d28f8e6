"""Take pictures of a running dashboard, to look at: python -m tests.browser.look PATH [PATH ...] --port 8501."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, sync_playwright

from tests.browser.driving import chromium, complaint, new_view, settled

SIZES = {320: 640, 390: 844, 768: 1024, 1280: 720, 1920: 1080}  # width to height of the windows that people have
USUAL = (1280, 390)
TALLEST = 8_000  # Chromium paints a window taller than 8,192 pixels by starting again from the top
DOWN = "m => { const was = m.scrollTop; m.scrollTop += m.clientHeight; return m.scrollTop > was + 40; }"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.browser.look", description=__doc__)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="page with its query, as in 'area?area=Wolverhampton'")
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--width", type=int, action="append", choices=SIZES, help="window width; may be repeated")
    parser.add_argument("--theme", choices=("light", "dark", "both"), default="both")
    parser.add_argument("--window", action="store_true", help="only what fits in the window, not the whole page")
    parser.add_argument(
        "--open", action="append", default=[], metavar="TEXT", help="click this text first (a tab, say)"
    )
    parser.add_argument("--out", type=Path, default=Path("/tmp/pictures"))  # noqa: S108 - pictures for the developer
    return parser.parse_args()


def file_stem(path: str, width: int, dark: bool) -> str:
    """Name of the picture of a page, as in area-wolverhampton-390-dark."""
    words = re.sub(r"[^a-z0-9]+", "-", unquote(path).lower()).strip("-") or "front"
    return f"{words[:60]}-{width}-{'dark' if dark else 'light'}"


def grow_to_content(page: Page) -> None:
    """Make the window as tall as the page, since Streamlit scrolls inside an element of its own."""
    main = page.get_by_test_id("stMain")
    tall = main.evaluate("main => main.scrollHeight")
    size = page.viewport_size or {"width": 1280, "height": 720}
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], min(int(tall), TALLEST))})
    settled(page)


def _tell(said: ConsoleMessage) -> None:
    if problem := complaint(said):
        print(f"  console: {problem}")


def _views(choice: argparse.Namespace) -> Iterator[tuple[str, int, bool]]:
    themes = {"light": [False], "dark": [True], "both": [False, True]}[choice.theme]
    for path in choice.paths:
        for width in choice.width or USUAL:
            yield from ((path.lstrip("/"), width, dark) for dark in themes)


def _shots(page: Page, file: Path) -> Iterator[Path]:
    """The page in one picture; in as many as it takes (name-2, name-3) where it is taller than a window may be."""
    page.screenshot(path=file)
    yield file
    main, number = page.get_by_test_id("stMain"), 1
    while main.evaluate(DOWN):
        settled(page)
        number += 1
        page.screenshot(path=file.with_stem(f"{file.stem}-{number}"))
        yield file.with_stem(f"{file.stem}-{number}")


def _take(browser: Browser, choice: argparse.Namespace, path: str, width: int, dark: bool) -> list[Path]:
    file: Path = choice.out / f"{file_stem(path, width, dark)}.png"
    with new_view(browser, width, SIZES[width], dark=dark) as context:
        page = context.new_page()
        page.on("console", _tell)
        page.goto(f"http://localhost:{choice.port}/{path}")
        settled(page)
        for text in choice.open:
            page.get_by_text(text, exact=True).first.click()
            settled(page)
        if choice.window:
            page.screenshot(path=file)
            return [file]
        grow_to_content(page)
        return list(_shots(page, file))


def main() -> None:
    """Take every picture asked for and print its file name; a page that fails is named and the rest go on."""
    choice = _arguments()
    choice.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, chromium(playwright) as browser:
        for path, width, dark in _views(choice):
            try:
                print(*_take(browser, choice, path, width, dark), sep="\n")
            except (Error, TimeoutError) as problem:
                print(f"FAILED {path} at {width}: {str(problem).splitlines()[0]}")


if __name__ == "__main__":
    main()
