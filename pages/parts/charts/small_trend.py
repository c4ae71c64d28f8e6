"""One measure over time in a small frame: the area's line, a comparator, and the newest figure."""

from functools import cache
from typing import Any

import altair as alt

from pages.parts.charts.base import LABEL_SIZE, RANGE_OPACITY, finished
from pages.parts.palette import colours

_HEIGHT = 250
_PLAIN = "format(datum.value, ',~f')"
_POUNDS = "datum.value < 1e6 ? '£' + format(datum.value, ',~f') : '£' + format(datum.value / 1e6, '~f') + ' million'"


@cache
def small_trend_spec(theme: str, *, pounds: bool = False) -> dict[str, Any]:
    """Points carry x (years), shown, lo, hi and beside in the printed unit; marks carry x and number."""
    ink = colours(theme)
    points = alt.Chart().transform_filter("datum.kind == 'point'")
    x = alt.X(
        "x:Q",
        scale=alt.Scale(zero=False, nice=False, padding=14),
        axis=alt.Axis(title="Year ending", format="d", tickMinStep=1, tickCount=5, grid=False, labelOverlap="greedy"),
    )
    axis = alt.Axis(title=None, labelExpr=_POUNDS if pounds else _PLAIN, tickCount=4, domain=False, ticks=False)
    y = alt.Y("shown:Q", axis=axis, scale=alt.Scale(domainMin=0, nice=True))
    layers = [
        points.mark_line(strokeWidth=2.5, strokeDash=[6, 3], color=ink["quiet"]).encode(
            x=x, y=alt.Y("beside:Q", axis=axis)
        ),
        points.mark_rule(strokeWidth=2.5, color=ink["focus"], opacity=RANGE_OPACITY).encode(
            x=x, y=alt.Y("lo:Q", axis=axis), y2="hi:Q"
        ),
        points.mark_line(strokeWidth=3, color=ink["focus"]).encode(x=x, y=y),
        points.mark_point(filled=True, size=75, color=ink["focus"], opacity=1).encode(x=x, y=y, tooltip=_tooltip()),
    ]
    chart = alt.layer(*_marks(ink), *layers).properties(height=_HEIGHT, width="container")
    return finished(chart, theme)


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("period:N", title="Period"),
        alt.Tooltip("printed:N", title="Figure"),
        alt.Tooltip("beside_printed:N", title="Beside it"),
    ]


def _marks(ink: dict[str, Any]) -> list[alt.Chart]:
    """A dotted line with its number where figures must be read with care."""
    base = alt.Chart().transform_filter("datum.kind != 'point'").encode(x="x:Q")
    return [
        base.mark_rule(strokeDash=[2, 4], strokeWidth=1.5, color=ink["quiet"]),
        base.mark_text(align="left", dx=3, fontSize=LABEL_SIZE - 2, color=ink["ink"]).encode(
            y=alt.value(4), text="number:N"
        ),
    ]
