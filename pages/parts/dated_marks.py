"""Breaks and dated events on a time line: which there are, and what each numbered line is."""

from html import escape

import pandas as pd
import streamlit as st

from queries.ask import ask


def marks_between(points: pd.DataFrame, applies_to: tuple[str, ...]) -> pd.DataFrame:
    """Breaks and events within the drawn period (rows of events.sql), for the people drawn."""
    span = {"from_date": points["end_date"].min().date(), "to_date": points["end_date"].max().date()}
    return ask("events", applies_to=applies_to, **span).rows


def explain(marks: pd.DataFrame) -> None:
    """What each numbered line on the chart is."""
    if marks.empty:
        return
    items = "".join(
        f"<li><strong>{row.date:%B %Y}: {escape(row.title)}.</strong> {escape(row.sentence)}</li>"
        for row in marks.itertuples()
    )
    with st.expander("What the numbered lines are"):
        st.html(f'<ol class="events">{items}</ol>')
