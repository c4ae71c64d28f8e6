"""Map: where areas differ, and by how much; a click chooses an area for every page."""

import streamlit as st

from pages.parts.area_bar import chosen
from pages.parts.figure import said
from pages.parts.maps.choose import choose_layout, choose_nearness, choose_shading
from pages.parts.maps.draw import PAPER, MapView, announce, draw_map, draw_on_paper, draw_table, tell_beside
from pages.parts.maps.neighbourhoods import draw_neighbourhoods
from pages.parts.notices import banner, notices
from pages.parts.strap import strap
from queries.benchmarks import national
from queries.map_rates import real_elsewhere
from queries.maps import DEPRIVATION, beside, members
from queries.wordings import say

choice = chosen()
place = choice.place if choice else None
benchmark = choice.benchmark if choice else national()

st.title(f"{place.title} on the map" if place else "England and Wales on the map")
if place:
    strap(place)

shown = choose_shading(benchmark)
shading, kind = shown.shading, shown.kind
left, right = st.columns(2)
with left:
    layout = choose_layout(kind)
with right:
    near = choose_nearness(place.name if place else None)

codes = members(place, kind)
view = MapView(shading, place, benchmark.label, layout, kind, codes, beside(codes, kind), near)
announce(view)
if shading.illustrative:
    banner(say("map_page", "demonstration"))
    if place and shown.slice_ and real_elsewhere(place, shown.slice_):
        said(say("map_page", "real_elsewhere", area=place.name))

st.header(say("map_page", f"heading_{shading.subject}"))
if layout == PAPER:
    draw_on_paper(view)
else:
    drawn, told = st.columns([3, 2], gap="large")
    with drawn:
        draw_map(view)
    with told:
        tell_beside(view)
    draw_table(view)

if shading.subject == DEPRIVATION:
    draw_neighbourhoods(place, shown.index_id, shown.domain)
st.header("How to read this")
said(say("map_page", "how"))
notices(*{DEPRIVATION: ("deprivation",)}.get(shading.subject, ("rates", "similar", "small")))
