"""One youth justice measure as a small card: the message, the sentences, a small trend, the same figures as a table."""

from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.charts.small_trend import small_trend_spec
from pages.parts.charts.trend import trend_rows
from pages.parts.figure import Figure, caption_html, figure, sources_line
from pages.parts.key import beside_key
from pages.parts.palette import theme_name
from pages.parts.tables import Column, missing
from queries.ask import ask
from queries.verdict import Measured, Unit, tell
from queries.view import dates_in_words
from queries.wordings import spoken
from queries.youth import Card, pounds

_FAMILY = "youth"
MOST_WORDS = 10  # of a title that is read from the back of a room


def draw_card(card: Card) -> None:
    """The card; without a chart where only one year is published."""
    points = _printed(card)
    if points["shown"].notna().sum() < 2:
        st.html(f"<h3>{escape(card_title(card))}</h3>{caption_html(card_caption(card), False)}{_words(card)}")
        sources_line(card.panel.answer.sources)
        return
    figure(_figure(card, points))


def card_figure(card: Card) -> Figure | None:
    """The chart of a card, without the card's words; None where only one year is published."""
    points = _printed(card)
    return replace(_figure(card, points), key_html=_key(card)) if points["shown"].notna().sum() > 1 else None


def _figure(card: Card, points: pd.DataFrame) -> Figure:
    return Figure(
        key=card.measure_id,
        title=card_title(card),
        caption=card_caption(card),
        alt=_alt(card, points),
        spec=small_trend_spec(theme_name(), pounds=card.pounds),
        rows=trend_rows(points, marks(points)),
        table=points,
        columns=_columns(card, points),
        sources=card.panel.answer.sources,
        key_html=_words(card) + _key(card),
    )


def explain_marks(cards: list[Card]) -> None:
    """What the numbered lines in the cards are; nothing where no card has one."""
    drawn = [card.points for card in cards if card.points["shown"].notna().sum() > 1]
    if not drawn or (found := marks(pd.concat(drawn))).empty:
        return
    items = "".join(
        f"<li><strong>{row.date:%B %Y}: {escape(row.title)}.</strong> {escape(row.sentence)}</li>"
        for row in found.itertuples()
    )
    st.html(f'<p>The numbered line in these charts:</p><ol class="events">{items}</ol>')


def marks(points: pd.DataFrame) -> pd.DataFrame:
    """Dates from which youth figures must be read with care, within the drawn years."""
    span = {"from_date": points["end_date"].min().date(), "to_date": points["end_date"].max().date()}
    return ask("breaks_of_family", family=_FAMILY, **span).rows


def card_title(card: Card) -> str:
    """The verdict, where there is one and it fits a title; else the figure."""
    short = card.panel.verdict.short
    judged = f"{card.name}: {short[0].lower()}{short[1:]}"
    fits = card.panel.verdict.standing and len(judged.split()) <= MOST_WORDS
    return judged if fits else f"{card.name}: {card.headline}{_if_old(card)}"


def _if_old(card: Card) -> str:
    """When the newest figure ended, where the chart goes on without the area."""
    ended, latest = card.panel.answer.rows["end_date"].max(), card.panel.latest
    return f", to {latest.end_date:%B %Y}" if latest is not None and latest.end_date < ended else ""


def card_caption(card: Card) -> str:
    rows = card.panel.answer.rows
    beside = f", beside {card.panel.benchmark}" if card.points["beside"].notna().any() else ""
    years = dates_in_words(rows["start_date"].min(), rows["end_date"].max())
    return f"{card.figure_area}: {card.name[0].lower()}{card.name[1:]}, {card.unit}, {years}{beside}."


def _words(card: Card) -> str:
    first, *rest = card.sentences
    told = "".join(f"<p>{escape(sentence)}</p>" for sentence in rest)
    opening = escape(first).replace(escape(card.headline), f"<strong>{escape(card.headline)}</strong>", 1)
    return f'<p class="said">{opening}</p>{told}'


def _key(card: Card) -> str:
    drawn = card.points[["lo", "beside"]].notna().any()
    beside = card.panel.benchmark if drawn["beside"] else ""
    return beside_key(card.figure_area, beside, theme_name(), ranged=bool(drawn["lo"]))


def _printed(card: Card) -> pd.DataFrame:
    """The points with their figures as people read them."""
    rows = card.points
    unit = Unit(card.unit)
    return rows.assign(
        printed=[_shown(row.rate, row.value, row.symbol, unit, card.pounds) for row in rows.itertuples()],
        could_be=[_range(row.lo, row.hi) for row in rows.itertuples()],
        beside_printed=[_shown(row.benchmark_rate, row.beside, None, unit, card.pounds) for row in rows.itertuples()],
    )


def _shown(rate: Any, value: Any, symbol: Any, unit: Unit, in_pounds: bool) -> str:
    if missing(rate):
        return f"[{symbol if isinstance(symbol, str) else 'x'}]"
    return pounds(value) if in_pounds else f"{tell(Measured(rate), unit, '').rate} {unit.short}"


def _range(low: Any, high: Any) -> str:
    return "[x]" if missing(low) or missing(high) else f"{spoken(low, 0)} to {spoken(high, 0)}"


def _columns(card: Card, points: pd.DataFrame) -> list[Column]:
    columns = [Column("period", "Period"), Column("printed", card.figure_area, number=True)]
    if points["lo"].notna().any():
        columns.append(Column("could_be", "Could be", number=True))
    if points["beside"].notna().any():
        columns.append(Column("beside_printed", card.panel.benchmark, number=True))
    return columns


def _alt(card: Card, points: pd.DataFrame) -> str:
    """Span, first, lowest, highest and newest figure, and the comparator, as drawn."""
    drawn = points.dropna(subset=["shown"])
    first, last = drawn.iloc[0], drawn.iloc[-1]
    low, high = drawn.loc[drawn["shown"].idxmin()], drawn.loc[drawn["shown"].idxmax()]
    parts = [
        f"Line chart of {card.name}, {card.figure_area}, {card.unit}.",
        f"{first['printed']} in {first['period']}, {last['printed']} in {last['period']}.",
        f"Lowest {low['printed']} in {low['period']}, highest {high['printed']} in {high['period']}.",
    ]
    if not missing(last["beside"]):
        parts.append(f"{card.panel.benchmark} in {last['period']}: {last['beside_printed']}.")
    return " ".join(parts)
