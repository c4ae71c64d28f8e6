"""What may be said about a figure: the worked cases of the domain reference, and whatever hypothesis finds."""

import math
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from data.settings import settings
from queries.verdict import (
    IN_100,
    Comparator,
    Interval,
    Measured,
    Polarity,
    Standing,
    Unit,
    Verdict,
    better_or_worse,
    signal,
    standing_of,
    verdict,
)
from tests.queries.conftest import Compute
from tests.queries.told import ENGLAND_AND_WALES, difference, measured

quick = hypothesis_settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NATIONAL = Comparator("England and Wales", ENGLAND_AND_WALES)
BLACK_COUNTRY = Comparator("the Black Country", 5900 / 20548)
proportions = st.floats(0, 1)
maybe = st.one_of(st.none(), st.just(math.nan), proportions)


def _against_national(figure: Measured, **more: Any) -> Verdict:
    return verdict(figure, IN_100, "reoffended", NATIONAL, "lower", **more)


@pytest.mark.parametrize(
    ("x", "n", "standing"),
    [(109, 200, "higher"), (211, 859, "lower"), (19, 133, "lower"), (247, 1063, "lower")],
    ids=["weapons", "violence", "sexual", "drug"],
)
def test_offence_groups_of_the_black_country(compute: Compute, x: int, n: int, standing: str) -> None:
    told = verdict(measured(compute, x, n), IN_100, "reoffended", BLACK_COUNTRY, "lower")
    assert told.standing == standing
    assert told.better == ("worse" if standing == "higher" else "better")


def test_similar_says_so_with_direction_in_plain_words(compute: Compute) -> None:
    assert _against_national(measured(compute, 19, 53)).sentence == (
        "36 in 100 people reoffended; could be 24 to 49. Similar to England and Wales (29 in 100): "
        "the difference is no bigger than chance could explain. Lower is better."
    )


def test_higher_says_which_direction_is_better(compute: Compute) -> None:
    told = verdict(measured(compute, 109, 200), IN_100, "reoffended", BLACK_COUNTRY, "lower")
    assert told.sentence == (
        "55 in 100 people reoffended; could be 48 to 61. "
        "Higher than the Black Country (29 in 100), which is worse: lower is better."
    )
    assert told.short == "Higher (worse) than the Black Country"
    assert (told.rate, told.interval, told.places) == ("55 in 100", "48 to 61", 0)


def test_no_better_or_worse_where_no_direction_is_agreed(compute: Compute) -> None:
    told = verdict(measured(compute, 109, 200), IN_100, "reoffended", BLACK_COUNTRY)
    assert (told.better, told.direction) == (None, "")
    assert told.sentence.endswith("Higher than the Black Country (29 in 100).")


def test_a_decimal_appears_only_where_whole_numbers_would_hide_the_verdict(compute: Compute) -> None:
    assert _against_national(measured(compute, 5900, 20548)).sentence.startswith(
        "28.7 in 100 people reoffended; could be 28.1 to 29.3. Lower than England and Wales (29.5 in 100)"
    )
    assert _against_national(measured(compute, 393, 956)).rate == "41 in 100"


def test_a_few_are_not_rounded_to_none_nor_nearly_all_to_all(compute: Compute) -> None:
    assert _against_national(measured(compute, 1, 400)).sentence.startswith("Fewer than 1 in 100 people reoffended")
    assert _against_national(measured(compute, 399, 400)).sentence.startswith("More than 99 in 100 people reoffended")
    assert _against_national(measured(compute, 0, 45)).sentence.startswith("0 in 100 people reoffended")


@pytest.mark.parametrize(
    ("n", "reliability", "usable"),
    [(9, "too_small", False), (10, "unreliable", False), (29, "unreliable", False), (30, "ok", True)],
)
def test_small_groups(compute: Compute, n: int, reliability: str, usable: bool) -> None:
    told = _against_national(measured(compute, 5, n))
    assert told.reliability == reliability
    assert (told.may_rank, told.may_colour) == (usable, usable)
    assert (told.standing is not None) == usable
    assert bool(re.search(r"\d+ in 100", told.sentence)) == (n >= 10)


