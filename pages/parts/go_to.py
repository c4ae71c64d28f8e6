"""A line of links to headings of a long page, so that nobody has to look for them."""

import streamlit as st


def go_to(*headings: str) -> None:
    """The headings as links, in the page's own words; each must be a heading of the page."""
    links = [f"[{heading}](#{heading.lower().replace(' ', '-')})" for heading in headings]
    st.markdown(f"Go to: {' · '.join(links)}")
