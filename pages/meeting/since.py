"""Since last meeting: what changed for an area since a day, or since a figure was quoted."""

from datetime import date, timedelta

import streamlit as st

from pages.parts.area_bar import choice
from pages.parts.figure import bullets, said
from pages.parts.since import asked_day, since_when
from queries.kept import say
from queries.since import newest_state, since

_USUAL = timedelta(days=91)  # scrutiny meets every quarter

place = choice().place
today = date.today()

st.title(say("since", "title", area=place.title))
said(say("since", "lead", area=place.name))
left, right = st.columns(2)
with left:
    day = asked_day(today - _USUAL, today)
with right:
    number = st.text_input(say("since", "number"), key="snapshot", bind="query-params", max_chars=20)

now = newest_state()
then = since_when(day, number, now)
if then is not None and now is not None:
    found = since(place, then, now, today)
    key = "summary" if found.updated else "summary_none"
    said(say("since", key, updated=found.updated, count=found.count))
    for kind in ("new", "revised", "verdicts", "targets", "gone", "not_updated"):
        lines = list(getattr(found, kind))
        if lines or kind != "gone":
            st.header(say("since", kind))
            bullets(lines) if lines else said(say("since", f"none_{kind}"))
