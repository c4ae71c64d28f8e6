"""Map: where areas differ, and by how much; a click chooses an area for every page."""

import streamlit as st

from pages.parts.area_bar import chosen
from pages.parts.figure import said
from pages.parts.maps.choose import choose_shading, choose_view
from pages.parts.maps.draw import announce, draw, take_up_click, tell_illustrative
from pages.parts.maps.neighbourhoods import draw_neighbourhoods
from pages.parts.notices import notices
from pages.parts.strap import strap
from pages.parts.trouble import shown_kindly
from queries.benchmarks import national
from queries.maps import DEPRIVATION
from queries.wordings import say

choice = chosen()
place = choice.place if choice else None
benchmark = choice.benchmark if choice else national()


@st.fragment
def map_and_filters() -> None:
    """A fragment, so that a filter redraws the map and neither the bar above nor the notices below."""
    with shown_kindly():
        take_up_click()
        shown = choose_shading(benchmark)
        view = choose_view(shown, place, benchmark)
        announce(view)
        # In a container of its own, since a map that moves to another place on the page is made anew.
        with st.container():
            if shown.shading.illustrative:
                tell_illustrative(place, shown.slice_)
        st.header(say("map_page", f"heading_{shown.shading.subject}"))
        draw(view)
        if shown.shading.subject == DEPRIVATION:
            draw_neighbourhoods(place, shown.index_id, shown.domain)


st.title(f"{place.title} on the map" if place else "England and Wales on the map")
if place:
    strap(place)
map_and_filters()

st.header("How to read this")
said(say("map_page", "how"))
notices("rates", "similar", "small", "deprivation")
