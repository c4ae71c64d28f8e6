"""The front door: page settings, navigation, and the area that every page is about.

`streamlit run app.py` finds `app`, the web server around the pages, and runs this file as the
script of every visit.
"""

from pathlib import Path

import streamlit as st

from pages.parts.area_bar import area_bar
from pages.parts.drawn import begin
from pages.parts.keep_bar import keep_bar
from pages.parts.server import FRONT_PAGE, MIDDLEWARE, ready
from pages.parts.trouble import shown_kindly
from pages.parts.warm_up import warm_up
from queries.embargo import look_out

ROOT = Path(__file__).parent
SIDEBAR_PIXELS = 240
PAGES = {
    "My area": [
        ("my_area/area.py", "Area", "area"),
        ("my_area/explore.py", "Explore", "explore"),
        ("my_area/compare.py", "Compare", "compare"),
        ("my_area/offence_types.py", "Offence types", "offence-types"),
        ("my_area/youth_justice.py", "Youth justice", "youth-justice"),
        ("my_area/deprivation.py", "Deprivation", "deprivation"),
        ("my_area/map.py", "Map", "map"),
    ],
    "The strategy": [
        ("strategy/performance.py", "Performance", "performance"),
        ("strategy/pathways.py", "Pathways", "pathways"),
        ("strategy/iom.py", "IOM", "iom"),
        ("strategy/expected.py", "Expected v actual", "expected"),
        ("strategy/equalities.py", "Equalities", "equalities"),
        ("strategy/rate_or_mix.py", "Rate or mix?", "rate-or-mix"),
        ("strategy/action_plan.py", "Action plan", "action-plan"),
    ],
    "The meeting": [
        ("meeting/present.py", "Present", "present"),
        ("meeting/since.py", "Since last meeting", "since-last-meeting"),
        ("meeting/quoted.py", "Quoted figures", "quoted-figures"),
        ("meeting/pack.py", "Pack", "pack"),
        ("meeting/check_paper.py", "Check a paper", "check-a-paper"),
    ],
    "Returns": [
        ("returns/upload.py", "Upload a return", "upload-a-return"),
        ("returns/register.py", "Register", "register"),
        ("returns/help.py", "Help with returns", "return-help"),
    ],
    "About": [
        ("about/methods.py", "Methods and glossary", "methods"),
        ("about/sources.py", "Sources and freshness", "sources"),
        ("about/data_quality.py", "Data quality", "data-quality"),
        ("about/accessibility.py", "Accessibility", "accessibility"),
    ],
}

app = st.App(__file__, lifespan=ready(warm_up), middleware=MIDDLEWARE)


def front_door() -> None:
    """One visit: settings, styles, the menu, the area bar, then the page asked for."""
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
                st.Page(ROOT / "pages" / path, title=title, url_path=url, default=url == FRONT_PAGE)
                for path, title, url in screens
            ]
            for group, screens in PAGES.items()
        }
    )
    look_out()
    with shown_kindly():
        area_bar()
        begin()
        navigation.run()
        keep_bar(navigation.url_path or "area")


if __name__ == "__main__":
    front_door()
