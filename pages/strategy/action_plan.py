"""Action plan: what the partnership said it would do, who answers for it, how far it is; and its consultations."""

from datetime import date
from pathlib import Path

import streamlit as st

from pages.parts.area_bar import choice
from pages.parts.awaited import awaited
from pages.parts.choices import one_of, status
from pages.parts.figure import said
from pages.parts.strategy.changes import changes_seen, draw_earlier, draw_waiting
from pages.parts.strategy.edit import action_form, consultation_form, done, may_edit
from pages.parts.strategy.plan import draw_actions, draw_consultations
from pages.parts.viewer import presenting
from queries.strategy.goals import text
from queries.strategy.plan import PATHWAYS, STATES, consultations_of, plan_of, plan_summary
from queries.strategy.words import told

place = choice().place
seen = changes_seen(place, "action", "consultation")
plan = plan_of(place, date.today(), seen)
consultations = consultations_of(place, seen)

st.html(Path(__file__).parents[1] / "parts" / "strategy" / "strategy.css")
st.title(f"{place.title}: action plan")
with st.container():  # what comes and goes here does not move what is below: an open form stays open
    done()
    draw_waiting(place, seen)
said(plan_summary(place, plan))

if plan.actions:
    st.header("Actions")
    if "published" in plan.answer.lanes:
        st.html(f"<p>{told('plan', 'from_papers')}</p>")
    left, right = st.columns(2)
    pathways = {text(each.row.pathway) for each in plan.actions}
    states = {each.state for each in plan.actions}
    with left:
        by_pathway = {told("pathway", code): code for code in PATHWAYS if code in pathways}
        pathway = one_of("Pathway", {"Every pathway": None, **by_pathway}, "pathway")
    with right:
        by_state = {told("state", state): state for state in STATES if state in states}
        state = one_of("How far", {"All": None, **by_state}, "state")
    chosen = plan.of(pathway, state)
    status(told("plan", "status", count=len(chosen), all=len(plan.actions), area=place.title))
    if chosen:
        draw_actions(chosen)
    else:
        said(told("plan", "not_these"))

st.header("Consultation: asked, heard, changed")
if consultations.rows.empty:
    st.html(f"<p>{told('consultation', 'none', area=place.title)}</p>")
else:
    draw_consultations(list(consultations.rows.itertuples()))

if not presenting():
    st.header(told("edit", "heading"))
    if may_edit(place):
        with st.expander("An action"):
            action_form(place, plan)
        with st.expander("A consultation"):
            consultation_form(place, consultations.rows)
        draw_earlier(place, seen)

awaited("action-plan", place)
