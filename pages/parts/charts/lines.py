"""Several areas over time beside a benchmark: names at the lines' ends, lines cut at every break."""

from functools import cache
from typing import Any

import altair as alt

from pages.parts.charts.base import LABEL_SIZE, RANGE_OPACITY, finished, value_axis, value_format
from pages.parts.palette import colours

_HEIGHT = 340
# The first four lines in colour, the rest grey; a benchmark is dashed.
_ROLES = ("focus", "second", "third", "fourth", "quiet", "soft_ink")
REST, BENCHMARK = 4, 5
_SLOT = alt.Color("slot:N", legend=None)
LABEL_GAP = 0.09  # of the height that values take: what one line of words needs; half of it clears a point
LETTER_YEARS = 0.35  # what each letter of a name takes of the time axis on a telephone


@cache
def lines_spec(theme: str, *, share: bool) -> dict[str, Any]:
    """Rows told apart by what they have. A point: line (shared by points that one line joins), x
    (year), y, lo, hi, slot (which colour), faint (too few people to rely on), name. A label: x, y,
    slot, name, no line. A dated mark: x, a number as name, neither line nor y; faint for a note,
    which is no break."""
    ink = colours(theme)
    points = alt.Chart().transform_filter("isValid(datum.line)")
    interval = points.mark_rule(strokeWidth=2.5, color=ink["focus"], opacity=RANGE_OPACITY).encode(y="lo:Q", y2="hi:Q")
    return finished(
        alt.layer(*_marks(ink), interval, _line(points, ink), *_dots(points, ink, share), *_labels(ink))
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


def _line(points: alt.Chart, ink: dict[str, Any]) -> alt.Chart:
    """The colours of all layers are settled here, once."""
    slots = alt.Scale(domain=list(range(len(_ROLES))), range=[ink[role] for role in _ROLES])
    return points.mark_line(strokeWidth=2.5).encode(
        detail="line:N",
        color=alt.Color("slot:N", legend=None, scale=slots),
        strokeDash=alt.condition(f"datum.slot === {BENCHMARK}", alt.value([6, 4]), alt.value([1, 0])),
    )


def _dots(points: alt.Chart, ink: dict[str, Any], share: bool) -> list[alt.Chart]:
    """Full where the figure can be relied on, hollow where too few people are counted."""
    dots = points.transform_filter(f"datum.slot !== {BENCHMARK}")
    tooltip = [alt.Tooltip("name:N", title=" "), alt.Tooltip("y:Q", title=" ", format=value_format(share))]
    return [
        dots.mark_circle(size=80, opacity=1).encode(color=_SLOT, tooltip=tooltip),
        dots.transform_filter("datum.faint").mark_circle(size=30, opacity=1, color=ink["paper"]),
    ]


def _labels(ink: dict[str, Any]) -> list[alt.Chart]:
    """Each name twice: a rim in the colour of the page first, so that a line behind it does not cross it out."""
    labels = alt.Chart().transform_filter("!isValid(datum.line) && isValid(datum.y)").encode(text="name:N")
    look: dict[str, Any] = {"align": "right", "baseline": "middle", "fontWeight": "bold"}
    return [
        labels.mark_text(stroke=ink["paper"], strokeWidth=5, strokeJoin="round", **look),
        labels.mark_text(**look).encode(color=_SLOT),
    ]


def _marks(ink: dict[str, Any]) -> list[alt.Chart]:
    """A dashed line with its number for each break, a dotted one for each note."""
    marks = alt.Chart().transform_filter("!isValid(datum.line) && !isValid(datum.y)")
    return [
        marks.mark_rule(strokeWidth=1.5).encode(
            y=alt.value(0),
            y2=alt.value("height"),
            color=alt.condition("datum.faint", alt.value(ink["quiet"]), alt.value(ink["ink"])),
            strokeDash=alt.condition("datum.faint", alt.value([2, 4]), alt.value([8, 4])),
        ),
        marks.mark_text(align="left", dx=3, dy=4, fontSize=LABEL_SIZE - 2).encode(y=alt.value(4), text="name:N"),
    ]
