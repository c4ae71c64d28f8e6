"""All stories of an area: what each says, screen by screen, and a button to begin."""

from html import escape

import streamlit as st

from pages.parts.area_bar import Choice
from pages.parts.figure import ILLUSTRATIVE_MARK
from pages.parts.notices import banner
from pages.parts.own_story import OWN
from pages.parts.present.own import draw_own
from pages.parts.slide import Story
from pages.parts.stories import stories
from pages.parts.strap import strap
from pages.parts.take import take_story
from pages.parts.viewer import as_public
from queries.benchmarks import Benchmark
from queries.kept import say
from queries.places import Place


def overview(place: Place, benchmark: Benchmark) -> str:
    """A section for each story; returns the key of the one somebody wants to present, or nothing."""
    st.title(say("present", "title", area=place.title))
    strap(place)
    st.html(f'<p class="said">{escape(say("present", "lead"))}</p>')
    st.html(f"<p>{escape(say('present', 'keys'))}</p>")
    with as_public():
        begun = [story.key for story in stories(place, benchmark) if _listed(story, Choice(place, benchmark))]
    return OWN if draw_own(place) else next(iter(begun), "")


def _listed(story: Story, choice: Choice) -> bool:
    st.header(story.title)
    start = st.button(say("own", "start", title=story.title), key=f"start_{story.key}", type="primary")
    if story.illustrative:
        banner(ILLUSTRATIVE_MARK)
    st.html(f"<ol>{''.join(f'<li>{escape(slide.headline)}</li>' for slide in story.slides)}</ol>")
    take_story(story, choice)
    return start
