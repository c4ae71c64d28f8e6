"""One area beside others: part and whole, counties, small numbers, many comparisons."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries.area_sets import PEERS, SIMILAR, AreaSet, chosen_set, sets_of
from queries.benchmarks import benchmarks_of
from queries.compare import Comparison, compare, in_title, notes, ordered, orders, years
from queries.places import Place, places
from queries.verdict import Comparator, verdict
from queries.view import ADULT, CHILD, Slice
from tests.queries.conftest import Compute
from tests.queries.stage import END, Stage, a_stage, line
from tests.queries.told import difference, measured

__all__ = ["a_stage"]  # a fixture, used by name

ORACLE = json.loads((Path(__file__).parents[1] / "oracles" / "compare.json").read_text("utf-8"))
EIGHT = ORACLE["overdispersion"]["areas"]


def set_up(stage: Stage, areas: list[tuple[str, int, int]]) -> None:
    stage.areas([("Whole", sum(n for _, n, _ in areas), sum(x for _, _, x in areas))], "country")
    stage.areas(areas, inside=["Whole"])


def beside(stage: Stage, name: str, others: list[str], *, inside: bool = True) -> Comparison:
    area_set = AreaSet("region", "the eight", tuple(stage.ids[other] for other in others), inside)
    return compare(stage.place(name), stage.benchmark("Whole"), area_set, Slice(), "published", END)


# Part and whole --------------------------------------------------------------------------


def test_an_area_is_held_against_the_rest_of_its_set(stage: Stage) -> None:
    """Area G of the reference: 909 of 3,125 without it; 4.1 points more, 0.4 to 8.0."""
    set_up(stage, EIGHT)
    case = ORACLE["leave_one_out"]
    found = beside(stage, case["area"], [name for name, _, _ in EIGHT])
    together = line(found.rows, "The other 7 together")
    assert [together.offenders, together.reoffenders] == case["rest"]
    assert found.with_set is not None
    assert found.with_set.sentence.startswith("33 in 100 people reoffended")
    assert "Higher than the rest of the eight (29 in 100)" in found.with_set.sentence
    assert line(found.rows, "The other 7 together").standing == "lower"


def test_the_benchmark_leaves_out_an_area_that_is_a_large_part_of_it(stage: Stage) -> None:
    set_up(stage, EIGHT)
    rest = line(beside(stage, "G", ["A", "B"]).rows, "Rest of Whole")
    assert [rest.offenders, rest.reoffenders] == ORACLE["leave_one_out"]["rest"]


def test_a_part_is_held_against_the_rest_of_the_area_it_lies_in(stage: Stage) -> None:
    set_up(stage, EIGHT)
    area_set = AreaSet("members", "the areas in it", tuple(stage.ids[name] for name, _, _ in EIGHT))
    whole = stage.place("Whole", "country")
    found = compare(whole, stage.benchmark("Whole", inside=False), area_set, Slice(), "published", END)
    assert found.with_set is None
    assert "the rest of Whole (29 in 100)" in line(found.rows, "G").sentence


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(30, 4000), st.floats(0, 1), st.integers(30, 9000), st.floats(0, 1))
def test_similar_whenever_the_range_covers_the_rest(
    compute: Compute, people: int, rate: float, rest: int, rest_rate: float
) -> None:
    own, others = (round(people * rate), people), (round(rest * rest_rate), rest)
    figure = measured(compute, *own)
    against = Comparator("the rest", others[0] / rest, True, difference(compute, own, others))
    lo, hi = figure.limits.lo or 0.0, figure.limits.hi or 1.0
    if lo <= others[0] / rest <= hi:
        assert verdict(figure, comparator=against).standing == "similar"


# Counties and missing figures ------------------------------------------------------------


@pytest.fixture
def county(stage: Stage) -> Stage:
    set_up(stage, [("Town", 400, 120), ("Port", 500, 100)])
    stage.area("Shire", "upper_tier")
    for name in ("Eastham", "Westham"):
        stage.area(name, inside=["Whole"])
        stage.counts(name, 900, 300, of="Shire", reach="wider")
    stage.area("Silent", inside=["Whole"])
    return stage


def test_a_county_enters_once_under_its_own_name(county: Stage) -> None:
    found = beside(county, "Town", ["Town", "Eastham", "Westham"])
    assert list(found.areas["label"]) == ["Town", "Shire"]
    assert found.with_set is not None
    assert "Shire (33 in 100)" in found.with_set.sentence
    assert "Shire's figure stands for Eastham, Westham, which have none of their own." in notes(found)


def test_a_county_counts_once_in_the_sum(county: Stage) -> None:
    found = beside(county, "Town", ["Port", "Eastham", "Westham"], inside=False)
    together = line(found.rows, "The 2 together")
    assert (together.offenders, together.reoffenders) == (1400, 400)


def test_an_area_told_by_its_county_is_called_by_the_countys_name(county: Stage) -> None:
    found = beside(county, "Eastham", ["Eastham", "Westham", "Town"])
    assert list(found.areas["label"]) == ["Shire", "Town"]
    assert (
        found.whose == "This is the figure for Shire, which Eastham is part of. None is published for Eastham itself."
    )
    assert "Shire (33 in 100)" in line(found.rows, "Town").sentence


def test_nothing_is_beside_an_area_whose_set_has_only_its_county(county: Stage) -> None:
    found = beside(county, "Eastham", ["Eastham", "Westham"])
    assert list(found.areas["label"]) == ["Shire"]
    assert found.with_set is None


def test_areas_without_a_figure_are_named(county: Stage) -> None:
    found = beside(county, "Town", ["Port", "Silent"])
    assert "No figure for these people: Silent." in notes(found)


# Small numbers and many comparisons ------------------------------------------------------


@pytest.fixture
def small(stage: Stage) -> Comparison:
    set_up(stage, [("Town", 400, 120), ("Hamlet", 29, 20), ("Farm", 9, 3), ("Port", 500, 100)])
    return beside(stage, "Town", ["Town", "Hamlet", "Farm", "Port"])


def test_small_areas_are_grey_unranked_and_named(small: Comparison) -> None:
    hamlet = line(small.rows, "Hamlet")
    assert (hamlet.standing, hamlet.strength) == ("unreliable", "none")
    by_rate = ordered(small, chosen_set(()), "rate")
    assert list(by_rate.loc[by_rate["role"] == "area", "label"]) == ["Port", "Hamlet", "Farm"]
    assert any(note.startswith("Grey: fewer than 30 people") and note.endswith("Hamlet.") for note in notes(small))


def test_fewer_than_ten_people_have_no_rate_anywhere(small: Comparison) -> None:
    farm = line(small.rows, "Farm")
    assert farm.shown == "Too few people to give a rate"
    assert small.rows.loc[small.rows["label"] == "Farm", ["rate", "rate_lo", "rate_hi"]].isna().all(axis=None)


def test_nobody_is_compared_with_an_area_of_too_few_people(stage: Stage) -> None:
    set_up(stage, [("Hamlet", 29, 20), ("Port", 500, 100), ("Town", 400, 120)])
    found = beside(stage, "Hamlet", ["Hamlet", "Port", "Town"])
    assert found.cells == 0
    assert set(found.rows["standing"]) == {"unreliable", "uncompared"}


@pytest.mark.parametrize(("others", "strength"), [(20, "full"), (21, "outline")])
def test_more_than_twenty_comparisons_need_stronger_evidence(stage: Stage, others: int, strength: str) -> None:
    """200 of 800 against 240 of 800: beyond 95 %, within 99.8 %."""
    alike = [(f"Town {number:02}", 800, 240) for number in range(others - 1)]
    set_up(stage, [("Itself", 800, 240), ("Different", 800, 200), *alike])
    found = beside(stage, "Itself", ["Different", *(name for name, _, _ in alike)])
    different = line(found.rows, "Different")
    assert (found.cells, different.standing, different.strength) == (others, "lower", strength)
    assert ("weak evidence" in different.short) == (strength == "outline")
    assert f"{others} areas are compared one by one, and chance alone would make about 1" in notes(found)[0]


# Sets, years, titles ---------------------------------------------------------------------


@pytest.fixture
def by_title(warehouse: Path) -> dict[str, Place]:
    return {place.title: place for place in places()}


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Wolverhampton", ["Its sub-region", "Its police force area", "Its region", "Areas most like it"]),
        ("Cardiff", ["Its police force area", "Its nation", "Areas most like it"]),
        ("Black Country (sub-region)", ["The areas in it"]),
        ("West Midlands (region)", ["The areas in it", "Areas of the same kind"]),
        ("England and Wales (country)", []),
    ],
)
def test_only_sets_that_exist_are_offered(by_title: dict[str, Place], title: str, names: list[str]) -> None:
    assert [offered.name for offered in sets_of(by_title[title])] == [*names, "Areas I choose"]


def test_the_same_kind_is_without_the_area_itself(by_title: dict[str, Place]) -> None:
    west_midlands = by_title["West Midlands (region)"]
    peers = next(offered for offered in sets_of(west_midlands) if offered.key == PEERS)
    assert len(peers.area_ids) == 8
    assert west_midlands.area_id not in peers.area_ids


def test_wolverhampton_is_similar_to_the_rest_of_the_black_country(by_title: dict[str, Place]) -> None:
    place = by_title["Wolverhampton"]
    area_set = sets_of(place)[0]
    found = years(place, area_set, Slice(age=ADULT))
    compared = compare(
        place, benchmarks_of(place)[0], area_set, Slice(age=ADULT), found.lane, next(iter(found.ends.values()))
    )
    assert compared.with_set is not None
    itself, rest = line(compared.rows, "Wolverhampton"), line(compared.rows, "The other 3 together")
    assert itself.rate_lo <= rest.rate <= itself.rate_hi
    assert compared.with_set.standing == "similar"
    assert "Similar to the rest of the Black Country" in compared.with_set.sentence


def test_a_set_that_is_the_benchmark_is_not_compared_twice(by_title: dict[str, Place]) -> None:
    place = by_title["Wolverhampton"]
    black_country = next(offered for offered in benchmarks_of(place) if offered.kind == "sub_region")
    compared = compare(place, black_country, sets_of(place)[0], Slice(age=ADULT), "illustrative", END)
    assert compared.with_benchmark is None
    assert not (compared.rows["role"] == "benchmark").any()


def test_one_lane_only_and_a_lone_real_figure_is_told_of(by_title: dict[str, Place]) -> None:
    """Only Lambeth has published adults: London is compared on demonstration figures, and the page says so."""
    place = by_title["Lambeth"]
    found = years(place, sets_of(place)[0], Slice(age=ADULT))
    assert (found.lane, found.real_elsewhere) == ("illustrative", True)
    assert not years(place, sets_of(place)[0], Slice(age=CHILD)).real_elsewhere


def test_an_area_without_figures_is_told_from_a_set_without_them(county: Stage) -> None:
    silent, town = county.place("Silent"), county.place("Town")
    assert not years(silent, chosen_set((town.area_id,)), Slice()).area_has_figures
    alone = years(town, chosen_set((silent.area_id,)), Slice())
    assert (alone.ends, alone.area_has_figures) == ({}, True)


def test_years_are_newest_first(by_title: dict[str, Place]) -> None:
    place = by_title["Boston"]
    ends = list(years(place, sets_of(place)[0], Slice(age=ADULT)).ends.values())
    assert ends == sorted(ends, reverse=True)
    assert len(ends) >= 3


def test_no_order_is_a_ranking_unless_asked_for() -> None:
    assert list(orders(chosen_set(()))) == ["A to Z", "By rate, highest first"]
    assert list(orders(AreaSet(SIMILAR, "", ())))[0] == "Most alike first"


def test_similar_areas_can_be_listed_nearest_first(small: Comparison, stage: Stage) -> None:
    nearest = AreaSet(SIMILAR, "", (stage.ids["Port"], stage.ids["Farm"], stage.ids["Hamlet"]))
    rows = ordered(small, nearest, "alike")
    assert list(rows.loc[rows["role"] == "area", "label"]) == ["Port", "Farm", "Hamlet"]


@pytest.mark.parametrize("area", ["Leeds", "Bournemouth, Christchurch and Poole"])
def test_titles_have_ten_words_at_most(area: str) -> None:
    title = in_title(area, "Higher (worse) than the Devon & Cornwall police area")
    assert len(title.split()) <= 10
    assert title.endswith("than the Devon & Cornwall police area")
