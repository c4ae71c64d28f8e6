"""The figures of the Explore screen as a file, with everything a reader needs who has only the file."""

from collections.abc import Iterator
from typing import Any

import streamlit as st

from pages.parts.export import csv_file
from queries.explore_scene import Point, Scene
from queries.explore_words import caption, offence, small_number_words, span
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
    sources = {row.source_id: row for row in scene.sources.itertuples()}
    charts = {"Over time": scene.over_time, "Side by side": scene.side_by_side, "By offence type": scene.parts}
    for chart, points in charts.items():
        yield from ((chart, *_row(point, sources[point.source_id], scene)) for point in points)


def _row(point: Point, source: Any, scene: Scene) -> tuple[Any, ...]:
    measure = scene.measure
    rest = f"the rest of {scene.benchmark.label}" if point.is_rest else scene.benchmark.label
    return (
        point.name,
        point.code,
        say("explore", f"reach_{point.reach}"),
        offence(point.offence_id) if point.offence_id else "All that were chosen",
        point.period,
        point.start_date,
        point.end_date,
        measure.name,
        measure.unit.text,
        point.exact,
        _scaled(point.lo if point.drawn is not None else None, scene),
        _scaled(point.hi if point.drawn is not None else None, scene),
        point.offenders,
        point.reoffenders,
        point.reoffences,
        "" if point.benchmark_value is None else rest,
        _scaled(point.benchmark_value, scene),
        say("explore", f"lane_{point.lane}"),
        source.title,
        source.publisher,
        source.licence,
        point.place,
        f"{scene.view.slice.words()}; {point.name}; {point.period}",
    )


def _scaled(value: float | None, scene: Scene) -> float | None:
    """In the unit of the measure, to one place more than the screen shows."""
    unit = scene.measure.unit
    return None if value is None else round(value * unit.scale, unit.places_for(None)[-1] + 1)


def read_me(scene: Scene) -> bytes:
    """What the figures are, where they come from, what the marks mean and what they may not be used for."""
    measure = scene.measure
    paragraphs = [
        caption(scene, scene.place.title, span(scene.over_time)) if scene.over_time else scene.place.title,
        say("explore", "read_me_demonstration") if scene.illustrative else "",
        f"{measure.name}: {measure.plain} {measure.caveat}",
        small_number_words("read_me_marks"),
        say("explore", "read_me_breaks"),
        *(f"{row.publisher}: {row.title}. {row.attribution}" for row in scene.sources.itertuples()),
    ]
    return "\n\n".join(filter(None, paragraphs)).encode()
