"""The foot of every page with figures: a way to keep or present them, and whether the screen is shared."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from pages.parts.area_bar import chosen
from pages.parts.drawn import remembered
from pages.parts.figure import Figure, figures_drawn
from pages.parts.kept import alone, keep
from pages.parts.own_story import add
from pages.parts.take import take_chart, take_charts
from pages.parts.trouble import shown_kindly
from pages.parts.viewer import audience, presenting, start_presenting, stop_presenting, viewer
from queries.kept import Declined, TooMany, say

_LOCAL = "return"
_PUBLIC = "public"


def keep_bar(page: str) -> None:
    """Draw the foot of a page, given by its path in the address."""
    with st.container(key="keep_bar"):
        if presenting() and viewer().role != _PUBLIC:
            st.html(f'<p class="notice" role="status">{escape(say("kept", "sharing"))}</p>')
            st.button(say("kept", "stop_sharing"), on_click=stop_presenting)
        if remembered():
            _offer(page)


@st.fragment
def _offer(page: str) -> None:
    """A fragment: to keep a figure draws nothing of the page anew."""
    with shown_kindly():
        folded = st.expander(say("kept", "press"), key=f"keep_these_{page}", on_change="rerun")
        if folded.open:
            with folded:
                _figures(page)


def _figures(page: str) -> None:
    """What is drawn is asked for only now: filters may have changed figures and address since the page was drawn."""
    found = figures_drawn()
    if audience() != _PUBLIC and any(_is_local(figure) for figure in found):
        st.html(f"<p>{escape(say('kept', 'not_public'))}</p>")
        if st.button(say("kept", "as_public")):
            start_presenting()
            st.rerun()
        return
    for figure in found:
        _one(figure, page)
    if choice := chosen():
        take_charts(found, choice, page)


def _one(figure: Figure, page: str) -> None:
    row = st.container(horizontal=True, vertical_alignment="center")
    row.html(f"<p><strong>{escape(figure.title)}</strong></p>", width="stretch")
    if choice := chosen():
        with row:
            take_chart(figure, choice, page)
    wants_number = row.button(say("kept", "keep"), key=f"keep_{figure.key}")
    wants_slide = row.button(say("kept", "add"), key=f"add_{figure.key}")
    if wants_number or wants_slide:
        _do(figure, page, wants_slide)


def _do(figure: Figure, page: str, as_slide: bool) -> None:
    choice = chosen()
    area = choice.place.title if choice else ""
    try:
        number = keep(figure.title, area, alone(figure, area, f"{page}?{urlencode(_address())}"))
    except (TooMany, Declined) as refused:
        st.error(str(refused) or say("kept", "too_many"))
        return
    if as_slide:
        add(number, figure.title)
    words = say("kept", "added" if as_slide else "given", number=number)
    st.html(f'<p class="said" role="status">{escape(words)}</p>')


def _address() -> list[tuple[str, str]]:
    return [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]


def _is_local(figure: Figure) -> bool:
    return "lane" not in figure.sources or bool((figure.sources["lane"] == _LOCAL).any())
