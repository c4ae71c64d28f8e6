"""A funnel: rates against numbers of people, with the lines between which areas of each size lie."""

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from pages.parts.charts.base import IN_100, LABEL_SIZE, finished, in_100_axis
from pages.parts.palette import colours

_HEIGHT = 440
_STANDINGS = ["higher", "lower", "similar", "unreliable"]


def funnel_rows(points: pd.DataFrame, curve: pd.DataFrame) -> pd.DataFrame:
    """Areas and lines of queries.funnel in one frame; only the area itself and those outside the lines are named."""
    named = (points["kind"] == "itself") | ((points["kind"] == "area") & (points["strength"] == "full"))
    return pd.concat([points.assign(name=points["label"].where(named, "")), curve], ignore_index=True)


@cache
def funnel_spec(theme: str) -> dict[str, Any]:
    """Rows of funnel_rows, told apart by kind: 'size', 'background', 'area', 'itself'.

    The axis of people is one of square roots, on which the lines of a funnel are evenly spread.
    """
    ink = colours(theme)
    return finished(
        alt.layer(*_lines(ink), _behind(ink), *_areas(ink), *_names(ink)).properties(height=_HEIGHT, width="container"),
        theme,
    )


def _x() -> alt.X:
    # A number that would stick out at the end is left out.
    axis = alt.Axis(
        title="People followed", format=",d", grid=False, tickCount=6, labelOverlap="greedy", labelBound=True
    )
    return alt.X("offenders:Q", scale=alt.Scale(type="sqrt", zero=False, nice=False, padding=12), axis=axis)


def _y(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", axis=in_100_axis(), scale=alt.Scale(zero=False, nice=True))


def _of_kind(*kinds: str) -> alt.Chart:
    return alt.Chart().transform_filter(f"indexof({list(kinds)}, datum.kind) >= 0")


def _lines(ink: dict[str, Any]) -> list[alt.Chart]:
    """The average, the inner lines (95 in 100) dashed and the outer lines (998 in 1,000) solid."""
    sizes = _of_kind("size")
    dashes = {"average": [1, 0], "lo_95": [6, 4], "hi_95": [6, 4], "lo_998": [1, 0], "hi_998": [1, 0]}
    return [
        sizes.mark_line(color=ink["ink" if field == "average" else "quiet"], strokeDash=dash, strokeWidth=2.5).encode(
            x=_x(), y=_y(field)
        )
        for field, dash in dashes.items()
    ]


def _behind(ink: dict[str, Any]) -> alt.Chart:
    points = _of_kind("background").mark_point(filled=True, size=32, opacity=0.75, color=ink["faint"])
    return points.encode(x=_x(), y=_y("rate"), tooltip=_tooltip())


def _areas(ink: dict[str, Any]) -> list[alt.Chart]:
    """The areas of the set, and on top the area itself."""
    colour = alt.Color(
        "standing:N",
        legend=None,
        scale=alt.Scale(domain=_STANDINGS, range=[ink["higher"], ink["lower"], ink["soft_ink"], ink["faint"]]),
    )
    shape = alt.Shape(
        "standing:N",
        legend=None,
        scale=alt.Scale(domain=_STANDINGS, range=["triangle-up", "triangle-down", "circle", "circle"]),
    )
    fill = alt.condition("datum.strength == 'outline'", alt.value(ink["paper"]), colour)
    seen = {"x": _x(), "y": _y("rate"), "tooltip": _tooltip()}
    itself = _of_kind("itself").mark_point(
        filled=True, size=320, opacity=1, shape="diamond", stroke=ink["paper"], strokeWidth=1.5
    )
    placed = alt.condition("datum.standing == 'unreliable'", alt.value(ink["faint"]), alt.value(ink["focus"]))
    areas = _of_kind("area").mark_point(filled=True, size=130, opacity=1, strokeWidth=2.5)
    return [areas.encode(color=fill, stroke=colour, shape=shape, **seen), itself.encode(color=placed, **seen)]


def _names(ink: dict[str, Any]) -> list[alt.Chart]:
    """Names above their points, on a halo that keeps them readable in a crowd."""
    named = _of_kind("area", "itself").encode(x=_x(), y=_y("rate"), text="name:N")
    text = {"fontWeight": "bold", "fontSize": LABEL_SIZE, "align": _to_the_left(), "dy": -18}
    return [
        named.mark_text(color=ink["paper"], stroke=ink["paper"], strokeWidth=5, opacity=0.85, **text),
        named.mark_text(color=ink["ink"], **text),
    ]


def _to_the_left() -> alt.ExprRef:
    """Names of areas at an end of the axis run inwards."""
    return alt.ExprRef(
        "datum.offenders > 0.6 * domain('x')[1] ? 'right' : datum.offenders < 2 * domain('x')[0] ? 'left' : 'center'"
    )


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("label:N", title=" "),
        alt.Tooltip("said:N", title="Where it stands"),
        alt.Tooltip("rate:Q", title="Reoffended", format=IN_100),
        alt.Tooltip("offenders:Q", title="People followed", format=","),
    ]
