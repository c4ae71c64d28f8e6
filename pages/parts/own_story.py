"""A story of one's own: kept figures in an order, each with a message. It lives in the session and in the address."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from pages.parts.figure import Figure
from pages.parts.kept import stories_of
from pages.parts.slide import Slide, Story
from queries.kept import Declined, NotFound, find, said, say

OWN = "own"
_SLIDES, _TITLE, _GAP = "own_slides", "own_title", "|"


@dataclass(frozen=True)
class Step:
    """One slide of it: the number of a kept figure, the message, and what the figure cannot say."""

    number: str
    headline: str
    cannot_say: str = ""


def steps() -> list[Step]:
    """The steps of the session's story; those of the address where a link has just brought somebody here."""
    if _SLIDES not in st.session_state:
        st.session_state[_SLIDES] = [_read(text) for text in st.query_params.get_all("step")]
        st.session_state[_TITLE] = st.query_params.get("title", say("own", "title"))
    found: list[Step] = st.session_state[_SLIDES]
    return found


def title() -> str:
    """What the story is called."""
    return str(st.session_state.get(_TITLE) or say("own", "title"))


def rename(name: str) -> None:
    """Call it something else."""
    st.session_state[_TITLE] = name


def add(number: str, headline: str) -> None:
    """Put a kept figure at its end."""
    change([*steps(), Step(number, headline)])


def change(changed: Sequence[Step]) -> None:
    """These steps and no others."""
    st.session_state[_SLIDES] = list(changed)


def move(place: int, by: int) -> None:
    """A step that many places later; earlier for a negative number."""
    found = steps()
    step = found[place]
    rest = [*found[:place], *found[place + 1 :]]
    to = min(max(place + by, 0), len(rest))
    change([*rest[:to], step, *rest[to:]])


def take_out(place: int) -> None:
    """A step less."""
    found = steps()
    change([*found[:place], *found[place + 1 :]])


def written() -> dict[str, str | list[str]]:
    """The story as the address holds it."""
    return {"title": title(), "step": [_write(step) for step in steps()]} if steps() else {}


def _write(step: Step) -> str:
    return _GAP.join((step.number, step.headline.replace(_GAP, "/"), step.cannot_say.replace(_GAP, "/")))


def _read(text: str) -> Step:
    number, _, words = text.partition(_GAP)
    headline, _, cannot = words.partition(_GAP)
    return Step(number, headline, cannot)


def own_story(area: str) -> tuple[Story, int]:
    """The story with its figures as they were kept, and how many of its steps could not be found here."""
    made = [slide for step in steps() if (slide := _slide(step))]
    return Story(OWN, title(), area, tuple(made)), len(steps()) - len(made)


def _slide(step: Step) -> Slide | None:
    try:
        found = find(step.number)
    except (NotFound, Declined):
        return None
    slide = next(slide for story in stories_of(found.content) for slide in story.slides)
    date = f"{found.kept_at.day} {found.kept_at:%B %Y}"
    kept_on = say("own", "kept_on", date=date, number=said(found.number))
    told = replace(slide, headline=step.headline or slide.headline, cannot_say=step.cannot_say)
    return replace(told, figure=_without_events(told), notes=(*_notes(told), kept_on))


def _without_events(slide: Slide) -> Figure | None:
    """Dated events are for reading, not for a screen with one message; breaks stay, with the numbers they had."""
    if slide.figure is None or "kind" not in slide.figure.rows:
        return slide.figure
    return replace(slide.figure, rows=slide.figure.rows[slide.figure.rows["kind"] != "event"])


def _notes(slide: Slide) -> tuple[str, ...]:
    drawn = _without_events(slide)
    if drawn is None or "number" not in drawn.rows:
        return slide.notes
    numbers = set(drawn.rows["number"].dropna().astype(str))
    return tuple(note for note in slide.notes if note.partition(":")[0] in numbers)
