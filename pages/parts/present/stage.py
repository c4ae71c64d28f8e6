"""The stage: a story in the whole window, walked with the keys of static/present.js."""

from html import escape
from pathlib import Path

import streamlit as st

from pages.parts.palette import theme_name
from pages.parts.present.slides import draw_slide
from pages.parts.slide import Slide, Story

_STYLE = (Path(__file__).parent / "stage.css").read_text("utf-8")
_KEYS = '<script src="app/static/present.js"></script>'


def stage(story: Story, first: int) -> bool:
    """Draw every slide of a story, the one of that number in view; returns whether the presenter left."""
    count = len(story.slides)
    with st.container(key="stage"):
        st.html(f"<style>{_STYLE}{_theme()}{_in_view(story.slides, first)}</style>")
        with st.container(key="box"):
            st.html(_bar(story, first))
            for number, slide in enumerate(story.slides, 1):
                draw_slide(slide, number)
            left = st.button("Leave", key="leave", help="Escape")
        st.html(f'<div data-present="{count}" data-first="{first}"></div>{_KEYS}', unsafe_allow_javascript=True)
    return left


def _theme() -> str:
    return f":root {{ --stage: {st.get_option(f'theme.{theme_name()}.backgroundColor')}; }}"


def _in_view(slides: tuple[Slide, ...], first: int) -> str:
    """Which slide is seen: the first until the script has begun, then the one it names. Slides without a chart
    are laid out in words."""
    numbers = range(1, len(slides) + 1)
    seen = [
        f"html:not([data-slide]) .st-key-slide_{first}",
        *(f"html[data-slide='{n}'] .st-key-slide_{n}" for n in numbers),
    ]
    return f"{', '.join(seen)} {{ visibility: visible; display: grid; }}"


def _bar(story: Story, first: int) -> str:
    count = len(story.slides)
    return (
        f'<div class="stage-bar"><h1>{escape(story.title)}</h1><p data-clock hidden></p>'
        f'<button type="button" data-step="-1" aria-label="Previous slide">◀</button>'
        f"<p data-at>{first} of {count}</p>"
        f'<button type="button" data-step="1" aria-label="Next slide">▶</button>'
        f'<button type="button" data-do="clock" aria-label="Start or stop the timer">Timer</button>'
        f'<span class="stage-room"></span></div>'
        f'<p class="visually-hidden" role="status" data-said></p>'
    )
