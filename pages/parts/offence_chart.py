"""Offence groups of one area as dots with the range each could be."""

import streamlit as st

from pages.parts.alt import dots_alt
from pages.parts.charts.dots import dots_spec
from pages.parts.figure import Figure, figure
from pages.parts.palette import theme_name
from pages.parts.tables import Column, whole
from queries.benchmarks import Benchmark
from queries.offence_groups import offence_groups
from queries.places import Place
from queries.view import Slice

_COLUMNS = [
    Column("offence_name", "Offence they were first dealt with for"),
    Column("offenders", "People followed", whole, number=True),
    Column("reoffenders", "Reoffended", whole, number=True),
    Column("shown", "Rate", number=True),
    Column("sentence", "In words"),
]


def draw_offence_groups(place: Place, benchmark: Benchmark, age: str, key: str) -> None:
    """The chart with its table; a plain sentence where no figure by offence exists."""
    answer = offence_groups(place, benchmark, age)
    if answer.rows.empty:
        st.html(f'<p class="said">No figure by offence is published or loaded for {place.name}.</p>')
        return
    drawn = answer.rows[answer.rows["given"]].sort_values("rate", ascending=False)
    figure(
        Figure(
            key=key,
            title=_title(drawn["standing"].to_list(), benchmark.label),
            caption=f"{place.title}: {Slice(age=age).words()} who reoffended within a year, by the offence they were "
            f"first dealt with for, {answer.rows['period'].iloc[0]}, compared with {benchmark.label}.",
            alt=dots_alt(drawn, "offence_name", benchmark.label),
            spec=dots_spec(theme_name(), len(drawn), "short_name"),
            rows=drawn,
            table=answer.rows,
            columns=_COLUMNS,
            sources=answer.sources,
            illustrative=answer.illustrative,
        )
    )


def _title(standings: list[str], label: str) -> str:
    higher = standings.count("higher")
    if higher:
        return f"{higher} offence {'type is' if higher == 1 else 'types are'} higher than {label}"
    return f"No offence type is higher than {label}"
