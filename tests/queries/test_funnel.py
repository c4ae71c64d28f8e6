"""Funnels against the reference, and what is said of an area in one."""

import json
from pathlib import Path

import pytest

from data.settings import settings
from queries.area_sets import AreaSet, sets_of
from queries.ask import ask
from queries.benchmarks import benchmarks_of
from queries.compare import compare
from queries.funnel import BACKGROUND, Funnel, funnel, funnel_sentences, funnel_title, too_few
from queries.places import Place, places
from queries.view import ADULT, CHILD, Slice
from tests.queries.stage import END, Stage, a_stage
from tests.queries.test_compare import beside, set_up

__all__ = ["a_stage"]  # a fixture, used by name

ORACLE = json.loads((Path(__file__).parents[1] / "oracles" / "compare.json").read_text("utf-8"))["overdispersion"]
NAMES, PEOPLE, REOFFENDED = zip(*ORACLE["areas"], strict=True)


@pytest.mark.parametrize("kind", ["adjusted", "chance_alone"])
def test_the_reference_areas_stand_where_the_reference_says(stage: Stage, kind: str) -> None:
    rules = settings().verdict
    rows = ask(
        "compare_funnel",
        reoffenders=REOFFENDED,
        offenders=PEOPLE,
        adjusted=kind == "adjusted",
        winsor=0.1,
        smallest=min(PEOPLE),
        largest=max(PEOPLE),
        z_95=rules["z_95"],
        z_998=rules["z_998"],
    ).rows
    at = {NAMES[int(row.position) - 1]: row for row in rows.itertuples() if row.kind == "area"}
    assert round(at["A"].average, 6) == ORACLE["average"]
    assert round(at["A"].phi, 5) == ORACLE["phi"]
    assert round(at["A"].tau2, 8) == ORACLE["tau2"]
    assert [round(100 * at["A"].lo_95, 4), round(100 * at["A"].hi_95, 4)] == ORACLE["limits_95_at_400"][kind]
    outside = [name for name, n, x in ORACLE["areas"] if not at[name].lo_95 <= x / n <= at[name].hi_95]
    assert outside == ORACLE["outside_95"][kind]


def test_the_lines_run_from_the_smallest_area_to_the_largest(stage: Stage) -> None:
    found = _twice_eight(stage)
    assert found.curve["offenders"].iloc[0] == pytest.approx(min(PEOPLE))
    assert found.curve["offenders"].iloc[-1] == pytest.approx(max(PEOPLE))
    assert (found.curve["lo_998"] <= found.curve["lo_95"]).all()


def _twice_eight(stage: Stage, *, adjusted: bool = True) -> Funnel:
    areas = [(f"{name}{copy}", n, x) for copy in (1, 2) for name, n, x in ORACLE["areas"]]
    set_up(stage, areas)
    compared = beside(stage, "A1", [name for name, _, _ in areas])
    found = funnel(compared, Slice(), "published", END, adjusted=adjusted)
    assert found is not None
    return found


def test_how_much_areas_differ_is_said_in_words(stage: Stage) -> None:
    found = _twice_eight(stage)
    said = funnel_sentences("A1", found)
    assert f"Areas differ {found.phi:.1f} times more than chance alone would make them" in said[1]
    assert funnel_title("A1", found) == "A1: within the usual spread of areas"


def test_without_the_allowance_more_areas_stand_outside(stage: Stage) -> None:
    found = _twice_eight(stage, adjusted=False)
    beyond = found.points[found.points["standing"] != "similar"]
    assert {name[0] for name in beyond["label"]} == set(ORACLE["outside_95"]["chance_alone"])
    assert "does not allow for that" in funnel_sentences("A1", found)[1]


def test_between_the_lines_is_weak_evidence(stage: Stage) -> None:
    found = _twice_eight(stage, adjusted=False)
    strengths = dict(zip(found.points["label"], found.points["strength"], strict=True))
    assert (strengths["A1"], strengths["B1"]) == ("outline", "none")


def test_areas_larger_than_partnerships_have_no_background(stage: Stage) -> None:
    set_up(stage, ORACLE["areas"])
    place = stage.place("Whole", "country")
    area_set = AreaSet("members", "the areas in it", tuple(stage.ids[name] for name in NAMES))
    compared = compare(place, stage.benchmark("Whole", inside=False), area_set, Slice(), "published", END)
    assert funnel(compared, Slice(), "published", END) is None
    assert "needs 10 areas" in too_few(compared)


@pytest.fixture
def wolverhampton(warehouse: Path) -> Place:
    return next(place for place in places("csp") if place.name == "Wolverhampton")


def found_for(place: Place, which: int, slice_: Slice) -> Funnel:
    benchmark = benchmarks_of(place)[0]
    compared = compare(place, benchmark, sets_of(place)[which], slice_, "illustrative", END)
    found = funnel(compared, slice_, "illustrative", END)
    assert found is not None
    return found


def test_too_few_areas_stand_before_all_of_england_and_wales(wolverhampton: Place) -> None:
    found = found_for(wolverhampton, 0, Slice(age=ADULT))
    names = found.points["label"]
    assert names.is_unique
    assert len(found.points) - found.behind == 4
    assert found.areas > 300
    assert list(found.points.loc[found.points["kind"] != BACKGROUND, "label"])[0] == "Wolverhampton"


def test_enough_areas_make_a_funnel_of_their_own(wolverhampton: Place) -> None:
    found = found_for(wolverhampton, 2, Slice(age=ADULT))
    assert (found.behind, found.areas) == (0, 25)


def test_areas_of_too_few_people_are_in_the_picture_but_not_in_the_sum(wolverhampton: Place) -> None:
    found = found_for(wolverhampton, 2, Slice(age=CHILD))
    small = found.points[found.points["offenders"] < settings().small_numbers["unreliable_below"]]
    assert len(small)
    assert set(small["standing"]) == {"unreliable"}
    assert found.areas == len(found.points) - len(small)
