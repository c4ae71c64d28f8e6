"""All stories of an area: what each says, screen by screen, and a button to begin."""

from html import escape

import streamlit as st

from pages.parts.slide import Story
from pages.parts.stories import stories
from pages.parts.strap import strap
from queries.benchmarks import Benchmark
from queries.places import Place


def overview(place: Place, benchmark: Benchmark) -> None:
    """A section for each story."""
    st.title(f"Present {place.title}")
    strap(place)
    for story in stories(place, benchmark):
        _listed(story)


def _listed(story: Story) -> None:
    st.header(story.title)
    st.button("Start", key=f"start_{story.key}", type="primary", on_click=_begin, args=(story.key,))
    st.html(f"<ol>{''.join(f'<li>{escape(slide.headline)}</li>' for slide in story.slides)}</ol>")


def _begin(key: str) -> None:
    st.query_params["story"] = key
