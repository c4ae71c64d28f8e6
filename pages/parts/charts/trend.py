"""A rate over time beside its benchmark, cut at every break in the series."""

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from pages.parts.charts.base import LABEL_SIZE, finished, in_100_axis
from pages.parts.palette import colours

_HEIGHT = 340


def trend_rows(points: pd.DataFrame, marks: pd.DataFrame, area: str, benchmark: str) -> pd.DataFrame:
    """Points of `trend.sql` and marks of `events.sql` in one frame, told apart by `kind`.

    The last point of each line carries its name as a direct label.
    """
    drawn = points.assign(kind="point", date=points["end_date"], area_label="", benchmark_label="")
    if len(drawn):
        drawn.loc[drawn.index[-1], ["area_label", "benchmark_label"]] = [area, benchmark]
    return pd.concat([drawn, marks], ignore_index=True)


@cache
def trend_spec(theme: str) -> dict[str, Any]:
    """Interval band, benchmark line, area line with points, breaks and events, direct labels."""
    ink = colours(theme)
    points = alt.Chart().transform_filter("datum.kind == 'point'")
    x = alt.X("date:T", axis=alt.Axis(title="Year ending", format="%b %Y", grid=False, labelOverlap="greedy"))
    y = alt.Y("rate:Q", axis=in_100_axis(), scale=alt.Scale(domainMin=0, nice=True))
    band = points.mark_errorbar(thickness=2, color=ink["focus"], opacity=0.55).encode(
        x=x, y=alt.Y("rate_lo:Q", axis=in_100_axis()), y2="rate_hi:Q"
    )
    line = points.mark_line(strokeWidth=3, color=ink["focus"]).encode(x=x, y=y, detail="segment:N")
    dots = points.mark_point(filled=True, size=80, color=ink["focus"], opacity=1).encode(x=x, y=y, tooltip=_tooltip())
    beside = points.mark_line(strokeWidth=2, strokeDash=[6, 3], color=ink["quiet"]).encode(
        x=x, y="benchmark_rate:Q", detail="segment:N"
    )
    return finished(
        alt.layer(
            *_marks(ink),
            beside,
            band,
            line,
            dots,
            _label(points, "area_label:N", "rate:Q", ink["focus"], -12),
            _label(points, "benchmark_label:N", "benchmark_rate:Q", ink["soft_ink"], 16),
        ).properties(height=_HEIGHT, width="container"),
        theme,
    )


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("period:N", title="Period"),
        alt.Tooltip("rate:Q", title="Reoffended", format=".1%"),
        alt.Tooltip("benchmark_rate:Q", title="Benchmark", format=".1%"),
        alt.Tooltip("offenders:Q", title="People in the cohort", format=","),
    ]


def _label(points: alt.Chart, text: str, y: str, colour: str, dy: int) -> alt.Chart:
    return points.mark_text(align="right", dy=dy, fontWeight="bold", fontSize=LABEL_SIZE, color=colour).encode(
        x="date:T", y=y, text=text
    )


def _marks(ink: dict[str, Any]) -> list[alt.Chart]:
    """A dashed line with its title for each break, a dotted one for each dated event."""
    layers = []
    for kind, dash, colour in (
        ("break", [8, 4], ink["ink"]),
        ("care", [2, 3], ink["quiet"]),
        ("event", [2, 3], ink["quiet"]),
    ):
        base = alt.Chart().transform_filter(f"datum.kind == '{kind}'").encode(x="date:T")
        layers.append(
            base.mark_rule(strokeDash=dash, strokeWidth=1.5, color=colour).encode(tooltip=["title:N", "sentence:N"])
        )
        if kind == "break":
            layers.append(
                base.mark_text(align="left", dx=5, y=8, fontSize=LABEL_SIZE - 2, color=colour).encode(text="title:N")
            )
    return layers
