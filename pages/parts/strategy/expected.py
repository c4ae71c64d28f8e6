"""The pieces of the page on expected and actual reoffending."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.charts.dots import dots_spec
from pages.parts.figure import Figure, bullets, figure, said, sources_line
from pages.parts.key import mark_key
from pages.parts.palette import theme_name
from pages.parts.tables import Column, html_table, missing, whole
from queries.ask import Answer
from queries.places import Place
from queries.strategy.expected import (
    CRC,
    NEEDS,
    heading,
    label,
    order_matters,
    organisation,
    own_gap,
    predictor,
    quotations,
    ratio_of,
    sentence,
    typed,
)
from queries.strategy.iom import told
from queries.view import listed
from queries.wordings import spoken


def _counted(value: Any) -> str:
    return "[c]" if missing(value) else f"{int(value):,}"


def _one_place(value: Any) -> str:
    return "[x]" if missing(value) else spoken(float(value), 1)


def _percent(value: Any) -> str:
    return "[x]" if missing(value) else spoken(100 * float(value), 1)


# Name, least, most, and the worked example (domain 3.8).
_BOXES: tuple[tuple[str, float, float, float], ...] = (
    ("people", 1, 1_000_000, 700),
    ("observed", 0, 1_000_000, 241),
    ("expected", 0.0, 1_000_000.0, 224.2),
    ("reference", 0.0, 100.0, 29.4),
)
_RETURNED = [
    Column("period", "Period"),
    Column("who", "Organisation"),
    Column("people", "People", _counted, number=True),
    Column("observed", "Reoffended", _counted, number=True),
    Column("expected", "Expected", _one_place, number=True),
    Column("ratio", "Per 100 expected", _one_place, number=True),
    Column("could_be", "Could be", number=True),
    Column("adjusted_ratio", "Adjusted rate (ratio)", _percent, number=True),
    Column("adjusted_difference", "Adjusted rate (difference)", _percent, number=True),
]
_PRINTED = [
    Column("name", "Who"),
    Column("expected", "Expected", number=True),
    Column("printed", "Actual", number=True),
    Column("gap", "Gap, points", _one_place, number=True),
    Column("per_100", "Per 100 expected", _one_place, number=True),
    Column("needed", "People needed", whole, number=True),
    Column("needed_998", "To be nearly certain", whole, number=True),
]
# In sight below the picture: what can be said in place of a verdict.
_NEEDED = [_PRINTED[0], _PRINTED[1], _PRINTED[2], _PRINTED[5], _PRINTED[6]]


def from_returns(answer: Answer) -> None:
    """The newest figures in words, and all of them as a table."""
    rows = answer.rows
    newest = rows[rows["start_date"] == rows["start_date"].max()]
    told_of = [(row, ratio_of(row)) for row in newest.itertuples(index=False)]
    for row, found in told_of:
        if found:
            st.html(f"<h3>{escape(heading(row, found.verdict.short))}</h3>")
            said(found.verdict.sentence)
            adjusted = [told("expected", "reference")] if found.adjusted else []
            bullets([*found.sentences[1:], *adjusted, predictor(row)])
    bullets([_withheld(row) for row, found in told_of if not found])
    table = rows.assign(
        could_be=[_could_be(row) for row in rows.itertuples()], who=[organisation(row) for row in rows.itertuples()]
    )
    columns = [column for column in _RETURNED if not table[column.field].isna().all()]
    st.html(html_table(table, columns, told("expected", "table_caption")))
    st.html(f"<p>{escape(told('expected', 'not_ranked'))}</p>")
    sources_line(answer.sources)


def _withheld(row: Any) -> str:
    reason = row.reason if isinstance(row.reason, str) else ""
    return told("expected", "withheld", organisation=organisation(row), reason=reason)


def _could_be(row: Any) -> str:
    return "[x]" if missing(row.ratio_lo) else f"{spoken(row.ratio_lo, 1)} to {spoken(row.ratio_hi, 1)}"


def from_the_paper(place: Place) -> None:
    """The 2018 table and need groups: as printed, with the people that each gap would take."""
    answer = quotations(place)
    rows = answer.rows[answer.rows["topic"] == CRC]
    st.html(f"<p>{escape(told('expected', 'printed_lead'))}</p>")
    if not rows["here"].any():
        st.html(f"<p>{escape(told('expected', 'printed_elsewhere', area=place.title))}</p>")
    for row in rows[rows["here"] & (rows["area_text"] == place.name)].itertuples(index=False):
        said(own_gap(row))
    beside, by_need = paper_figures(place)
    figure(beside)
    st.html(html_table(_dots(rows), _NEEDED, told("expected", "printed_table")))
    bullets([sentence for sentence in (order_matters(rows), told("expected", "printed_population")) if sentence])
    needs = answer.rows[answer.rows["topic"] == NEEDS]
    st.header(told("expected", "needs_header"))
    compared = needs[needs["comparator"].notna()]
    figure(by_need)
    st.html(html_table(_dots(compared), _NEEDED, told("expected", "printed_table")))
    without = needs.loc[needs["comparator"].isna(), "category"].str.lower()
    st.html(f"<p>{escape(told('expected', 'needs_none', groups=listed(list(without))))}</p>")


def paper_figures(place: Place) -> tuple[Figure, Figure]:
    """What the 2018 paper printed beside an expected rate: by area, and by need."""
    answer = quotations(place)
    rows = answer.rows
    needs = rows[(rows["topic"] == NEEDS) & rows["comparator"].notna()]
    return (
        _printed_figure("expected_printed", told("expected", "printed_title"), rows[rows["topic"] == CRC], answer),
        _printed_figure("needs_printed", told("expected", "needs_title"), needs, answer),
    )


def _printed_figure(key: str, title: str, given: pd.DataFrame, answer: Answer) -> Figure:
    rows = _dots(given)
    listed = "; ".join(
        told("expected", "printed_alt_item", label=row.name, actual=row.printed, expected=row.expected)
        for row in rows.itertuples(index=False)
    )
    drawn = ["name", "rate", "rate_lo", "rate_hi", "benchmark_rate", "standing", "strength", "shown", "sentence"]
    return Figure(
        key=key,
        title=title,
        caption=told("expected", "printed_caption"),
        alt=told("expected", "printed_alt", listed=listed),
        spec=dots_spec(theme_name(), len(rows), "name"),
        rows=rows[drawn],
        table=rows,
        columns=_PRINTED,
        sources=answer.sources,
        key_html=mark_key([("actual", "●", "quiet"), ("expected", "|", "quiet")], theme_name()),
    )


def _dots(given: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame([_dot(row) for row in given.itertuples(index=False)])


def _dot(row: Any) -> dict[str, Any]:
    return {
        "name": label(row),
        "rate": row.value / 100,
        "rate_lo": None,
        "rate_hi": None,
        "benchmark_rate": row.comparator / 100,
        "standing": "uncompared",
        "strength": "full",
        "shown": row.printed,
        "sentence": sentence(row),
        "printed": row.printed,
        "expected": f"{row.comparator:.2f}%",
        "gap": row.gap,
        "per_100": row.per_100,
        "needed": row.needed,
        "needed_998": row.needed_998,
    }


def own_counts() -> None:
    """Four boxes that are part of the address, and the answer."""
    st.html(f"<p>{escape(told('expected', 'try_intro'))}</p>")
    given = [
        column.number_input(
            told("expected", f"try_{name}"),
            least,
            most,
            start,
            format="%d" if isinstance(start, int) else "%.1f",
            key=name,
            bind="query-params",
        )
        for column, (name, least, most, start) in zip(st.columns(4), _BOXES, strict=True)
    ]
    people, observed, expected, reference = given
    first, *rest = typed(int(people), int(observed), float(expected), float(reference))
    said(first)
    bullets(rest)
