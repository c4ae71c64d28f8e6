"""Data quality: what the checks found in the figures, and what each means for using them."""

from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.figure import said, sources_line
from pages.parts.tables import Column, html_table, missing
from queries.ask import ask

_HEADINGS = {
    "confirm": ("Ask about these", "Figures that are probably wrong or need an answer from whoever printed them."),
    "note": ("Know about these", "Figures that can be used, if one knows this about them."),
}


def _text(value: Any) -> str:
    return "" if missing(value) else str(value)


_COLUMNS = [
    Column("subject", "What it is about"),
    Column("message", "What was found"),
    Column("printed", "Printed", _text, number=True),
    Column("recomputed", "Should be", _text, number=True),
    Column("dq_id", "Check", _text),
]


def _section(rows: pd.DataFrame, heading: str, explanation: str, *, unfolded: bool) -> None:
    st.header(heading)
    st.markdown(explanation)
    for source, found in rows.groupby("source_title", sort=False):
        title = str(source) or "Several sources together"
        with st.expander(f"{title}: {len(found)}", expanded=unfolded):
            st.html(html_table(found, _COLUMNS, f"{title}: findings"))


answer = ask("findings")
st.title("Data quality")
said(
    f"Every figure is checked when it comes in. {len(answer.rows)} things were found in what is loaded now. "
    "None of them stops a figure from being shown; all of them are worth knowing before it is quoted."
)
for severity, (heading, explanation) in _HEADINGS.items():
    found = answer.rows[answer.rows["severity"] == severity]
    if len(found):
        _section(found, heading, explanation, unfolded=severity == "confirm")
sources_line(answer.sources)
