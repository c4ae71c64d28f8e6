"""Area: the page to open before a meeting."""

import streamlit as st

from pages.parts.area_bar import choice

place = choice().place
st.title(place.title)
