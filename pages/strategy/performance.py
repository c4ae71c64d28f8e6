"""Performance: every measure of the framework, how it stands, and what it still lacks."""

from datetime import date
from pathlib import Path

import streamlit as st

from pages.parts.area_bar import choice
from pages.parts.awaited import awaited
from pages.parts.choices import status
from pages.parts.figure import said
from pages.parts.notices import notices
from pages.parts.strategy.changes import changes_seen, draw_earlier, draw_waiting
from pages.parts.strategy.edit import done, may_edit
from pages.parts.strategy.edit_target import target_form
from pages.parts.strategy.kpi import draw_kpi, draw_unsent
from pages.parts.strategy.quoted import cost_html
from pages.parts.strategy.trial import draw_trial
from pages.parts.viewer import audience, presenting
from queries.strategy.performance import PARTS, kpis, summary
from queries.strategy.quoted import quoted
from queries.strategy.words import told

chosen = choice()
place, benchmark = chosen.place, chosen.benchmark
shown_to = audience()
seen = changes_seen(place, "target")
found = kpis(place, benchmark, shown_to, date.today(), seen)
printed = quoted(place).rows

st.html(Path(__file__).parents[1] / "parts" / "strategy" / "strategy.css")
st.title(f"{place.title}: performance")
with st.container():  # what comes and goes here does not move what is below: an open form stays open
    done()
    draw_waiting(place, seen)
status(told("performance", "status", count=len(found), area=place.title))
said(summary(found))

for part in PARTS:
    measures = [kpi for kpi in found if kpi.part == part]
    if measures:
        st.header(told("parts", part))
    # Early signals are many and few send them: a line each only for those that are sent.
    unsent = [kpi for kpi in measures if part == "early" and not kpi.has_figure]
    for kpi in measures:
        if kpi not in unsent:
            draw_kpi(kpi, place, shown_to, printed)
    if unsent:
        draw_unsent(unsent)

st.header("Try a count against a target")
draw_trial()

if not presenting():
    st.header(told("edit", "heading_target"))
    if may_edit(place):
        with st.expander("A target"):
            target_form(place, found)
        draw_earlier(place, seen)

st.header("How to read this")
notices("rates", "local", "similar")
st.html(cost_html())
awaited("performance", place)
