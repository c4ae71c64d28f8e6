"""Changes, targets and expected counts: the worked cases of the domain reference, and hypothesis."""

import math
import re

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from queries.verdict import IN_100, Interval, Measured, Polarity, Unit
from queries.verdict_change import Earlier, change, expected_verdict, quoted_gap, target_state, target_verdict
from tests.queries.conftest import Compute
from tests.queries.test_verdict import UNITS, figures, limits, polarities
from tests.queries.told import difference, measured

quick = hypothesis_settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
Counts = tuple[int, int]
Limits = tuple[float | None, float | None]


def _earlier(compute: Compute, now: Counts, then: Counts, label: str = "2014/15", **more: object) -> Earlier:
    return Earlier(label, measured(compute, *then), difference(compute, now, then), **more)


def test_a_fall_beyond_chance_is_real(compute: Compute) -> None:
    now, then = (5900, 20548), (6436, 21536)
    told = change(measured(compute, *now), _earlier(compute, now, then), IN_100, "lower")
    assert (told.kind, told.better) == ("fall", "better")
    assert told.sentence == (
        "Down from 30 to 29 in 100 since 2014/15: a real fall, more than chance would explain. Lower is better."
    )


def test_the_same_fall_with_halved_counts_is_too_close_to_call(compute: Compute) -> None:
    now, then = (2950, 10274), (3218, 10768)
    assert change(measured(compute, *now), _earlier(compute, now, then)).kind == "too_close"


def test_a_change_within_chance_is_too_close_to_call(compute: Compute) -> None:
    now, then = (393, 956), (381, 985)
    told = change(measured(compute, *now), _earlier(compute, now, then, "2014", recurring=True), IN_100, "lower")
    assert (told.kind, told.better, told.short) == ("too_close", None, "Too close to 2014 to call")
    assert told.sentence == (
        "Up from 39 to 41 in 100 since 2014: too close to call, no bigger than chance could explain. "
        "Lower is better. "
        "Some of the same people are counted in both periods, so this is less certain than it looks."
    )


def test_a_rise_beyond_chance_is_worse_where_lower_is_better(compute: Compute) -> None:
    now, then = (93413, 331356), (84757, 322330)
    told = change(measured(compute, *now), _earlier(compute, now, then, "2022/23"), Unit("in 100 people", 1), "lower")
    assert (told.kind, told.better) == ("rise", "worse")
    assert told.sentence.startswith("Up from 26.3 to 28.2 in 100 since 2022/23: a real rise")


def test_a_real_change_never_reads_as_none(compute: Compute) -> None:
    now, then = (28700, 100_000), (29300, 100_000)
    told = change(measured(compute, *now), _earlier(compute, now, then))
    assert told.sentence.startswith("Down from 29.3 to 28.7 in 100")


def test_figures_across_a_break_are_not_put_side_by_side(compute: Compute) -> None:
    now, then = (186582, 599297), (133947, 510433)
    reason = "The same year reads 26.2 % in the old way and 31.1 % in the new."
    told = change(measured(compute, *now), _earlier(compute, now, then, "the old method", break_reason=reason))
    assert (told.kind, told.better) == ("not_comparable", None)
    assert told.sentence == f"Not comparable with the old method. {reason}"


def test_a_soft_break_is_said_with_the_change(compute: Compute) -> None:
    now, then = (393, 956), (381, 985)
    told = change(measured(compute, *now), _earlier(compute, now, then, care=("Courts were closed or slow.",)))
    assert told.sentence.endswith("Courts were closed or slow.")


@pytest.mark.parametrize(
    ("now", "then", "reason"),
    [
        (Measured(0.3, people=20), Measured(0.4, people=400), "too few people are counted"),
        (Measured(0.3, people=400), Measured(0.4, people=20, controlled=True), "too few people are counted"),
        (Measured(None), Measured(0.4, people=400), "one of the two figures is missing"),
    ],
)
def test_what_cannot_be_told_says_why(now: Measured, then: Measured, reason: str) -> None:
    told = change(now, Earlier("last year", then, Interval(0.1, 0.2)))
    assert told.kind == "cannot_tell"
    assert told.sentence == f"Whether it has changed since last year cannot be told: {reason}."


def test_an_average_is_shown_without_a_claim() -> None:
    told = change(Measured(1280 / 393), Earlier("2014", Measured(1140 / 381)), Unit("offences each"), "lower")
    assert told.kind == "cannot_tell"
    assert told.sentence.startswith("From 2.99 to 3.26 offences each since 2014; how much of that is chance")


def test_level_is_neither_up_nor_down(compute: Compute) -> None:
    same = (381, 985)
    assert change(measured(compute, *same), _earlier(compute, same, same)).sentence.startswith("Level at 39 in 100")


