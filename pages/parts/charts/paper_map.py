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
        )
    )
    chart = alt.layer(land, *_rings(ink), *_names(ink)).properties(height=_HEIGHT, width="container")
    return finished(chart.project(type="mercator"), theme)


def _legend(ink: dict[str, Any]) -> alt.Legend:
    return alt.Legend(
        title=None,
        orient="bottom",
        columns=1,
        symbolType="square",
        symbolSize=300,
        symbolStrokeWidth=0,
        labelLimit=420,
        labelFontSize=LABEL_SIZE,
        labelColor=ink["ink"],
    )


def _rings(ink: dict[str, Any]) -> list[alt.Chart]:
    return [
        alt.Chart()
        .transform_filter(f"datum.ring == '{ring}'")
        .mark_point(size=60, strokeWidth=2, color=ink[ring], filled=False, opacity=1)
        .encode(longitude="longitude:Q", latitude="latitude:Q")
        for ring in ("higher", "lower")
    ]


def _names(ink: dict[str, Any]) -> list[alt.Chart]:
    named = alt.Chart().transform_filter("datum.label != ''")
    place = {"longitude": "longitude:Q", "latitude": "latitude:Q"}
    return [
        named.mark_point(size=300, strokeWidth=3, color=ink["ink"], filled=False, opacity=1).encode(**place),
        named.mark_text(dy=-20, fontWeight="bold", color=ink["ink"]).encode(**place, text="label:N"),
    ]
