"""What the Compare page says besides its pictures."""

from html import escape

import streamlit as st

from pages.parts.figure import bullets, said, sources_line
from pages.parts.tables import Column, html_table
from queries.area_sets import CHOSEN, SIMILAR, AreaSet
from queries.compare import AREA, Comparison, Years
from queries.places import Place
from queries.similar import similar_areas
from queries.view import Slice
from queries.wordings import say, spoken


def stop_without_years(place: Place, area_set: AreaSet, slice_: Slice, found: Years) -> None:
    """End the page with the reason when nothing can be set beside the area."""
    if found.ends:
        return
    blanks = {"area": place.name, "who": slice_.words()}
    empty = {CHOSEN: "no_chosen", SIMILAR: "no_similar"}.get(area_set.key) if not area_set.area_ids else None
    said(say("area_set", empty or ("no_figures" if found.area_has_figures else "no_own_figure"), **blanks))
    st.stop()


def stop_with_one_county(place: Place, comparison: Comparison) -> None:
    """End the page when one county's figure stands for every area of the set."""
    if (comparison.rows["role"] == AREA).any():
        return
    said(say("area_set", "one_county", area=place.name, figure_area=comparison.rows["label"].iloc[0]))
    st.stop()


def verdicts(comparison: Comparison) -> None:
    """Whose figure it is; the verdict on it against the set, then against the benchmark of the bar above."""
    if comparison.whose:
        said(comparison.whose)
    first, second = comparison.with_set, comparison.with_benchmark
    if first or second:
        said((first or second).sentence)  # type: ignore[union-attr]
    if first and second and first.beside != second.beside:
        said(second.beside)


def status(sentence: str) -> None:
    """What is shown now, announced when it changes."""
    st.html(f'<p class="caption" role="status">{escape(sentence)}</p>')


def why_these(place: Place, area_set: AreaSet) -> None:
    """The measures on which the most similar areas were chosen, where they are the set."""
    if area_set.key != SIMILAR:
        return
    alike = similar_areas(place)
    st.header("Why these areas")
    bullets(alike.reasons(place))
    table = html_table(alike.answer.rows, _LIKENESS, f"{place.name} and the areas most like it, nearest first")
    with st.expander("What makes them alike"):
        st.html(table)
    sources_line(alike.answer.sources)


def _share(value: float) -> str:
    return f"{spoken(100 * value, 1)} in 100"


_LIKENESS = [
    Column("area", "Area"),
    Column("imd", "Deprivation score", lambda value: spoken(value, 1), number=True),
    Column("crime", "Crime score", lambda value: spoken(value, 2), number=True),
    Column("persons", "Residents", lambda value: spoken(value, 0), number=True),
    Column("share_10_17", "Aged 10 to 17", _share, number=True),
    Column("share_18_24", "Aged 18 to 24", _share, number=True),
    Column("distance", "Distance", lambda value: spoken(value, 2), number=True),
]
