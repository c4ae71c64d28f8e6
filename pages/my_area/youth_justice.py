"""Youth justice: every published measure of children who offend, the counts behind them, and what is not known."""

from html import escape

import streamlit as st

from pages.parts.area_bar import choice
from pages.parts.awaited import awaited
from pages.parts.choices import status
from pages.parts.notices import notices
from pages.parts.panel import draw_panel
from pages.parts.youth_cards import draw_card, explain_marks
from pages.parts.youth_counts import draw_counts, draw_printed_cohorts, indicators_table
from queries.profile import reoffending_panel
from queries.view import CHILD, Slice
from queries.wordings import say
from queries.youth import absence, cards, indicators, printed_cohorts

chosen = choice()
place, benchmark = chosen.place, chosen.benchmark
children = Slice(age=CHILD)

st.title(f"{place.title}: youth justice")
found = cards(place, benchmark)
status(f"Shown: {place.title}, {len(found)} of 6 published measures of youth justice, newest year of each.")

st.header("Published for councils")
for sentence in absence(place, found):
    st.html(f'<p class="said">{escape(sentence)}</p>')
for first in range(0, len(found), 2):
    for column, card in zip(st.columns(2, gap="large"), found[first : first + 2], strict=False):
        with column:
            draw_card(card)
explain_marks(found)

st.header("Reoffending by all children, in counts")
panel = reoffending_panel(place, benchmark, children)
draw_panel(panel, place, say("who", CHILD), children.applies_to, "children_trend")
if panel.latest is not None:
    draw_counts(place, panel.answer)

draw_printed_cohorts(printed_cohorts(place))

st.header("Ten measures that are not published for areas")
st.html(f"<p>{escape(say('youth', 'indicators'))}</p>{indicators_table(indicators())}")

st.header("From child to adult")
for key in ("transition", "transition_bands", "transition_ask"):
    st.html(f"<p>{escape(say('youth', key))}</p>")

st.header("How to read this")
notices("rates", "similar")
awaited("youth-justice", place)
