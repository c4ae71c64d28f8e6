"""One line under an area's name: what it is part of and how many people live there."""

from html import escape

import streamlit as st

from queries.places import Place, called, larger_areas

_SAID = ("police_force", "region", "sub_region")


def strap(place: Place) -> None:
    """Kind of area, its sub-region, police area and region, and its residents."""
    parts = [place.kind_label[0].upper() + place.kind_label[1:]]
    larger = (area for area in larger_areas(place.area_id) if area.kind in _SAID)
    parts += [f"the {area.name}" if area.kind == "sub_region" else called(area.kind, area.name) for area in larger]
    if place.persons:
        parts.append(f"{place.persons:,} residents in mid-{place.population_year}")
    st.html(f'<p class="caption">{escape(" · ".join(parts))}</p>')
