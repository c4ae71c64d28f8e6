"""The same small chart for every offence group, in as many columns as the window has room for.

One drawing, not one per group: places are worked out in the drawing itself from its width, so that
turning a telephone, or another choice, moves the panels without a new drawing.
"""

from functools import cache
from typing import Any

import altair as alt

from pages.parts.charts.base import LABEL_SIZE, finished, value_format
from pages.parts.palette import colours

_PANEL = 150  # pixels in height where there are four columns
_STRIP = 54  # where there is one
_COLUMNS = "max(1, min(4, floor(width / 230)))"
_WHOLE = alt.Scale(domain=[0, 1], nice=False)
_DOWN = alt.Scale(domain=[0, 1], nice=False, reverse=True)
_ASIDE = alt.Color("aside:N", legend=None)
# Shares of a panel: its name stands at the head, the line reaches from one side to the other and at most so high.
_HEAD, _FOOT, _TALL = 0.04, 0.92, 0.5
_LEFT, _RIGHT = 0.02, 0.74


def multiples_spec(theme: str, count: int, *, share: bool) -> dict[str, Any]:
    """Rows carry line (ten times the number of the panel, and one more for each break before),
    x (year), value and benchmark, faint, aside (other groups were picked), name (on a panel's first
    row) and last (the figure in print, on its last row)."""
    sized = {"name": "panels", "value": count}
    drawing = _of_any_count(theme, share)
    return {**drawing, "params": [sized, *drawing["params"]], "height": _height(count)}


@cache
def _of_any_count(theme: str, share: bool) -> dict[str, Any]:
    ink = colours(theme)
    base = alt.Chart()
    columns = alt.param(name="columns", expr=_COLUMNS)
    rows = alt.param(name="rows", expr="ceil(panels / columns)")
    named, ended = base.transform_filter("datum.name"), base.transform_filter("datum.last")
    return finished(
        alt.layer(
            named.mark_rule(color=ink["grid"], strokeWidth=1.5).encode(
                x=_x("left", _WHOLE), x2="right:Q", y=_y("foot", _DOWN)
            ),
            base.mark_line(color=ink["quiet"], strokeDash=[5, 4], strokeWidth=2).encode(
                x=_x("px"), y=_y("pb"), detail="line:N"
            ),
            base.mark_line(strokeWidth=2.5).encode(x=_x("px"), y=_y("pv"), detail="line:N", color=_focus(ink)),
            *_dots(base, ink, share),
            named.mark_text(align="left", baseline="top", fontWeight="bold").encode(
                x=_x("left"), y=_y("head"), text="name:N"
            ),
            ended.mark_text(align="left", dx=8, fontWeight="bold").encode(
                x=_x("px"), y=_y("pv"), text="last:N", color=_ASIDE
            ),
        )
        .transform_joinaggregate(first="min(x)", latest="max(x)", most="max(value)", beside="max(benchmark)")
        .transform_calculate(**_PLACES)
        .add_params(columns, rows)
        .properties(width="container"),
        theme,
        axes=False,
    )


def _x(field: str, scale: Any = alt.Undefined) -> alt.X:
    return alt.X(f"{field}:Q", axis=None, scale=scale)


def _y(field: str, scale: Any = alt.Undefined) -> alt.Y:
    return alt.Y(f"{field}:Q", axis=None, scale=scale)


def _height(count: int) -> int:
    """Tall enough for one column of strips and for four of panels."""
    return max(_STRIP * count, _PANEL * -(-count // 4)) + LABEL_SIZE


# Where everything stands, 0 to 1 of the whole drawing.
_PLACES = {
    "panel": "floor(datum.line / 10)",
    "row": "floor(datum.panel / columns)",
    "column": "datum.panel % columns",
    "left": f"(datum.column + {_LEFT}) / columns",
    "right": f"(datum.column + {_RIGHT}) / columns",
    "px": "datum.left + (datum.right - datum.left) * (datum.x - datum.first) / max(datum.latest - datum.first, 1)",
    "head": f"(datum.row + {_HEAD}) / rows",
    "foot": f"(datum.row + {_FOOT}) / rows",
    "tall": f"{_TALL} / rows / max(datum.most, datum.beside)",
    "pv": "isValid(datum.value) ? datum.foot - datum.tall * datum.value : null",
    "pb": "isValid(datum.benchmark) ? datum.foot - datum.tall * datum.benchmark : null",
}


def _focus(ink: dict[str, Any]) -> alt.Color:
    """Groups that somebody picked stand out from the others; where nobody picked any, all do."""
    return alt.Color("aside:N", legend=None, scale=alt.Scale(domain=[False, True], range=[ink["focus"], ink["quiet"]]))


def _dots(base: alt.Chart, ink: dict[str, Any], share: bool) -> list[alt.Chart]:
    """Full where the figure can be relied on, hollow where too few people are counted."""
    tooltip = [
        alt.Tooltip("x:Q", title=" ", format=".0f"),
        alt.Tooltip("value:Q", title=" ", format=value_format(share)),
    ]
    return [
        base.mark_circle(size=40, opacity=1).encode(x=_x("px"), y=_y("pv"), color=_ASIDE, tooltip=tooltip),
        base.transform_filter("datum.faint")
        .mark_circle(size=16, opacity=1, color=ink["paper"])
        .encode(x=_x("px"), y=_y("pv")),
    ]
