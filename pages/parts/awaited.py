"""What the papers asked of a page, and which return or publication each part of it waits for."""

from html import escape

import streamlit as st

from pages.parts.viewer import audience
from queries.places import Place
from queries.strategy.needs import standing
from queries.strategy.words import told


def awaited(page: str, place: Place | None, *, unfolded: bool = False) -> None:
    """A list that opens; page is the address of the page. Draw it at the end. Without a place: for any area."""
    found = standing(page, place.area_id if place else None, audience())
    items = "".join(f"<li><strong>{escape(need)}.</strong> {escape(state)}.</li>" for need, state in found)
    st.html(
        f'<details class="more"{" open" if unfolded else ""}><summary>{escape(told("waiting", "title"))}</summary>'
        f"<ul>{items}</ul></details>"
    )
