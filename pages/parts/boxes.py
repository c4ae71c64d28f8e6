"""Boxes of one page whose choice is part of the address; what does not exist is said, never swapped silently."""

from collections.abc import Container, Sequence
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

_BOX_PIXELS = 225  # four fit beside each other on a desk, and each holds a year in words


def row_of_boxes(count: int) -> list[DeltaGenerator]:
    """Places for boxes in a row, which wraps where the window is narrow."""
    row = st.container(horizontal=True)
    return [row.container(width=_BOX_PIXELS) for _ in range(count)]


def one_of(column: DeltaGenerator, label: str, options: Sequence[str], key: str) -> str:
    """A box with one choice; the first option is the usual one."""
    wrong = _wrong([st.session_state.get(key, st.query_params.get(key))], options)
    chosen: str = column.selectbox(label, options, key=key, bind="query-params")
    if wrong:
        _say(f"“{wrong[0]}” is not among the choices of “{label}” here, so “{chosen}” is shown.")
    return chosen


def some_of(column: DeltaGenerator, label: str, options: Sequence[str], key: str, wrong_words: str) -> list[str]:
    """A box with several choices, none at first, and a button that clears it; wrong_words has a blank {areas}."""
    wrong = _wrong(st.session_state.get(key, st.query_params.get_all(key)), options)
    chosen: list[str] = column.multiselect(label, options, key=key, bind="query-params", placeholder="Type a name")
    column.button("Clear", key=f"{key}_clear", on_click=_clear, args=(key,), disabled=not chosen)
    if wrong:
        _say(wrong_words.format(areas=", ".join(wrong)))
    return chosen


def _wrong(asked: Sequence[str | None], options: Container[str]) -> list[str]:
    return [value for value in asked if value and value not in options]


def _clear(key: str) -> None:
    st.session_state[key] = []


def _say(sentence: str) -> None:
    """As HTML and escaped: the words come from an address that anybody may have written."""
    st.html(f'<p class="banner" role="alert">{escape(sentence)}</p>')
