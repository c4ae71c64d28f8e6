"""The filter bar of the Explore screen: what is chosen, what can be chosen, and the address that holds it.

The address is driven from here, with codes, and not by the widgets: a code outlives a change of
wording, and a link that asks for something that does not exist can be answered in words. Arriving by
a link or by the browser's Back sets the widgets; using a widget sets the address.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from queries.dimensions import ALL, dimensions
from queries.explore import ADDRESS, MOST_BESIDE, NEWEST, View, view_from, wrong_link
from queries.explore_choices import BREAKDOWNS, Existing, Offer, fitted, offers
from queries.measures import cohort_measures
from queries.places import Place, places
from queries.wordings import say

_KEPT, _SETTLED = "explore_view", "explore_settled"
EVERYBODY = "all"


@dataclass(frozen=True)
class Chosen:
    """The view in force, what it could be beside it, and sentences about what could not be shown.

    before: the view of the run before, None on arrival.
    """

    view: View
    before: View | None
    offers: Mapping[str, Offer]
    notes: list[str]


def settle(place: Place, there: Existing) -> None:
    """Decide what is shown before any filter is drawn, so that the filters can be set to it."""
    st.session_state[_SETTLED] = _choose(place, there)


def choose(place: Place, there: Existing) -> Chosen:
    """What is shown: as settled for the whole page, or anew where only this part of it runs again."""
    settled: Chosen | None = st.session_state.pop(_SETTLED, None)
    return settled or _choose(place, there)


def _choose(place: Place, there: Existing) -> Chosen:
    before: View | None = st.session_state.get(_KEPT)
    asked, wrong = _asked(place, before)
    view, given_up = fitted(asked, there, place)
    st.session_state[_KEPT] = view
    _set_widgets(view)
    _set_address(view)
    return Chosen(view, before, offers(view, there, place), [*wrong, *given_up])


def of_a_period(chosen: Chosen, periods: Mapping[str, str]) -> Chosen:
    """The same view in the newest period, and a sentence, where it asks for one that does not exist here."""
    asked = chosen.view.period
    if asked == NEWEST or asked in periods:
        return chosen
    view = replace(chosen.view, period=NEWEST)
    st.session_state[_KEPT] = view
    _set_widgets(view)
    _set_address(view)
    return replace(chosen, view=view, notes=[*chosen.notes, wrong_link("period", asked)])


def _asked(place: Place, before: View | None) -> tuple[View, list[str]]:
    """What is asked for: by a link or the browser's Back, by the widgets, or by an earlier visit to the screen.

    The address that comes with a widget's change may be older than the change before it, when two follow quickly,
    so it counts only where the browser says that somebody went back or forward.
    """
    address = {name: st.query_params[name] for name in ADDRESS if name in st.query_params}
    here = _key("measure") in st.session_state
    if before is None or _went_back_or_forward() or (address and not here):
        return view_from(address, place)
    asked = _from_widgets(before) if here else before
    return replace(asked, beside=tuple(code for code in asked.beside if code != place.code)), []


def _went_back_or_forward() -> bool:
    run = get_script_run_ctx()
    return run is not None and run.is_history_navigation


def _key(name: str) -> str:
    return f"explore_{name}"


def _from_widgets(before: View) -> View:
    """The view that the widgets show; a filter that is folded away keeps what was chosen in it."""
    state: dict[str, Any] = _shown_by_widgets(before) | {
        name: st.session_state[_key(name)] for name in ADDRESS if _key(name) in st.session_state
    }
    people = replace(
        before.people,
        age=state["age"],
        age_bands=tuple(state["age_bands"]),
        offences=tuple(state["offences"]) or ALL,
        sexes=ALL if state["sexes"] == EVERYBODY else (state["sexes"],),
        previous=tuple(state["previous"]) or ALL,
        disposals=tuple(state["disposals"]) or ALL,
    )
    kinds = tuple(state["kind"]) or View.kinds
    return View(people, tuple(state["beside"]), state["measure"], kinds, state["period"])


def _shown_by_widgets(view: View) -> dict[str, Any]:
    """What every widget is set to when this view is in force."""
    people = view.people
    several = {name: list(getattr(people, name)) for name in BREAKDOWNS if name != "sexes"}
    return {
        "age": people.age,
        "sexes": EVERYBODY if people.sexes == ALL else people.sexes[0],
        "beside": list(view.beside),
        "measure": view.measure,
        "kind": list(view.kinds),
        "period": view.period,
        **{name: [] if codes == list(ALL) else codes for name, codes in several.items()},
    }


def _set_widgets(view: View) -> None:
    for name, value in _shown_by_widgets(view).items():
        if st.session_state.get(_key(name)) != value:
            st.session_state[_key(name)] = value


def _set_address(view: View) -> None:
    address = view.query()
    stale = [name for name in ADDRESS if name in st.query_params and name not in address]
    for name in stale:
        del st.query_params[name]
    fresh = {name: value for name, value in address.items() if st.query_params.get(name) != value}
    if fresh:
        st.query_params.update(fresh)


def draw_areas(place: Place) -> None:
    """The areas beside the one of the bar, and the way back to the beginning.

    Apart from the other filters: its list of several hundred names is sent once, not with each change of them.
    """
    titles = {other.code: other.title for other in places() if other.code != place.code}
    row = st.container(key="explore_areas")
    _several(row, "beside", tuple(titles), "", titles.__getitem__, most=MOST_BESIDE)
    row.button(say("explore", "clear_all"), on_click=_clear_all)


def draw_filters(chosen: Chosen, there: Existing, periods: Mapping[str, str]) -> None:
    """The other filters, set to the view in force; what cannot be chosen is off, with the reason below.

    One container that style.css lays out: the browser goes through every container on every change.
    """
    offered = chosen.offers
    grid = st.container(key="explore_filters")
    _several(grid, "offences", offered["offences"].codes, offered["offences"].why, _member("offence"))
    grid.segmented_control(
        _label("age"),
        offered["age"].codes,
        required=True,
        format_func=lambda age: say("explore_age", age),
        key=_key("age"),
    )
    _one(grid, "measure", offered["measure"].codes, lambda code: cohort_measures()[code].name)
    _one(grid, "sexes", (EVERYBODY, *offered["sexes"].codes), _sex)
    _reasons(grid, offered, ("offences", "measure", "sexes"))
    folded = st.expander(
        say("explore", "more_filters"), expanded=_narrowed(chosen.view), key="explore_more", on_change="rerun"
    )
    if folded.open:
        with folded:
            _more(offered, there, periods)


def _more(offered: Mapping[str, Offer], there: Existing, periods: Mapping[str, str]) -> None:
    first, second = st.columns(2)
    for column, name, dimension in (
        (first, "age_bands", "age"),
        (second, "previous", "previous"),
        (first, "disposals", "disposal"),
    ):
        _several(_row(column), name, offered[name].codes, offered[name].why, _member(dimension))
        _reasons(column, offered, [name])
    kinds = offered["kind"]
    _several(_row(second), "kind", kinds.codes, kinds.why, lambda code: there.kinds[code].label)
    _reasons(second, offered, ["kind"])
    _one(first, "period", (NEWEST, *periods), lambda end: periods.get(end, say("explore", "newest")))


def _row(column: DeltaGenerator) -> DeltaGenerator:
    return column.container(horizontal=True, vertical_alignment="bottom", gap="small")


def _narrowed(view: View) -> bool:
    """Whether something is chosen among the filters that are folded away at first."""
    people = view.people
    folded = bool(people.age_bands) or people.previous != ALL or people.disposals != ALL
    return folded or len(view.kinds) > 1 or view.period != NEWEST


def _label(name: str) -> str:
    return say("explore_filter", name)


def _member(dimension: str) -> Callable[[str], str]:
    members = dimensions()[dimension]
    return lambda code: members[code].label


def _sex(code: str) -> str:
    return say("explore", "any_sexes") if code == EVERYBODY else _member("sex")(code)


def _several(
    row: DeltaGenerator,
    name: str,
    codes: tuple[str, ...],
    why: str,
    words: Callable[[str], str],
    most: int | None = None,
) -> None:
    """Several members, with a button to let go of all of them that is large enough for a finger."""
    row.multiselect(
        _label(name),
        codes,
        format_func=words,
        key=_key(name),
        max_selections=most,
        select_all=False,
        wrap=True,
        placeholder=say("explore", "off" if why else f"any_{name}"),
        disabled=bool(why),
    )
    row.button(
        "Clear",
        key=_key(f"{name}_clear"),
        on_click=_clear,
        args=(name,),
        disabled=not st.session_state[_key(name)] or bool(why),
    )


def _one(place: DeltaGenerator, name: str, codes: tuple[str, ...], words: Callable[[str], str]) -> None:
    place.selectbox(_label(name), codes, format_func=words, key=_key(name), disabled=len(codes) < 2)


def _reasons(place: DeltaGenerator, offered: Mapping[str, Offer], names: Sequence[str]) -> None:
    """Why some of these filters cannot be used, each under its name."""
    items = [
        f'<p class="caption"><strong>{escape(_label(name))}:</strong> {escape(offered[name].why)}</p>'
        for name in names
        if offered[name].why
    ]
    if items:
        place.html("".join(items))


def _clear(name: str) -> None:
    st.session_state[_key(name)] = []


def _clear_all() -> None:
    _set_widgets(View())
