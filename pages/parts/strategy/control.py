"""The control chart of one local measure, with its rules in words."""

from html import escape
from typing import Any

import streamlit as st

from pages.parts.charts.control import control_rows, control_spec
from pages.parts.figure import Figure, figure
from pages.parts.key import line_key, mark_key
from pages.parts.palette import theme_name
from pages.parts.tables import Column, missing, whole
from queries.places import Place
from queries.strategy.control import SIGNALS, Control
from queries.strategy.performance import Kpi
from queries.strategy.words import in_100, told
from queries.verdict import Unit

_MARKS = {"outside": "◆", "trend": "▲", "two_of_three": "■", "shift": "✚"}


def _share(value: Any) -> str:
    return "[x]" if missing(value) else f"{in_100(value)} in 100"


_COLUMNS = [
    Column("period", "Period"),
    Column("numerator", "Counted", whole, number=True),
    Column("denominator", "Out of", whole, number=True),
    Column("rate", "Figure", _share, number=True),
    Column("lower", "Lower limit", _share, number=True),
    Column("upper", "Upper limit", _share, number=True),
    Column("shows", "Sign", lambda value: str(value) if value else "none"),
]


def control_figure(kpi: Kpi, control: Control, place: Place, unit: str) -> Figure:
    """The chart as a figure: message, caption, words, table and source."""
    points, subject = control.points, f"{kpi.name[0].lower()}{kpi.name[1:]}"
    drawn = points.dropna(subset=["rate"])
    return Figure(
        key=f"control_{kpi.measure_id}",
        title=control.title,
        caption=f"{place.title}: {subject}, {Unit(unit).short}, "
        f"{points['period'].iloc[0]} to {points['period'].iloc[-1]}. {told('lane', 'return')}.",
        alt=_alt(kpi, drawn),
        spec=control_spec(theme_name()),
        rows=control_rows(points, control.target),
        table=points,
        columns=_COLUMNS,
        sources=control.answer.sources,
        key_html=_key(control),
        subject=subject,
    )


def draw_control(kpi: Kpi, control: Control, place: Place, unit: str) -> None:
    """The figure and, folded away, how to read it."""
    figure(control_figure(kpi, control, place, unit))
    rules = "".join(f"<li>{escape(rule)}</li>" for rule in control.rules)
    notes = "".join(f"<p>{escape(note)}</p>" for note in control.notes)
    st.html(
        f'{notes}<details class="more"><summary>How the signs are found</summary>'
        f"<p>{escape(told('control', 'rules_intro'))}</p><ol>{rules}</ol>"
        f"<p>{escape(told('control', 'rules_order'))}</p></details>"
    )


def _key(control: Control) -> str:
    lines = [("Each period", "solid", "focus"), ("Average", "solid", "quiet"), ("Limits of chance", "dashed", "quiet")]
    if control.target is not None:
        lines.append((f"Target, {_share(control.target)}", "dashed", "higher"))
    seen = set(control.points["signal"].dropna())
    signs = [(told("control", sign), _MARKS[sign], "fourth") for sign in SIGNALS if sign in seen]
    return line_key(lines, theme_name()) + (mark_key(signs, theme_name()) if signs else "")


def _alt(kpi: Kpi, drawn: Any) -> str:
    first, last = drawn.iloc[0], drawn.iloc[-1]
    low, high = drawn.loc[drawn["rate"].idxmin()], drawn.loc[drawn["rate"].idxmax()]
    signs = drawn.dropna(subset=["signal"])
    marked = "; ".join(f"{row.period}: {row.shows}" for row in signs.itertuples()) or "no point shows a sign of change"
    return (
        f"Control chart of {kpi.name}: {_share(first['rate'])} in {first['period']}, {_share(last['rate'])} in "
        f"{last['period']}; lowest {_share(low['rate'])} in {low['period']}, highest {_share(high['rate'])} in "
        f"{high['period']}. Average {_share(last['centre'])}, limits {_share(last['lower'])} to "
        f"{_share(last['upper'])}. {marked[0].upper()}{marked[1:]}."
    )
