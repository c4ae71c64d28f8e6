"""The colours of charts and maps in the theme the person is using."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts.visit import visited

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_COLOURS = Path(__file__).resolve().parents[2] / "data" / "catalogue" / "colours.toml"


@cache
def _themes() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_COLOURS.read_text("utf-8"))


def theme_name() -> str:
    """'dark' or 'light', as the person's browser or choice says; 'light' where a file is made and nobody looks on."""
    if not visited():
        return "light"
    return "dark" if st.context.theme.type == "dark" else "light"


def colours(theme: str) -> dict[str, Any]:
    """Colours by role ('focus', 'quiet', 'higher', …) for a theme."""
    return _themes()[theme]


def recoloured(text: str, made_for: str, theme: str) -> str:
    """A drawing made for one theme, as text, in the colours of another."""
    if made_for == theme:
        return text
    exchanged = pairs(made_for, theme)
    return _COLOUR.sub(lambda found: exchanged.get(found.group().upper(), found.group()), text)


@cache
def pairs(made_for: str, theme: str) -> dict[str, str]:
    """Each colour of one theme with the one that plays its part in another; of two roles of one colour the first
    counts."""
    return dict(reversed(list(_of_same_role(made_for, theme))))


def _of_same_role(made_for: str, theme: str) -> Iterator[tuple[str, str]]:
    """Colours of the same role in two themes, lists of colours one by one."""
    for role, colour in colours(made_for).items():
        if isinstance(colour, str):
            yield colour.upper(), colours(theme)[role]
        else:
            yield from zip((each.upper() for each in colour), colours(theme)[role], strict=True)
