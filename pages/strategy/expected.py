"""Expected v actual: whether more people reoffended than these people should have, and what a paper cannot say."""

from pathlib import Path

import streamlit as st

from pages.parts.area_bar import choice
from pages.parts.awaited import awaited
from pages.parts.choices import status
from pages.parts.figure import said
from pages.parts.notices import notices
from pages.parts.strategy.expected import from_returns, from_the_paper, own_counts
from pages.parts.viewer import audience
from queries.strategy.expected import returned
from queries.strategy.iom import told

place = choice().place
answer = returned(place, audience())
count = len(answer.rows)

st.html(Path(__file__).parents[1] / "parts" / "strategy" / "strategy.css")
st.title(f"{place.title}: expected and actual reoffending")
state = "state_awaited" if not count else "state_one" if count == 1 else "state_shown"
status(told("expected", "status", area=place.title, state=told("expected", state, count=count)))
st.html(f"<p>{told('expected', 'what')}</p>")

st.header(told("expected", "returned_header"))
if count:
    notices("local")
    first = answer.rows.iloc[0]
    if first["reach"] not in ("own", "same"):
        st.html(f"<p>{told('expected', 'whose', figure_area=first['figure_area'], area=place.title)}</p>")
    from_returns(answer)
else:
    said(told("expected", "none", area=place.title))

st.header(told("expected", "printed_header"))
from_the_paper(place)

st.header(told("expected", "try_header"))
own_counts()
awaited("expected", place)
