"""A map for the screen: deck.gl layers that read their outlines from static/, no basemap.

Accessors of a layer whose data come by URL can only read what is in the file. So the shade of
every area travels as one character in one string, and an expression works out from an area's
code which character is its own (the expressions are interpreted, never evaluated as scripts).
Streamlit dims all that is not selected by replacing a layer's own colours; colours of the
layers inside it are left alone, so they are set there.
"""

import json
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import pydeck as pdk
import streamlit as st

from pages.parts.maps.shades import shade_colours
from pages.parts.palette import colours
from queries.maps import KEPT, Shading
from queries.outlines import Point, outlines, pixels_between, pixels_up, zoom_to

# The window that a map is fitted to; style.css shrinks or grows it with the screen.
WIDTH, HEIGHT = 480, 560
MARGIN = 12
_CLOSEST = 9.0
_RADIUS, _RING_RADIUS = 11, 5
_TEXT, _LETTER = 18, 0.55  # height of a name in pixels; width of a letter as a share of it
_LINE = 26  # pixels from one name to the next below it
_BEFORE = {"start": 0, "middle": 0.5, "end": 1}  # share of a name that stands before its point
_PREFIX = 3  # letters of a code that name its series: E22, W14, E06, …


@dataclass(frozen=True)
class Scene:
    """What is drawn besides the shading: which file, whom to point out, whom to name, whom to frame
    (nobody: everything).

    serial: counts the clicks. A layer of a new name forgets what was selected on it, so the same
    area can be clicked again, and nothing of it is sent back with later reruns.
    """

    file: str
    pointed: tuple[str, ...]
    named: tuple[str, ...]
    framed: tuple[str, ...]
    serial: int


class Compact(pdk.Deck):  # type: ignore[misc]  # pydeck is untyped
    """A deck whose JSON is sent without indentation."""

    def to_json(self) -> str:
        return json.dumps(json.loads(super().to_json()), separators=(",", ":"))


def deck(shading: Shading, scene: Scene, theme: str) -> pdk.Deck:
    """The interactive map."""
    centre, zoom = _view(scene)
    return Compact(
        layers=[_areas(shading, scene, theme), *_borders(scene, theme), *_marks(shading, scene, theme)],
        map_provider=None,
        initial_view_state=pdk.ViewState(longitude=centre[0], latitude=centre[1], zoom=zoom, min_zoom=4, max_zoom=11),
        tooltip=_tooltip(theme),
    )


def static_url(file: str) -> str:
    """Address of a file of static/ on this server."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return "/".join(["", *filter(None, [base]), "app", "static", file])


def rgb(colour: str) -> list[int]:
    """'#12436D' as deck.gl wants it."""
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


# Which character is whose --------------------------------------------------------------


@cache
def _starts(file: str) -> dict[str, int]:
    """Where each series of codes starts in the string, one place for each number up to its last."""
    last: dict[str, int] = {}
    for code in outlines(file).points:
        last[code[:_PREFIX]] = max(last.get(code[:_PREFIX], 0), int(code[_PREFIX:]))
    starts, total = {}, 0
    for series in sorted(last):
        starts[series], total = total, total + last[series] + 1
    return starts | {"": total}


def characters(file: str, digits: dict[str, int]) -> str:
    """The string that holds the digit of every area at its place, 0 for areas without one."""
    starts = _starts(file)
    places = ["0"] * starts[""]
    for code, digit in digits.items():
        if code[:_PREFIX] in starts:
            places[starts[code[:_PREFIX]] + int(code[_PREFIX:])] = str(digit)
    return "".join(places)


def place_of(file: str) -> str:
    """Expression for an area's place in the string, from the letters of its code."""
    letters = [f"properties.code[{index}]" for index in range(9)]
    series, number = "+".join(letters[:_PREFIX]), "+".join(letters[_PREFIX:])
    starts = [(name, start) for name, start in _starts(file).items() if name]
    start = "".join(f"({series})=='{name}'?{at}:" for name, at in starts)
    return f"({start}0)+({number}-0)"


def colour_expression(file: str, painted: list[list[int]], digits: dict[str, int]) -> str:
    """Expression for the colour of an area: the digit at its place, looked up among the colours."""
    palette = json.dumps(painted, separators=(",", ":"))
    return f"@@=({palette})[('{characters(file, digits)}')[{place_of(file)}]]"


# Layers --------------------------------------------------------------------------------


@lru_cache(maxsize=KEPT)
def _fill(shading: Shading, file: str, theme: str) -> str:
    painted = shade_colours(shading.shades, theme)
    number = {code: index for index, code in enumerate(painted)}
    digits = {area["code"]: number[area["shade"]] for area in shading.areas}
    return colour_expression(file, [rgb(colour) for colour in painted.values()], digits)


def _areas(shading: Shading, scene: Scene, theme: str) -> pdk.Layer:
    fill = _fill(shading, scene.file, theme)
    ink = colours(theme)
    hexagons = scene.file == "csp_hex"
    return pdk.Layer(
        "GeoJsonLayer",
        static_url(f"{scene.file}.geojson"),
        id=f"{scene.file}-{scene.serial}",
        pickable=True,
        auto_highlight=True,
        highlight_color=[*rgb(ink["fourth"]), 150],
        # Edges of real outlines take a machine without a graphics card seconds to draw.
        stroked=hexagons,
        get_line_color=rgb(ink["paper"]),
        get_line_width=2,
        line_width_units='"pixels"',
        _sub_layer_props={"polygons-fill": {"getFillColor": fill}},
        update_triggers={"getFillColor": zlib.crc32(fill.encode())},
    )


