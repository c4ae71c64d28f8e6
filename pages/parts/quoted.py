"""A kept figure as it was quoted, and what has been revised since."""

from html import escape

import streamlit as st

from pages.parts.figure import bullets, figure
from pages.parts.kept import printed, stories_of
from pages.parts.slide import Slide
from pages.parts.views import figure_now
from queries.kept import Difference, Kept, differences, say
from queries.kept import said as read_out


def draw_kept(found: Kept) -> None:
    """Everything kept under one number."""
    date = f"{found.kept_at.day} {found.kept_at:%B %Y}"
    st.header(found.title)
    st.html(
        f'<p class="said" role="status">{escape(say("kept", "as_kept", date=date, number=read_out(found.number)))}</p>'
    )
    for story in stories_of(found.content):
        for slide in story.slides:
            if slide.figure is not None:
                _draw(slide)


def _draw(slide: Slide) -> None:
    if slide.figure is None:
        return
    figure(slide.figure)
    now = figure_now(slide.link, slide.figure.key.removeprefix("kept_"))
    if now is None:
        st.html(f"<p>{escape(say('kept', 'cannot_compare'))}</p>")
    else:
        _tell(differences(printed(slide.figure), printed(now)))
    if slide.link:
        st.html(f'<p><a href="{escape(slide.link)}" target="_self">{escape(say("kept", "link"))}</a></p>')


def _tell(found: list[Difference]) -> None:
    if not found:
        st.html(f"<p>{escape(say('kept', 'same'))}</p>")
        return
    key = "revised_one" if len(found) == 1 else "revised_many"
    st.html(f'<p class="banner">{escape(say("kept", key, count=len(found)))}</p>')
    bullets([difference.sentence for difference in found])
