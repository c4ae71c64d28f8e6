"""Sources and freshness: where every figure came from, how old it is, when the next is due."""

from datetime import date
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.figure import said
from pages.parts.tables import Column, html_table, missing, whole
from queries.ask import ask
from queries.loadable import can_be_loaded

TODAY = pd.Timestamp(date.today())


def _date(value: Any) -> str:
    return "not stated" if missing(value) else f"{value:%-d %B %Y}"


def _due(value: Any) -> str:
    if missing(value):
        return "not announced"
    return f"{_date(value)} (overdue)" if value < TODAY else _date(value)


def _notes(sources: pd.DataFrame) -> str:
    lines = [
        f"<dt>{escape(row.title)}</dt><dd>{escape(row.retrieval_note)} Licence: {escape(row.licence)}. "
        f"Taken {escape(row.retrieved)}.</dd>"
        for row in sources.itertuples()
    ]
    return f'<dl class="notes">{"".join(lines)}</dl>'


rows = ask("sources").rows
in_use = rows[rows["rows_used"] > 0]
readable = can_be_loaded(rows)
returns = rows[(rows["rows_used"] == 0) & (rows["lane"] == "return")]
returns = returns.sort_values("title", key=lambda titles: titles.str.extract(r"(\d+)", expand=False).astype(float))
overdue = in_use[in_use["next_due"] < TODAY]
titled = Column("title", "What")
here = Column("rows_used", "Figures here", whole, number=True)
published = [titled, Column("publisher", "Publisher"), Column("period", "Period covered")]

st.title("Sources and freshness")
said(
    f"{len(in_use)} sources are in this dashboard, and every figure names the one it came from. "
    f"{len(overdue) or 'None'} of them {'is' if len(overdue) == 1 else 'are'} overdue for newer figures."
)
st.header("In this dashboard now")
dates = [Column("published_on", "Published", _date), Column("next_due", "Next figures due", _due)]
st.html(
    html_table(
        in_use,
        [*published, *dates, here],
        "Sources with figures in this dashboard",
    )
)
with st.expander("How each was obtained, and what to know about it"):
    st.html(_notes(in_use))
st.header("Can be loaded by whoever has the file")
st.html(html_table(readable, [*published, here], "Files that this dashboard reads"))
with st.expander("What each would add"):
    st.html(_notes(readable))
if len(returns):
    st.header("Returns that no partner has sent yet")
    said("An officer sends them on the page Upload a return. Nobody sees a figure before a second person approves it.")
    st.html(html_table(returns, [titled, Column("publisher", "From")], "Returns that are not in this dashboard yet"))
st.header("Attribution")
st.html("".join(f"<p>{escape(line)}</p>" for line in sorted(set(in_use["attribution"]))))
