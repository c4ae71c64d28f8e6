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
_WHOLE = alt.Scale(domain=[0, 1], nice=False)
_DOWN = alt.Scale(domain=[0, 1], nice=False, reverse=True)
FULL, HOLLOW = 1, 2
_ASIDE = alt.Color("aside:N", legend=None)
# Shares of a panel: its name stands at the head, the line reaches from one side to the other and at most so high.
_HEAD, _FOOT, _TALL = 0.04, 0.92, 0.5
_LEFT, _RIGHT = 0.02, 0.74
_PANEL_END = f"datum.left + {_RIGHT - _LEFT} / columns"


def multiples_spec(theme: str, count: int) -> dict[str, Any]:
    """Rows carry line (ten times the number of the panel, and one more for each break before), x
    (0 to 1, first to last period), v and b (value and benchmark, 0 to 1 of the largest), dot (FULL,
    HOLLOW or none), aside (other groups were picked), name (on a panel's first row) and last (the
    figure in print, on its last row)."""
    sized = {"name": "panels", "value": count}
    drawing = _of_any_count(theme)
    return {**drawing, "params": [sized, *drawing["params"]], "height": _height(count)}


@cache
def _of_any_count(theme: str) -> dict[str, Any]:
    ink = colours(theme)
    base = alt.Chart()
    columns = alt.param(name="columns", expr=_COLUMNS)
    rows = alt.param(name="rows", expr="ceil(panels / columns)")
    named = base.transform_filter("datum.name").transform_calculate(right=_PANEL_END)
    return finished(
        alt.layer(
            named.mark_rule(color=ink["grid"], strokeWidth=1.5).encode(
                x=_x("left", _WHOLE), x2="right:Q", y=_y("foot", _DOWN)
            ),
            base.mark_line(color=ink["quiet"], strokeDash=[5, 4], strokeWidth=2).encode(
                x=_x("px"), y=_y("pb"), detail="line:N"
            ),
            base.mark_line(strokeWidth=2.5).encode(x=_x("px"), y=_y("pv"), detail="line:N", color=_focus(ink)),
            *_dots(base, ink),
            named.mark_text(align="left", baseline="top", fontWeight="bold").encode(
                x=_x("left"), y=_y("head"), text="name:N"
            ),
            _ends(base.transform_filter("datum.last")),
        )
        .transform_calculate(**_PLACES)
        .add_params(columns, rows)
        .properties(width="container"),
        theme,
        axes=False,
    )


def _ends(ended: alt.Chart) -> alt.Chart:
    """Each newest figure to the right of its panel, clear of every line; a year of its own stands under it, where the
    two together would reach into the next panel."""
    up = alt.ExprRef("indexof(datum.last, ', ') < 0 ? 0 : -9")
    text = ended.transform_calculate(right=_PANEL_END).mark_text(
        align="left", dx=8, dy=up, fontWeight="bold", lineBreak=", "
    )
    return text.encode(x=_x("right"), y=_y("pv"), text="last:N", color=_ASIDE)


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
    "left": f"(datum.panel % columns + {_LEFT}) / columns",
    "px": f"datum.left + {_RIGHT - _LEFT} * datum.x / columns",
    "head": f"(floor(datum.panel / columns) + {_HEAD}) / rows",
    "foot": f"datum.head + {_FOOT - _HEAD} / rows",
    "pv": f"isValid(datum.v) ? datum.foot - {_TALL} * datum.v / rows : null",
    "pb": f"isValid(datum.b) ? datum.foot - {_TALL} * datum.b / rows : null",
}


def _focus(ink: dict[str, Any]) -> alt.Color:
    """Groups that somebody picked stand out from the others; where nobody picked any, all do."""
    return alt.Color("aside:N", legend=None, scale=alt.Scale(domain=[False, True], range=[ink["focus"], ink["quiet"]]))


def _dots(base: alt.Chart, ink: dict[str, Any]) -> list[alt.Chart]:
    """Full where the figure can be relied on, hollow where too few people are counted."""
    dots = base.transform_filter("datum.dot").encode(x=_x("px"), y=_y("pv"))
    return [
        dots.mark_circle(size=40, opacity=1).encode(color=_ASIDE),
        dots.transform_filter(f"datum.dot === {HOLLOW}").mark_circle(size=16, opacity=1, color=ink["paper"]),
    ]
