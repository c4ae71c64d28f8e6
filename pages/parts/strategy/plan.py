"""Actions and consultations as lines that open."""

from html import escape
from typing import Any

import streamlit as st

from queries.strategy.goals import text
from queries.strategy.plan import Action, consultation_facts
from queries.strategy.words import told


def draw_actions(actions: tuple[Action, ...]) -> None:
    """Each action as a line with how far it is; opened, everything known about it."""
    st.html("".join(_action(action) for action in actions))


def _action(action: Action) -> str:
    row = action.row
    pressing = " pressing" if action.state in ("late", "past", "at_risk") else ""
    return (
        f'<details class="action{pressing}"><summary><strong>{escape(row.action)}</strong>'
        f"<span>{escape(action.summary)}</span>{pending_html(row)}</summary>{facts_html(action.facts)}"
        f'<p>{_evidence(text(row.evidence))}</p><p class="source">{escape(_origin(row))}</p></details>'
    )


def pending_html(row: Any) -> str:
    """Who changed a row that the public does not see so yet, and when."""
    return f'<span class="pending">{escape(row.pending)}</span>' if row.pending else ""


def _evidence(given: str) -> str:
    if not given:
        return escape(told("plan", "evidence_none"))
    if given.startswith(("https://", "http://")) and " " not in given:
        return f'<a href="{escape(given, quote=True)}" rel="noreferrer">{escape(told("plan", "evidence"))}</a>'
    return escape(f"Evidence: {given}")


def _origin(row: Any) -> str:
    return f"{row.area}, {row.action_id}. From: {row.publisher}, {row.title} ({row.place})."


def facts_html(pairs: list[tuple[str, str]]) -> str:
    """Pairs of heading and words as a list that makes columns where there is room."""
    items = "".join(f"<div><dt>{escape(heading)}</dt><dd>{escape(words)}</dd></div>" for heading, words in pairs)
    return f'<dl class="facts">{items}</dl>'


def draw_consultations(rows: list[Any]) -> None:
    """Each consultation with what was asked, heard and changed, all in sight."""
    st.html(
        "".join(
            f"<h3>{escape(row.title)} ({escape(row.area)})</h3>{pending_html(row)}{facts_html(consultation_facts(row))}"
            f'<p class="source">From: {escape(f"{row.publisher}, {row.source_title} ({row.place})")}.</p>'
            for row in rows
        )
    )
