"""Where an area is on the screen's map, so that a test can point at it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image
from playwright.sync_api import Locator, Page

from pages.parts.maps.layers import HEIGHT, MARGIN, WIDTH
from queries.outlines import outlines, zoom_to
from tests.browser.driving import settled

_TILE = 512


@dataclass(frozen=True)
class Spot:
    """A point of the window, in pixels."""

    x: float
    y: float


def the_map(page: Page) -> Locator:
    """The interactive map, scrolled into the window and at rest."""
    found = page.get_by_test_id("stDeckGlJsonChart")
    found.scroll_into_view_if_needed()
    settled(page)
    return found


def spots(page: Page, file: str, codes: Sequence[str]) -> list[Spot]:
    """Where the middles of some areas are while the whole country is in sight."""
    box = the_map(page).bounding_box()
    assert box is not None
    (longitude, latitude), zoom = zoom_to(outlines(file).box([]), WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN)
    pixels = _TILE * 2**zoom * box["height"] / HEIGHT
    middle, level = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    return [
        Spot(middle + (across - longitude) / 360 * pixels, level - (_mercator(up) - _mercator(latitude)) * pixels)
        for across, up in (outlines(file).points[code] for code in codes)
    ]


def point_at(page: Page, place: Spot) -> str:
    """What the map says of the area there."""
    page.mouse.move(place.x - 2, place.y - 2)
    page.mouse.move(place.x, place.y)
    page.wait_for_function("() => document.querySelector('.deck-tooltip')?.style.display === 'block'")
    settled(page)
    name = page.locator(".deck-tooltip strong").inner_text()
    said = page.evaluate("() => getComputedStyle(document.querySelector('.told'), '::after').content")
    return f"{name}: {said.replace(chr(34) + ' ' + chr(34), '').strip(chr(34))}"


def colour_at(page: Page, places: list[Spot]) -> list[str]:
    """The colours drawn at some points, as a style sheet gives them."""
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    return ["rgb({}, {}, {})".format(*picture.getpixel((round(at.x), round(at.y)))) for at in places]


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)) / (2 * math.pi)
