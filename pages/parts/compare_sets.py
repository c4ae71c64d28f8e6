"""The boxes of the Compare page: which areas, whose reoffending, which offence, which year."""

import re
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.choices import one_of, some_of
from queries.area_sets import CHOSEN, AreaSet, chosen_set, sets_of
from queries.dimensions import dimensions
from queries.places import Place, places
from queries.view import ADULT, CHILD, EVERYONE, Slice
from queries.wordings import say

_LONGEST_NAME = 40
_NAME = re.compile(rf"[\w '&.,’-]{{1,{_LONGEST_NAME}}}")


def choose_set(boxes: DeltaGenerator, below: DeltaGenerator, place: Place) -> AreaSet:
    """A set that exists for the area, or areas that somebody picks and may name."""
    offered = {area_set.name: area_set for area_set in sets_of(place)}
    found = one_of("Beside which areas", offered, "set", box=boxes)
    return _own_choice(below, place) if found.key == CHOSEN else found


def _own_choice(below: DeltaGenerator, place: Place) -> AreaSet:
    offered = {other.name: other.area_id for other in places("csp") if other.area_id != place.area_id}
    left, right = below.columns([3, 1])
    picked = some_of(
        left, "Areas to stand beside it", list(offered), "areas", say("area_set", "wrong_areas", areas="{areas}")
    )
    group = right.text_input(
        "Name of this group, if you want one", key="group", bind="query-params", max_chars=_LONGEST_NAME
    )
    return chosen_set(tuple(offered[name] for name in picked), _usable(group.strip()))


def _usable(group: str) -> str:
    """The name, or nothing where it cannot be one; an address may hold anything."""
    if not group or _NAME.fullmatch(group):
        return group
    st.html(f'<p class="banner" role="alert">{escape(say("area_set", "wrong_group"))}</p>')
    return ""


def choose_people(boxes: DeltaGenerator) -> Slice:
    """Adults, children or everyone, after one offence group or all."""
    ages = {dimensions()["age"][code].label: code for code in (ADULT, CHILD, EVERYONE)}
    offences = {member.label: code for code, member in dimensions()["offence"].items()}
    age = one_of("Whose reoffending", ages, "people", box=boxes)
    offence = one_of("After which offence", offences, "offence", box=boxes)
    return Slice(age=age, offences=(offence,))
