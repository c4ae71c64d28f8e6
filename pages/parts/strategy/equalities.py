"""The pieces of the Equalities page: coverage first, then each group beside the others."""

from html import escape
from typing import Any

import streamlit as st

from pages.parts.alt import dots_alt
from pages.parts.charts.dots import dots_spec
from pages.parts.figure import Figure, figure, said
from pages.parts.key import mark_key
from pages.parts.palette import theme_name
from pages.parts.strategy.quoted import quoted_html
from pages.parts.tables import Column, html_table, missing
from queries.places import Place
from queries.strategy.equalities import Groups, recorded, unlabelled
from queries.strategy.iom import printed, told

_COUNTS = [
    Column("people", "People", lambda value: _count(value), number=True),
    Column("reoffenders", "Reoffended", lambda value: _count(value), number=True),
]
_COLUMNS = [
    Column("label", "Group"),
    Column("shown", "Rate", lambda value: value or "[c]", number=True),
    Column("could_be", "Could be", lambda value: value or "[x]", number=True),
    Column("index_said", "Relative rate (could be)", lambda value: value or "[x]", number=True),
    Column("words", "In words"),
]
_MARKS = {
    "higher": ("more than the others", "▲", "higher"),
    "lower": ("fewer than the others", "▼", "lower"),
    "similar": ("similar", "●", "soft_ink"),
    "small": ("too few people to compare", "●", "faint"),
    "unknown": ("not compared", "●", "faint"),
}


def _count(value: Any) -> str:
    return "[c]" if missing(value) else f"{int(value):,}"


def coverage(place: Place, audience: str) -> None:
    """For how many people each characteristic is known, before anything is compared."""
    columns = [Column("what", "Characteristic"), Column("known", "Known for")]
    rows = [{"what": what, "known": known} for what, known in recorded(place, audience)]
    st.html(html_table(rows, columns, told("equalities", "recorded_caption")))
    st.html(f"<p>{escape(told('equalities', 'recorded_note'))}</p><p>{escape(told('equalities', 'index_note'))}</p>")


def draw_groups(found: Figure | None, groups: Groups) -> None:
    """The chart of some groups; a sentence where none may be drawn."""
    if found is None:
        st.html(f"<p>{escape(_why_none(groups.rows))}</p>")
    else:
        figure(found)


def returned_figure(sent: Groups) -> Figure | None:
    """People under supervision, as returns say."""
    return _groups_figure("groups_returned", sent, _caption("caption_returned", sent), counted=True)


def adults_figure(grown: Groups) -> Figure | None:
    """Adults by sex and age."""
    return _groups_figure("groups_adults", grown, _caption("caption_adults", grown), counted=True)


def _caption(wording: str, groups: Groups) -> str:
    first = next(groups.rows.itertuples(), None)
    return told("equalities", wording, figure_area=first.figure_area, period=first.period) if first else ""


def children_figure(young: Groups) -> Figure | None:
    """Children by age, for each council of the area."""
    periods = "; ".join(dict.fromkeys(f"{row.figure_area}: {row.period}" for row in young.rows.itertuples()))
    return _groups_figure(
        "groups_children", young, told("equalities", "caption_children", periods=periods), counted=False
    )


def _groups_figure(key: str, groups: Groups, caption: str, *, counted: bool) -> Figure | None:
    """Each group's rate beside that of all the others. counted: the counts behind them may be listed."""
    rows = groups.rows
    drawn = rows[rows["drawn_rate"].notna()].copy()
    if drawn.empty:
        return None
    drawn["rate"], drawn["benchmark_rate"], drawn["strength"] = drawn["drawn_rate"], drawn["other_rate"], "full"
    # The chart knows one grey mark for whatever is not compared.
    drawn["standing"] = drawn["standing"].replace({"small": "unreliable", "unknown": "unreliable"})
    drawn["sentence"] = [_pointed_at(row) for row in drawn.itertuples()]
    marks = [_MARKS[standing] for standing in _MARKS if standing in set(rows["standing"])]
    table = rows.assign(could_be=[_could_be(row) for row in rows.itertuples()])
    fields = ["label", "rate", "rate_lo", "rate_hi", "benchmark_rate", "standing", "strength", "shown", "sentence"]
    return Figure(
        key=key,
        title=groups.title,
        caption=caption,
        alt=dots_alt(drawn, "label", "the others"),
        spec=dots_spec(theme_name(), len(drawn), "label"),
        rows=drawn[fields],
        table=table,
        columns=[_COLUMNS[0], *(_COUNTS if counted else []), *_COLUMNS[1:]],
        sources=groups.answer.sources,
        illustrative=groups.answer.illustrative,
        key_html=mark_key([*marks, ("the others", "|", "quiet")], theme_name()),
    )


def _why_none(rows: Any) -> str:
    reasons = [reason for reason in rows.get("reason", []) if isinstance(reason, str)]
    return reasons[0] if reasons else told("equalities", "title_small")


def _pointed_at(row: Any) -> str:
    return f"{row.shown}. {row.words}"


def _could_be(row: Any) -> str:
    return "" if missing(row.rate_lo) else f"{100 * row.rate_lo:.0f} to {100 * row.rate_hi:.0f}"


def women_in_print(place: Place) -> None:
    """What the 2018 strategy printed about women, and the split whose labels were lost."""
    rows = printed(place, ("expected and actual", "reoffenders split")).rows
    women = rows[rows["category"] == "Women"]
    st.html(quoted_html(women, headed=False))
    st.html(f"<p>{escape(unlabelled(rows[rows['topic'] == 'reoffenders split']))}</p>")


def lead() -> None:
    """The sentence that everything here is read by."""
    said(told("equalities", "lead"))
