"""Accessibility: the statement of docs/accessibility.md, as a page."""

from pathlib import Path

import streamlit as st

STATEMENT = Path(__file__).resolve().parents[2] / "docs" / "accessibility.md"

st.markdown(STATEMENT.read_text("utf-8"))
