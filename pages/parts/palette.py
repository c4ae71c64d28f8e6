"""The colours of charts and maps in the theme the person is using."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_COLOURS = Path(__file__).resolve().parents[2] / "data" / "catalogue" / "colours.toml"


@cache
def _themes() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_COLOURS.read_text("utf-8"))


def theme_name() -> str:
    """'dark' or 'light', as the person's browser or choice says."""
    return "dark" if st.context.theme.type == "dark" else "light"


def colours(theme: str) -> dict[str, Any]:
    """Colours by role ('focus', 'quiet', 'higher', …) for a theme."""
    return _themes()[theme]
