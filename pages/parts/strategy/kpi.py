"""One measure of the framework as a line that opens into a card."""

from html import escape

import pandas as pd
import streamlit as st

from pages.parts.figure import ILLUSTRATIVE_MARK, named_sources
from pages.parts.strategy.control import draw_control
from pages.parts.strategy.plan import facts_html, pending_html
from pages.parts.strategy.quoted import quoted_html
from queries.places import Place
from queries.strategy.control import control_of
from queries.strategy.goals import facts
from queries.strategy.performance import Kpi, Reading
from queries.strategy.words import told

_ICONS = {
    "met": ":material/check_circle:",
    "not_met": ":material/cancel:",
    "within_uncertainty": ":material/help:",
    "cannot_tell": ":material/help:",
}
_FIGURE, _AWAITED = ":material/bar_chart:", ":material/hourglass_empty:"
_SPECIAL = str.maketrans({letter: f"\\{letter}" for letter in "*_[]`$:~#<>|"})


def draw_kpi(kpi: Kpi, place: Place, audience: str, quoted: pd.DataFrame) -> None:
    """A line with the name, the newest figure and the verdict; opened, all there is to know about it."""
    folded = st.expander(label(kpi), key=f"kpi_{kpi.measure_id}", icon=_icon(kpi), on_change="rerun")
    if folded.open:
        with folded:
            _card(kpi, place, audience, quoted)


def label(kpi: Kpi, *, marked: bool = True) -> str:
    """ "**Housed on the first night after prison**: 84 in 100 (England and Wales) · no target set".

    marked: as formatted text for a line that opens; otherwise as plain words.
    """
    name, plain = (f"**{_plain(kpi.name)}**", _plain) if marked else (kpi.name, str)
    figures = [_figure(reading) for reading in kpi.readings if reading.has_figure]
    if figures:
        return f"{name}: {plain(', '.join(figures))} · {_target(kpi, marked)}"
    awaited = told("performance", "label_awaited", returns=_awaits(kpi))
    return f"{name}: {awaited}" + (f" · {_target(kpi, marked)}" if kpi.has_target else "")


def _figure(reading: Reading) -> str:
    marks = [told("lane_short", reading.lane)] if reading.lane == "return" else []
    marks += [reading.elsewhere] if reading.elsewhere else []
    marks += [told("lane_short", "illustrative")] if reading.illustrative else []
    return reading.headline + (f" ({', '.join(marks)})" if marks else "")


def _target(kpi: Kpi, marked: bool) -> str:
    if kpi.judged:
        return f"**{_plain(kpi.judged.short.lower())}**" if marked else kpi.judged.short.lower()
    aims = [reading.goal.words for reading in kpi.readings if reading.goal and reading.goal.words]
    if not aims:
        return told("performance", "label_target_none")
    said = f"target: {aims[0][0].lower()}{aims[0][1:]}"
    return _plain(said) if marked else said


def _awaits(kpi: Kpi) -> str:
    """ "return R5 (monthly early warning)": its number means nothing without its name."""
    returns = [reading.row.awaits for reading in kpi.readings if isinstance(reading.row.return_code, str)]
    own = [reading.row.awaits.partition(":")[0] for reading in kpi.readings if reading.row.part == "own"]
    named = dict.fromkeys(awaits.partition(", ")[0] for awaits in returns)
    return " and ".join(named) or next(iter(own), "its publication")


def _icon(kpi: Kpi) -> str:
    if kpi.judged:
        return _ICONS[kpi.judged.state]
    return _FIGURE if kpi.has_figure else _AWAITED


def _plain(text: str) -> str:
    """Text for a label, where some characters would be taken for formatting."""
    return text.translate(_SPECIAL)


def _card(kpi: Kpi, place: Place, audience: str, quoted: pd.DataFrame) -> None:
    st.html(f'<p class="said">{escape(kpi.plain)}</p>')
    for reading in kpi.readings:
        st.html(_reading(reading))
        if reading.charted and (control := control_of(place, audience, reading)):
            draw_control(kpi, control, place, reading.row.unit)
    printed = quoted[quoted["measure_id"] == kpi.measure_id]
    if len(printed):
        st.html(quoted_html(printed))
    st.html(f'<p class="caption">{escape(told("performance", "asked_by", asked_by=kpi.asked_by))}</p>')


def _reading(reading: Reading) -> str:
    """One lane: the message, what else is to be said, and how the measure is set up."""
    first, *rest = reading.sentences
    mark = f'<p class="banner">{ILLUSTRATIVE_MARK}</p>' if reading.illustrative else ""
    told_so = f"<p>{escape(' '.join(rest))}</p>" if rest else ""
    named = named_sources(reading.sources)
    source = f'<p class="source">Source: {escape(named)}.</p>' if named else ""
    return (
        f"<h3>{escape(told('lane', reading.lane))}</h3>{mark}"
        f'<p class="said">{escape(first)}</p>{told_so}{pending_html(reading.row)}{_setup(reading)}{source}'
    )


def _setup(reading: Reading) -> str:
    row = reading.row
    measured = [("Measured", row.definition)]
    if isinstance(row.numerator, str):
        measured.append(("Counted", f"{row.numerator}, out of: {row.denominator[0].lower()}{row.denominator[1:]}."))
    note = [("About the target", reading.goal.note)] if reading.goal and reading.goal.note else []
    pairs = [*measured, *facts(reading.goal), ("Good (SMART) target?", reading.smart.sentence), *note]
    return facts_html(pairs)


def draw_unsent(measures: list[Kpi]) -> None:
    """Local counts nobody has sent yet: one sentence instead of a line for each."""
    names = "".join(f"<li>{escape(kpi.name)}</li>" for kpi in measures)
    awaits = measures[0].readings[0].row.awaits
    st.html(f"<p>{escape(told('performance', 'awaited', awaits=awaits))}</p><ul>{names}</ul>")
