"""Taking things away: buttons that make a file only when somebody clicks, so that they cost a screen nothing."""

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from pages.parts.slide import Story
from pages.parts.takeaways.files import FILES, File, everything
from pages.parts.takeaways.pack import Pack
from pages.parts.takeaways.reading import say

Make = Callable[[], Pack]


def take_pack(make: Make, stem: str, key: str) -> None:
    """One button for everything, then one for each file with what it is good for."""
    _button("everything", f"{stem}.zip", "application/zip", partial(_everything, make, stem), key, kind="primary")
    for file in FILES:
        left, right = st.columns([2, 3], vertical_alignment="center")
        with left:
            _one(file, make, stem, key)
        right.html(f'<p class="caption">{escape(say("screen", f"{file.key}_what"))}</p>')


def take_files(make: Make, stem: str, key: str) -> None:
    """The same as a row of buttons, where there is no room for more."""
    with st.container(horizontal=True):
        for file in FILES:
            _one(file, make, stem, key)


def contents(stories: tuple[Story, ...]) -> None:
    """What a pack of some stories tells, message by message."""
    for story in stories:
        st.subheader(story.title)
        st.html(f"<ol>{''.join(f'<li>{escape(slide.headline)}</li>' for slide in story.slides)}</ol>")


def _one(file: File, make: Make, stem: str, key: str) -> None:
    _button(file.key, file.name(stem), file.mime, partial(_made, file, make), key)


def _button(what: str, name: str, mime: str, make: Callable[[], bytes], key: str, kind: str = "secondary") -> None:
    st.download_button(
        say("screen", what), make, name, mime, key=f"{key}_{what}", on_click="ignore", type=kind, width="stretch"
    )  # type: ignore[call-overload]


def _made(file: File, make: Make) -> bytes:
    return file.make(make())


def _everything(make: Make, stem: str) -> bytes:
    return everything(make(), stem)
