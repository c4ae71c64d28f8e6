"""What a paper printed about offence types: four lists without counts, and four groups with them."""

from html import escape

import pandas as pd
import streamlit as st

from pages.parts.alt import dots_alt
from pages.parts.charts.dots import dots_spec
from pages.parts.figure import Figure, figure, sources_line
from pages.parts.heat_table import variables
from pages.parts.key import standing_key
from pages.parts.palette import theme_name
from pages.parts.tables import Column, missing, whole
from queries.ask import Answer
from queries.league import league_lists, printed_counts
from queries.places import Place
from queries.view import dates_in_words

_ABSENT = '<td class="none"><b>–</b><small>not printed</small></td>'


def draw_printed(place: Place) -> None:
    """A section with both, for areas that a paper wrote about; nothing for others."""
    lists, counts = league_lists(place), printed_counts(place)
    if lists.rows.empty and counts.rows.empty:
        return
    st.header("What the 2018 strategy printed about offence types")
    if len(lists.rows):
        _lists(lists)
    if len(counts.rows):
        figure(counts_figure(counts))
        _beneath(counts.rows)


def _lists(lists: Answer) -> None:
    rows = lists.rows
    areas = sorted(rows["area"].unique())
    period = dates_in_words(rows["start_date"].iloc[0], rows["end_date"].iloc[0])
    caption = f"Highest reoffending rates of people under supervision, as printed without counts, {period}."
    st.html(
        f'<h3>Too little was printed to compare these rates</h3><p class="caption">{escape(caption)} Under each is the '
        "smallest group of people that gives it. Without counts nothing here is compared, put in order, coloured "
        f"or drawn.</p>{_table(rows, areas, caption)}{_notes(rows, len(areas))}"
    )
    sources_line(lists.sources)


def _table(rows: pd.DataFrame, areas: list[str], caption: str) -> str:
    head = "".join(f'<th scope="col" class="number">{escape(area)}</th>' for area in areas)
    body = "".join(_row(name, found, areas) for name, found in rows.groupby("offence_name", sort=True))
    return (
        f'<div class="figures heat" style="{variables(theme_name())}" role="region" tabindex="0" '
        f'aria-label="{escape(caption)}"><table><caption class="visually-hidden">{escape(caption)}</caption>'
        f'<thead><tr><th scope="col">Offence, as printed</th>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _row(name: str, found: pd.DataFrame, areas: list[str]) -> str:
    cells = {
        row.area: f"<td><b>{escape(row.shown)}</b><small>{escape(row.hint)}</small></td>" for row in found.itertuples()
    }
    common = f"<small>● in all {len(areas)} lists</small>" if found["lists"].iloc[0] == len(areas) else ""
    drawn = "".join(cells.get(area, _ABSENT) for area in areas)
    return f'<tr><th scope="row">{escape(name)}{common}</th>{drawn}</tr>'


def _notes(rows: pd.DataFrame, areas: int) -> str:
    """What the checks found, and what the paper's own marks say."""
    notes = [
        f"{row.area}, {row.offence_name}: {_note(row.shown, row.printed, row.message)}"
        for row in rows.itertuples()
        if not missing(row.message)
    ]
    marked = sorted(rows.loc[rows["note"].str.contains("common to all", na=False), "offence_name"].unique())
    everywhere = sorted(rows.loc[rows["lists"] == areas, "offence_name"].unique())
    unmarked = [name for name in everywhere if name not in marked]
    if unmarked:
        notes.append(
            f"The paper marks {' and '.join(marked)} as common to all {areas} areas. "
            f"{' and '.join(unmarked)} is in all {areas} lists too, without the mark."
        )
    notes.append("The paper heads these lists “Highest rates of offending”; they are rates of reoffending.")
    return f'<ul class="events">{"".join(f"<li>{escape(note)}</li>" for note in notes)}</ul>'


def _note(shown: str, printed: str, message: str) -> str:
    if shown != printed:
        return (
            "the paper itself marks this as low volume. A rate of so few people can tell a reader about each of "
            "them, so none is given here."
        )
    return message


_COLUMNS = [
    Column("offence_name", "Offence they were first dealt with for"),
    Column("offenders", "People followed", whole, number=True),
    Column("reoffenders", "Reoffended", whole, number=True),
    Column("printed", "Printed", number=True),
    Column("shown", "Rate", number=True),
    Column("sentence", "In words"),
    Column("message", "What we found", lambda value: "" if missing(value) else str(value)),
]


def counts_figure(counts: Answer) -> Figure:
    """The groups that a paper printed with counts, beside all adults it followed."""
    rows = counts.rows
    first = rows.iloc[0]
    everybody = f"all adults followed in the {first['area']}"
    return Figure(
        key="printed_offence_counts",
        title=_title(rows),
        caption=f"{first['area']}: adults who reoffended within a year, by the offence they were first dealt with "
        f"for, {first['period']}, compared with {everybody}.",
        alt=dots_alt(rows, "offence_name", everybody),
        spec=dots_spec(theme_name(), len(rows), "short_name"),
        rows=rows,
        table=rows,
        columns=_COLUMNS,
        sources=counts.sources,
        key_html=standing_key(set(rows["standing"]), everybody, theme_name()),
    )


def _title(rows: pd.DataFrame) -> str:
    higher = rows.loc[rows["standing"] == "higher", "short_name"].to_list()
    if not higher:
        return "No group reoffended more than all adults followed"
    return f"{' and '.join(higher)}: higher than all adults followed"


def _beneath(rows: pd.DataFrame) -> None:
    first = rows.iloc[0]
    notes = [
        f"Only these {len(rows)} groups were printed with counts: {whole(first['offenders_printed'])} of the "
        f"{whole(first['all_offenders'])} people. Theft, robbery, burglary and the rest have none.",
        *(f"{row.offence_name}: {row.message}" for row in rows.dropna(subset=["message"]).itertuples()),
    ]
    st.html(f'<ul class="events">{"".join(f"<li>{escape(note)}</li>" for note in notes)}</ul>')
