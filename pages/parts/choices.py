"""A choice that belongs to one page: in its address, and never silently another than the link asked for."""

from collections.abc import Mapping
from html import escape
from typing import TypeVar

import streamlit as st

Chosen = TypeVar("Chosen")


def one_of(label: str, options: Mapping[str, Chosen], key: str, *, side_by_side: bool = False) -> Chosen:
    """The option picked, the first by default. key is also the name in the address.

    side_by_side: all options in sight, for a few short ones. What a link asks for, or what was chosen before
    another choice changed the options, is said to where it is not offered here.
    """
    problem = _not_offered(label, options, key)
    if side_by_side:
        name = st.radio(label, list(options), key=key, horizontal=True, bind="query-params")
    else:
        name = st.selectbox(label, list(options), key=key, bind="query-params")
    if problem:
        st.warning(f"{problem} This shows “{name}”.")
    return options[name]


def _not_offered(label: str, options: Mapping[str, Chosen], key: str) -> str | None:
    asked = st.session_state.get(key, st.query_params.get(key))
    if asked is None or asked in options:
        return None
    if key in st.session_state:
        # Once a box is part of the address, only its value may be changed.
        st.session_state[key] = next(iter(options))
        return f"“{asked}” is not among the choices of {label.lower()} here."
    del st.query_params[key]
    return f"The link asks for “{asked}” as {label.lower()}, which is not one of those here."


def status(words: str) -> None:
    """A line that a screen reader speaks when a choice has changed what is shown."""
    st.html(f"""<p class="caption" role="status">{escape(words)}</p>""")