def _borders(scene: Scene, theme: str) -> list[pdk.Layer]:
    """Borders between areas, near by only: far off they are a blur, and cost more than the shades."""
    if not scene.framed or scene.file == "csp_hex":
        return []
    return [
        pdk.Layer(
            "LineLayer",
            static_url(f"{scene.file}_edges.json"),
            id=f"borders-{scene.file}",
            pickable=False,
            get_source_position="[this[0],this[1]]",
            get_target_position="[this[2],this[3]]",
            get_width=1.5,
            get_color=rgb(colours(theme)["paper"]),
        )
    ]


def _marks(shading: Shading, scene: Scene, theme: str) -> list[pdk.Layer]:
    """Rings of weak evidence, marks on the areas pointed out, and names."""
    ink = colours(theme)
    names = _apart([_name(scene, area["code"], area["name"]) for area in shading.of(scene.named)], scene)
    return [
        _rings("higher", _ringed(shading, scene.file, "higher"), _RING_RADIUS, rgb(ink["map_higher"])),
        _rings("lower", _ringed(shading, scene.file, "lower"), _RING_RADIUS, rgb(ink["map_lower"])),
        _rings("pointed", [outlines(scene.file).points[code] for code in scene.pointed], _RADIUS, rgb(ink["ink"])),
        _names(names, theme),
    ]


def _ringed(shading: Shading, file: str, ring: str) -> list[Point]:
    return [outlines(file).points[area["code"]] for area in shading.areas if area["ring"] == ring]


def _rings(name: str, points: list[Point], radius: int, colour: list[int]) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        points,
        id=f"rings-{name}",
        pickable=False,
        filled=False,
        stroked=True,
        get_position="this",
        get_radius=radius,
        radius_units='"pixels"',
        get_line_color=colour,
        get_line_width=3,
        line_width_units='"pixels"',
        update_triggers={"getLineColor": colour},
    )


def _names(points: list[dict[str, Any]], theme: str) -> pdk.Layer:
    ink = colours(theme)
    return pdk.Layer(
        "GeoJsonLayer",
        points,
        id="names",
        pickable=False,
        point_type='"text"',
        get_text="properties.name",
        get_text_size=_TEXT,
        get_text_anchor="properties.anchor",
        get_text_color=rgb(ink["ink"]),
        get_text_pixel_offset=[0, -24],
        text_font_family='"Source Sans, Arial, sans-serif"',
        text_font_weight=600,
        text_font_settings={"fontSize": 48},
        text_character_set='"auto"',
        text_background=True,
        get_text_background_color=[*rgb(ink["paper"]), 215],
        text_background_padding=[4, 1],
        update_triggers={"getTextColor": theme, "getTextBackgroundColor": theme},
    )


def _apart(names: list[dict[str, Any]], scene: Scene) -> list[dict[str, Any]]:
    """The names that cover none before them: where areas are small and close, the first are read and the rest are not
    drawn. All can be pointed at, and all are in the table."""
    zoom, kept = _view(scene)[1], []
    taken: list[tuple[float, float, float]] = []  # left, right and height of a name that is kept
    for name in names:
        longitude, latitude = name["geometry"]["coordinates"]
        told, up = name["properties"], pixels_up(0, latitude, zoom)
        length = len(told["name"]) * _TEXT * _LETTER
        left = pixels_between(0, longitude, zoom) - length * _BEFORE[told["anchor"]]
        if all(abs(up - y) > _LINE or left > end or left + length < start for start, end, y in taken):
            taken.append((left, left + length, up))
            kept.append(name)
    return kept


def _name(scene: Scene, code: str, name: str) -> dict[str, Any]:
    """A name at its area: in the middle above it, or running inwards where an edge of the map would cut it."""
    (centre, _), zoom = _view(scene)
    across = WIDTH / 2 + pixels_between(centre, outlines(scene.file).points[code][0], zoom)
    half = len(name) * _TEXT * _LETTER / 2
    anchor = "start" if across < half else "end" if across > WIDTH - half else "middle"
    return _point(scene.file, code, name=name, anchor=anchor)


def _point(file: str, code: str, **properties: Any) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": outlines(file).points[code]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _view(scene: Scene) -> tuple[Point, float]:
    centre, zoom = zoom_to(outlines(scene.file).box(scene.framed), WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN)
    return centre, min(zoom, _CLOSEST)


def _tooltip(theme: str) -> dict[str, Any]:
    """A panel in the corner where the map has only sea: it covers nothing and is never cut off."""
    ink = colours(theme)
    return {
        "html": '<strong>{name}</strong><div class="told {code}"></div>',
        "style": {
            "transform": "none",
            "maxWidth": "42%",
            "padding": "8px 10px",
            "font": "inherit",
            "fontSize": "15px",
            "lineHeight": "1.35",
            "color": ink["ink"],
            "backgroundColor": ink["paper"],
            "border": f"1px solid {ink['quiet']}",
            "borderRadius": "4px",
        },
    }
