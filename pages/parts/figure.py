"""One figure on a page: message, what is drawn, the chart, the same figures as a table, sources.

Every chart of the product goes through `figure`, so that none can be shown without its
caption, its text alternative, its table and its sources.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from pages.parts.drawn import remember, remembered
from pages.parts.tables import Column, Records, html_table

ILLUSTRATIVE_MARK = "Demonstration figures, not real"


@dataclass(frozen=True)
class Figure:
    """What one chart needs to be shown honestly.

    title: the message in ten words or fewer. caption: measure, place, period, in one sentence.
    alt: the drawn figures in words. spec: a Vega-Lite specification without data. rows: what is
    drawn; table: the same figures without what only the drawing needs. key_html: see pages.parts.key.
    brief: where the table is too long to print, how the rows begin that a reader on paper wants.
    subject: what the message is about, where a chart without its page would not say so.
    """

    key: str
    title: str
    caption: str
    alt: str
    spec: dict[str, Any]
    rows: pd.DataFrame
    table: pd.DataFrame | Records
    columns: list[Column]
    sources: pd.DataFrame
    illustrative: bool = False
    key_html: str = ""
    brief: tuple[str, ...] = ()
    subject: str = ""


@dataclass(frozen=True)
class LiveFigure:
    """A chart that is drawn again with every filter, in as few and as small pieces as can be.

    As Figure, but: heading stands over it. name: what it is called, the same whatever it shows;
    the words of alt are told beside the chart, because a chart whose own description changes is
    built anew by the browser. table: makes the rows when somebody opens it.
    """

    key: str
    heading: str
    name: str
    title: str
    caption: str
    alt: str
    spec: dict[str, Any]
    rows: pa.Table
    table: Callable[[], Records]
    columns: list[Column]
    sources: pd.DataFrame
    illustrative: bool
    key_html: str = ""


def as_figure(item: LiveFigure) -> Figure:
    """The same with everything at hand: for what is kept, presented or taken away."""
    return Figure(
        key=item.key,
        title=item.title,
        caption=item.caption,
        alt=item.alt,
        spec=item.spec,
        rows=item.rows.to_pandas(),
        table=item.table(),
        columns=item.columns,
        sources=item.sources,
        illustrative=item.illustrative,
        key_html=item.key_html,
    )


def figures_drawn() -> list[Figure]:
    """The figures of the page in view, in the order they stand on it; some are made only now that they are wanted."""
    made = [item() if callable(item) else item for item in remembered()]
    found = [as_figure(item) if isinstance(item, LiveFigure) else item for item in made]
    return [item for item in found if isinstance(item, Figure)]


def live_figure(item: LiveFigure) -> None:
    """Draw one chart with everything that belongs to it, its words and source in a single piece above it."""
    remember(item.key, item)
    st.html(
        f"<h2>{escape(item.heading)}</h2><h3>{escape(item.title)}</h3>{caption_html(item.caption, item.illustrative)}"
        f'{_source(item.sources)}<p class="visually-hidden">{escape(item.alt)}</p>{item.key_html}'
    )
    st.vega_lite_chart(item.rows, item.spec, key=item.key, alt=item.name, width="stretch")
    folded = st.expander("The same figures as a table", key=f"{item.key}_table", on_change="rerun")
    if folded.open:
        folded.html(html_table(item.table(), item.columns, item.caption))


def figure(item: Figure) -> None:
    """Draw one figure with everything that belongs to it."""
    remember(item.key, item)
    st.html(f"<h3>{escape(item.title)}</h3>{caption_html(item.caption, item.illustrative)}{item.key_html}")
    st.vega_lite_chart(_drawn(item.rows, item.spec), item.spec, key=item.key, alt=item.alt, width="stretch")
    with st.expander("The same figures as a table"):
        st.html(html_table(item.table, item.columns, item.caption))
    sources_line(item.sources)


def _drawn(rows: pd.DataFrame, spec: Mapping[str, Any]) -> pa.Table:
    """The columns that a specification names, without what pandas says of itself: only these travel."""
    words = set(re.findall(r"\w+", json.dumps(spec)))
    table = pa.Table.from_pandas(rows[[name for name in rows if name in words]], preserve_index=False)
    return table.replace_schema_metadata(None)


def caption_html(caption: str, illustrative: bool) -> str:
    """What is shown, in a sentence; demonstration figures say so first."""
    mark = f"<strong>{ILLUSTRATIVE_MARK}.</strong> " if illustrative else ""
    return f'<p class="caption">{mark}{escape(caption)}</p>'


def sources_line(sources: pd.DataFrame) -> None:
    """Publisher and title of every source, under the figures that came from them."""
    named = _source(sources)
    if named:
        st.html(named)


def _source(sources: pd.DataFrame) -> str:
    named = named_sources(sources)
    return f'<p class="source">Source: {escape(named)}.</p>' if named else ""


def named_sources(sources: pd.DataFrame) -> str:
    """Publishers and titles of some sources, one after the other."""
    pairs = zip(sources["publisher"], sources["title"], strict=True)
    return "; ".join(f"{publisher}, {title}" for publisher, title in pairs)


def said(sentence: str) -> None:
    """A sentence that carries the message, in larger type."""
    st.html(f'<p class="said">{escape(sentence)}</p>')


def bullets(sentences: list[str]) -> None:
    """Sentences as a list."""
    st.html(f"<ul>{''.join(f'<li>{escape(sentence)}</li>' for sentence in sentences)}</ul>")
