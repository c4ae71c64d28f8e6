"""Several areas over time beside a benchmark: names at the lines' ends, lines cut at every break."""

from functools import cache
from typing import Any

import altair as alt

from pages.parts.charts.base import LABEL_SIZE, finished, value_axis
from pages.parts.palette import colours

_HEIGHT = 340
# The first four lines in colour, the rest grey; a benchmark is dashed.
SLOTS = ("1", "2", "3", "4", "rest", "benchmark")
_ROLES = ("focus", "second", "third", "fourth", "quiet", "quiet")
LABEL_GAP = 0.075  # of the height that values take: what one line of words needs


@cache
def lines_spec(theme: str, *, share: bool) -> dict[str, Any]:
    """Rows told apart by kind. 'point': x (year), y, lo, hi, slot, line (points joined by one line
    share it), faint (too few people to rely on), name and shown. 'above', 'below': x, y, slot, name.
    'break' and 'note': x and number."""
    ink = colours(theme)
    points = alt.Chart().transform_filter("datum.kind === 'point'")
    interval = points.mark_rule(strokeWidth=2.5, color=ink["focus"], opacity=0.45).encode(y="lo:Q", y2="hi:Q")
    return finished(
        alt.layer(*_marks(ink), interval, _line(points, ink), _dots(points, ink), *_labels(ink))
        .encode(x=_x(), y=_y(share))
        .properties(height=_HEIGHT, width="container"),
        theme,
    )


def _x() -> alt.X:
    return alt.X(
        "x:Q",
        scale=alt.Scale(zero=False, nice=False, padding=16),
        axis=alt.Axis(title="Year ending", format="d", tickMinStep=1, grid=False, labelOverlap="greedy"),
    )


def _y(share: bool) -> alt.Y:
    return alt.Y("y:Q", axis=value_axis(share), scale=alt.Scale(domainMin=0, nice=True))


def _colour(ink: dict[str, Any]) -> alt.Color:
    return alt.Color("slot:N", legend=None, scale=alt.Scale(domain=list(SLOTS), range=[ink[role] for role in _ROLES]))


def _line(points: alt.Chart, ink: dict[str, Any]) -> alt.Chart:
    return points.mark_line(strokeWidth=2.5).encode(
        detail="line:N",
        color=_colour(ink),
        strokeDash=alt.condition("datum.slot === 'benchmark'", alt.value([6, 4]), alt.value([1, 0])),
    )


def _dots(points: alt.Chart, ink: dict[str, Any]) -> alt.Chart:
    """Filled where the figure can be relied on, hollow where too few people are counted."""
    return (
        points.transform_filter("datum.slot !== 'benchmark'")
        .mark_point(filled=True, size=70, opacity=1, strokeWidth=2)
        .encode(
            stroke=_colour(ink),
            color=alt.condition("datum.faint", alt.value(ink["paper"]), _colour(ink)),
            tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("shown:N", title=" ")],
        )
    )


def _labels(ink: dict[str, Any]) -> list[alt.Chart]:
    """Each name twice: a rim in the colour of the page first, so that a line behind it does not cross it out."""
    return [layer for side, place in _PLACES.items() for layer in _rimmed(side, place, ink)]


_PLACES: dict[str, dict[str, Any]] = {
    "above": {"baseline": "bottom", "dy": -10},
    "below": {"baseline": "top", "dy": 10},
}


def _rimmed(side: str, place: dict[str, Any], ink: dict[str, Any]) -> list[alt.Chart]:
    labels = alt.Chart().transform_filter(f"datum.kind === '{side}'").encode(text="name:N")
    look = {"align": "right", "fontWeight": "bold", **place}
    return [
        labels.mark_text(stroke=ink["paper"], strokeWidth=5, strokeJoin="round", **look),
        labels.mark_text(**look).encode(color=_colour(ink)),
    ]


def _marks(ink: dict[str, Any]) -> list[alt.Chart]:
    """A dashed line with its number for each break, a dotted one for each note."""
    layers = []
    for kind, dash, colour in (("break", [8, 4], ink["ink"]), ("note", [2, 4], ink["quiet"])):
        base = alt.Chart().transform_filter(f"datum.kind === '{kind}'")
        rule = base.mark_rule(strokeDash=dash, strokeWidth=1.5, color=colour)
        layers.append(rule.encode(y=alt.value(0), y2=alt.value("height")))
        layers.append(
            base.mark_text(align="left", dx=3, dy=4, fontSize=LABEL_SIZE - 2).encode(y=alt.value(4), text="number:N")
        )
    return layers
