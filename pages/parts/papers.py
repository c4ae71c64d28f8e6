"""Figures that papers printed about an area, with what their own counts give."""

from html import escape

import pandas as pd
import streamlit as st

from data.spoken import in_sentence
from pages.parts.figure import sources_line
from pages.parts.tables import Column, html_table, missing, whole
from queries.ask import Answer

_COLUMNS = [
    Column("label", "What"),
    Column("period", "Period"),
    Column("denominator", "Out of", whole, number=True),
    Column("numerator", "Counted", whole, number=True),
    Column("printed", "Printed", lambda value: "not printed" if missing(value) else str(value), number=True),
    Column("recomputed", "From its counts", number=True),
    Column("message", "What we found", lambda value: "" if missing(value) else str(value)),
]


def draw_papers(answer: Answer) -> None:
    """A section with an answer of printed_figures; nothing where no paper printed any."""
    if answer.rows.empty:
        return
    area = answer.rows["area"].iloc[0]
    st.header(f"What papers have printed about {in_sentence(area)}")
    wrong = answer.rows["message"].notna().sum()
    st.html(
        f'<p class="said">These figures were printed in a paper with their counts. {_slips(wrong)} '
        "They are not official statistics and are not drawn on any chart with them.</p>"
    )
    table = answer.rows.assign(recomputed=[_recomputed(row) for row in answer.rows.itertuples()])
    with st.expander(f"{area}: figures as printed and as their counts give them", expanded=True):
        st.html(html_table(table, _COLUMNS, f"{escape(area)}: printed figures checked against their own counts"))
    sources_line(answer.sources)


def _slips(wrong: int) -> str:
    if not wrong:
        return "Each agrees with its counts."
    return f"{wrong} of them {'does' if wrong == 1 else 'do'} not agree with the counts printed beside them."


def _recomputed(row: pd.Series) -> str:
    percent = row.decimals == 1
    return f"{row.recomputed_shown:.{row.decimals}f}{'%' if percent else ''}"
