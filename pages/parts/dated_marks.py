"""Breaks and dated events on a time line: which there are, and what each numbered line is."""

from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from queries.ask import ask


def marks_between(first: date, last: date, applies_to: tuple[str, ...]) -> pd.DataFrame:
    """Breaks and events between the ends of two periods (rows of events.sql), for the people drawn."""
    return ask("events", applies_to=applies_to, from_date=first, to_date=last).rows


def explain(marks: pd.DataFrame, key: str | None = None) -> None:
    """What each numbered line on the chart is. With a key, it is sent only when somebody opens it."""
    if marks.empty:
        return
    folded = st.expander("What the numbered lines are", key=key, on_change="rerun" if key else "ignore")
    if folded.open is not False:
        folded.html(_list(marks))


def _list(marks: pd.DataFrame) -> str:
    items = "".join(
        f"<li><strong>{row.date:%B %Y}: {escape(row.title)}.</strong> {escape(row.sentence)}</li>"
        for row in marks.itertuples()
    )
    return f'<ol class="events">{items}</ol>'
