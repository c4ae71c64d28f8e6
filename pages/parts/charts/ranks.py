"""Where an area stands on each domain, along a line from the most to the least deprived."""

from functools import cache
from typing import Any

import altair as alt

from pages.parts.charts.base import finished
from pages.parts.palette import colours

_ROW_HEIGHT = 48
_AXIS_HEIGHT = 54  # Streamlit counts the axis into the height
_DOWN, _UP = 9, -12


@cache
def ranks_spec(theme: str, domains: int, areas: int, *, single: bool) -> dict[str, Any]:
    """Rows carry label, rank and shown ("23rd"), in the order of the domains; areas is how many are ranked.

    The first row of each domain also carries name, which is written above its line: long names need no column of
    their own on a narrow screen. single: one dot in each row, its rank at the end. The most deprived tenth is shaded.
    """
    ink = colours(theme)
    base = alt.Chart().encode(y=alt.Y("label:N", sort=None, axis=None))
    once = base.transform_filter("isValid(datum.name)")
    layers = [
        _stretch(once, areas / 10).mark_rule(strokeWidth=15, color=ink["band"], yOffset=_DOWN),
        _stretch(once, areas).mark_rule(strokeWidth=2, color=ink["quiet"], opacity=0.5, yOffset=_DOWN),
        base.mark_point(
            filled=True, size=180 if single else 90, color=ink["focus"], opacity=1 if single else 0.65, yOffset=_DOWN
        ).encode(x=alt.X("rank:Q", scale=_scale(areas), axis=_axis(areas)), tooltip=_tooltip()),
        once.mark_text(align="left", yOffset=_UP).encode(x=alt.value(0), text="name:N"),
    ]
    if single:
        end = alt.value(alt.ExprRef("width"))
        layers.append(once.mark_text(align="right", fontWeight="bold", yOffset=_UP).encode(x=end, text="shown:N"))
    chart = alt.layer(*layers).properties(height=_ROW_HEIGHT * domains + _AXIS_HEIGHT, width="container")
    return finished(chart, theme)


def _scale(areas: int) -> alt.Scale:
    return alt.Scale(domain=[1, areas], nice=False, zero=False)


def _stretch(rows: alt.Chart, to: float) -> alt.Chart:
    """From the most deprived end to a rank."""
    reach = rows.transform_calculate(start="1", end=str(to))
    return reach.encode(x=alt.X("start:Q"), x2="end:Q")


def _axis(areas: int) -> alt.Axis:
    words = f"datum.value == 1 ? '1st: most deprived' : '{areas}: least deprived'"
    return alt.Axis(
        title=None, values=[1, areas], labelExpr=words, labelFlush=True, grid=False, ticks=False, domain=False
    )


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("area:N", title=" "),
        alt.Tooltip("label:N", title="Domain"),
        alt.Tooltip("shown:N", title="Rank"),
    ]
