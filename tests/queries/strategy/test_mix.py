"""A change split into what people did and who they were."""

import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from queries.strategy.mix import Split, points_of, sentences, split_of, title, years_of
from tests.queries.conftest import Compute
from tests.queries.strategy.conftest import place_named

Groups = list[tuple[int, int, int, int]]


def parts(compute: Compute, groups: Groups) -> tuple[float, float, float]:
    """Total change, and its two parts, of groups given as (x0, n0, x1, n1)."""
    n0, n1 = sum(g[1] for g in groups), sum(g[3] for g in groups)
    sums = {"n0": n0, "n1": n1}

    def all_of(macro: str) -> float:
        call = f"{macro}($a::double, $b::double, $n0::double, $c::double, $d::double, $n1::double)"
        return sum(compute(call, a=a, b=b, c=c, d=d, **sums) for a, b, c, d in groups)

    total = sum(g[2] for g in groups) / n1 - sum(g[0] for g in groups) / n0
    return total, all_of("rate_part"), all_of("mix_part")


def test_only_the_mix_changes(compute: Compute) -> None:
    """50 of 100 and 10 of 100 become 75 of 150 and 5 of 50: 30 % to 40 %, nobody doing otherwise."""
    total, rate, mix = parts(compute, [(50, 100, 75, 150), (10, 100, 5, 50)])
    assert (total, rate, mix) == pytest.approx((0.10, 0.0, 0.10))


def test_only_the_rate_changes(compute: Compute) -> None:
    total, rate, mix = parts(compute, [(50, 100, 60, 100), (10, 100, 20, 100)])
    assert (total, rate, mix) == pytest.approx((0.10, 0.10, 0.0))


def test_both_change(compute: Compute) -> None:
    """By hand: shares .5/.5 to .75/.25, rates .5/.1 to .6/.2: .30 to .50; rate .10, mix .10."""
    total, rate, mix = parts(compute, [(50, 100, 90, 150), (10, 100, 10, 50)])
    assert (total, rate, mix) == pytest.approx((0.20, 0.10, 0.10))


def test_a_group_that_is_new_only_changes_the_mix(compute: Compute) -> None:
    total, rate, mix = parts(compute, [(20, 100, 20, 100), (0, 0, 50, 100)])
    assert rate == pytest.approx(0.0)
    assert total == pytest.approx(mix)


@st.composite
def group(draw: Any) -> tuple[int, int, int, int]:
    n0, n1 = draw(st.integers(0, 500)), draw(st.integers(0, 500))
    return draw(st.integers(0, n0)), n0, draw(st.integers(0, n1)), n1


@given(groups=st.lists(group(), min_size=1, max_size=4))
def test_the_parts_add_up_to_the_change(compute: Compute, groups: Groups) -> None:
    assume(sum(g[1] for g in groups) and sum(g[3] for g in groups))
    total, rate, mix = parts(compute, groups)
    assert math.isclose(total, rate + mix, abs_tol=1e-12)


def test_published_years_of_england_and_wales(warehouse: Path) -> None:
    """69,281 of 288,877 adults and 4,981 of 15,958 children; then 79,004 of 317,283 and 4,447 of 13,827 (MoJ)."""
    place = place_named("England and Wales (country)")
    years = years_of(place)["adult_child"]
    before, after = years.periods
    split = split_of(place, "adult_child", years, before, after)
    assert split.total == pytest.approx(0.842, abs=0.001)
    assert split.did_otherwise == pytest.approx(0.919, abs=0.001)
    assert split.other_people == pytest.approx(-0.077, abs=0.001)
    assert points_of(split) == {"total": 0.8, "did_otherwise": 0.9, "other_people": -0.1}
    assert title(split) == "Mostly: people of the same kind reoffended more"
    assert "Fewer of the people were of kinds that reoffend often" in sentences(split)[0]
    assert not split.answer.illustrative


def test_groups_that_do_not_add_up_are_not_offered(warehouse: Path) -> None:
    """The 2018 paper prints four offence groups of many: nothing can be split by them."""
    years = years_of(place_named("Black Country (sub-region)"))
    assert all(found.lane == "illustrative" for found in years.values())


def last_change(area: str) -> Split:
    place = place_named(area)
    years = years_of(place)["offence"]
    before, after = list(years.periods)[-2:]
    return split_of(place, "offence", years, before, after)


def test_a_change_of_too_few_people_is_not_split(warehouse: Path) -> None:
    told = sentences(last_change("Isles of Scilly"))
    assert len(told) == 1
    assert "too few people are counted" in told[0]


def test_a_change_within_chance_says_so_first(warehouse: Path) -> None:
    split = last_change("Wolverhampton")
    assert title(split) == "Too close to call: no real change to split"
    assert "too close to call" in sentences(split)[0]
    assert split.answer.illustrative
