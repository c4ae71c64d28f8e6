"""What accepting, withdrawing or restoring a return would do: counts in a sentence, old and new, what follows."""

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from pages.parts.figure import bullets
from pages.parts.tables import Column, html_table
from queries.desk import Effect, Figure, Revision
from queries.returns.shelf import counted, joined, words

# More lines than this help nobody; the counts above say how many there are.
_LISTED = 100
_ABOUT = [
    Column("item", "Figure"),
    Column("area", "Area"),
    Column("period", "Period"),
    Column("about", "Row"),
]
_BEFORE, _AFTER = Column("before", "Now", number=True), Column("after", "Then", number=True)


def draw_effect(effect: Effect, lead: str) -> None:
    """The whole of it. lead: what this is about, a sentence that ends in a colon."""
    st.html(f'<p class="said">{escape(lead)} {escape(effect_words(effect))}</p>')
    if effect.consequences:
        st.html(f"<p><strong>{words('effect_consequences')}</strong></p>")
        bullets(list(effect.consequences))
    _listed("effect_revised", [_revised(each) for each in effect.revised], [_BEFORE, _AFTER], unfolded=True)
    _listed("effect_removed", [_figure(each, "before") for each in effect.removed], [_BEFORE], unfolded=True)
    _listed("effect_new", [_figure(each, "after") for each in effect.new], [_AFTER], unfolded=False)


def effect_words(effect: Effect) -> str:
    """The counts in one sentence."""
    if effect.nothing:
        return words("effect_nothing")
    counts = {
        "effect_new": len(effect.new),
        "effect_revised": len(effect.revised),
        "effect_removed": len(effect.removed),
        "effect_unchanged": effect.unchanged,
    }
    return f"{joined([counted(name, count) for name, count in counts.items() if count])}."


def _listed(name: str, rows: Sequence[dict[str, Any]], shows: list[Column], *, unfolded: bool) -> None:
    if not rows:
        return
    title = words(name)
    with st.expander(f"{title} ({len(rows)})", expanded=unfolded):
        if len(rows) > _LISTED:
            st.html(f"<p>{words('effect_more', shown=_LISTED, count=len(rows))}</p>")
        about = [column for column in _ABOUT if any(row[column.field] for row in rows)]
        st.html(html_table(rows[:_LISTED], [about[0], *shows, *about[1:]], title))


def _figure(figure: Figure, shown: str) -> dict[str, Any]:
    return {
        "item": figure.item,
        "area": figure.area,
        "period": figure.period,
        "about": figure.about,
        shown: figure.shown,
    }


def _revised(revision: Revision) -> dict[str, Any]:
    return _figure(revision.figure, "after") | {"before": revision.before}
