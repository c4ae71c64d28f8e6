"""A control chart: one local measure month by month, its average, the limits of chance, and signs of change."""

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from pages.parts.alt import in_100
from pages.parts.charts.base import finished, in_100_axis
from pages.parts.palette import colours

_HEIGHT = 280
_SIGNALS = ["none", "outside", "trend", "two_of_three", "shift"]
_SHAPES = ["circle", "diamond", "triangle-up", "square", "cross"]


def control_rows(points: pd.DataFrame, target: float | None) -> pd.DataFrame:
    """Points of local_series.sql with what the drawing needs; target on every row."""
    named = points["signal"].fillna("none")
    shown = points["rate"].map(in_100, na_action="ignore")
    return points.assign(sign=named, target=target, signalled=named != "none", shown=shown)


@cache
def control_spec(theme: str) -> dict[str, Any]:
    """Average and limits as lines that break with the way of counting, points whose shape tells the sign."""
    ink = colours(theme)
    base = alt.Chart().encode(
        x=alt.X(
            "start_date:T",
            scale=alt.Scale(type="utc", padding=14),
            axis=alt.Axis(title=None, format="%b %Y", grid=False, labelOverlap="greedy", tickCount=6),
        )
    )
    y = alt.Y("rate:Q", axis=in_100_axis(), scale=alt.Scale(zero=False, nice=True, padding=10))
    layers = [
        *[_level(base, name, ink["quiet"], [6, 4]) for name in ("lower", "upper")],
        _level(base, "centre", ink["quiet"], [1, 0]),
        _level(base, "target", ink["higher"], [2, 3]),
        base.mark_line(strokeWidth=2.5, color=ink["focus"]).encode(y=y, detail="segment:N"),
        base.mark_point(filled=True, opacity=1).encode(
            y=y,
            size=alt.condition("datum.signalled", alt.value(190), alt.value(70)),
            color=alt.condition("datum.signalled", alt.value(ink["fourth"]), alt.value(ink["focus"])),
            shape=alt.Shape("sign:N", legend=None, scale=alt.Scale(domain=_SIGNALS, range=_SHAPES)),
            tooltip=_tooltip(),
        ),
    ]
    return finished(alt.layer(*layers).properties(height=_HEIGHT, width="container"), theme)


def _level(base: alt.Chart, field: str, colour: str, dash: list[int]) -> alt.Chart:
    line = base.mark_line(strokeWidth=2, color=colour, strokeDash=dash, interpolate="step")
    return line.encode(y=alt.Y(f"{field}:Q", axis=in_100_axis()), detail="segment:N")


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("period:N", title="Period"),
        alt.Tooltip("shown:N", title="Figure"),
        alt.Tooltip("numerator:Q", title="Counted", format=",.0f"),
        alt.Tooltip("denominator:Q", title="Out of", format=",.0f"),
        alt.Tooltip("shows:N", title="Sign"),
    ]
