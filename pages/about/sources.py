"""Sources and freshness: where every figure came from, how old it is, when the next is due."""

import streamlit as st

from pages.parts.figure import said
from pages.parts.tables import Column, html_table, missing, whole
from queries.ask import ask


def _date(value: object) -> str:
    return "[x]" if missing(value) else f"{value:%-d %B %Y}"


def _text(value: object) -> str:
    return "" if missing(value) else str(value)


rows = ask("sources").rows
in_use = rows[rows["rows_used"] > 0]
waiting = rows[rows["rows_used"] == 0]

st.title("Sources and freshness")
said(
    f"{len(in_use)} sources are in this dashboard. Every figure on every page names the one it came from. "
    f"{len(waiting)} more can be loaded when somebody has the file."
)
columns = [
    Column("title", "What"),
    Column("publisher", "Publisher"),
    Column("period", "Period covered"),
    Column("published_on", "Published", _date),
    Column("next_due", "Next due", _date),
    Column("rows_used", "Figures here", whole, number=True),
    Column("licence", "Licence"),
    Column("retrieval_note", "What to know", _text),
]
st.header("In this dashboard now")
st.html(html_table(in_use, columns, "Sources with figures in this dashboard"))
st.header("Waiting for a file")
st.html(html_table(waiting, columns, "Sources that can be loaded but are not yet"))
st.header("Attribution")
for line in sorted(set(in_use["attribution"])):
    st.html(f'<p class="caption">{line}</p>')
