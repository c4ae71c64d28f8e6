"""Areas most like another: the arithmetic against the reference, the choice against what was promised."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries.places import Place, places
from queries.similar import similar_areas
from tests.queries.conftest import Compute

ORACLE = json.loads((Path(__file__).parents[1] / "oracles" / "compare.json").read_text("utf-8"))["neighbours"]


def distances(compute: Compute, areas: dict[str, list[float]], of: str) -> dict[str, float]:
    measures = [list(column) for column in zip(*areas.values(), strict=True)]
    found = compute("distances_from($measures, $place)", measures=measures, place=list(areas).index(of) + 1)
    return dict(zip(areas, found, strict=True))


def test_distances_of_the_reference(compute: Compute) -> None:
    found = distances(compute, ORACLE["measures"], ORACLE["of"])
    assert found.pop(ORACLE["of"]) == 0
    assert {name: round(distance, 6) for name, distance in found.items()} == ORACLE["distances"]


def test_our_copy_of_the_reference_has_not_drifted(shared: Path) -> None:
    given_there: dict[str, Any] = json.loads((shared / "oracles.json").read_text("utf-8"))
    there = given_there["neighbours_of_Sandwell_synthetic"]
    assert there["data"] == ORACLE["measures"]
    assert there["dist"] == ORACLE["distances"] | {ORACLE["of"]: 0}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(0.01, 1000), st.floats(-1000, 1000))
def test_the_unit_of_a_measure_does_not_matter(compute: Compute, scale: float, shift: float) -> None:
    moved = {name: [a * scale + shift, b, c] for name, (a, b, c) in ORACLE["measures"].items()}
    before, after = (distances(compute, areas, ORACLE["of"]) for areas in (ORACLE["measures"], moved))
    assert after == pytest.approx(before, rel=1e-6)


def test_a_measure_on_which_all_areas_agree_says_nothing(compute: Compute) -> None:
    same = {name: [*values, 7] for name, values in ORACLE["measures"].items()}
    assert distances(compute, same, "X") == distances(compute, ORACLE["measures"], "X")


@pytest.fixture
def by_name(warehouse: Path) -> dict[str, Place]:
    return {place.name: place for place in places("csp")}


@pytest.mark.parametrize(("name", "nation"), [("Wolverhampton", "E"), ("Boston", "E"), ("Cardiff", "W")])
def test_england_and_wales_are_never_on_one_index(by_name: dict[str, Place], name: str, nation: str) -> None:
    codes = {place.area_id: place.code for place in by_name.values()}
    alike = similar_areas(by_name[name])
    assert len(alike.area_ids) == 10
    assert by_name[name].area_id not in alike.area_ids
    assert {codes[area_id][0] for area_id in alike.area_ids} == {nation}
    assert alike.answer.rows["index_id"].nunique() == 1


def test_the_nearest_come_first_and_reoffending_is_not_a_measure(by_name: dict[str, Place]) -> None:
    rows = similar_areas(by_name["Wolverhampton"]).answer.rows
    assert list(rows["area"][:2]) == ["Wolverhampton", "Walsall"]
    assert rows["distance"].is_monotonic_increasing
    assert not [column for column in rows if "offen" in column]


def test_the_reasons_name_the_measures_and_that_it_is_no_official_group(by_name: dict[str, Place]) -> None:
    place = by_name["Wolverhampton"]
    (reasons,) = similar_areas(place).reasons(place)
    assert "Similar on deprivation and population; not an official group." in reasons
    assert "10 areas in England" in reasons


def test_an_area_like_no_other_says_so(by_name: dict[str, Place]) -> None:
    place = by_name["Isles of Scilly"]
    assert similar_areas(place).reasons(place)[1].startswith("No area is much like the Isles of Scilly")


def test_a_partnership_without_a_population_has_no_similar_areas(by_name: dict[str, Place]) -> None:
    assert similar_areas(by_name["Kettering"]).area_ids == ()


def test_both_sources_of_the_measures_are_named(by_name: dict[str, Place]) -> None:
    sources = similar_areas(by_name["Cardiff"]).answer.sources
    assert set(sources["source_id"]) == {"ons_population", "wimd2019_districts"}
