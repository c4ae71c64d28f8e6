"""Data quality: what is missing or late, what is not known, how long figures take, and what the checks found."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.area_bar import chosen
from pages.parts.awaited import awaited
from pages.parts.figure import said, sources_line
from pages.parts.lateness import draw_completeness, draw_lag, draw_revisions, draw_unknown
from pages.parts.tables import Column, html_table, missing
from pages.parts.viewer import audience, presenting, viewer
from queries import desk
from queries.access import Viewer, may
from queries.ask import ask
from queries.returns.quality import found_in, revisions
from queries.returns.shelf import words


def _text(value: Any) -> str:
    return "" if missing(value) else str(value)


def _titled(source: object) -> str:
    return str(source) or "Several sources together"


_COLUMNS = [
    Column("subject", "What it is about"),
    Column("message", "What was found"),
    Column("printed", "Printed", _text),
    Column("recomputed", "Should be", _text, number=True),
    Column("dq_id", "Check", _text),
]
_COUNTS = [Column("source_title", "Source", _titled), Column("count", "How many", number=True)]


def _each(rows: pd.DataFrame, *, unfolded: bool) -> None:
    for source, found in rows.groupby("source_title", sort=False):
        with st.expander(f"{_titled(source)}: {len(found)}", expanded=unfolded):
            st.html(html_table(found, _COLUMNS, f"{_titled(source)}: findings"))


def _summary(counts: pd.DataFrame, name: str) -> None:
    st.html(f'<p class="caption">{escape(words("quality_summary"))}</p>')
    st.html(html_table(counts, _COUNTS, words(f"quality_summary_{name}")))


answer = ask("findings")
choice = chosen()
place = choice.place if choice else None
who = Viewer() if presenting() else viewer()

st.title("Data quality")
said(words("quality_lead", count=len(answer.rows)))

st.header(words("quality_returns"))
if place:
    draw_completeness(desk.due(place.code), place.title)
else:
    st.html(f"<p>{words('quality_returns_choose')}</p>")
st.html(f'<p class="caption">{words("quality_gaps")}</p>')

st.header(words("quality_unknown"))
st.html(f"<p>{words('quality_unknown_lead')}</p>")
unknown = ask("missing_outcomes", audience=audience(), area_id=place.area_id if place else None)
draw_unknown(unknown, place.title if place else words("quality_everywhere"))

st.header(words("quality_lag"))
st.html(f"<p>{words('quality_lag_lead')}</p>")
draw_lag(ask("publication_lag").rows)

st.header(words("quality_revisions"))
known = desk.versions(who, area=place.code if place else None)
draw_revisions(revisions(known), all_known=may(who, "see_drafts"))

for severity, name in (("confirm", "ask"), ("note", "know")):
    counts, found = found_in(severity, who)
    if len(counts):
        st.header(words(f"quality_{name}"))
        st.html(f"<p>{words(f'quality_{name}_lead')}</p>")
        if len(found):
            _each(found, unfolded=severity == "confirm")
        else:
            _summary(counts, name)
sources_line(answer.sources)
awaited("data-quality", place)
