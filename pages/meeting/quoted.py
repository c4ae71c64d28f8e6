"""Quoted figures: a figure quoted in minutes, found again under its number."""

from html import escape

import streamlit as st

from pages.parts.choices import warn
from pages.parts.figure import said
from pages.parts.quoted import draw_kept
from queries.kept import Declined, NotFound, find, say

st.title(say("kept", "title"))
said(say("kept", "lead"))
asked = st.text_input(say("kept", "ask"), key="snapshot", bind="query-params", max_chars=20)
if asked:
    try:
        draw_kept(find(asked))
    except (NotFound, Declined) as nothing:
        warn(str(nothing))
else:
    st.html(f"<p>{escape(say('kept', 'how'))}</p>")
