"""Deprivation and reoffending: areas as dots with the notice beside them, and the gradient in fifths."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from data.settings import settings
from pages.parts.alt import listed_alt
from pages.parts.charts.dots import dots_spec
from pages.parts.charts.scatter import scatter_spec
from pages.parts.figure import Figure, figure
from pages.parts.key import mark_key
from pages.parts.notices import notices
from pages.parts.palette import theme_name
from pages.parts.tables import Column, missing, whole
from queries.deprivation_link import Gradient, Link, gradient
from queries.places import Place
from queries.view import Slice
from queries.wordings import say, spoken

_SIDE = 0.7  # of the way across: beyond it a name would leave the picture on the right
_ON_PAPER = 5  # rows of the areas, of some 300


def draw_link(place: Place, found: Link, index_id: str, domain: str, slice_: Slice, note: str) -> None:
    """Dots, with what they may and may not be taken to mean always in sight beside them, and first on a phone."""
    beside, chart = st.columns([3, 7], gap="large")
    with beside:
        notices("deprivation")
        if note:
            st.html(f'<p class="notice">{escape(note)}</p>')
        if found.answer.illustrative:
            st.html(f'<p class="banner">{escape(say("deprivation_page", "built_in"))}</p>')
    with chart:
        figure(scatter_figure(place, found, index_id, domain, slice_))
    st.html("".join(f"<p>{escape(sentence)}</p>" for sentence in _sentences(place, found)))


def _sentences(place: Place, found: Link) -> list[str]:
    left_out = int((~found.answer.rows["counted"]).sum())
    faint = say("deprivation_page", "left_out", count=left_out, threshold=_few()) if left_out else ""
    return [sentence for sentence in (found.sentence, _here(place, found), faint) if sentence]


def _few() -> int:
    return int(settings().small_numbers["unreliable_below"])


def _own(place: Place, found: Link) -> Any | None:
    rows = found.answer.rows
    own = rows[(rows["area_id"] == place.area_id) & rows["rate"].notna()]
    return next(own.itertuples(), None)


def _here(place: Place, found: Link) -> str:
    own = _own(place, found)
    if own is None:
        return say("deprivation_page", "not_here", area=place.name) if place.kind == "csp" else ""
    return say("deprivation_page", "here", area=place.name, score=spoken(own.average_score, 1), rate=own.shown)


def scatter_figure(place: Place, found: Link, index_id: str, domain: str, slice_: Slice) -> Figure:
    """Areas as dots. domain: as it is called on the screen."""
    rows = _drawn(place, found)
    blanks = {"who": slice_.words(), "period": found.period, "domain": domain.lower(), "index": say("index", index_id)}
    caption = say("deprivation_page", "caption_link", pairs=len(rows), **blanks)
    return Figure(
        key="deprivation_scatter",
        title=found.title,
        caption=caption[0].upper() + caption[1:],
        alt=say("deprivation_page", "alt_link", pairs=len(rows), sentence=found.sentence, here=_here(place, found)),
        spec=scatter_spec(theme_name(), say("deprivation_page", "across")),
        rows=rows,
        table=rows,
        columns=_COLUMNS,
        sources=found.answer.sources,
        illustrative=found.answer.illustrative,
        brief=_about_as_deprived(rows),
    )


def _about_as_deprived(rows: pd.DataFrame) -> tuple[str, ...]:
    """The area and those nearest to its score, for paper; the two ends where it has no rate."""
    scores, own = rows["average_score"].sort_values(), rows.loc[rows["here"] == "here", "average_score"]
    nearest = scores.iloc[[0, -1]] if own.empty else (scores - own.iloc[0]).abs().nsmallest(_ON_PAPER)
    return tuple(rows.loc[nearest.index, "area"])


def _drawn(place: Place, found: Link) -> pd.DataFrame:
    """Areas with a rate; the one asked about is marked, with the side of its dot that has room for its name."""
    rows = found.answer.rows.dropna(subset=["rate"])
    low, high = rows["average_score"].min(), rows["average_score"].max()
    own = rows["area_id"] == place.area_id
    return rows.assign(
        here=own.map({True: "here", False: "other"}),
        name_side=(rows["average_score"] > low + _SIDE * (high - low)).map({True: "left", False: "right"}),
    )


def _score(value: Any) -> str:
    return "[x]" if missing(value) else spoken(value, 1)


_COLUMNS = [
    Column("area", "Area"),
    Column("average_score", "Average score", _score, number=True),
    Column("offenders", "People followed", whole, number=True),
    Column("shown", "Reoffended", number=True),
]

_FIFTH_COLUMNS = [
    Column("fifth_name", "Fifth of areas"),
    Column("areas", "Areas", whole, number=True),
    Column("offenders", "People followed", whole, number=True),
    Column("reoffenders", "Reoffended", whole, number=True),
    Column("shown", "Rate", number=True),
]


def draw_gradient(place: Place, found: Link, index_id: str, domain: str, slice_: Slice) -> None:
    """The five fifths with what the line through them says; a sentence where there are too few areas."""
    across = gradient(found, place)
    if across is None:
        st.html(f"<p>{escape(say('deprivation_page', 'no_gradient'))}</p>")
        return
    figure(fifths_figure(place, found, across, index_id, domain, slice_))
    own = across.rows.loc[across.rows["standing"] == "itself", "fifth_name"]
    where = [say("deprivation_page", "in_fifth", area=place.name, fifth=f"{name[0].lower()}{name[1:]}") for name in own]
    st.html(f"<p>{escape(' '.join([*where, across.sentence]))}</p>")


def fifths_figure(place: Place, found: Link, across: Gradient, index_id: str, domain: str, slice_: Slice) -> Figure:
    """The five fifths of areas."""
    blanks = {"who": slice_.words(), "period": found.period, "domain": domain.lower(), "index": say("index", index_id)}
    return Figure(
        key="deprivation_gradient",
        title=across.title,
        caption=say("deprivation_page", "caption_gradient", pairs=found.pairs, **blanks),
        alt=listed_alt(across.rows, "fifth_name"),
        spec=dots_spec(theme_name(), len(across.rows), "fifth_name"),
        rows=across.rows,
        table=across.rows,
        columns=_FIFTH_COLUMNS,
        sources=found.answer.sources,
        illustrative=found.answer.illustrative,
        key_html=_key(place, across),
    )


def _key(place: Place, across: Gradient) -> str:
    together = say("deprivation_page", "together")
    marks = [(together[0].upper() + together[1:], "|", "quiet")]
    if "itself" in set(across.rows["standing"]):
        marks.insert(0, (say("deprivation_page", "fifth_here", area=place.name), "◆", "focus"))
    return mark_key(marks, theme_name())