def test_a_partners_return_gives_no_rate_below_thirty(compute: Compute) -> None:
    for x in (0, 2, 3):
        told = _against_national(measured(compute, x, 3, controlled=True))
        assert told.sentence == "Low volume: too few people to give a rate."
        assert (told.rate, told.interval, told.standing) == ("", "", None)
    assert _against_national(measured(compute, 20, 29, controlled=True)).rate == ""
    assert _against_national(measured(compute, 20, 30, controlled=True)).rate == "67 in 100"


def test_all_small_groups_of_a_return_read_the_same() -> None:
    """If only 0 and 100 % were called low volume, the words would give the figure away."""
    told = {verdict(Measured(x / 12, people=12, controlled=True)).sentence for x in range(13)}
    assert len(told) == 1


def test_a_quoted_hundred_per_cent_is_low_volume() -> None:
    """Walsall robbery: 100 % printed without counts."""
    told = _against_national(Measured(1.0, controlled=True))
    assert (told.reliability, told.may_rank, told.may_colour) == ("too_small", False, False)
    assert told.short == "Low volume: no rate given"


def test_a_rate_without_counts_is_told_but_never_ranked_coloured_or_compared() -> None:
    told = _against_national(Measured(0.4602, controlled=True))
    assert (told.standing, told.may_rank, told.may_colour) == (None, False, False)
    assert told.sentence.startswith("46 in 100 people reoffended. How far chance could move it is not known")


@pytest.mark.parametrize("figure", [Measured(None), Measured(math.nan, people=40), Measured(0.5, people=0)])
def test_no_figure(figure: Measured) -> None:
    told = _against_national(figure)
    assert (told.reliability, told.sentence, told.short) == ("none", "There is no figure.", "No figure")


def test_a_figure_alone_is_told_without_a_verdict(compute: Compute) -> None:
    told = verdict(measured(compute, 393, 956), IN_100, "reoffended", polarity="lower")
    assert told.standing is None
    assert told.sentence == "41 in 100 people reoffended; could be 38 to 44. Lower is better."


def test_an_average_is_told_to_two_places_without_a_verdict() -> None:
    told = verdict(Measured(1280 / 393), Unit("offences each"), polarity="lower")
    assert told.sentence == "3.26 offences each. Lower is better."


def test_rates_on_another_base() -> None:
    unit = Unit("per 100,000 aged 10 to 17")
    figure = Measured(0.00182, Interval(0.0015, 0.0022), 100_000)
    told = verdict(figure, unit, "became first-time entrants", Comparator("England", 0.00143), "lower")
    assert told.sentence == (
        "182 per 100,000 aged 10 to 17 became first-time entrants; could be 150 to 220. "
        "Higher than England (143 per 100,000), which is worse: lower is better."
    )


def test_an_area_that_is_much_of_its_benchmark_is_held_against_the_rest(compute: Compute) -> None:
    rest = Comparator("the eight areas", 909 / 3125, rest=True, difference=difference(compute, (239, 720), (909, 3125)))
    told = verdict(measured(compute, 239, 720), IN_100, "reoffended", rest, "lower")
    assert told.standing == "higher"
    assert "Higher than the rest of the eight areas (29 in 100)" in told.sentence


def test_two_uncertain_areas_are_compared_by_their_difference_not_by_overlap(compute: Compute) -> None:
    """393/956 and 381/985 overlap; so would many pairs that do differ."""
    other = Comparator("Walsall", 381 / 985, difference=difference(compute, (393, 956), (381, 985)))
    assert verdict(measured(compute, 393, 956), comparator=other).standing == "similar"


@pytest.mark.parametrize(
    ("at_95", "at_998", "cells", "expected"),
    [
        ("higher", "similar", 13, "full"),
        ("higher", "similar", 48, "outline"),
        ("lower", "lower", 48, "full"),
        ("similar", "similar", 48, "none"),
        (None, None, 5, "none"),
    ],
)
def test_crowded_screens_need_more_than_95_per_cent(
    at_95: Standing | None, at_998: Standing | None, cells: int, expected: str
) -> None:
    assert signal(at_95, at_998, cells) == expected


