"""Equalities: whether groups of people reoffend more or less than others, once it is known for how many we know."""

from pathlib import Path

import streamlit as st

from pages.parts.area_bar import choice
from pages.parts.awaited import awaited
from pages.parts.choices import status
from pages.parts.figure import ILLUSTRATIVE_MARK, bullets, said
from pages.parts.notices import banner, notices
from pages.parts.strategy.equalities import (
    adults_figure,
    children_figure,
    coverage,
    draw_groups,
    lead,
    returned_figure,
    women_in_print,
)
from pages.parts.viewer import audience
from queries.strategy.equalities import adults, children, supervised
from queries.strategy.iom import told

place = choice().place
shown_to = audience()
sent, grown, young = supervised(place, shown_to), adults(place), children(place)

st.html(Path(__file__).parents[1] / "parts" / "strategy" / "strategy.css")
st.title(f"{place.title}: equalities")
lead()
newest = sent if len(sent.rows) else grown
state = "state_none"
if len(newest.rows):
    state = (
        "state_returned" if newest is sent else "state_illustrative" if grown.answer.illustrative else "state_published"
    )
period = newest.rows["period"].iloc[0] if len(newest.rows) else ""
status(told("equalities", "status", area=place.title, state=told("equalities", state, period=period)))

st.header(told("equalities", "recorded_header"))
coverage(place, shown_to)

if len(sent.rows):
    st.header(told("equalities", "returned_header"))
    notices("local")
    draw_groups(returned_figure(sent), sent)

st.header(told("equalities", "adults_header"))
if grown.rows.empty:
    said(told("equalities", "adults_none", area=place.title))
else:
    if grown.answer.illustrative:
        banner(ILLUSTRATIVE_MARK)
    draw_groups(adults_figure(grown), grown)
st.html(f"<p>{told('equalities', 'young')}</p>")

st.header(told("equalities", "children_header"))
if young.rows.empty:
    st.html(f"<p>{told('equalities', 'children_none', area=place.title)}</p>")
else:
    draw_groups(children_figure(young), young)
st.html(f"<p>{told('equalities', 'children_note')}</p>")

st.header(told("equalities", "women_header"))
women_in_print(place)

st.header(told("equalities", "ethnicity_header"))
st.html(f"<p>{told('equalities', 'ethnicity')}</p>")

st.header(told("equalities", "ask_header"))
bullets([told("equalities", f"ask_{number}") for number in (1, 2, 3)])
awaited("equalities", place)
