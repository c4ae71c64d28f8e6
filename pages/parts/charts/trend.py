"""A rate over time beside its benchmark, cut at every break in the series."""

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from pages.parts.charts.base import IN_100, LABEL_SIZE, RANGE_OPACITY, finished, in_100_axis
from pages.parts.palette import colours

_HEIGHT = 300
_DAYS = 365.25
_COMPARED = f"isValid(datum.benchmark_rate) ? format(datum.benchmark_rate, '{IN_100}') : 'nothing'"


def trend_rows(points: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """Points of `trend.sql` and marks of `events.sql` in one frame, told apart by `kind`.

    x counts years so that a point stands at the year its period ends in.
    """
    drawn = points.assign(kind="point", x=_years(points["end_date"], points["end_date"]))
    placed = marks.assign(x=_years(marks["date"], points["end_date"]), number=_numbers(marks))
    return pd.concat([drawn, placed], ignore_index=True)


def _years(dates: pd.Series, ends: pd.Series) -> pd.Series:
    """Dates as years on an axis where a period's last day is the whole number of its year."""
    days = pd.to_datetime(dates)
    offset = (ends.iloc[-1].day_of_year / _DAYS) % 1 if len(ends) else 0.0
    return days.dt.year + days.dt.day_of_year / _DAYS - offset


def _numbers(marks: pd.DataFrame) -> list[str]:
    """Numbers by which the list under the chart explains each line."""
    return [str(number) for number in range(1, len(marks) + 1)]


@cache
def trend_spec(theme: str) -> dict[str, Any]:
    """Intervals, benchmark line, area line with points (hollow where too few people are counted), numbered breaks and
    events."""
    ink = colours(theme)
    points = alt.Chart().transform_filter("datum.kind == 'point'")
    x = alt.X(
        "x:Q",
        scale=alt.Scale(zero=False, nice=False, padding=16),
        axis=alt.Axis(title="Year ending", format="d", tickMinStep=1, grid=False, labelOverlap="greedy"),
    )
    axis = in_100_axis()
    y = alt.Y("rate:Q", axis=axis, scale=alt.Scale(domainMin=0, nice=True))
    interval = points.mark_rule(strokeWidth=2.5, color=ink["focus"], opacity=RANGE_OPACITY).encode(
        x=x, y=alt.Y("rate_lo:Q", axis=axis), y2="rate_hi:Q"
    )
    line = points.mark_line(strokeWidth=3, color=ink["focus"]).encode(x=x, y=y, detail="segment:N")
    told = points.transform_calculate(compared=_COMPARED)
    dots = told.mark_point(filled=True, size=85, color=ink["focus"], opacity=1).encode(x=x, y=y, tooltip=_tooltip())
    few = points.transform_filter("datum.faint").encode(x=x, y=y)
    hollow = few.mark_point(filled=True, size=32, color=ink["paper"], opacity=1)
    beside = points.mark_line(strokeWidth=2.5, strokeDash=[6, 3], color=ink["quiet"]).encode(
        x=x, y="benchmark_rate:Q", detail="segment:N"
    )
    return finished(
        alt.layer(*_marks(ink), beside, interval, line, dots, hollow).properties(height=_HEIGHT, width="container"),
        theme,
    )


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("period:N", title="Period"),
        alt.Tooltip("rate:Q", title="Reoffended", format=IN_100),
        alt.Tooltip("could_be:N", title="Could be"),
        alt.Tooltip("compared:N", title="Compared with"),
    ]


def _marks(ink: dict[str, Any]) -> list[alt.Chart]:
    """A dashed line with its number for each break, a dotted one for each dated event."""
    layers = []
    for kinds, dash, colour in (("['break']", [8, 4], ink["ink"]), ("['care', 'event']", [2, 4], ink["quiet"])):
        base = alt.Chart().transform_filter(f"indexof({kinds}, datum.kind) >= 0").encode(x="x:Q")
        layers.append(base.mark_rule(strokeDash=dash, strokeWidth=1.5, color=colour))
        layers.append(
            base.mark_text(align="left", dx=3, dy=4, fontSize=LABEL_SIZE - 2, color=ink["ink"]).encode(
                y=alt.value(4), text="number:N"
            )
        )
    return layers
