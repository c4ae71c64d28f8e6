"""Figures that papers printed, as quotations: never tested, never drawn beside other figures."""

from collections.abc import Iterable
from html import escape
from typing import Any

import pandas as pd

from pages.parts.figure import named_sources
from pages.parts.tables import missing
from queries.ask import ask
from queries.strategy.words import told
from queries.verdict_change import quoted_gap


def quoted_html(rows: pd.DataFrame, *, headed: bool = True) -> str:
    """A heading, unless one stands above already, and one line for each printed figure, with what may be said."""
    items = "".join(f"<li>{_line(row)}</li>" for row in rows.itertuples())
    named = named_sources(sources_of(rows["source_id"]))
    heading = f"<h3>{escape(told('quoted', 'heading'))}</h3>" if headed else ""
    return (
        f'{heading}<ul>{items}</ul><p class="source">Source: {escape(named)}. {escape(told("quoted", "no_counts"))}</p>'
    )


def _line(row: Any) -> str:
    category = f", {row.category}" if isinstance(row.category, str) and row.category not in ("target", "actual") else ""
    period = "" if missing(row.start_date) else f", {row.start_date:%B %Y} to {row.end_date:%B %Y}"
    gap = "" if missing(row.needed) else quoted_gap(row.printed, f"{row.comparator:.2f}%", int(row.needed))
    note = row.note if isinstance(row.note, str) else ""
    rest = " ".join(filter(None, [f"{row.label}{period}.", gap, note]))
    return f"<strong>{escape(row.area_text)}{escape(category)}: {escape(row.printed)}</strong>. {escape(rest)}"


def sources_of(source_ids: Iterable[str]) -> pd.DataFrame:
    """Publisher and title of some sources."""
    return ask("sources_named", source_ids=tuple(sorted(set(source_ids)))).rows


def cost_html() -> str:
    """What reoffending costs, nationally: never shared out among areas."""
    rows = ask("strategy/costs").rows
    items = "".join(f"<li>{_line(row)}</li>" for row in rows.itertuples())
    named = named_sources(sources_of(rows["source_id"]))
    return (
        f'<details class="more"><summary>{escape(told("quoted", "cost"))}</summary>'
        f'<ul>{items}</ul><p class="source">Source: {escape(named)}.</p></details>'
    )
