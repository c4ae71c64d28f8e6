"""Present: the stories of an area, and one of them in the whole window."""

import streamlit as st

from pages.parts.area_bar import choice
from pages.parts.own_story import OWN, own_story, steps
from pages.parts.present.overview import overview
from pages.parts.present.stage import stage
from pages.parts.stories import story, story_keys
from pages.parts.viewer import start_presenting

chosen = choice()
place, benchmark = chosen.place, chosen.benchmark
key = st.query_params.get("story", "")

if key in story_keys() or (key == OWN and steps()):
    start_presenting()
    told = own_story(place.title)[0] if key == OWN else story(key, place, benchmark)
    asked = st.query_params.get("slide", "1")
    first = min(max(int(asked), 1), len(told.slides)) if asked.isdecimal() else 1
    if stage(told, first):
        del st.query_params["story"]
        st.query_params.pop("slide", None)
        st.rerun()
elif begun := overview(place, benchmark):
    st.query_params["story"] = begun
    st.rerun()
