"""Areas side by side by offence type: which stand there, what a cell may say, what they have in common."""

from pathlib import Path

import pytest

from queries.benchmarks import Benchmark, benchmarks_of
from queries.heat import MOST_NEIGHBOURS, Heat, heat, years
from queries.places import Place, places
from queries.view import ADULT, CHILD, EVERYONE


@pytest.fixture
def by_title(warehouse: Path) -> dict[str, Place]:
    return {place.title: place for place in places()}


def compared_with(place: Place, name: str = "England and Wales") -> Benchmark:
    return next(offered for offered in benchmarks_of(place) if offered.name == name)


def heat_of(place: Place, age: str = ADULT, benchmark: str = "England and Wales") -> Heat:
    return heat(place, compared_with(place, benchmark), age, None)


def test_the_area_stands_first_then_its_neighbours_then_the_wholes(by_title: dict[str, Place]) -> None:
    heads = heat_of(by_title["Wolverhampton"]).heads
    assert heads == ("Wolverhampton", "Dudley", "Sandwell", "Walsall", "Black Country, all 4", "England and Wales")


def test_an_area_without_a_sub_region_stands_beside_its_police_area(by_title: dict[str, Place]) -> None:
    heads = heat_of(by_title["Boston"]).heads
    assert len(heads) == 9
    assert heads[-2] == "Lincolnshire police area, all 7"


def test_more_neighbours_than_fit_are_left_to_their_total(by_title: dict[str, Place]) -> None:
    table = heat_of(by_title["Lambeth"])
    assert table.neighbours is not None
    assert len(table.neighbours.member_ids) > MOST_NEIGHBOURS
    assert len(table.heads) == 3


def test_published_offence_groups_of_england_and_wales(by_title: dict[str, Place]) -> None:
    """2023/24: 22,041 of 38,725 reoffended after theft, 9,550 of 67,131 after summary motoring (MoJ)."""
    table = heat_of(by_title["England and Wales (country)"], EVERYONE)
    rows = table.cells.rows.set_index("offence")
    assert table.cells.lanes == ("published",)
    assert rows["offenders"].sum() == 331_356
    assert rows["reoffenders"].sum() == 93_413
    assert (rows.loc["theft", "reoffenders"], rows.loc["theft", "offenders"]) == (22_041, 38_725)
    assert rows.loc["theft", "shown"] == "57 in 100"
    assert rows.loc["summary_motoring", "shown"] == "14 in 100"


def test_nothing_is_compared_with_itself(by_title: dict[str, Place]) -> None:
    rows = heat_of(by_title["England and Wales (country)"], EVERYONE).cells.rows
    assert set(rows["standing"]) == {"uncompared"}
    assert rows["benchmark_rate"].isna().all()


def test_a_larger_area_is_not_compared_with_a_part_of_itself(by_title: dict[str, Place]) -> None:
    rows = heat_of(by_title["Wolverhampton"], benchmark="Black Country").cells.rows
    assert rows.loc[rows["head"].isin(["Black Country, all 4", "England and Wales"]), "benchmark_rate"].isna().all()


def test_a_large_part_is_compared_with_the_rest(by_title: dict[str, Place]) -> None:
    rows = heat_of(by_title["Wolverhampton"], benchmark="Black Country").cells.rows.set_index(["area", "offence"])
    own, whole = rows.loc[("Wolverhampton", "theft")], rows.loc[("Black Country", "theft")]
    assert own["is_rest"]
    assert own["benchmark_offenders"] == whole["offenders"] - own["offenders"]
    assert own["benchmark_reoffenders"] == whole["reoffenders"] - own["reoffenders"]


@pytest.mark.parametrize("age", [ADULT, CHILD])
def test_small_groups_have_no_colour_and_the_smallest_no_rate(by_title: dict[str, Place], age: str) -> None:
    rows = heat_of(by_title["Boston"], age).cells.rows
    few, fewest = rows[rows["offenders"] < 30], rows[rows["offenders"] < 10]
    assert len(few) > len(fewest) > 0
    assert set(few["standing"]) == {"unreliable"}
    assert set(few["strength"]) == {"none"}
    assert fewest["rate"].isna().all()
    assert not fewest["shown"].str.contains("in 100").any()


def test_on_a_crowded_screen_only_the_surest_differences_are_filled(by_title: dict[str, Place]) -> None:
    rows = heat_of(by_title["Wolverhampton"]).cells.rows.dropna(subset=["benchmark_rate"])
    filled, outlined = rows[rows["strength"] == "full"], rows[rows["strength"] == "outline"]
    for found, low, high in ((filled, "rate_lo_998", "rate_hi_998"), (outlined, "rate_lo", "rate_hi")):
        outside = (found[low] > found["benchmark_rate"]) | (found[high] < found["benchmark_rate"])
        assert outside.all()
    inside = (outlined["rate_lo_998"] <= outlined["benchmark_rate"]) & (
        outlined["rate_hi_998"] >= outlined["benchmark_rate"]
    )
    assert inside.all()


def test_cells_marked_by_chance_are_one_in_twenty(by_title: dict[str, Place]) -> None:
    table = heat_of(by_title["Wolverhampton"])
    assert table.by_chance == pytest.approx(0.05 * table.tested, rel=1e-6)


def test_common_to_all_is_among_the_five_highest_of_every_area(by_title: dict[str, Place]) -> None:
    table = heat_of(by_title["Wolverhampton"])
    rows = table.cells.rows[lambda found: found["area"].isin(["Wolverhampton", "Dudley", "Sandwell", "Walsall"])]
    large = rows[rows["offenders"] >= 30]
    highest = [set(found.nlargest(5, "rate")["offence"]) for _, found in large.groupby("area")]
    assert set(table.common) == set.intersection(*highest)
    assert "theft" in table.common


def test_years_are_offered_newest_first(by_title: dict[str, Place]) -> None:
    offered = years(by_title["Wolverhampton"], ADULT)
    assert next(iter(offered)) == "April 2023 to March 2024"
    assert len(offered) >= 3
    assert list(offered.values()) == sorted(offered.values(), reverse=True)


def test_a_chosen_year_is_the_one_shown(by_title: dict[str, Place]) -> None:
    place = by_title["Wolverhampton"]
    earlier = years(place, ADULT)["April 2019 to March 2020"]
    assert heat(place, compared_with(place), ADULT, earlier).period == "April 2019 to March 2020"
