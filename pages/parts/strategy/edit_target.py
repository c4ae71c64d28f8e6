"""The form that sets or changes a target: of the framework, of another published measure, or of the area's own."""

import re
from types import SimpleNamespace
from typing import Any

import streamlit as st

from pages.parts.strategy.edit import Fields, as_day, as_number, form_name, submit
from queries.places import Place
from queries.strategy.goals import goal_of, text
from queries.strategy.pending import targetable
from queries.strategy.pending import told as own_told
from queries.strategy.performance import Kpi
from queries.strategy.words import told

_TERMS = ("name", "definition", "numerator", "denominator")
_UNITS = ("in 100 people", "per 1,000 people", "people", "days", "pounds")
_DIRECTIONS = ("higher", "lower")


def target_form(place: Place, found: tuple[Kpi, ...]) -> None:
    """Baseline, target, date and owner of one measure in one lane; for a measure of the area's own also what it is."""
    offered = _offered(found)
    new = own_told("own", "choose")
    chosen = st.selectbox(told("edit", "which_measure"), [*offered, new], key="edit_measure")
    row = offered.get(chosen)
    if row is None or row.reads == "nothing":
        _own_measure(place, row, offered)
    else:
        _known_measure(place, row)


def _offered(found: tuple[Kpi, ...]) -> dict[str, Any]:
    """Every measure that has or can have a target, by what it is called here."""
    rows = [reading.row for kpi in found for reading in kpi.readings]
    known = {row.measure_id for row in rows}
    more = [SimpleNamespace(**_unset(terms)) for terms in targetable() if terms["measure_id"] not in known]
    return {f"{row.name} ({told('lane', row.measured_in).lower()})": row for row in [*rows, *more]}


def _unset(terms: dict[str, Any]) -> dict[str, Any]:
    """A published measure without a target, as a row of framework.sql has it."""
    aims = ("target_area_id", "target_numerator", "target", "baseline", "baseline_period", "target_date", "owner")
    blank: dict[str, Any] = dict.fromkeys((*aims, "source_id"))
    return blank | terms | {"measured_in": "published", "reads": "youth"}


def _known_measure(place: Place, row: Any) -> None:
    key, before = f"{row.measure_id}/{row.measured_in}", _before(row)
    with st.form(form_name("target", key)):
        after, given = _boxes(before, row.unit), goal_of(row) is not None
        adopted = _adopt(row) if given and not text(row.target_numerator) else {}
        pressed = st.form_submit_button(told("edit", "keep"))
    if pressed:
        mine = row.target_area_id == place.area_id
        submit(place, "target", key, before if mine else {}, after | adopted, row.unit)


def _before(row: Any) -> Fields:
    return {
        "baseline": as_number(row.baseline),
        "baseline_period": text(row.baseline_period),
        "target": as_number(row.target),
        "target_date": as_day(row.target_date),
        "owner": text(row.owner),
    }


def _boxes(before: Fields, unit: str) -> Fields:
    counted = f", {unit}" if unit else ""
    left, right = st.columns(2)
    return {
        "baseline": left.number_input(f"Baseline{counted}", value=before["baseline"], min_value=0.0),
        "baseline_period": right.text_input("Period of the baseline", str(before["baseline_period"]), max_chars=60),
        "target": left.number_input(f"Target{counted}", value=before["target"], min_value=0.0),
        "target_date": right.date_input("To be met by", before["target_date"], format="DD/MM/YYYY"),
        "owner": left.text_input("Owner: a post, never a name", str(before["owner"]), max_chars=80),
    }


def _adopt(row: Any) -> Fields:
    if not st.checkbox(told("edit", "adopt")):
        return {}
    return {"definition": row.definition, "numerator": row.numerator, "denominator": row.denominator}


def _own_measure(place: Place, row: Any, offered: dict[str, Any]) -> None:
    before = _own_before(row)
    with st.form(form_name("target", row.measure_id if row else "own")):
        terms = _term_boxes(before)
        after = terms | _boxes(before, "")
        pressed = st.form_submit_button(told("edit", "keep"))
    if not pressed:
        return
    wrong = _own_wrong(after, None if row else offered)
    for sentence in wrong:
        st.error(sentence)
    if not wrong:
        key = f"{row.measure_id}/{row.measured_in}" if row else f"{_reference(str(after['name']))}/return"
        submit(place, "target", key, before if row else {}, after, str(after["unit"]))


def _own_before(row: Any) -> Fields:
    texts: Fields = {field: text(getattr(row, f"target_{field}", None)) for field in _TERMS}
    if row is None:
        aims = {"baseline": None, "baseline_period": "", "target": None, "target_date": None, "owner": ""}
        return texts | {"unit": _UNITS[0], "polarity": _DIRECTIONS[0]} | aims
    return texts | {"unit": row.unit, "polarity": row.polarity} | _before(row)


def _term_boxes(before: Fields) -> Fields:
    left, right = st.columns(2)
    sides = (left, right, left, right)
    texts: Fields = {
        field: side.text_input(own_told("own", field), str(before[field]), max_chars=300)
        for field, side in zip(_TERMS, sides, strict=True)
    }
    units = list(dict.fromkeys([*_UNITS, str(before["unit"])]))
    unit = left.selectbox(own_told("own", "unit"), units, index=units.index(str(before["unit"])))
    way = _DIRECTIONS.index(str(before["polarity"])) if before["polarity"] in _DIRECTIONS else None
    polarity = right.selectbox(
        own_told("own", "polarity"), _DIRECTIONS, index=way, format_func=lambda code: own_told("own", code)
    )
    return texts | {"unit": unit, "polarity": polarity or ""}


def _own_wrong(after: Fields, offered: dict[str, Any] | None) -> list[str]:
    """What a measure of the area's own still lacks; offered: the measures there are, for a new one."""
    name = str(after["name"]).strip()
    taken = {row.name.lower() for row in (offered or {}).values()}
    wrong = [] if name else [own_told("own", "no_name")]
    if name.lower() in taken:
        wrong.append(own_told("own", "taken", name=name))
    return wrong if after["target"] is not None else [*wrong, own_told("own", "no_target")]


def _reference(name: str) -> str:
    """ "own_people_in_recovery": stays the same when the measure is renamed."""
    return "own_" + re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:50]
