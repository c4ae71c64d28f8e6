"""What an area owes: a table with how each return stands, and what the gaps stop it doing."""

from collections.abc import Collection, Sequence
from html import escape
from typing import Any

import streamlit as st

from pages.parts.choices import one_of, status
from pages.parts.moments import day
from pages.parts.tables import Column, html_table
from queries.desk import Expected
from queries.returns.gaps import STANDINGS, Gap, gaps, standing_words
from queries.returns.shelf import words

_COLUMNS = [
    Column("title", "Return"),
    Column("period", "Period"),
    Column("standing", "Standing"),
    Column("due_on", "Due", day),
    Column("version_id", "Number"),
]


def draw_due(expected: Sequence[Expected], area: str) -> None:
    """The calendar of returns, with a filter by standing."""
    present = {each.standing for each in expected}
    choices = {words("due_any"): ""} | {words(f"standing_{name}"): name for name in STANDINGS if name in present}
    wanted = one_of(words("due_standing"), choices, "standing", side_by_side=True)
    rows = [_row(each) for each in expected if wanted in ("", each.standing)]
    status(words("due_filtered", count=len(rows), all=len(expected)))
    st.html(html_table(rows, _COLUMNS, words("due_caption", area=area)))


def _row(each: Expected) -> dict[str, Any]:
    return {
        "title": f"{each.code} {each.title}",
        "period": each.period,
        "due_on": each.due_on,
        "standing": standing_words(each),
        "version_id": each.version_id,
    }


def draw_gaps(expected: Sequence[Expected], counting: Collection[str]) -> None:
    """For each return that is missing: since when, what waits for it, and who sends it."""
    st.header(words("gaps"))
    found = gaps(expected, counting)
    st.html(f"<p>{words('gaps_lead' if found else 'gaps_none')}</p>{''.join(_gap(each) for each in found)}")


def _gap(gap: Gap) -> str:
    asks = words("gap_asks", asks=gap.use.asks)
    sender = words("gap_sender", sender=gap.use.sender, screens=", ".join(gap.use.screens))
    lines = "".join(f"<p>{escape(line)}</p>" for line in (f"{gap.since} {gap.use.stops}", asks))
    return f'<h3>{escape(gap.title)}</h3>{lines}<p class="caption">{escape(sender)}</p>'
