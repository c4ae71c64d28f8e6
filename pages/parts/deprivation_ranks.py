"""Every domain of an index of deprivation: ranks along a line, and the same as a table."""

from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.charts.ranks import ranks_spec
from pages.parts.figure import Figure, figure, said
from pages.parts.palette import theme_name
from pages.parts.tables import Column, missing, whole
from queries.deprivation import ordinal
from queries.deprivation_ranks import Ranks, ranks
from queries.places import Place, spoken_name
from queries.wordings import say, spoken


def draw_ranks(place: Place, index_id: str) -> None:
    """The figure; a sentence where an area has no ranks."""
    found = ranks(place, index_id)
    if place.kind == "country":
        said(say("deprivation_page", "country"))
    elif found.answer.rows.empty:
        said(say("deprivation", "none", area=spoken_name(place.kind, place.name)))
    else:
        figure(ranks_figure(place, found))
        st.html(f"<p>{_explanation(place, found)}</p>")


def ranks_figure(place: Place, found: Ranks) -> Figure:
    """The ranks of an area that has some."""
    rows = _drawn(found.answer.rows)
    areas = found.areas_ranked
    return Figure(
        key="deprivation_ranks",
        title=found.title,
        caption=say("deprivation_page", "caption_ranks", area=_named(place, found), areas=areas, index=_index(found)),
        alt=_alt(rows, areas),
        spec=ranks_spec(theme_name(), rows["label"].nunique(), areas, single=found.single),
        rows=rows,
        table=rows,
        columns=_COLUMNS if found.single else [Column("area", "Area"), *_COLUMNS],
        sources=found.answer.sources,
    )


def _named(place: Place, found: Ranks) -> str:
    return str(found.answer.rows["area"].iloc[0]) if found.single else place.title


def _index(found: Ranks) -> str:
    return say("index", found.index_id)


def _drawn(rows: pd.DataFrame) -> pd.DataFrame:
    """name: the domain once, above its line."""
    first = ~rows["domain"].duplicated()
    return rows.assign(name=rows["label"].where(first), shown=[ordinal(int(rank)) for rank in rows["rank"]])


def _share(value: Any) -> str:
    return "[x]" if missing(value) else f"{spoken(100 * value, 0)} in 100"


def _score(value: Any) -> str:
    return "[x]" if missing(value) else spoken(value, 2)


_COLUMNS = [
    Column("label", "Domain"),
    Column("rank", "Rank, 1 is the most deprived", whole, number=True),
    Column("areas_ranked", "Out of", whole, number=True),
    Column("average_score", "Average score", _score, number=True),
    Column("share_most_deprived", "Neighbourhoods in the nation's most deprived tenth", _share, number=True),
]


def _alt(rows: pd.DataFrame, areas: int) -> str:
    """Each domain with its rank, or the ranks of several."""
    parts = [f"{label} {', '.join(found['shown'])}" for label, found in rows.groupby("label", sort=False)]
    return f"Ranks among {areas} districts, 1st the most deprived: {'; '.join(parts)}."


def _explanation(place: Place, found: Ranks) -> str:
    tenth = say("deprivation_page", "tenth")
    if found.single:
        return tenth
    count = found.answer.rows["area"].nunique()
    return f"{say('deprivation_page', 'several', count=count, area=place.name)} {tenth}"