@quick
@given(maybe, maybe, maybe)
def test_the_macro_and_the_verdict_agree(
    compute: Compute, lo: float | None, hi: float | None, against: float | None
) -> None:
    known = [None if value is None or math.isnan(value) else value for value in (lo, hi, against)]
    from_sql = compute("verdict($lo::double, $hi::double, $b::double)", lo=known[0], hi=known[1], b=known[2])
    assert standing_of(Interval(lo, hi), known[2]) == from_sql


@st.composite
def limits(draw: st.DrawFn) -> tuple[float | None, float | None]:
    """A pair in order, either of which may be missing."""
    lo, hi = sorted(draw(st.tuples(proportions, proportions)))
    return draw(st.sampled_from([(lo, hi), (lo, hi), (None, hi), (math.nan, hi), (lo, None)]))


@st.composite
def figures(draw: st.DrawFn) -> Measured:
    value, lo, hi = draw(maybe), *draw(limits())
    people = draw(st.one_of(st.none(), st.just(math.nan), st.integers(0, 100_000)))
    return Measured(value, Interval(lo, hi), people, draw(st.booleans()))


comparators = st.one_of(
    st.none(), st.builds(Comparator, st.just("England and Wales"), st.one_of(st.none(), proportions), st.booleans())
)
polarities: st.SearchStrategy[Polarity] = st.sampled_from(["lower", "higher", "none"])
UNITS = [IN_100, Unit("in 100 children", 1), Unit("per 100,000 aged 10 to 17"), Unit("offences each")]


@quick
@given(figures(), st.sampled_from(UNITS), comparators, polarities)
@example(Measured(math.nan, Interval(math.nan, 0.4), 40), IN_100, NATIONAL, "lower")
def test_every_sentence_is_fit_to_be_read_aloud(
    figure: Measured, unit: Unit, comparator: Comparator | None, polarity: Polarity
) -> None:
    told = verdict(figure, unit, "reoffended", comparator, polarity)
    words = "|".join([told.sentence, told.short, told.rate, told.interval])
    assert not re.search(r"\b(nan|None|p-value|significan|confidence)|[{}]|  |-0", words)
    assert told.sentence[0].isupper() or told.sentence[0].isdigit()
    assert told.sentence.endswith(".")
    assert len(told.short.split()) <= 10
    if told.standing and polarity != "none":
        assert f"{polarity} is better" in told.sentence.lower()


@quick
@given(figures(), comparators, polarities)
def test_a_verdict_keeps_its_own_rules(figure: Measured, comparator: Comparator | None, polarity: Polarity) -> None:
    told = verdict(figure, IN_100, "reoffended", comparator, polarity)
    if told.standing:
        assert told.reliability == "ok"
        assert comparator is not None
        covered = figure.limits.lo <= comparator.value <= figure.limits.hi
        assert (told.standing == "similar") == covered
    if told.may_rank or told.may_colour:
        assert told.reliability == "ok"
        assert figure.people >= settings().small_numbers["unreliable_below"]
    assert (told.better is None) == (told.standing not in ("higher", "lower") or polarity == "none")
    assert bool(told.rate) == (told.reliability in ("ok", "unreliable"))


@pytest.mark.parametrize(
    ("standing", "polarity", "expected"),
    [
        ("higher", "lower", "worse"),
        ("lower", "lower", "better"),
        ("higher", "higher", "better"),
        ("lower", "higher", "worse"),
        ("similar", "lower", None),
        ("higher", "none", None),
        (None, "lower", None),
    ],
)
def test_better_or_worse(standing: str | None, polarity: Polarity, expected: str | None) -> None:
    assert better_or_worse(standing, polarity) == expected


@pytest.mark.parametrize(
    ("text", "short", "scale"),
    [
        ("in 100 people", "in 100", 100),
        ("per 10,000 aged 10 to 17", "per 10,000", 10_000),
        ("per 1,000 residents", "per 1,000", 1000),
        ("offences each", "offences each", 1),
    ],
)
def test_units_as_the_catalogue_writes_them(text: str, short: str, scale: int) -> None:
    assert (Unit(text).short, Unit(text).scale) == (short, scale)
