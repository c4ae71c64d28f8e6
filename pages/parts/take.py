"""Taking things away: buttons that make a file only when somebody clicks, so that they cost a screen nothing."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from html import escape
from typing import Literal

import streamlit as st

from pages.parts.area_bar import Choice
from pages.parts.figure import ILLUSTRATIVE_MARK, Figure
from pages.parts.notices import banner
from pages.parts.slide import Story
from pages.parts.takeaways.files import FILES, File, everything, figures_csv, slide_of, slug
from pages.parts.takeaways.making import story_pack, view_pack
from pages.parts.takeaways.pack import Pack
from pages.parts.takeaways.picture import png, svg
from pages.parts.takeaways.reading import say
from pages.parts.takeaways.themes import on_paper

Make = Callable[[], Pack]


def take_pack(make: Make, stem: str, key: str) -> None:
    """One button for everything, then one for each file with what it is good for."""
    _button("everything", f"{stem}.zip", "application/zip", partial(_everything, make, stem), key, kind="primary")
    for file in FILES:
        left, right = st.columns([2, 3], vertical_alignment="center")
        with left:
            _one(file, make, stem, key)
        right.html(f'<p class="caption">{escape(say("screen", f"{file.key}_what"))}</p>')


def take_charts(figures: Sequence[Figure], choice: Choice, page: str) -> None:
    """All charts of a page as a row of buttons, one for each file; page: its path in the address."""
    make = _view(figures, choice, page)
    st.html(f"<p>{escape(say('screen', 'take_page'))}</p>")
    with st.container(horizontal=True):
        for file in FILES:
            _one(file, make, f"{page}-{slug(choice.place.title)}", f"take_{page}", "content")


def take_story(story: Story, choice: Choice) -> None:
    """One story as a pack of its own; the buttons are sent when somebody asks for them."""
    folded = st.expander(say("screen", "take_story", title=story.title), key=f"take_{story.key}", on_change="rerun")
    if folded.open:
        with folded, st.container(horizontal=True):
            make = partial(story_pack, choice.place, choice.benchmark, date.today(), story)
            for file in FILES:
                _one(file, make, f"{story.key}-{slug(choice.place.title)}", f"take_{story.key}", "content")


def take_chart(figure: Figure, choice: Choice, page: str) -> None:
    """One chart as a picture, as a slide, or as its figures."""
    make, stem = _view([figure], choice, page), slug(figure.title)
    with st.popover(say("screen", "take_chart"), key=f"take_{figure.key}"):
        for what, ending, mime, made in _CHART:
            _button(what, f"{stem}.{ending}", mime, partial(_chart, made, figure, make), f"take_{figure.key}")


def _view(figures: Sequence[Figure], choice: Choice, page: str) -> Make:
    name = page.replace("-", " ").capitalize()
    return partial(view_pack, choice.place, choice.benchmark, date.today(), name, tuple(figures))


def _chart(make: Callable[[Figure, Pack], bytes], figure: Figure, pack: Make) -> bytes:
    return make(on_paper(figure), pack())


_CHART: list[tuple[str, str, str, Callable[[Figure, Pack], bytes]]] = [
    ("png", "png", "image/png", lambda figure, pack: png(figure, pack.cover.footer)),
    ("svg", "svg", "image/svg+xml", lambda figure, pack: svg(figure, pack.cover.footer).encode()),
    ("csv", "csv", "text/csv", lambda figure, pack: figures_csv(figure, pack.cover)),
    ("slide", "pptx", FILES[0].mime, slide_of),
]


def contents(stories: tuple[Story, ...]) -> None:
    """What a pack of some stories tells, message by message."""
    for story in stories:
        st.subheader(story.title)
        if story.illustrative:
            banner(ILLUSTRATIVE_MARK)
        st.html(f"<ol>{''.join(f'<li>{escape(slide.headline)}</li>' for slide in story.slides)}</ol>")


def _one(file: File, make: Make, stem: str, key: str, width: Literal["stretch", "content"] = "stretch") -> None:
    _button(file.key, file.name(stem), file.mime, partial(_made, file, make), key, width=width)


def _button(
    what: str,
    name: str,
    mime: str,
    make: Callable[[], bytes],
    key: str,
    kind: Literal["primary", "secondary"] = "secondary",
    width: Literal["stretch", "content"] = "stretch",
) -> None:
    words = say("screen", what)
    st.download_button(words, make, name, mime, key=f"{key}_{what}", on_click="ignore", type=kind, width=width)


def _made(file: File, make: Make) -> bytes:
    return file.make(make())


def _everything(make: Make, stem: str) -> bytes:
    return everything(make(), stem)
