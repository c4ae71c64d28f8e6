"""From when the changes are told: a day, or the number of a quoted figure; both are part of the address."""

from datetime import date
from html import escape

import streamlit as st

from pages.parts.choices import status, warn
from pages.parts.moments import day as in_words
from pages.parts.moments import moment
from queries.kept import Declined, NotFound, find, say
from queries.since import State, earliest_state, state_of_warehouse, state_on

_DAY = "since"


def asked_day(usual: date, latest: date) -> date:
    """The day picked, or that of the link."""
    asked = st.query_params.get(_DAY, "")
    start = _as_day(asked) or usual
    picked: date = st.date_input(
        say("since", "day"), min(start, latest), max_value=latest, format="DD/MM/YYYY", key="since_day"
    )
    st.query_params[_DAY] = picked.isoformat()
    return picked


def _as_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def since_when(day: date, number: str, now: State | None) -> State | None:
    """The state to compare from, said in words; None, with the reason on the screen, where there is none."""
    then = _asked(day, number)
    if now is None or then is None or then.number == now.number:
        when = in_words(now.built_at) if now else in_words(date.today())
        st.html(f'<p class="said">{escape(say("since", "nothing_before", now=when))}</p>')
        return None
    one_day = then.built_at.date() == now.built_at.date()
    earlier, later = (moment(each.built_at) if one_day else in_words(each.built_at) for each in (then, now))
    status(say("since", "compared", then=earlier, now=later))
    return then


def _asked(day: date, number: str) -> State | None:
    if number.strip():
        try:
            return state_of_warehouse(find(number).warehouse) or earliest_state()
        except (NotFound, Declined) as nothing:
            warn(str(nothing))
    found, first = state_on(day), earliest_state()
    if found is None and first is not None:
        words = say("since", "clamped", asked=in_words(day), then=in_words(first.built_at))
        st.html(f"<p>{escape(words)}</p>")
    return found or first
