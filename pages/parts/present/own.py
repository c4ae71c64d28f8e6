"""The part of the Present page where a story of one's own is put in order, named, saved and opened again."""

from html import escape

import streamlit as st

from pages.parts.own_story import Step, change, move, rename, steps, take_out, title, written
from pages.parts.viewer import viewer
from queries.kept import say
from queries.places import Place
from queries.saved_stories import Declined, Saved, forget, may_save, save, saved

_TITLE = "own_title_box"


def draw_own(place: Place) -> bool:
    """Draw the section; returns whether somebody wants to present it."""
    st.header(say("own", "heading"))
    if not steps():
        st.html(f"<p>{escape(say('own', 'empty'))}</p>")
        _saved(place)
        return False
    _name()
    for number in range(len(steps())):
        _step(number)
    start = st.button(say("own", "start", title=title()), type="primary", key="start_own")
    _save(place)
    _saved(place)
    _address()
    return start


def _name() -> None:
    st.session_state.setdefault(_TITLE, title())
    st.text_input(say("own", "name"), key=_TITLE, max_chars=80, on_change=_renamed)


def _renamed() -> None:
    rename(st.session_state[_TITLE])


def _step(number: int) -> None:
    step = steps()[number]
    row = st.container(horizontal=True, vertical_alignment="bottom")
    key = f"{step.number}_{number}"
    row.text_input(
        say("own", "headline", number=number + 1),
        step.headline,
        key=f"headline_{key}",
        max_chars=120,
        on_change=_reworded,
        args=(number, key),
    )
    row.text_input(
        say("own", "cannot"),
        step.cannot_say,
        key=f"cannot_{key}",
        max_chars=200,
        on_change=_reworded,
        args=(number, key),
    )
    last = len(steps()) - 1
    row.button(say("own", "up"), key=f"up_{key}", on_click=move, args=(number, -1), disabled=number == 0)
    row.button(say("own", "down"), key=f"down_{key}", on_click=move, args=(number, 1), disabled=number == last)
    row.button(say("own", "remove"), key=f"remove_{key}", on_click=take_out, args=(number,))


def _reworded(number: int, key: str) -> None:
    state, found = st.session_state, steps()
    step = Step(found[number].number, state[f"headline_{key}"], state[f"cannot_{key}"])
    change([*found[:number], step, *found[number + 1 :]])


def _address() -> None:
    """The story is part of the address, so that a link brings it back."""
    for name, value in written().items():
        st.query_params[name] = value


def _save(place: Place) -> None:
    if not may_save(viewer(), place):
        return
    if st.button(say("own", "save"), key="save_own"):
        try:
            save(viewer(), place, title(), [(step.number, step.headline, step.cannot_say) for step in steps()])
        except Declined as refused:
            st.error(str(refused))
        else:
            st.html(f'<p role="status">{escape(say("own", "saved", title=title()))}</p>')


def _saved(place: Place) -> None:
    try:
        found = saved(place)
    except Declined as refused:
        st.warning(str(refused))
        return
    if found:
        st.header(say("own", "saved_heading"))
    for story in found:
        row = st.container(horizontal=True, vertical_alignment="center")
        row.html(f"<p><strong>{escape(story.title)}</strong> ({len(story.steps)} slides, {escape(story.saved_by)})</p>")
        row.button(say("own", "open"), key=f"open_{story.title}", on_click=_open, args=(story,))
        if may_save(viewer(), place):
            row.button(
                say("own", "forget"), key=f"forget_{story.title}", on_click=forget, args=(viewer(), place, story.title)
            )


def _open(story: Saved) -> None:
    change([Step(*step) for step in story.steps])
    rename(story.title)
    st.session_state[_TITLE] = story.title
