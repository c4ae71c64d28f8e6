"""Standing notices, worded once in the catalogue."""

from html import escape

import streamlit as st

from queries.ask import ask


def notices(*notice_ids: str) -> None:
    """Notices of the catalogue, each in a box of its own."""
    wordings = ask("notices").rows.set_index("notice_id")["wording"]
    for notice_id in notice_ids:
        notice(wordings[notice_id])


def notice(words: str) -> None:
    """A notice in a box, in the words given."""
    st.html(f'<p class="notice">{escape(words)}</p>')


def banner(words: str) -> None:
    """A warning that concerns the whole page: its figures are not real."""
    st.html(f'<p class="banner">{escape(words)}</p>')
