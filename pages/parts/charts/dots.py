"""Rates as dots with the range each could be, one row for each category, beside a reference."""

from functools import cache
from typing import Any

import altair as alt

from pages.parts.charts.base import RANGE_OPACITY, finished, value_axis
from pages.parts.palette import colours

_ROW_HEIGHT = 38  # where the name stands above the dot, a dot is clear of the next name
_ROW = "height / length(domain('y'))"  # on a slide rows are as high as there is room for
_AXIS_HEIGHT = 54  # Streamlit counts the axis into the height
_SIZE = 150
# On a narrow screen the names stand above the dots instead of beside them: no room is left for a column of names.
_WIDE = alt.param(name="wide", expr="containerSize()[0] > 520")
_NAMES, _FIGURES = 260, 92


def dots_spec(
    theme: str,
    count: int,
    label_field: str,
    *,
    from_zero: bool = True,
    first_is_itself: bool = False,
    share: bool = True,
) -> dict[str, Any]:
    """One row per category in the order given: interval, dot, reference tick, figure in words.

    Rows carry rate, rate_lo, rate_hi, benchmark_rate (the reference), standing ('higher', 'lower',
    'similar', 'unreliable'; also 'itself' and 'uncompared'), shown (the rate as printed) and
    sentence; strength 'outline' makes a mark hollow. Rows without a rate show only their words.
    first_is_itself: the first row is the area that the others are set beside, and stands out.
    share: the figures are proportions of people, read as "in 100".
    """
    height = _ROW_HEIGHT * count + _AXIS_HEIGHT
    return {**_of_any_height(theme, label_field, from_zero, first_is_itself, share), "height": height}


@cache
def _of_any_height(theme: str, label_field: str, from_zero: bool, first_is_itself: bool, share: bool) -> dict[str, Any]:
    ink = colours(theme)
    base = alt.Chart().encode(y=alt.Y(f"{label_field}:N", sort=None, axis=_names(first_is_itself)))
    scale = alt.Scale(zero=from_zero, nice=True, range=[0, _wide(f"width - {_FIGURES}", "width - 8")])
    axis = value_axis(share, "width", gridOpacity=_wide("1", "0"))  # no line through a name
    # The first mark settles axis, scale and colours for those after it: a specification travels with every redraw.
    marks = [
        base.mark_rule(strokeWidth=3, opacity=RANGE_OPACITY, yOffset=_down()).encode(
            x=alt.X("rate_lo:Q", axis=axis, scale=scale), x2="rate_hi:Q", color=_colour(ink)
        ),
        base.mark_tick(
            thickness=2, size=_wide(_ROW, f"{_ROW} / 2"), color=ink["quiet"], opacity=1, yOffset=_down()
        ).encode(x="benchmark_rate:Q"),
        base.mark_point(filled=True, size=_SIZE, opacity=1, strokeWidth=2.5, yOffset=_down()).encode(
            x="rate:Q", color=_fill(ink), stroke=_colour(ink), shape=_shape()
        ),
    ]
    behind = [_itself(base, ink)] if first_is_itself else []
    return finished(
        alt.layer(*behind, *marks, *_words(base, label_field), _hover(base, label_field))
        .add_params(_WIDE)
        .properties(width="container"),
        theme,
    )


def _wide(wide: str, narrow: str) -> alt.ExprRef:
    return alt.ExprRef(f"wide ? {wide} : {narrow}")


def _down() -> alt.ExprRef:
    """Below the name where the name stands above."""
    return _wide("0", "9")


def _names(first_is_itself: bool) -> alt.Axis:
    weight = {"labelFontWeight": alt.ExprRef("datum.index == 0 ? 'bold' : 'normal'")} if first_is_itself else {}
    return alt.Axis(
        title=None,
        domain=False,
        ticks=False,
        labelOverlap=False,
        labelFlush=False,
        labelLimit=_wide(str(_NAMES), "1"),
        labelOpacity=_wide("1", "0"),
        labelPadding=_wide("8", "0"),
        **weight,
    )


_STANDINGS = ["higher", "lower", "similar", "unreliable", "itself", "uncompared"]


def _colour(ink: dict[str, Any]) -> alt.Color:
    roles = ["higher", "lower", "soft_ink", "faint", "focus", "quiet"]
    return alt.Color("standing:N", legend=None, scale=alt.Scale(domain=_STANDINGS, range=[ink[role] for role in roles]))


def _fill(ink: dict[str, Any]) -> Any:
    return alt.condition("datum.strength == 'outline'", alt.value(ink["paper"]), alt.Color("standing:N", legend=None))


def _shape() -> alt.Shape:
    shapes = ["triangle-up", "triangle-down", "circle", "circle", "diamond", "circle"]
    return alt.Shape("standing:N", legend=None, scale=alt.Scale(domain=_STANDINGS, range=shapes))


def _itself(base: alt.Chart, ink: dict[str, Any]) -> alt.Chart:
    """A band behind the area that the others are set beside."""
    band = base.transform_filter("datum.standing == 'itself'").mark_rect(color=ink["band"], opacity=0.5)
    return band.encode(x=alt.value(0), x2=alt.value("width"))


def _words(base: alt.Chart, label_field: str) -> list[alt.Chart]:
    """The figure at the end of each row; on a narrow screen the name is written above the dot as well."""
    end, start = alt.value(alt.ExprRef("width")), alt.value(0)
    return [
        base.mark_text(align="right", fontWeight="bold", yOffset=_wide("0", "-8")).encode(x=end, text="shown:N"),
        base.mark_text(align="left", yOffset=-8, opacity=_wide("0", "1")).encode(x=start, text=f"{label_field}:N"),
    ]


def _hover(base: alt.Chart, label_field: str) -> alt.Chart:
    """What pointing anywhere in a row says."""
    return base.mark_rect(opacity=0).encode(
        x=alt.value(0),
        x2=alt.value("width"),
        tooltip=[alt.Tooltip(f"{label_field}:N", title=" "), alt.Tooltip("sentence:N", title="In words")],
    )
