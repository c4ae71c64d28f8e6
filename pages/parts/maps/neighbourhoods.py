"""Down to the neighbourhoods of one area, where their deprivation has been loaded."""

import streamlit as st

from pages.parts.charts.deciles import deciles_spec
from pages.parts.figure import Figure, figure, said
from pages.parts.palette import theme_name
from pages.parts.tables import Column, whole
from queries.ask import Answer
from queries.map_deprivation import domains_of, has_neighbourhoods, neighbourhood_tenths, neighbourhoods
from queries.places import Place
from queries.wordings import say

_COLUMNS = [
    Column("name", "Neighbourhood"),
    Column("district", "Council"),
    Column("decile", "Tenth, 1 is the most deprived", whole, number=True),
    Column("rank", "Rank, 1 is the most deprived", whole, number=True),
    Column("people", "People", whole, number=True),
]


def draw_neighbourhoods(place: Place | None, index_id: str, domain: str) -> None:
    """Neighbourhoods by tenth; how to load them where there are none."""
    if place is None or place.kind == "country":
        st.header(say("map_drill", "heading_none"))
        said(say("map_drill", "whole"))
        return
    st.header(say("map_drill", "heading", area=place.name))
    drawn = tenths_figure(place, index_id, domain)
    if drawn is None:
        said(_why_none(place, index_id))
        return
    said(say("map_drill", "no_outlines"))
    figure(drawn)


def _why_none(place: Place, index_id: str) -> str:
    if index_id.startswith("wimd"):
        return say("map_drill", "welsh")
    key = "none_here" if has_neighbourhoods(index_id) else "not_loaded"
    return say("map_drill", key, index=say("index", index_id), area=place.name)


def tenths_figure(place: Place, index_id: str, domain: str) -> Figure | None:
    """Neighbourhoods of an area by tenth; None where none are loaded."""
    answer = neighbourhoods(place, index_id, domain)
    return None if answer.rows.empty else _tenths(place, answer, index_id, domain)


def _tenths(place: Place, answer: Answer, index_id: str, domain: str) -> Figure:
    part = next(label for label, code in domains_of(index_id).items() if code == domain)
    tenths = neighbourhood_tenths(place, index_id, domain).rows
    counts = ", ".join(f"{row.neighbourhoods} in tenth {row.decile}" for row in tenths.itertuples())
    return Figure(
        key="map_tenths",
        title=say("map_drill", "title", count=int(tenths["neighbourhoods"].iloc[0]), all=len(answer.rows)),
        caption=say("map_drill", "caption", area=place.title, part=part.lower(), index=say("index", index_id)),
        alt=say("map_drill", "alt", area=place.name, counts=counts),
        spec=deciles_spec(theme_name()),
        rows=tenths,
        table=answer.rows,
        columns=_COLUMNS,
        sources=answer.sources,
        illustrative=answer.illustrative,
    )
