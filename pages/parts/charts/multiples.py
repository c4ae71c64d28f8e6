"""The same small chart for every offence group, in as many columns as the window has room for.

One drawing, not one per group: places are worked out in the drawing itself from its width, so that
turning a telephone, or another choice, moves the panels without a new drawing.
"""

from functools import cache
from typing import Any

import altair as alt

from pages.parts.charts.base import LABEL_SIZE, finished
from pages.parts.palette import colours

_PANEL = 150  # pixels in height where there are four columns
_STRIP = 54  # where there is one
_COLUMNS = "max(1, min(4, floor(width / 230)))"
# Shares of a panel: the line takes this part of the width, the rest is for its last figure; the name stands on top.
_LEFT, _WIDE, _TOP, _TALL = 0.02, 0.72, 0.42, 0.5


@cache
def multiples_spec(theme: str, count: int) -> dict[str, Any]:
    """Rows carry panel (0, 1, …), x (0 to 1, first to last period), v and b (value and benchmark, 0
    to 1 of the largest), line (points joined by one line share it), faint, name (on a panel's
    first row), last (the figure, on its last row), aside (other groups were picked), and words for
    pointing."""
    ink = colours(theme)
    base = alt.Chart()
    named = base.transform_filter("datum.name")
    return finished(
        alt.layer(
            named.mark_rule(color=ink["grid"], strokeWidth=1.5).encode(x=_x("left"), x2="right:Q", y=_y("foot")),
            base.mark_line(color=ink["quiet"], strokeDash=[5, 4], strokeWidth=2).encode(
                x=_x("px"), y=_y("pb"), detail="line:N"
            ),
            base.mark_line(strokeWidth=2.5).encode(x=_x("px"), y=_y("pv"), detail="line:N", color=_focus(ink)),
            _dots(base, ink),
            named.mark_text(align="left", baseline="top", fontWeight="bold").encode(
                x=_x("left"), y=_y("head"), text="name:N"
            ),
            base.transform_filter("datum.last")
            .mark_text(align="left", dx=8, fontWeight="bold")
            .encode(x=_x("px"), y=_y("pv"), text="last:N", color=_focus(ink)),
        )
        .transform_calculate(**_places(count))
        .properties(height=_height(count), width="container"),
        theme,
    )


def _height(count: int) -> int:
    """Tall enough for one column of strips and for four of panels."""
    return max(_STRIP * count, _PANEL * -(-count // 4)) + LABEL_SIZE


def _places(count: int) -> dict[str, str]:
    """Expressions for where everything stands, 0 to 1 of the whole drawing."""
    rows = f"ceil({count} / {_COLUMNS})"
    across = f"(datum.panel % {_COLUMNS} + {_LEFT} + {_WIDE} * {{}}) / {_COLUMNS}"
    down = f"(floor(datum.panel / {_COLUMNS}) + {_TOP} + {_TALL} * (1 - {{}})) / {rows}"
    return {
        "px": across.format("datum.x"),
        "left": across.format("0"),
        "right": across.format("1"),
        "pv": f"isValid(datum.v) ? {down.format('datum.v')} : null",
        "pb": f"isValid(datum.b) ? {down.format('datum.b')} : null",
        "foot": down.format("0"),
        "head": f"(floor(datum.panel / {_COLUMNS}) + 0.04) / {rows}",
    }


def _x(field: str) -> alt.X:
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, 1], nice=False), axis=None)


def _y(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", scale=alt.Scale(domain=[0, 1], nice=False, reverse=True), axis=None)


def _focus(ink: dict[str, Any]) -> alt.Color:
    """Groups that somebody picked stand out from the others; where nobody picked any, all do."""
    return alt.Color("aside:N", legend=None, scale=alt.Scale(domain=[False, True], range=[ink["focus"], ink["quiet"]]))


def _dots(base: alt.Chart, ink: dict[str, Any]) -> alt.Chart:
    return base.mark_point(filled=True, size=36, opacity=1, strokeWidth=1.5).encode(
        x=_x("px"),
        y=_y("pv"),
        stroke=_focus(ink),
        color=alt.condition("datum.faint", alt.value(ink["paper"]), _focus(ink)),
        tooltip=[alt.Tooltip("words:N", title=" ")],
    )
