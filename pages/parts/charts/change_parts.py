"""A change as bars to the right (more) or left (less) of no change: its parts and the whole."""

from functools import cache
from typing import Any

import altair as alt

from pages.parts.charts.base import finished
from pages.parts.palette import colours

_ROW_HEIGHT = 84


@cache
def change_parts_spec(theme: str) -> dict[str, Any]:
    """Rows carry name, points (signed), shown (points in words) and whole (the last bar is the sum)."""
    ink = colours(theme)
    base = alt.Chart().encode(y=alt.Y("name:N", sort=None, axis=None))
    x = alt.X("points:Q", axis=alt.Axis(title="Points in 100", grid=True, tickCount=5), scale=alt.Scale(nice=True))
    bars = base.mark_bar(height=22, yOffset=12).encode(
        x=x,
        color=alt.condition("datum.whole", alt.value(ink["quiet"]), alt.value(ink["focus"])),
        tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("shown:N", title="Points in 100")],
    )
    nought = base.mark_rule(color=ink["ink"], strokeWidth=1.5).encode(x=alt.X("nought:Q"))
    names = base.mark_text(align="left", dy=-10).encode(x=alt.value(0), text="name:N")
    words = base.mark_text(align="right", dy=-10, fontWeight="bold").encode(
        x=alt.value(alt.ExprRef("width")), text="shown:N"
    )
    layers = alt.layer(bars, nought, names, words).properties(height=3 * _ROW_HEIGHT, width="container")
    return finished(layers, theme)
