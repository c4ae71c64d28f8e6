"""Pack: everything about an area to take to a meeting, in one click."""

from datetime import date
from functools import partial
from html import escape

import streamlit as st

from data.settings import settings
from pages.parts.area_bar import choice
from pages.parts.figure import said
from pages.parts.stories import stories
from pages.parts.strap import strap
from pages.parts.take import contents, take_pack
from pages.parts.takeaways.files import slug
from pages.parts.takeaways.making import area_pack
from pages.parts.takeaways.reading import say
from pages.parts.viewer import as_public

chosen = choice()
place, benchmark = chosen.place, chosen.benchmark

st.title(say("screen", "title", area=place.title))
strap(place)
said(say("screen", "lead", area=place.name))
marking = say("screen", "marking", marking=settings().marking["text"])
st.html(f"<p>{escape(marking)}</p>")

st.header(say("screen", "files"))
take_pack(partial(area_pack, place, benchmark, date.today()), f"reoffending-{slug(place.title)}", "pack")

st.header(say("screen", "contents"))
folded = st.expander(say("screen", "contents_open"), key="pack_contents", on_change="rerun")
if folded.open:
    with folded, as_public():
        contents(stories(place, benchmark))