@pytest.mark.parametrize(
    ("x", "state", "gap", "said"),
    [
        (12, "not_met", -42.093, "is not met: 42.1 points below it."),
        (29, "within_uncertainty", -2.558, "It is 2.6 points below the target, at least 70 in 100, which is no more"),
        (40, "met", 23.023, "The target, at least 70 in 100, is met."),
    ],
)
def test_continuity_of_care_against_seventy(compute: Compute, x: int, state: str, gap: float, said: str) -> None:
    told = target_verdict(measured(compute, x, 43), 0.7, "higher", Unit("in 100 people", 1), "were in treatment")
    assert told.state == state
    assert told.gap is not None
    assert math.isclose(told.gap, gap, abs_tol=0.001)
    assert said in told.sentence


def test_twelve_of_forty_three_in_whole_numbers(compute: Compute) -> None:
    told = target_verdict(measured(compute, 12, 43), 0.7, "higher", IN_100, "were in treatment")
    assert told.sentence == (
        "28 in 100 people were in treatment; could be 17 to 43. "
        "The target, at least 70 in 100, is not met: 42 points below it."
    )


def test_a_target_where_lower_is_better(compute: Compute) -> None:
    told = target_verdict(measured(compute, 5900, 20548), 0.299, "lower", IN_100, "reoffended")
    assert (told.state, told.short) == ("met", "Target met")
    assert "no more than 29.9 in 100" in told.sentence


def test_a_target_on_a_small_group_cannot_be_told_and_gives_no_gap(compute: Compute) -> None:
    told = target_verdict(measured(compute, 2, 3, controlled=True), 0.7, "higher")
    assert (told.state, told.gap) == ("cannot_tell", None)
    assert told.sentence == ("The target is at least 70 in 100. Too few people are counted to tell whether it is met.")


def test_a_target_without_limits_or_direction_cannot_be_told(compute: Compute) -> None:
    assert target_verdict(Measured(0.28, people=40), 0.7, "higher").state == "cannot_tell"
    told = target_verdict(measured(compute, 12, 43), 0.7, "none")
    assert told.state == "cannot_tell"
    assert "it is not agreed which direction is better" in told.sentence


def test_exactly_on_target_within_chance_says_so(compute: Compute) -> None:
    told = target_verdict(measured(compute, 35, 50), 0.7, "higher")
    assert told.state == "within_uncertainty"
    assert "It is on the target, at least 70 in 100" in told.sentence


@quick
@given(limits(), st.floats(0, 1), polarities)
def test_the_macro_and_the_target_verdict_agree(
    compute: Compute, pair: Limits, target: float, polarity: Polarity
) -> None:
    interval = Interval(*pair)
    asked = "target_verdict($lo::double, $hi::double, $target, $polarity)"
    from_sql = compute(asked, lo=interval.lo, hi=interval.hi, target=target, polarity=polarity)
    expected = "cannot_tell" if from_sql is None else from_sql.replace(" ", "_")
    assert target_state(interval, target, polarity) == expected


@quick
@given(figures(), figures(), limits(), st.sampled_from(UNITS), polarities, st.booleans())
def test_every_change_is_fit_to_be_read_aloud(
    now: Measured, then: Measured, difference_: Limits, unit: Unit, polarity: Polarity, again: bool
) -> None:
    told = change(now, Earlier("2014/15", then, Interval(*difference_), recurring=again), unit, polarity)
    _fit_to_be_read(told.sentence, told.short)
    if told.kind in ("rise", "fall"):
        assert {now.reliability, then.reliability} == {"ok"}


@quick
@given(figures(), st.floats(0, 1), st.sampled_from(UNITS), polarities)
def test_every_target_is_fit_to_be_read_aloud(figure: Measured, target: float, unit: Unit, polarity: Polarity) -> None:
    told = target_verdict(figure, target, polarity, unit, "were housed")
    _fit_to_be_read(told.sentence, told.short)
    assert (told.gap is None) == (figure.reliability != "ok")


def _fit_to_be_read(sentence: str, short: str) -> None:
    assert not re.search(r"\b(nan|None|p-value|significan|confidence)|[{}]|  |-0", f"{sentence} {short}")
    assert sentence.endswith(".")
    assert len(short.split()) <= 10


def test_observed_against_expected(compute: Compute) -> None:
    limits = Interval(*compute("[srr_lo(241, 224.2, $z), srr_hi(241, 224.2, $z)]", z=1.959963984540054))
    told = expected_verdict(241, 224.2, 107.4933, limits)
    assert told.standing == "similar"
    assert told.sentence == (
        "241 people reoffended where 224 were expected: 107 for every 100 expected; could be 94 to 122. "
        "That is no different from expected: the difference is no bigger than chance could explain. "
        "Lower is better."
    )
    assert expected_verdict(300, 224.2, 133.8, Interval(119, 150)).standing == "higher"
    assert expected_verdict(300, 224.2, 133.8, Interval()).standing is None


def test_a_quoted_gap_gives_the_people_it_would_take() -> None:
    assert quoted_gap("46.02%", "39.58%", 222) == (
        "46.02% against 39.58% expected, as printed. No counts were printed, so whether the gap is more than "
        "chance cannot be told: it would take at least 222 people."
    )
