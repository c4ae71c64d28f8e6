"""Changes made in the app: what waits to be made public, what was changed before, and taking either back."""

from html import escape

import streamlit as st

from pages.parts.publishing import publish_button, published_message
from pages.parts.viewer import presenting, viewer
from queries.access import may
from queries.desk import Declined
from queries.places import Place
from queries.strategy.edits import changes_here, take_back
from queries.strategy.pending import Change, name_of, sentence, told, waiting

_TAKEN_BACK = "strategy_taken_back"


def changes_seen(place: Place, *subjects: str) -> tuple[Change, ...]:
    """The changes that this session sees before the public does; none on a shared screen."""
    return () if presenting() else changes_here(viewer(), place, *subjects)


def draw_waiting(place: Place, seen: tuple[Change, ...]) -> None:
    """What the public does not see yet, each with a way back, and for an approver the way out."""
    published_message()
    if message := st.session_state.pop(_TAKEN_BACK, None):
        st.success(message)
    unseen = waiting(seen)
    if not unseen:
        return
    with st.container(border=True):
        st.subheader(told("waiting", "heading_one" if len(unseen) == 1 else "heading", count=len(unseen)))
        st.html(f"<p>{escape(told('waiting', 'intro'))}</p>")
        for change in unseen:
            _line(place, change, f"{sentence(change, place)} {change.note}")
        if may(viewer(), "publish"):
            publish_button(viewer())
        else:
            st.html(f"<p>{escape(told('waiting', 'publish_not'))}</p>")


def draw_earlier(place: Place, seen: tuple[Change, ...]) -> None:
    """The changes that everybody sees, each with a way back."""
    public = [change for change in seen if change.public]
    if public:
        with st.expander(told("earlier", "heading")):
            for change in public:
                _line(place, change, sentence(change, place))


def _line(place: Place, change: Change, words: str) -> None:
    st.html(f"<p>{escape(words)}</p>")
    about = told("waiting", "undo_help", name=name_of(change, place))
    if st.button(told("waiting", "undo"), key=f"undo_{change.subject}_{change.key}", help=about):
        try:
            take_back(viewer(), place, change)
        except Declined as declined:
            st.error(str(declined))
            return
        st.session_state[_TAKEN_BACK] = told("waiting", "undone")
        st.rerun()
