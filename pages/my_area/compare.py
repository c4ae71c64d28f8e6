"""Compare: one area beside others, and whether it differs by more than areas usually do."""

import streamlit as st

from pages.parts.area_bar import choice
from pages.parts.awaited import awaited
from pages.parts.choices import one_of, row_of_boxes
from pages.parts.compare_figures import behind_table, beside_figure, funnel_figure
from pages.parts.compare_sets import choose_people, choose_set
from pages.parts.compare_words import status, stop_with_one_county, stop_without_years, verdicts, why_these
from pages.parts.figure import bullets, figure, said
from pages.parts.strap import strap
from pages.parts.tables import html_table
from queries.compare import compare, notes, ordered, orders, years
from queries.funnel import FUNNELS, funnel, funnel_sentences, too_few
from queries.wordings import say

chosen = choice()
place, benchmark = chosen.place, chosen.benchmark

st.title(f"{place.title} beside other areas")
strap(place)
boxes, below = row_of_boxes(), st.container()
area_set = choose_set(boxes, below, place)
slice_ = choose_people(boxes)
found = years(place, area_set, slice_)
stop_without_years(place, area_set, slice_, found)
year = one_of("Which year", {name: name for name in found.ends}, "year", box=boxes)
when = (found.lane, found.ends[year])

comparison = compare(place, benchmark, area_set, slice_, *when)
stop_with_one_county(place, comparison)
caption = f"{place.title} and {area_set.label}, {slice_.words()}: how many in 100 reoffended within a year, {year}."
status(caption)
verdicts(comparison)
if found.real_elsewhere:
    said(say("area_set", "real_elsewhere", area=place.name))

st.header("Side by side")
offered = orders(area_set)
order = one_of("In which order", offered, "order", box=row_of_boxes())
if order == "rate":
    st.html(f'<p class="notice">{say("compare", "rank_is_noise")}</p>')
if comparison.rows["given"].any():
    figure(beside_figure(comparison, ordered(comparison, area_set, order), caption))
bullets(notes(comparison))
why_these(place, area_set)

st.header("More different than areas usually are?")
adjusted = one_of("Which funnel", FUNNELS, "funnel", box=row_of_boxes())
spread = funnel(comparison, slice_, *when, adjusted=adjusted)
if spread is None:
    said(too_few(comparison))
else:
    figure(funnel_figure(comparison, spread, caption))
    bullets(funnel_sentences(comparison.name, spread))
    if spread.behind:
        with st.expander(f"The {spread.behind} areas behind, as a table"):
            st.html(html_table(*behind_table(spread), caption))
awaited("compare", place)
