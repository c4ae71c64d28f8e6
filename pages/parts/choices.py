"""A choice that belongs to one page: in its address, and never silently another than the link asked for."""

from collections.abc import Container, Mapping, Sequence
from html import escape
from typing import Any, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

Chosen = TypeVar("Chosen")
_BOX_PIXELS = 225  # four fit beside each other on a desk, and each holds a year in words


def row_of_boxes() -> DeltaGenerator:
    """A place for boxes beside each other, in the order they are drawn; it wraps where the window is narrow."""
    return st.container(horizontal=True)


def one_of(
    label: str,
    options: Mapping[str, Chosen],
    key: str,
    *,
    box: DeltaGenerator | None = None,
    side_by_side: bool = False,
) -> Chosen:
    """The option picked, the first by default. key is also the name in the address.

    box: a row of boxes to put it in, if not below what is there. side_by_side: all options in sight, for a few short
    ones. What a link asks for, or what was chosen before another choice changed the options, is said where it is not
    offered here.
    """
    missed = _not_offered(options, key)
    place: Any = box or st
    if side_by_side:
        name = place.radio(label, list(options), key=key, horizontal=True, bind="query-params")
    else:
        wide = _BOX_PIXELS if box else "stretch"
        name = place.selectbox(label, list(options), key=key, bind="query-params", width=wide)
    if missed:
        warn(f"“{missed}” is not among the choices of “{label}” here, so “{name}” is shown.")
    return options[name]


def some_of(box: DeltaGenerator, label: str, options: Sequence[str], key: str, wrong_words: str) -> list[str]:
    """Several options, none at first, and a button that clears them; wrong_words has a blank {areas}."""
    wrong = _wrong(st.session_state.get(key, st.query_params.get_all(key)), options)
    chosen: list[str] = box.multiselect(label, options, key=key, bind="query-params", placeholder="Type a name")
    box.button("Clear", key=f"{key}_clear", on_click=_clear, args=(key,), disabled=not chosen)
    if wrong:
        warn(wrong_words.format(areas=", ".join(wrong)))
    return chosen


def _not_offered(options: Mapping[str, Any], key: str) -> str | None:
    asked = st.session_state.get(key, st.query_params.get(key))
    if asked is None or asked in options:
        return None
    if key in st.session_state:
        # Once a box is part of the address, only its value may be changed.
        st.session_state[key] = next(iter(options))
    else:
        del st.query_params[key]
    return str(asked)


def _wrong(asked: Sequence[str], options: Container[str]) -> list[str]:
    return [value for value in asked if value not in options]


def _clear(key: str) -> None:
    st.session_state[key] = []


def warn(sentence: str) -> None:
    """What a link asked for and does not get. Escaped, and not Markdown: anybody may have written the address."""
    st.html(f'<p class="banner" role="alert">{escape(sentence)}</p>')


def status(words: str) -> None:
    """A line that a screen reader speaks when a choice has changed what is shown."""
    st.html(f"""<p class="caption" role="status">{escape(words)}</p>""")
