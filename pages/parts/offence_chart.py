"""Offence groups of one area as dots with the range each could be."""

from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from pages.parts.alt import dots_alt, listed_alt
from pages.parts.charts.dots import dots_spec
from pages.parts.figure import Figure, figure
from pages.parts.key import standing_key
from pages.parts.palette import theme_name
from pages.parts.tables import Column, whole
from queries.ask import Answer
from queries.benchmarks import Benchmark
from queries.offence_groups import offence_groups
from queries.places import Place
from queries.view import Slice
from queries.wordings import say

_COLUMNS = [
    Column("offence_name", "Offence they were first dealt with for"),
    Column("offenders", "People followed", whole, number=True),
    Column("reoffenders", "Reoffended", whole, number=True),
    Column("shown", "Rate", number=True),
    Column("sentence", "In words"),
]


def draw_offence_groups(answer: Answer, place: Place, benchmark: Benchmark, age: str, key: str) -> None:
    """The chart of an answer of offence_groups with its table; a plain sentence where no figure by offence exists."""
    if answer.rows.empty:
        st.html(f'<p class="said">{escape(say("explore", "never_offences", area=place.name))}</p>')
        return
    drawn = _in_order(answer.rows[answer.rows["given"]])
    if drawn.empty:
        st.html(f'<p class="said">{escape(place.name)}: {escape(say("verdict_short", "too_small").lower())}.</p>')
        return
    figure(_figure(answer, drawn, place, benchmark, age, key))


def offence_figure(
    place: Place, benchmark: Benchmark, age: str, key: str, end_date: date | None = None
) -> Figure | None:
    """The chart of the newest or a named year; None where no rate by offence may be given."""
    answer = offence_groups(place, benchmark, age, end_date)
    drawn = answer.rows if answer.rows.empty else _in_order(answer.rows[answer.rows["given"]])
    return None if drawn.empty else _figure(answer, drawn, place, benchmark, age, key)


def _figure(answer: Answer, drawn: pd.DataFrame, place: Place, benchmark: Benchmark, age: str, key: str) -> Figure:
    compared = drawn["benchmark_rate"].notna().any()
    beside = f", compared with {benchmark.label}" if compared else ""
    return Figure(
        key=key,
        title=_title(drawn["standing"].to_list(), benchmark.label),
        caption=f"{place.title}: {Slice(age=age).words()} who reoffended within a year, by the offence they were "
        f"first dealt with for, {answer.rows['period'].iloc[0]}{beside}.",
        alt=dots_alt(drawn, "offence_name", benchmark.label) if compared else listed_alt(drawn, "offence_name"),
        spec=dots_spec(theme_name(), len(drawn), "short_name"),
        rows=drawn,
        table=answer.rows,
        columns=_COLUMNS,
        sources=answer.sources,
        illustrative=answer.illustrative,
        key_html=standing_key(set(drawn["standing"]), benchmark.label, theme_name()) if compared else "",
    )


def _in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Highest first, then the groups of too few people, which have no place in an order."""
    return rows.assign(last=rows["standing"] == "unreliable").sort_values(["last", "rate"], ascending=[True, False])


def _title(standings: list[str], label: str) -> str:
    if "uncompared" in standings:
        return "Reoffending by offence type"
    higher = standings.count("higher")
    if higher:
        return f"{higher} offence {'type is' if higher == 1 else 'types are'} higher than {label}"
    return f"No offence type is higher than {label}"
