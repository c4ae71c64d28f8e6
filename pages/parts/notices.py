"""Standing notices, worded once in the catalogue."""

from html import escape

import streamlit as st

from queries.ask import ask


def notices(*notice_ids: str) -> None:
    """Notices of the catalogue, each in a box of its own."""
    for row in ask("notices", notice_ids=notice_ids).rows.itertuples():
        st.html(f'<p class="notice">{escape(row.wording)}</p>')


def banner(words: str) -> None:
    """A warning that concerns the whole page: its figures are not real."""
    st.html(f'<p class="banner">{escape(words)}</p>')
