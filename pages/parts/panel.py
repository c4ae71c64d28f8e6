"""One group of people on the Area page: the number, the verdict in words, the trend."""

from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from data.settings import settings
from data.spoken import in_sentence
from pages.parts.alt import in_100, trend_alt
from pages.parts.charts.trend import trend_rows, trend_spec
from pages.parts.dated_marks import explain, marks_between
from pages.parts.figure import ILLUSTRATIVE_MARK, Figure, figure
from pages.parts.key import beside_key, mark_key
from pages.parts.palette import theme_name
from pages.parts.tables import Column, missing, whole
from queries.places import Place
from queries.profile import Panel
from queries.verdict import IN_100, Measured
from queries.view import dates_in_words
from queries.wordings import say


def _rate(value: Any, places: int) -> str:
    return "[x]" if missing(value) else in_100(value, places)


def _columns(places: int) -> list[Column]:
    rate = partial(_rate, places=places)
    return [
        Column("period", "Period"),
        Column("offenders", "People followed", whole, number=True),
        Column("reoffenders", "Reoffended", whole, number=True),
        Column("rate", "Rate", rate, number=True),
        Column("could_be", "Could be", number=True),
        Column("benchmark_rate", "Compared with", rate, number=True),
    ]


def draw_panel(panel: Panel, place: Place, who: str, applies_to: tuple[str, ...], key: str) -> None:
    """Headline, sentences and trend of one panel; a plain sentence where there is no figure."""
    if panel.latest is None:
        words = f"No figure is published or loaded for {who} in {in_sentence(place.name)}."
        st.html(f'<p class="said">{escape(words)}</p>')
        return
    _headline(panel, who)
    for sentence in (panel.whose, panel.instead, panel.change.sentence if panel.change else ""):
        if sentence:
            st.html(f"<p>{escape(sentence)}</p>")
    marks = _marks(panel, applies_to)
    figure(_trend(panel, place, who, marks, key))
    explain(marks)


def trend_figure(panel: Panel, place: Place, who: str, applies_to: tuple[str, ...], key: str) -> Figure:
    """The trend of a panel that has a latest figure."""
    return _trend(panel, place, who, _marks(panel, applies_to), key)


def _marks(panel: Panel, applies_to: tuple[str, ...]) -> pd.DataFrame:
    ends = panel.answer.rows["end_date"]
    return marks_between(ends.min().date(), ends.max().date(), applies_to)


def _headline(panel: Panel, who: str) -> None:
    number, period = panel.verdict.rate or "No rate", panel.latest.period if panel.latest else ""
    range_ = f" (could be {panel.verdict.interval})" if panel.verdict.interval else ""
    did = f"{who} reoffended within a year{range_}, {period}" if panel.verdict.rate else f"for {who}, {period}"
    mark = f'<p class="banner">{ILLUSTRATIVE_MARK}</p>' if panel.illustrative else ""
    st.html(
        f'{mark}<p class="headline">{escape(number)}<small>{escape(did)}</small></p>'
        f'<p class="said">{escape(panel.verdict.beside)}</p>'
    )


def _trend(panel: Panel, place: Place, who: str, marks: pd.DataFrame, key: str) -> Figure:
    points, places = panel.answer.rows, _places(panel)
    points = points.assign(could_be=[_range(row, places) for row in points.itertuples()], faint=_faint(panel))
    years = dates_in_words(points["start_date"].min(), points["end_date"].max())
    return Figure(
        key=key,
        title=f"{who[0].upper()}{who[1:]}: {panel.verdict.short[0].lower()}{panel.verdict.short[1:]}",
        caption=f"{_whose_line(panel, place)}: {who} who reoffended within a year, {years}, "
        f"compared with {panel.benchmark}.",
        alt=trend_alt(points, who, _whose_line(panel, place), panel.benchmark, places),
        spec=trend_spec(theme_name()),
        rows=trend_rows(points, marks),
        table=points,
        columns=[
            column for column in _columns(places) if column.field in points and points[column.field].notna().any()
        ],
        sources=panel.answer.sources,
        illustrative=panel.illustrative,
        key_html=_key(panel, place),
    )


def _places(panel: Panel) -> int:
    """As many decimal places as the headline has, where every period has people enough for them."""
    wanted = panel.verdict.places or 0
    people = panel.answer.rows.get("offenders", pd.Series(dtype=float))
    return wanted if all(wanted in IN_100.places_for(None if missing(n) else int(n)) for n in people) else 0


def _whose_line(panel: Panel, place: Place) -> str:
    """The name of the area whose figure is drawn: a county's line never goes by a district's name."""
    drawn = panel.latest.figure_area if panel.latest else place.name
    return str(drawn) if panel.whose else place.title


def _key(panel: Panel, place: Place) -> str:
    rows = panel.answer.rows
    drawn = {name for name in ("rate", "benchmark_rate", "rate_lo") if name in rows and rows[name].notna().any()}
    own = _whose_line(panel, place) if "rate" in drawn else ""
    beside = panel.benchmark if "benchmark_rate" in drawn else ""
    hollow = mark_key([(say("panel", "hollow", few=_few()), "○", "focus")], theme_name()) if _faint(panel).any() else ""
    return beside_key(own, beside, theme_name(), ranged="rate_lo" in drawn) + hollow


def _faint(panel: Panel) -> "pd.Series[bool]":
    """Whether each figure is of too few people to rely on."""
    people = panel.answer.rows.get("offenders", pd.Series(dtype=float, index=panel.answer.rows.index))
    return people.map(lambda n: Measured(1.0, people=n).reliability == "unreliable")


def _few() -> int:
    return int(settings().small_numbers["unreliable_below"])


def _range(row: Any, places: int) -> str:
    low, high = getattr(row, "rate_lo", None), getattr(row, "rate_hi", None)
    if low is None or high is None or missing(low) or missing(high):
        return "[x]"
    return f"{in_100(low, places)} to {in_100(high, places)}".replace(" in 100 to", " to")
