"""Areas as dots: one measure across, a rate up, the area asked about in front with its name."""

from functools import cache
from typing import Any

import altair as alt

from pages.parts.charts.base import LABEL_SIZE, finished, in_100_axis
from pages.parts.palette import colours

_HEIGHT = 420


@cache
def scatter_spec(theme: str, across: str) -> dict[str, Any]:
    """Rows carry average_score, rate, rate_lo, rate_hi, area, shown, counted and here ('here' for the one in front).

    across: what the axis across says.
    """
    ink = colours(theme)
    scale = alt.Scale(zero=False, nice=True)
    x = alt.X("average_score:Q", scale=scale, axis=alt.Axis(title=across, grid=False, tickCount=6, format=",~g"))
    y = alt.Y("rate:Q", scale=scale, axis=in_100_axis())
    base = alt.Chart().encode(x=x, y=y, tooltip=_tooltip())
    others = base.transform_filter("datum.here != 'here'")
    here = base.transform_filter("datum.here == 'here'")
    layers = [
        others.transform_filter("!datum.counted").mark_point(size=45, color=ink["faint"], strokeWidth=1.5),
        others.transform_filter("datum.counted").mark_point(filled=True, size=55, color=ink["quiet"], opacity=0.65),
        here.mark_rule(strokeWidth=3, color=ink["focus"]).encode(y=alt.Y("rate_lo:Q", scale=scale), y2="rate_hi:Q"),
        here.mark_point(
            filled=True, shape="diamond", size=230, color=ink["focus"], opacity=1, stroke=ink["paper"], strokeWidth=1.5
        ),
        *_name(here, "left", ink),
        *_name(here, "right", ink),
    ]
    return finished(alt.layer(*layers).properties(height=_HEIGHT, width="container"), theme)


def _name(here: alt.Chart, side: str, ink: dict[str, Any]) -> list[alt.Chart]:
    """The name beside its dot, on the side that rows name in name_side, cleared of the dots behind it."""
    shown = here.transform_filter(f"datum.name_side == '{side}'")
    written = {"dx": 14, "align": "left"} if side == "right" else {"dx": -14, "align": "right"}
    clear = {"stroke": ink["paper"], "strokeWidth": 5, "strokeJoin": "round"}
    return [
        shown.mark_text(fontSize=LABEL_SIZE + 1, fontWeight="bold", color=ink["focus"], **written, **halo).encode(
            text="area:N"
        )
        for halo in (clear, {})
    ]


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("area:N", title=" "),
        alt.Tooltip("shown:N", title="Reoffended"),
        alt.Tooltip("average_score:Q", title="Score", format=",.1f"),
        alt.Tooltip("offenders:Q", title="People followed", format=","),
    ]
