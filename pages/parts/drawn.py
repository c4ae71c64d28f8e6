"""What the page in view has drawn, for whoever wants to keep or present one of its figures.

Each page starts with nothing; a part of a page that runs again by itself brings its own figures up to date.
"""

import streamlit as st

_DRAWN = "figures_drawn"


def begin() -> None:
    """A page starts to be drawn."""
    st.session_state[_DRAWN] = {}


def remember(key: str, item: object) -> None:
    """Something with a key of its own was drawn."""
    st.session_state.setdefault(_DRAWN, {})[key] = item


def remembered() -> list[object]:
    """What was drawn, in the order it stands on the page."""
    return list(st.session_state.get(_DRAWN, {}).values())
