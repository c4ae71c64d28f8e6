"""Pathways: from prison to a settled life, the seven pathways, needs, unpaid work, resolutions, families."""

from datetime import date
from html import escape
from pathlib import Path

import streamlit as st

from pages.parts.area_bar import choice
from pages.parts.awaited import awaited
from pages.parts.choices import status
from pages.parts.figure import said
from pages.parts.notices import notices
from pages.parts.strategy import pathways as draw
from pages.parts.viewer import audience
from queries.strategy.pathways import (
    need_groups,
    placements,
    printed_needs,
    resolutions,
    services,
    unpaid_work,
    way_from_prison,
)
from queries.strategy.performance import kpis
from queries.strategy.words import told

chosen = choice()
place, shown_to = chosen.place, audience()
way = way_from_prison(place, shown_to)
provided = services(place, shown_to).rows

st.html(Path(__file__).parents[1] / "parts" / "strategy" / "strategy.css")
st.title(f"{place.title}: pathways")
status(told("pathways", "status", area=place.title))
said(told("pathways", "lead", title=way.title) if way else told("pathways", "lead_none", area=place.title))

st.header(told("pathways", "way"))
if way:
    draw.draw_way(way)
else:
    st.html(f"<p>{escape(told('pathways', 'way_awaited', area=place.title))}</p>")
draw.draw_official(place)

st.header(told("pathways", "placed"))
draw.draw_sentences(*placements(place, shown_to), told("pathways", "placed_awaited", area=place.title))
draw.draw_quoted(place, "resettlement")

st.header(told("pathways", "seven"))
draw.draw_seven(kpis(place, chosen.benchmark, shown_to, date.today()), provided)

st.header(told("pathways", "needs"))
sent = need_groups(place, shown_to)
if sent.rows.empty:
    st.html(f"<p>{escape(told('pathways', 'needs_awaited', area=place.title))}</p>")
else:
    draw.draw_needs(sent)
printed = printed_needs(place)
if len(printed.rows):
    draw.draw_printed_needs(printed, str(printed.rows["area_text"].iloc[0]))

st.header(told("pathways", "unpaid"))
draw.draw_sentences(*unpaid_work(place, shown_to), told("pathways", "unpaid_awaited", area=place.title))

st.header(told("pathways", "resolutions"))
resolved = resolutions(place, shown_to)
if resolved.rows.empty:
    st.html(f"<p>{escape(told('pathways', 'resolutions_awaited', area=place.title))}</p>")
else:
    draw.draw_resolutions(resolved)
draw.draw_quoted(place, "out-of-court resolutions")

st.header(told("pathways", "families"))
families = provided[provided["pathway"] == "families"]
draw.draw_families(families, told("pathways", "families_awaited", area=place.title))

st.header("How to read this")
notices("local", "rates")
awaited("pathways", place)
