"""Offence types: which offences people reoffend after, beside the neighbours, and what a paper printed."""

from html import escape

import streamlit as st

from pages.parts.area_bar import choice
from pages.parts.awaited import awaited
from pages.parts.choices import one_of, status
from pages.parts.heat_table import draw_heat, heat_style
from pages.parts.league_lists import draw_printed
from pages.parts.notices import banner, notices
from pages.parts.offence_chart import draw_offence_groups
from queries.heat import heat, years
from queries.offence_groups import offence_groups
from queries.places import spoken_name
from queries.view import ADULT, CHILD, EVERYONE, Slice
from queries.wordings import say

chosen = choice()
place, benchmark = chosen.place, chosen.benchmark

st.title(f"{place.title}: offence types")
heat_style()
left, right = st.columns(2)
with left:
    age = one_of("Who", {"Adults": ADULT, "Children": CHILD, "Together": EVERYONE}, "who", side_by_side=True)
offered = years(place, age)
if not offered:
    st.html(f'<p class="said">{say("missing", "nothing", area=place.name)}</p>')
    st.stop()
with right:
    end_date = one_of("Year", offered, "year")

spoken = spoken_name(place.kind, place.name)
table = heat(place, benchmark, age, end_date)
words = f"{Slice(age=age).words()} who reoffended within a year, by the offence they were first dealt with for"
status(f"Shown: {place.title}, {Slice(age=age).words()}, {table.period}, compared with {benchmark.label}.")
if table.cells.illustrative:
    banner(say("offence_types", "demonstration", area=spoken))

st.header(f"Which offences do {say('who', age)} in {spoken} reoffend after?")
draw_offence_groups(offence_groups(place, benchmark, age, end_date), place, benchmark, age, "offence_dots")

if table.neighbours:
    beside = "its neighbours" if place.kind == "csp" else "the areas in it"
    st.header(f"Beside {beside}")
    draw_heat(table, benchmark.label, f"{place.title} and {beside}: {words}, {table.period}, in 100 people.")

draw_printed(place)

st.header("How to read this")
notices("rates", "small", "similar")
st.html(f'<p class="notice">{escape(say("offence_types", "summary"))}</p>')
awaited("offence-types", place)
