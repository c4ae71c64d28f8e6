"""Area: the page to open before a meeting."""

from datetime import date

import streamlit as st

from pages.parts.area_bar import choice
from pages.parts.awaited import awaited
from pages.parts.figure import bullets, said, sources_line
from pages.parts.go_to import go_to
from pages.parts.offence_chart import draw_offence_groups
from pages.parts.panel import draw_panel
from pages.parts.papers import draw_papers
from pages.parts.questions import draw_questions
from pages.parts.strap import strap
from queries.deprivation import deprivation_of, deprivation_sentences, newest_index
from queries.missing import missing_or_late
from queries.offence_groups import offence_groups
from queries.printed import printed_figures
from queries.profile import children_panel, reoffending_panel
from queries.questions import Subject, questions_for
from queries.view import ADULT, CHILD, Slice

chosen = choice()
place, benchmark = chosen.place, chosen.benchmark
adults, children = Slice(age=ADULT), Slice(age=CHILD)

# Everything is asked before anything is sent: the browser goes through the whole page for every burst of messages.
adult_panel = reoffending_panel(place, benchmark, adults)
child_panel, who = children_panel(place, benchmark)
subjects = [Subject(ADULT, "adults", adult_panel), Subject(CHILD, who, child_panel)]
questions = questions_for(place, benchmark, subjects, date.today())
by_offence = offence_groups(place, benchmark, ADULT)
deprivation = newest_index(deprivation_of(place))
deprived = deprivation_sentences(place, deprivation.rows)
missing = missing_or_late(place, adult_panel, child_panel, date.today())
printed = printed_figures(place)

st.title(place.title)
strap(place)
go_to("What to ask", "What is missing or late")

left, right = st.columns(2, gap="large")
with left:
    st.header("Adults")
    draw_panel(adult_panel, place, "adults", adults.applies_to, "adult_trend")
with right:
    st.header("Children")
    draw_panel(child_panel, place, who, children.applies_to, "child_trend")

st.header("What to ask")
draw_questions(questions)

st.header("Which offences do adults reoffend after?")
draw_offence_groups(by_offence, place, benchmark, ADULT, "adult_offences")

st.header("Deprivation")
said(" ".join(deprived))
sources_line(deprivation.sources)

st.header("What is missing or late")
bullets(missing)

draw_papers(printed)
awaited("area", place)
