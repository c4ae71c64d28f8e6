"""Children's reoffending in counts: year by year, and as a paper printed it."""

from collections.abc import Callable
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.alt import in_100
from pages.parts.figure import ILLUSTRATIVE_MARK, sources_line
from pages.parts.tables import Column, html_table, missing, whole
from queries.ask import Answer
from queries.places import Place
from queries.wordings import say, spoken
from queries.youth import PrintedCohorts

_NONE = "–"


def _rate(value: Any) -> str:
    return "too few" if missing(value) else in_100(value)


def _average(value: Any) -> str:
    return _NONE if missing(value) else spoken(value, 2)


_COUNTS = [
    Column("period", "Period"),
    Column("offenders", "Children followed", whole, number=True),
    Column("reoffenders", "Reoffended", whole, number=True),
    Column("reoffences", "Reoffences", whole, number=True),
    Column("rate", "Rate", _rate, number=True),
    Column("frequency", "Reoffences for each who reoffended", _average, number=True),
]


def draw_counts(place: Place, answer: Answer) -> None:
    """The table of every year, newest first; small cohorts without a rate."""
    mark = f"{ILLUSTRATIVE_MARK}. " if answer.illustrative else ""
    caption = f"{mark}{place.title}: children aged 10 to 17 followed for a year, and their reoffences"
    st.html(html_table(answer.rows.iloc[::-1], _COUNTS, caption))
    sources_line(answer.sources)


def draw_printed_cohorts(printed: PrintedCohorts) -> None:
    """The paper's years side by side, with what may and may not be said of the change; nothing for other areas."""
    rows = printed.answer.rows
    if rows.empty:
        return
    area = rows["area"].iloc[0]
    st.header(f"What the 2018 strategy printed about children in the {area}")
    caption = f"{area}: children aged 10 to 17 followed for a year, by calendar year"
    columns = [Column("what", "What"), *(Column(period, period, number=True) for period in rows["period"])]
    columns.append(Column("told", "What can be said"))
    st.html(
        f"<h3>{escape(_title(printed))}</h3>{html_table(_turned(printed), columns, caption)}"
        f"<p>{escape(' '.join(rows['message'].dropna()))}</p><p>{escape(say('youth', 'caveat'))}</p>"
    )
    sources_line(printed.answer.sources)


_LINES: list[tuple[str, str, Callable[[Any], str]]] = [
    ("Children followed", "offenders", whole),
    ("Reoffended", "reoffenders", whole),
    ("Reoffences", "reoffences", whole),
    ("Rate", "rate", _rate),
    (say("youth", "frequency"), "frequency", _average),
    (f"{say('youth', 'frequency')}, as printed", "printed", str),
    (say("youth", "per_offender"), "per_offender", _average),
]


def _turned(printed: PrintedCohorts) -> pd.DataFrame:
    """One line for each measure, one column for each year."""
    told = {name: change.sentence for name, change in printed.changes}
    rows = printed.answer.rows
    return pd.DataFrame(
        {"what": what, "told": told.get(what, "")}
        | {period: write(value) for period, value in zip(rows["period"], rows[field], strict=True)}
        for what, field, write in _LINES
    )


def _title(printed: PrintedCohorts) -> str:
    if not printed.changes:
        return "Reoffending by children, as printed"
    short = printed.changes[0][1].short.replace("January to December ", "")  # a title is short, and the table says it
    return f"Children's reoffending: {short[0].lower()}{short[1:]}"


def indicators_table(rows: list[dict[str, str]]) -> str:
    """The ten measures, each with the plain statement that its figure is awaited."""
    table = pd.DataFrame(rows).assign(figure=say("youth", "awaited"))
    columns = [Column("title", "Measure"), Column("plain", "What it tells"), Column("figure", "Figure")]
    return html_table(table, columns, "Measures that youth justice services report since April 2023")
