"""A figure in the colours of paper, whatever theme it was drawn in on the screen."""

import json
import re
from dataclasses import replace
from functools import cache

from pages.parts.figure import Figure
from pages.parts.palette import pairs, recoloured

_HEX = re.compile(r"#[0-9A-Fa-f]{6}\b")


def on_paper(figure: Figure) -> Figure:
    """The same figure for a white page."""
    return replace(figure, spec=json.loads(_light(json.dumps(figure.spec))), key_html=_light(figure.key_html))


def _light(text: str) -> str:
    used = {colour.upper() for colour in _HEX.findall(text)}
    return recoloured(text, "dark", "light") if used & _dark_only() else text


@cache
def _dark_only() -> frozenset[str]:
    """Colours that a drawing has only if it was made for the dark theme."""
    return frozenset(pairs("dark", "light")) - frozenset(pairs("light", "dark"))
