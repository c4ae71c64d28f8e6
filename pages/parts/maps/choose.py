"""The filters of the map: what it shows, and how."""

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.choices import one_of, row_of_boxes
from pages.parts.figure import said
from pages.parts.maps.draw import PAPER, MapView
from queries.benchmarks import Benchmark
from queries.dimensions import dimensions
from queries.map_deprivation import INDICES, deprivation_map, domains_of
from queries.map_rates import map_choices, reoffending_map
from queries.map_youth import youth_map
from queries.maps import DEPRIVATION, RATE, STANDING, YOUTH, Shading, beside, members
from queries.places import Place
from queries.view import ADULT, CHILD, EVERYONE, Slice
from queries.wordings import say

PEOPLE = {"Adults": ADULT, "Children": CHILD, "Together": EVERYONE}
KINDS = {"Partnerships": "csp", "Districts": "district"}
LAYOUTS = {"Map": "map", "Hexagons of one size": "hexagons", "For paper": PAPER}
NEARNESS = {"England and Wales": False, "Around the area": True}


@dataclass(frozen=True)
class Shown:
    """A shading, the kind of area it is of, whom it counts where it is of reoffending, and the index
    and domain where it is of deprivation."""

    shading: Shading
    slice_: Slice | None = None
    kind: str = "csp"
    index_id: str = "imd2025"
    domain: str = "imd"


def choose_shading(benchmark: Benchmark) -> Shown:
    """What the map shows; each subject has filters of its own."""
    subjects = {say("map_subject", subject): subject for subject in (STANDING, RATE, YOUTH, DEPRIVATION)}
    boxes = row_of_boxes()
    subject = one_of("Show on the map", subjects, "show", box=boxes)
    if subject == YOUTH:
        return Shown(youth_map(benchmark))
    if subject == DEPRIVATION:
        return _deprivation(boxes)
    return _reoffending(subject, benchmark, boxes)


def _reoffending(subject: str, benchmark: Benchmark, boxes: DeltaGenerator) -> Shown:
    offences = {member.label: code for code, member in dimensions()["offence"].items()}
    age = one_of("Who", PEOPLE, "who", box=boxes)
    offence = one_of("Offence they were first dealt with for", offences, "offence", box=boxes)
    slice_ = Slice(age=age, offences=(offence,))
    periods = {label: label for label in map_choices(slice_).periods}
    if not periods:
        said(say("map_page", "no_figures", who=slice_.words()))
        st.stop()
    period = one_of("Year", periods, "year", box=boxes)
    return Shown(reoffending_map(subject, slice_, benchmark, period), slice_)


def _deprivation(boxes: DeltaGenerator) -> Shown:
    index_id = one_of("Index", {words: code for code, words in INDICES.items()}, "index", box=boxes)
    domains = domains_of(index_id)
    domain = one_of("Part of the index", domains, "part", box=boxes)
    kind = one_of("Areas", KINDS, "areas_of", box=boxes)
    label = next(label for label, code in domains.items() if code == domain)
    return Shown(deprivation_map(kind, index_id, domain, label), None, kind, index_id, domain)


def choose_view(shown: Shown, place: Place | None, benchmark: Benchmark) -> MapView:
    """How it is drawn. Districts have no hexagons, and without an area there is nothing to be near."""
    layouts = {words: code for words, code in LAYOUTS.items() if shown.kind == "csp" or code != "hexagons"}
    row = st.container(horizontal=True, gap="medium")
    layout = one_of("Drawn as", layouts, "layout", box=row, side_by_side=True)
    near = place is not None and one_of("How near", NEARNESS, "near", box=row, side_by_side=True)
    codes = members(place, shown.kind)
    around = beside(codes, shown.kind)
    return MapView(shown.shading, place, benchmark.label, layout, shown.kind, codes, around, near)
