"""Ranked or listed rates as dots with their intervals, and the benchmark as a tick."""

from functools import cache
from typing import Any

import altair as alt

from pages.parts.charts.base import finished, in_100_axis
from pages.parts.palette import colours

_ROW_HEIGHT = 34


@cache
def dots_spec(theme: str, count: int, label_field: str) -> dict[str, Any]:
    """One row per category in the order given: interval, dot, benchmark tick, figure in words.

    Rows carry rate, rate_lo, rate_hi, benchmark_rate, standing ('higher', 'lower', 'similar',
    'unreliable') and shown, the rate as printed. Rows without a rate show only their words.
    """
    ink = colours(theme)
    base = alt.Chart().encode(
        y=alt.Y(f"{label_field}:N", sort=None, axis=alt.Axis(title=None, domain=False, ticks=False, labelLimit=260))
    )
    colour = alt.Color(
        "standing:N",
        legend=None,
        scale=alt.Scale(
            domain=["higher", "lower", "similar", "unreliable"],
            range=[ink["higher"], ink["lower"], ink["soft_ink"], ink["faint"]],
        ),
    )
    shape = alt.Shape(
        "standing:N",
        legend=None,
        scale=alt.Scale(
            domain=["higher", "lower", "similar", "unreliable"],
            range=["triangle-up", "triangle-down", "circle", "circle"],
        ),
    )
    x = alt.X("rate:Q", axis=in_100_axis(), scale=alt.Scale(domainMin=0, nice=True))
    interval = base.mark_rule(strokeWidth=3, opacity=0.6).encode(x=x, x2="rate_hi:Q", color=colour)
    return finished(
        alt.layer(
            interval.encode(x=alt.X("rate_lo:Q", axis=in_100_axis())),
            base.mark_tick(thickness=3, size=_ROW_HEIGHT * 0.7, color=ink["quiet"]).encode(x="benchmark_rate:Q"),
            base.mark_point(filled=True, size=150, opacity=1).encode(
                x=x, color=colour, shape=shape, tooltip=_tooltip(label_field)
            ),
            base.mark_text(align="left", dx=12, fontWeight="bold").encode(x="rate_hi:Q", text="shown:N"),
        ).properties(height=_ROW_HEIGHT * count, width="container"),
        theme,
    )


def _tooltip(label_field: str) -> list[alt.Tooltip]:
    return [
        alt.Tooltip(f"{label_field}:N", title=" "),
        alt.Tooltip("shown:N", title="Reoffended, in 100"),
        alt.Tooltip("offenders:Q", title="People in the cohort", format=","),
        alt.Tooltip("benchmark_rate:Q", title="Benchmark", format=".1%"),
    ]
