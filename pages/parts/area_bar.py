"""The bar above every page: whose figures, and compared with what."""

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

import streamlit as st

from pages.parts.choices import warn
from queries.benchmarks import Benchmark, benchmarks_of
from queries.places import Place, places

_AREA, _BENCHMARK = "area", "compare"


@dataclass(frozen=True)
class Choice:
    """What the bar says: an area and what to compare it with."""

    place: Place
    benchmark: Benchmark


def area_bar() -> None:
    """Draw the bar and remember the choice for the page that follows.

    Both boxes are part of the address, so that a link brings somebody else to the same
    view. A link that names an area we do not have is said to, never silently replaced.
    """
    everywhere = {place.title: place for place in places()}
    _note_wrong_link(_AREA, everywhere, "area")
    # By its name it is laid out by style.css, and out of sight while a story is presented.
    bar = st.container(key="area_bar")
    title = bar.selectbox(
        "Area", list(everywhere), index=None, placeholder="Choose an area", key=_AREA, bind="query-params"
    )
    place = everywhere.get(title) if title else None
    st.session_state["choice"] = Choice(place, _benchmark_box(bar, place)) if place else None
    _show_wrong_link()


def _benchmark_box(bar: st.delta_generator.DeltaGenerator, place: Place) -> Benchmark:
    offered = {benchmark.name: benchmark for benchmark in benchmarks_of(place)}
    _note_wrong_link(_BENCHMARK, offered, "comparison")
    name = bar.selectbox("Compare with", list(offered), key=_BENCHMARK, bind="query-params")
    return offered[name]


def _note_wrong_link(parameter: str, offered: Collection[str], what: str) -> None:
    asked = st.query_params.get(parameter)
    if asked is not None and asked not in offered:
        st.session_state["wrong_link"] = (
            f"The link asks for the {what} “{asked}”, which is not one of those here.{_meant(asked, offered)} "
            "Choose one from the list."
        )
        del st.query_params[parameter]


def _meant(asked: str, offered: Collection[str]) -> str:
    """The name that is nearest to a misspelt one, as a question; nothing where none is near."""
    by_letters = {name.casefold(): name for name in offered}
    near = get_close_matches(asked.casefold(), by_letters, n=1)
    return f" Did you mean “{by_letters[near[0]]}”?" if near else ""


def _show_wrong_link() -> None:
    message = st.session_state.pop("wrong_link", None)
    if message:
        warn(message)


def chosen() -> Choice | None:
    """The area and benchmark in force; None while none is chosen."""
    choice_made: Choice | None = st.session_state.get("choice")
    return choice_made


def choose(title: str) -> None:
    """Choose an area elsewhere than in the box, for every page. Only in a callback, before the box is drawn."""
    st.session_state[_AREA] = title


def choice() -> Choice:
    """The area and benchmark in force; ends the page with an invitation while none is chosen."""
    made = chosen()
    if made is None:
        st.title("Reducing reoffending")
        st.markdown(
            "See how many people reoffend in your area, whether that is changing, and what to ask about it. "
            "**Choose an area above to begin.**"
        )
        st.stop()
    return made
