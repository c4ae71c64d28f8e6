"""One map on a page: message, caption, the map, legend, the same figures as a table, sources."""

from dataclasses import dataclass
from functools import partial
from html import escape

import streamlit as st

from pages.parts.area_bar import choose
from pages.parts.charts.paper_map import paper_map_spec, paper_rows
from pages.parts.drawn import remember
from pages.parts.figure import Figure, caption_html, figure, said, sources_line
from pages.parts.key import mark_key
from pages.parts.maps.hover import told_styles
from pages.parts.maps.layers import HEIGHT, Scene, deck, static_url
from pages.parts.maps.shades import coloured_list, legend, shade_colours
from pages.parts.maps.words import alt, caption, title
from pages.parts.notices import banner
from pages.parts.palette import theme_name
from pages.parts.tables import Column, html_table, whole
from queries.map_rates import real_elsewhere
from queries.maps import DEPRIVATION, YOUTH, Shading
from queries.places import Place
from queries.view import Slice
from queries.wordings import say

_MAP, _SERIAL, _CHOSEN, _TABLE, _PAPER_MAP = "map_deck", "map_clicks", "map_chosen", "map_table", "map_paper"
PAPER = "print"
_MARKED_AT_MOST = 16

_FIGURE = Column("shown", "Figure", number=True)
_WORDS = Column("sentence", "In words")
_REOFFENDING = [Column("offenders", "People followed", whole, number=True)]
_DEPRIVATION = [Column("rank_average_score", "Rank among districts", whole, number=True)]


@dataclass(frozen=True)
class MapView:
    """A shading as somebody wants it: drawn how, about which place, with whom beside it.

    layout: 'map', 'hexagons' or 'print'. kind: 'csp' or 'district'. codes: the areas of the place;
    beside: those named with them.
    """

    shading: Shading
    place: Place | None
    label: str
    layout: str
    kind: str
    codes: list[str]
    beside: list[str]
    near: bool

    @property
    def file(self) -> str:
        return "csp_hex" if self.layout == "hexagons" else self.kind

    @property
    def caption(self) -> str:
        return caption(self.shading, self.label, self.kind)

    @property
    def alt(self) -> str:
        return alt(self.shading, self.codes, self.beside, self.layout, self.kind)

    @property
    def title(self) -> str:
        return title(self.shading, self.place, self.codes)


def draw(view: MapView) -> None:
    """The map with everything that belongs to it."""
    if view.layout == PAPER:
        draw_on_paper(view)
        return
    drawn, told = st.columns([3, 2], gap="large")
    with drawn:
        draw_map(view)
    with told:
        tell_beside(view)
    draw_table(view)


def draw_map(view: MapView) -> None:
    """The interactive map under its message and caption; what is kept or taken away of it is the one for paper."""
    remember(_PAPER_MAP, partial(paper_map, view))
    st.html(f"<h3>{escape(view.title)}</h3>{caption_html(view.caption, view.shading.illustrative)}")
    theme = theme_name()
    st.html(told_styles(view.shading))
    framed = (*view.codes, *view.beside) if view.near else ()
    scene = Scene(view.file, _pointed(view), _named(view), framed, st.session_state.get(_SERIAL, 0))
    st.pydeck_chart(
        deck(view.shading, scene, theme), key=_MAP, height=HEIGHT, on_select=lambda: _clicked(view), alt=view.alt
    )


def tell_illustrative(place: Place | None, slice_: Slice | None) -> None:
    """That the figures are not real, and where a real one of the place is."""
    banner(say("map_page", "demonstration"))
    if place and slice_ and real_elsewhere(place, slice_):
        said(say("map_page", "real_elsewhere", area=place.name))


def announce(view: MapView) -> None:
    """What is drawn now, for a screen reader; in sight it stands beside the map already."""
    st.html(f'<p class="visually-hidden" role="status">{escape(view.caption)} {escape(view.title)}.</p>')


