"""Data quality in tables: how complete and late returns are, what is not known, how long figures take."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.figure import said, sources_line
from pages.parts.moments import day, moment
from pages.parts.tables import Column, html_table, missing, whole
from queries.ask import Answer
from queries.desk import Expected
from queries.returns.gaps import due_summary
from queries.returns.quality import Revised, completeness
from queries.returns.shelf import act_words, words
from queries.wordings import spoken

_COMPLETE = [
    Column("title", "Return"),
    Column("expected", "Expected by now", number=True),
    Column("approved", "In and approved", number=True),
    Column("share", "Complete", number=True),
    Column("late", "Late", number=True),
    Column("longest", "Longest wait, in days", number=True),
]
_LAG = [
    Column("title", "Figures"),
    Column("last_day", "Reach to", day),
    Column("published_on", "Came out", day),
    Column("days", "Days later", whole, number=True),
    Column("months", "Months, about", whole, number=True),
    Column("next_due", "Next due", lambda value: "not announced" if missing(value) else day(value)),
    Column("reaches", "Will then reach to about"),
]
_REVISED = [
    Column("at", "When", moment),
    Column("version", "Number"),
    Column("title", "Return"),
    Column("what", "What", act_words),
    Column("why", "Why"),
    Column("post", "By (post)"),
]


def _percent(value: Any) -> str:
    return "[c]" if missing(value) else f"{spoken(float(value) * 100, 1)}%"


def _count(value: Any) -> str:
    return "[c]" if missing(value) else f"{int(value):,}"


_UNKNOWN = [
    Column("measure", "Measure"),
    Column("area", "Area"),
    Column("period", "Period"),
    Column("numerator", "Did", _count, number=True),
    Column("known", "Known", _count, number=True),
    Column("unknown", "Not known", _count, number=True),
    Column("complete", "Complete", _percent, number=True),
    Column("known_rate", "Of those known", _percent, number=True),
    Column("if_none", "At least", _percent, number=True),
    Column("if_all", "At most", _percent, number=True),
]


def draw_completeness(expected: Sequence[Expected], area: str) -> None:
    """How many of an area's returns are in, by return."""
    said(due_summary(area, expected))
    rows = [
        {
            "title": each.title,
            "expected": each.expected,
            "approved": each.approved,
            "share": f"{spoken(each.share * 100, 0)}%",
            "late": each.late,
            "longest": each.longest,
        }
        for each in completeness(expected)
    ]
    if rows:
        st.html(html_table(rows, _COMPLETE, words("quality_complete_caption", area=area)))


def draw_unknown(answer: Answer, area: str) -> None:
    """The bounds of local measures with unknown outcomes."""
    if answer.rows.empty:
        st.html(f"<p>{words('quality_unknown_none')}</p>")
        return
    st.html(html_table(answer.rows, _UNKNOWN, words("quality_unknown_caption", area=area)))
    sources_line(answer.sources)


def draw_lag(rows: pd.DataFrame) -> None:
    """How long after its period each published figure came out, and when and how far the next will reach."""
    told = rows.assign(reaches=[_reach(row) for row in rows.itertuples()])
    st.html(html_table(told, _LAG, words("quality_lag_caption")))


def _reach(row: Any) -> str:
    return "" if missing(row.next_due) else f"{row.next_due - timedelta(days=int(row.days)):%B %Y}"


def draw_revisions(revised: Sequence[Revised], *, all_known: bool) -> None:
    """Returns that were withdrawn or brought back. all_known: whether the viewer knows of every version."""
    if not revised:
        st.html(f"<p>{words('quality_revisions_none' if all_known else 'quality_revisions_none_public')}</p>")
        return
    rows = [vars(each) for each in revised]
    st.html(html_table(rows, _REVISED, words("quality_revisions")))
