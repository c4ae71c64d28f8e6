"""The front door: page settings, navigation, and the area that every page is about."""

from pathlib import Path

import streamlit as st

from pages.parts.area_bar import area_bar
from pages.parts.trouble import shown_kindly

ROOT = Path(__file__).parent
SIDEBAR_PIXELS = 240
PAGES = {
    "My area": [
        ("my_area/area.py", "Area", "area"),
    ],
    "About": [
        ("about/sources.py", "Sources and freshness", "sources"),
    ],
}

st.set_page_config(
    page_title="Reducing reoffending",
    page_icon=str(ROOT / "static" / "icon.png"),
    layout="wide",
    initial_sidebar_state=SIDEBAR_PIXELS,
)
st.html(ROOT / "pages" / "parts" / "style.css")

navigation = st.navigation(
    {
        group: [
            st.Page(ROOT / "pages" / path, title=title, url_path=url, default=url == "area")
            for path, title, url in screens
        ]
        for group, screens in PAGES.items()
    }
)
with shown_kindly():
    area_bar()
    navigation.run()
