"""Steps that people take or do not take, as bars of yes, not known and no, with the rate at the end."""

from functools import cache
from typing import Any

import altair as alt

from pages.parts.charts.base import finished
from pages.parts.palette import colours

_ROW_HEIGHT, _AXIS_HEIGHT = 58, 10
PARTS = ("Yes", "Not known", "No")
ROLES = ("focus", "faint", "quiet")


def steps_spec(theme: str, count: int) -> dict[str, Any]:
    """Rows carry step, part, order, share (of the people the step is for), people and shown (the rate in words)."""
    return {**_of_any_height(theme), "height": _ROW_HEIGHT * count + _AXIS_HEIGHT}


@cache
def _of_any_height(theme: str) -> dict[str, Any]:
    ink = colours(theme)
    base = alt.Chart().encode(y=alt.Y("step:N", sort=None, axis=None))
    bars = base.mark_bar(height=20, yOffset=12, stroke=ink["paper"], strokeWidth=2).encode(
        x=alt.X("share:Q", stack="zero", axis=None, scale=alt.Scale(domain=[0, 1])),
        order="order:Q",
        color=alt.Color(
            "part:N", legend=None, scale=alt.Scale(domain=list(PARTS), range=[ink["focus"], ink["faint"], ink["band"]])
        ),
        tooltip=[
            alt.Tooltip("step:N", title="Step"),
            alt.Tooltip("part:N", title="Outcome"),
            alt.Tooltip("people:Q", title="People", format=",.0f"),
        ],
    )
    first = base.transform_filter("datum.order == 0")
    names = first.mark_text(align="left", dy=-8).encode(x=alt.value(0), text="step:N")
    rates = first.mark_text(align="right", dy=-8, fontWeight="bold").encode(
        x=alt.value(alt.ExprRef("width")), text="shown:N"
    )
    return finished(alt.layer(bars, names, rates).properties(width="container"), theme)
