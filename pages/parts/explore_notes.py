"""What the Explore screen says besides its figures."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from pages.parts.explore_figures import columns, rows_of
from pages.parts.figure import bullets, caption_html, said, sources_line
from pages.parts.tables import html_table
from queries.explore_choices import Existing
from queries.explore_clash import why_apart
from queries.explore_scene import Scene
from queries.explore_words import caption, small_number_words, span
from queries.places import Place
from queries.wordings import say


def nothing_there(place: Place) -> None:
    """End the page with a sentence where no figure exists at all."""
    said(say("missing", "nothing", area=place.name))
    st.stop()


def not_drawn(scene: Scene) -> None:
    """A sentence for each chart that has nothing to show."""
    if len(scene.side_by_side) < 2:
        said(say("explore", "alone", area=scene.place.name))
    if not scene.parts_drawn:
        said(say("explore", "parts_too_few" if scene.parts else "parts_none", area=scene.place.name))


def notes(sentences: Sequence[str]) -> None:
    """What could not be shown as asked, and why; announced to people who cannot see it."""
    if sentences:
        items = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
        st.html(f'<div class="notice" role="alert">{items}</div>')


def small_numbers(scene: Scene) -> None:
    """What the marks of small groups mean, where there are any."""
    if any(point.reliability in ("unreliable", "too_small") for point in (*scene.over_time, *scene.parts)):
        st.html(f'<p class="notice">{escape(small_number_words("small_numbers"))}</p>')


def draw_apart(scenes: Mapping[str, Scene], there: Existing) -> None:
    """Kinds of period that are never drawn together: why, and each in a table of its own."""
    opening, *reasons = why_apart(scenes, there)
    st.header(say("explore", "heading_clash"))
    said(opening)
    bullets(reasons)
    for kind, scene in scenes.items():
        st.html(f"<h3>{escape(there.kinds[kind].label)}</h3>")
        if not scene.over_time:
            said(say("explore", "drawn_nothing", words=scene.view.slice.words()))
            continue
        words = caption(scene, scene.place.title, span(scene.over_time))
        st.html(caption_html(words, scene.illustrative))
        st.html(html_table(rows_of(scene), columns(scene), words))
        sources_line(scene.sources)