def tell_beside(view: MapView) -> None:
    """Beside the map: the area's sentence, the legend, the sources, the areas beside or in it."""
    own = view.shading.of(view.codes)
    if len(own) == 1:
        said(f"{own[0]['name']}: {own[0]['sentence']}")
    st.html(legend(view.shading, theme_name()))
    sources_line(view.shading.sources)
    others = view.shading.of(view.beside) if len(own) == 1 else own
    if others:
        st.html(f"<h3>{say('map_page', 'beside' if len(own) == 1 else 'inside')}</h3>")
        st.html(coloured_list(view.shading, others, theme_name()))


def draw_table(view: MapView) -> None:
    """The same figures as a table, sent only while it is open: it is larger than the map."""
    opened = st.expander("The same figures as a table", key=_TABLE, on_change="rerun")
    if opened.open:
        opened.html(html_table(view.shading.areas, table_columns(view.shading), view.caption))


def table_columns(shading: Shading) -> list[Column]:
    """Columns of the table of a map."""
    more = {YOUTH: [], DEPRIVATION: _DEPRIVATION}.get(shading.subject, _REOFFENDING)
    return [Column("name", "Area"), *more, _FIGURE, _WORDS]


def _pointed(view: MapView) -> tuple[str, ...]:
    """Areas to put a mark on; too many marks would hide the map."""
    return tuple(view.codes) if len(view.codes) <= _MARKED_AT_MOST else ()


def _named(view: MapView) -> tuple[str, ...]:
    """Areas whose names are written on the map: near by also the neighbours, far off only one."""
    if view.near:
        return (*_pointed(view), *view.beside)
    return tuple(view.codes) if len(view.codes) == 1 else ()


def _clicked(view: MapView) -> None:
    """Choose the area that was clicked, for every page, and forget the click."""
    picked = [outline for some in st.session_state[_MAP].selection.objects.values() for outline in some]
    codes = [outline["properties"]["code"] for outline in picked]
    for area in view.shading.of(codes):
        st.session_state[_SERIAL] = st.session_state.get(_SERIAL, 0) + 1
        st.session_state[_CHOSEN] = True
        choose(area["csp"])


def take_up_click() -> None:
    """Run the whole page again after a click: the bar and the heading name the area too."""
    if st.session_state.pop(_CHOSEN, False):
        st.rerun()


def draw_on_paper(view: MapView) -> None:
    """The same map as a figure for paper."""
    figure(paper_map(view))


def paper_map(view: MapView) -> Figure:
    """The map as a figure that can be printed, kept and taken away."""
    theme = theme_name()
    painted = shade_colours(view.shading.shades, theme)
    words = tuple((f"{shade.words}: {shade.count}", painted[shade.code]) for shade in view.shading.shades)
    return Figure(
        key=_PAPER_MAP,
        title=view.title,
        caption=view.caption,
        alt=view.alt,
        spec=paper_map_spec(theme, static_url(f"{view.file}.geojson"), words),
        rows=paper_rows(view.shading, view.file, view.codes),
        table=view.shading.areas,
        columns=table_columns(view.shading),
        sources=view.shading.sources,
        illustrative=view.shading.illustrative,
        key_html=_said_of(view) + _ring_key(view.shading, theme),
        brief=tuple(area["name"] for area in view.shading.of([*view.codes, *view.beside])),
    )


def _said_of(view: MapView) -> str:
    """What is said of the one area that is pointed out."""
    own = view.shading.of(view.codes) if len(view.codes) == 1 else []
    lines = [f"{area['name']}: {area['sentence']}" for area in own]
    return "".join(f'<p class="said">{escape(line)}</p>' for line in lines)


def _ring_key(shading: Shading, theme: str) -> str:
    """What the rings on the map are; the shades are told by the legend in the drawing."""
    rings = sum(bool(area["ring"]) for area in shading.areas)
    return (
        mark_key([(say("map_shade", "rings", rings=rings, ringed=shading.ringed), "○", "ink")], theme) if rings else ""
    )
