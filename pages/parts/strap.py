"""One line under an area's name: what it is part of and how many people live there."""

from html import escape

import streamlit as st

from queries.places import Place, larger_areas

_SAID = {"police_force": "{name} police area", "region": "{name} region", "sub_region": "the {name}"}


def strap(place: Place) -> None:
    """Kind of area, its sub-region, police area and region, and its residents."""
    parts = [place.kind_label]
    parts += [_SAID[area.kind].format(name=area.name) for area in larger_areas(place.area_id) if area.kind in _SAID]
    if place.persons:
        parts.append(f"{place.persons:,} residents in mid-{place.population_year}")
    st.html(f'<p class="caption">{escape(" · ".join(parts))}</p>')
