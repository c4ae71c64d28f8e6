"""Explore: every filter; the figures over time, side by side, by offence type, and as tables."""

import streamlit as st

from pages.parts import explore_figures as figures
from pages.parts.area_bar import choice
from pages.parts.choices import status
from pages.parts.dated_marks import explain, marks_between
from pages.parts.explore_download import download
from pages.parts.explore_notes import draw_apart, notes, nothing_beside, nothing_there, small_numbers
from pages.parts.figure import figure, said
from pages.parts.filters import choose, draw_areas, draw_filters, of_a_period, settle
from pages.parts.trouble import shown_kindly
from queries.explore_choices import existing
from queries.explore_clash import apart
from queries.explore_news import news
from queries.explore_scene import scene
from queries.explore_words import remarks
from queries.wordings import say

chosen = choice()
place, benchmark = chosen.place, chosen.benchmark
st.title(f"Explore {place.title}")
there = existing(place)
if not there.kinds:
    nothing_there(place)
settle(place, there)
draw_areas(place)


@st.fragment
def explore() -> None:
    """A filter changes only what is below the areas, so only that is run again."""
    with shown_kindly():
        asked = choose(place, there)
        seen = scene(place, benchmark, asked.view, there, asked.offers)
        asked = of_a_period(asked, seen.periods)

        draw_filters(asked, there, seen.periods)
        status(news(asked.before, seen))
        notes([*asked.notes, *remarks(seen)])
        if len(asked.view.kinds) > 1:
            draw_apart(apart(place, benchmark, asked.view, there), there)
            return

        marks = marks_between(*seen.ends, asked.view.slice.applies_to)
        st.header(say("explore", "heading_over_time"))
        figure(figures.over_time(seen, marks))
        explain(marks, "explore_marks")

        st.header(say("explore", "heading_side_by_side"))
        if len(seen.side_by_side) > 1:
            figure(figures.side_by_side(seen))
        else:
            nothing_beside(place)

        if seen.parts:
            st.header(say("explore", "heading_by_offence"))
            if seen.parts_drawn:
                figure(figures.by_offence(seen))
            else:
                said(say("explore", "parts_too_few", area=place.name))

        small_numbers(seen)
        download(seen)


explore()
