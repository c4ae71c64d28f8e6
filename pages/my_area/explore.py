"""Explore: every filter; the figures over time, side by side, by offence type, and as tables."""

import streamlit as st

from pages.parts import explore_figures as figures
from pages.parts.area_bar import choice
from pages.parts.awaited import awaited
from pages.parts.choices import status
from pages.parts.dated_marks import explain
from pages.parts.explore_download import download
from pages.parts.explore_notes import draw_apart, not_drawn, notes, nothing_there, small_numbers
from pages.parts.figure import live_figure
from pages.parts.filters import choose, draw_areas, draw_filters, of_a_period, settle
from pages.parts.trouble import shown_kindly
from queries.explore_choices import existing
from queries.explore_clash import apart
from queries.explore_news import news
from queries.explore_scene import scene
from queries.explore_words import remarks

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

        # Made before anything is sent: the browser goes through the whole page for every burst of messages.
        marks = figures.marks(seen)
        charts = figures.charts(seen, marks)

        draw_filters(asked, there, seen.periods)
        status(news(asked.before, seen))
        notes([*asked.notes, *remarks(seen)])
        if len(asked.view.kinds) > 1:
            draw_apart(apart(place, benchmark, asked.view, there), there)
        if not charts:
            return

        for chart in charts:
            live_figure(chart)
            if chart is charts[0]:
                explain(marks, "explore_marks")
        not_drawn(seen)
        small_numbers(seen)
        download(seen)


explore()
awaited("explore", place)
