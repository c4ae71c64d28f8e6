"""A choice that belongs to one page: in its address, and never silently another than the link asked for."""

from collections.abc import Mapping
from html import escape
from typing import TypeVar

import streamlit as st

Chosen = TypeVar("Chosen")


def one_of(label: str, options: Mapping[str, Chosen], key: str, *, side_by_side: bool = False) -> Chosen:
    """The option picked, the first by default. key is also the name in the address.

    side_by_side: all options in sight, for a few short ones. A link that asks for something that is not
    offered here is said to.
    """
    unknown = _unknown(options, key)
    if side_by_side:
        name = st.radio(label, list(options), key=key, horizontal=True, bind="query-params")
    else:
        name = st.selectbox(label, list(options), key=key, bind="query-params")
    if unknown is not None:
        # Escaped, since anybody may have written the link.
        wrong = (
            f"The link asks for “{unknown}” as {label.lower()}, which is not one of those here. This shows “{name}”."
        )
        st.html(f'<p class="banner" role="alert">{escape(wrong)}</p>')
    return options[name]


def _unknown(options: Mapping[str, Chosen], key: str) -> str | None:
    asked = st.query_params.get(key)
    if asked is None or asked in options:
        return None
    del st.query_params[key]
    return str(asked)


def status(words: str) -> None:
    """A line that a screen reader speaks when a choice has changed what is shown."""
    st.html(f"""<p class="caption" role="status">{escape(words)}</p>""")
