"""The colour of every shade of a map, and the legend that says what they stand for."""

from functools import lru_cache
from html import escape
from typing import Any

from pages.parts.palette import colours
from queries.maps import KEPT, Area, Shade, Shading
from queries.wordings import say

_ROLES = {
    "higher": "map_higher",
    "lower": "map_lower",
    "similar": "map_similar",
    "unreliable": "faint",
    "none": "map_none",
    "other_nation": "map_none",
}
# Streamlit removes drawings (svg) from HTML, so a swatch is a coloured box.
_SWATCH = '<i class="swatch" aria-hidden="true" style="background:{colour}"></i>'
_RING = '<i class="swatch" aria-hidden="true" style="background:{land}"><i style="border-color:{colour}"></i></i>'


def shade_colours(shades: tuple[Shade, ...], theme: str) -> dict[str, str]:
    """Colour by shade code. Steps take the sequential palette, the highest step and the most
    deprived fifth the strongest colour."""
    ink = colours(theme)
    steps = sorted(shade.code for shade in shades if shade.code.startswith("step_"))
    return {shade.code: _colour(shade.code, len(steps), ink) for shade in shades}


def _colour(code: str, steps: int, ink: dict[str, Any]) -> str:
    strength: list[str] = ink["sequential"]
    kind, _, number = code.partition("_")
    if kind == "fifth":
        return strength[-int(number)]
    if kind == "step":
        return strength[round((int(number) - 1) * (len(strength) - 1) / max(steps - 1, 1))]
    return str(ink[_ROLES[code]])


@lru_cache(maxsize=KEPT)
def legend(shading: Shading, theme: str) -> str:
    """HTML list: swatch, what it stands for, how many areas."""
    painted = shade_colours(shading.shades, theme)
    entries = [
        _entry(_SWATCH.format(colour=painted[shade.code]), f"{shade.words}: {shade.count}") for shade in shading.shades
    ]
    return f'<ul class="legend">{"".join([*entries, *_ring_entry(shading, theme)])}</ul>'


def coloured_list(shading: Shading, rows: list[Area], theme: str) -> str:
    """HTML list of areas, each with the swatch of its shade, its figure and what the shade stands for."""
    painted = shade_colours(shading.shades, theme)
    entries = [_entry(_row_swatch(row, painted, theme), _row_words(shading, row)) for row in rows]
    return f'<ul class="legend">{"".join(entries)}</ul>'


def _row_swatch(row: Area, painted: dict[str, str], theme: str) -> str:
    if row["ring"]:
        return _RING.format(colour=colours(theme)[f"map_{row['ring']}"], land=painted[row["shade"]])
    return _SWATCH.format(colour=painted[row["shade"]])


def _row_words(shading: Shading, row: Area) -> str:
    """Name and figure, and what the shade stands for where that is more than the figure says."""
    code = str(row["shade"])
    words = say("map_shade", f"ring_{row['ring']}") if row["ring"] else shading.words(code)
    said = "" if code.startswith("step_") else f" ({words[0].lower()}{words[1:]})"
    return f"{row['name']}: {row['shown']}{said}"


def _ring_entry(shading: Shading, theme: str) -> list[str]:
    ringed = [area["ring"] for area in shading.areas if area["ring"]]
    if not ringed:
        return []
    ink = colours(theme)
    swatches = "".join(_RING.format(colour=ink[f"map_{ring}"], land=ink["map_similar"]) for ring in sorted(set(ringed)))
    return [_entry(swatches, say("map_shade", "rings", rings=len(ringed), ringed=shading.ringed))]


def _entry(swatch: str, words: str) -> str:
    return f"<li><span>{swatch}</span>{escape(words)}</li>"
