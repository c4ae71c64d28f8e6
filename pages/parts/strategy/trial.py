"""Any count against any target: the verdict that the measures get, for figures somebody has on paper."""

import streamlit as st

from pages.parts.figure import said
from queries.strategy.trial import trial
from queries.strategy.words import told

_X, _N, _TARGET = "count", "out-of", "target"


def draw_trial() -> None:
    """Three boxes that are part of the address, and the answer."""
    st.html(f"<p>{told('try', 'intro')} {told('try', 'example')}</p>")
    left, middle, right = st.columns(3)
    x = left.number_input("People with the outcome", 0, 1_000_000, 12, key=_X, bind="query-params")
    n = middle.number_input("Out of", 1, 1_000_000, 43, key=_N, bind="query-params")
    target = right.number_input("Target, in 100", 0, 100, 70, key=_TARGET, bind="query-params")
    said(trial(int(x), int(n), int(target)))
