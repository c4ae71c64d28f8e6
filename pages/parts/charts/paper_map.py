"""The map as a figure for paper: the same shades, the outlines fetched once by the browser."""

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from pages.parts.charts.base import LABEL_SIZE, finished
from pages.parts.palette import colours
from queries.maps import Shading
from queries.outlines import outlines

_HEIGHT = 720
Painted = tuple[tuple[str, str], ...]


def paper_rows(shading: Shading, file: str, pointed: list[str]) -> pd.DataFrame:
    """One row an area: code, what its shade stands for, ring, a point inside it, its name if pointed out."""
    words = {shade.code: f"{shade.words}: {shade.count}" for shade in shading.shades}
    points = outlines(file).points
    drawn = [area for area in shading.areas if area["code"] in points]
    return pd.DataFrame(
        {
            "code": [area["code"] for area in drawn],
            "what": [words[area["shade"]] for area in drawn],
            "ring": [area["ring"] for area in drawn],
            "label": [area["name"] if area["code"] in pointed else "" for area in drawn],
            "longitude": [points[area["code"]][0] for area in drawn],
            "latitude": [points[area["code"]][1] for area in drawn],
        }
    )


@cache
def paper_map_spec(theme: str, url: str, painted: Painted) -> dict[str, Any]:
    """painted: (words of the legend, colour) by shade in order. Rows as paper_rows gives them."""
    ink = colours(theme)
    outline = alt.UrlData(url=url, format=alt.DataFormat(type="json", property="features"))
    land = (
        alt.Chart()
        .transform_lookup(lookup="code", from_=alt.LookupData(data=outline, key="id"), as_="outline")
        .mark_geoshape(stroke=ink["paper"], strokeWidth=0.5)
        .encode(
            shape=alt.Shape("outline:G"),
            color=alt.Color(
                "what:N",
                scale=alt.Scale(domain=[words for words, _ in painted], range=[colour for _, colour in painted]),
                legend=_legend(ink),
            ),
            stroke=_border(ink, painted),
        )
    )
    chart = alt.layer(land, *_rings(ink), *_names(ink)).properties(height=_HEIGHT, width="container")
    spec = finished(chart.project(type="mercator"), theme)
    # Here, and not in the drawing, so that a wide slide can have the legend beside the map.
    return {**spec, "config": {**spec["config"], "legend": {"orient": "bottom"}}}


def _border(ink: dict[str, Any], painted: Painted) -> Any:
    """Land without a figure is nearly as pale as paper, so its border is drawn in grey."""
    pale = [words for words, colour in painted if colour == ink["map_none"]]
    return (
        alt.when(alt.FieldOneOfPredicate("what", pale)).then(alt.value(ink["quiet"])).otherwise(alt.value(ink["paper"]))
    )


def _legend(ink: dict[str, Any]) -> alt.Legend:
    return alt.Legend(
        title=None,
        columns=1,
        symbolType="square",
        symbolSize=300,
        symbolStrokeColor=ink["quiet"],
        symbolStrokeWidth=0.5,
        labelLimit=420,
        labelFontSize=LABEL_SIZE,
        labelColor=ink["ink"],
    )


def _rings(ink: dict[str, Any]) -> list[alt.Chart]:
    return [
        alt.Chart()
        .transform_filter(f"datum.ring == '{ring}'")
        .mark_point(size=60, strokeWidth=2, color=ink[f"map_{ring}"], filled=False, opacity=1)
        .encode(longitude="longitude:Q", latitude="latitude:Q")
        for ring in ("higher", "lower")
    ]


def _names(ink: dict[str, Any]) -> list[alt.Chart]:
    named = alt.Chart().transform_filter("datum.label != ''")
    place = {"longitude": "longitude:Q", "latitude": "latitude:Q"}
    ring = {"size": 300, "filled": False, "opacity": 1}
    name = {"dy": -22, "fontWeight": "bold"}
    halo = {"stroke": ink["paper"], "strokeWidth": 5, "strokeJoin": "round", "color": ink["paper"]}
    return [
        # Each first in the colour of paper, a little wider: it stands on land of any shade.
        named.mark_point(**ring, strokeWidth=7, color=ink["paper"]).encode(**place),
        named.mark_point(**ring, strokeWidth=3, color=ink["ink"]).encode(**place),
        named.mark_text(**name, **halo).encode(**place, text="label:N"),
        named.mark_text(**name, color=ink["ink"]).encode(**place, text="label:N"),
    ]
