"""The figures of the Explore screen as a file, with everything a reader needs who has only the file."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.export import csv_file
from pages.parts.tables import missing
from queries.explore_scene import Scene
from queries.explore_words import caption, offence, small_number_words, span
from queries.reoffending import ILLUSTRATIVE
from queries.wordings import say

_HEADINGS = (
    "Chart", "Area", "Area code", "Figure is for", "Offence type", "Period", "From", "To", "Measure", "Unit", "Value",
    "Could be, from", "Could be, to", "People followed", "Reoffended", "Reoffences", "Compared with",
    "Comparison value", "Kind of figures", "Source", "Publisher", "Licence", "Place in the source", "Filters",
)  # fmt: skip


def download(scene: Scene) -> None:
    """Two files: the figures that are drawn, and what to know about them. Made only when somebody asks."""
    stem = f"reoffending-{scene.place.code.lower()}"
    with st.container(horizontal=True):
        st.download_button(
            say("explore", "download"), lambda: figures_file(scene), f"{stem}.csv", "text/csv", key="explore_csv",
            on_click="ignore",
        )  # fmt: skip
        st.download_button(
            say("explore", "download_notes"), lambda: read_me(scene), f"{stem}-read-me.txt", "text/plain",
            key="explore_read_me", on_click="ignore",
        )  # fmt: skip


def figures_file(scene: Scene) -> bytes:
    """Exactly the figures that the three charts draw, each with its source, lane and filters."""
    return csv_file(_HEADINGS, _rows(scene))


def _rows(scene: Scene) -> Iterator[tuple[Any, ...]]:
    sources = scene.answer.sources.set_index("source_id")
    charts = {"Over time": scene.over_time, "Side by side": scene.side_by_side, "By offence type": scene.parts}
    for chart, rows in charts.items():
        yield from (_row(chart, row, sources, scene) for row in rows.itertuples())


def _row(chart: str, row: Any, sources: pd.DataFrame, scene: Scene) -> tuple[Any, ...]:
    measure, source = scene.measure, sources.loc[row.source_id]
    scale = measure.unit.scale
    rest = f"the rest of {scene.benchmark.label}" if row.is_rest else scene.benchmark.label
    compared = not missing(row.benchmark_value)
    return (
        chart,
        row.name,
        row.code,
        say("explore", f"reach_{row.reach}"),
        "All that were chosen" if missing(row.offence_id) else offence(row.offence_id),
        row.period,
        f"{row.start_date:%Y-%m-%d}",
        f"{row.end_date:%Y-%m-%d}",
        measure.name,
        measure.unit.text,
        row.exact,
        None if missing(row.lo) else round(row.lo * scale, 1),
        None if missing(row.hi) else round(row.hi * scale, 1),
        row.offenders,
        row.reoffenders,
        row.reoffences,
        rest if compared else "",
        round(row.benchmark_value * scale, 2) if compared else None,
        say("explore", f"lane_{row.lane}"),
        source["title"],
        source["publisher"],
        source["licence"],
        row.place,
        f"{scene.view.slice.words()}; {row.name}; {row.period}",
    )


def read_me(scene: Scene) -> bytes:
    """What the figures are, where they come from, what the marks mean and what they may not be used for."""
    measure = scene.measure
    rows = scene.over_time
    paragraphs = [
        caption(scene, scene.place.title, span(rows)) if len(rows) else scene.place.title,
        say("explore", "read_me_demonstration") if ILLUSTRATIVE in scene.answer.lanes else "",
        f"{measure.name}: {measure.plain} {measure.caveat}",
        small_number_words("read_me_marks"),
        say("explore", "read_me_breaks"),
        *(f"{row.publisher}: {row.title}. {row.attribution}" for row in scene.answer.sources.itertuples()),
    ]
    return "\n\n".join(filter(None, paragraphs)).encode()
