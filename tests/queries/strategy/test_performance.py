"""The performance framework as it is told, with and without partners' returns."""

from datetime import date
from pathlib import Path

import pytest

from queries.benchmarks import benchmarks_of
from queries.questions import questions_for
from queries.strategy.control import control_of
from queries.strategy.goals import Smart
from queries.strategy.performance import Kpi, Reading, kpis, summary
from queries.strategy.trial import trial
from queries.strategy.words import months_between
from tests.queries.strategy.conftest import place_named

TODAY = date(2026, 11, 22)
# Section 7 of the 2018 strategy: adults, youths, and the rows both share.
OF_2018 = {
    "adults_reoffending",
    "supervised_reoffending",
    "domestic_abuse_court",
    "orders_completed",
    "repeat_domestic_abuse",
    "family_risk_assessments",
    "recalls_standard",
    "recalls_fixed",
    "breaches_on_time",
    "children_reoffending",
    "housed_on_release",
    "employed_6_weeks",
    "treatment_after_release",
    "finance_help",
    "families_supported",
    "programmes_completed",
}
SINCE = {
    "gp_registered",
    "settled_3_months",
    "employed_6_months",
    "court_reports_on_time",
    "online_resolutions_completed",
}


def found(area: str, audience: str = "public") -> dict[str, Kpi]:
    place = place_named(area)
    return {kpi.measure_id: kpi for kpi in kpis(place, benchmarks_of(place)[0], audience, TODAY)}


def local(kpi: Kpi) -> Reading:
    return next(reading for reading in kpi.readings if reading.lane == "return")


def official(kpi: Kpi) -> Reading:
    return next(reading for reading in kpi.readings if reading.lane == "published")


def test_every_measure_of_2018_and_since_is_there(warehouse: Path) -> None:
    assert set(found("Wolverhampton")) >= OF_2018 | SINCE


def test_without_returns_each_local_measure_says_what_it_waits_for(warehouse: Path) -> None:
    awaited = [local(kpi) for kpi in found("Boston").values() if any(r.lane == "return" for r in kpi.readings)]
    assert awaited
    assert all(not reading.has_figure and "Waiting for return R" in reading.sentences[0] for reading in awaited)


def test_an_official_figure_of_the_nation_is_never_the_areas(warehouse: Path) -> None:
    """84.0 % housed on release, England and Wales, year to March 2025 (HMPPS)."""
    reading = official(found("Cardiff")["housed_on_release"])
    assert reading.headline == "84 in 100"
    assert reading.elsewhere == "England and Wales"
    assert "none is published for Cardiff" in " ".join(reading.sentences)
    assert "19 months ago" in reading.sentences[-1]


def test_solihulls_target_of_70_is_two_of_five(warehouse: Path) -> None:
    reading = local(found("Solihull")["treatment_after_release"])
    assert reading.goal is not None
    assert (reading.goal.words, reading.goal.baseline) == ("At least 70 in 100", "“circa 25 to 30%”, as printed")
    assert reading.smart.score == 2
    assert reading.smart.missing == ("who is counted, out of whom", "which post answers for it", "by when")


def test_a_target_typed_without_date_or_owner_is_three_of_five() -> None:
    assert Smart(("definition", "counts", "baseline")).score == 3


def test_12_of_43_against_70_is_answered(returned_warehouse: Path) -> None:
    """Domain reference 3.13: 27.9 % (16.7 to 42.7), not met, 42.1 points below."""
    reading = local(found("Solihull")["treatment_after_release"])
    assert reading.sentences[0] == (
        "27.9 in 100 people were in treatment within three weeks; could be 16.7 to 42.7. "
        "The target, at least 70 in 100, is not met: 42.1 points below it."
    )
    assert "That is 12 of 43." in reading.sentences
    assert summary(kpis(place_named("Solihull"), benchmarks_of(place_named("Solihull"))[0], "public", TODAY)).endswith(
        "1 has a target: 0 met, 1 not met, 0 too close to call."
    )


def test_a_target_that_was_missed_is_a_question(returned_warehouse: Path) -> None:
    place = place_named("Solihull")
    asked = questions_for(place, benchmarks_of(place)[0], [], TODAY)
    missed = next(question for question in asked if "is missed" in question.text)
    assert "at least 70 in 100, is missed" in missed.text
    assert "could be 16.7 to 42.7" in missed.because
    assert missed.source
    assert missed.who


def test_bounds_take_the_place_of_a_rate_that_too_few_are_known_for(returned_warehouse: Path) -> None:
    """12 of 31 known, 12 unknown: 72 in 100 known; bounds 12/43 and 24/43."""
    reading = local(found("Solihull")["employed_6_weeks"])
    assert reading.headline == "between 28 and 56 in 100"
    assert "known for 31 of 43 (72 in 100)" in reading.sentences[0]


def test_a_return_with_targets_is_five_of_five(returned_warehouse: Path) -> None:
    reading = local(found("Wolverhampton")["housed_on_release"])
    assert reading.smart.score == 5
    assert reading.verdict is not None
    assert reading.verdict.state == "not_met"
    assert "12 months added up: November 2024 to October 2025." in reading.sentences


def test_official_and_local_figures_stay_apart(returned_warehouse: Path) -> None:
    kpi = found("Wolverhampton")["housed_on_release"]
    assert [reading.lane for reading in kpi.readings] == ["published", "return"]
    assert official(kpi).goal is None


def test_signs_on_a_chart_of_values(returned_warehouse: Path) -> None:
    """Domain reference 3.10: the series of 19 points, limits on the first twelve, out of 40 posts."""
    place = place_named("Wolverhampton")
    control = control_of(place, "public", local(found("Wolverhampton")["posts_filled"]))
    assert control is not None
    assert list(control.points["signal"][:12].isna()) == [True] * 12
    assert list(control.points["signal"][12:]) == ["shift"] * 2 + ["two_of_three", "shift"] * 2 + ["two_of_three"]
    first = control.points.iloc[0]
    assert first["centre"] * 40 == pytest.approx(30.5)
    assert first["upper"] * 40 == pytest.approx(40.0)  # 42.107 is more than all 40 posts
    assert first["exact_upper"] * 40 == pytest.approx(42.107273, abs=1e-6)
    assert first["exact_lower"] * 40 == pytest.approx(18.892727, abs=1e-6)


def test_one_bad_month_stands_out(returned_warehouse: Path) -> None:
    reading = local(found("Wolverhampton")["court_reports_on_time"])
    control = control_of(place_named("Wolverhampton"), "public", reading)
    assert control is not None
    assert control.title == "September 2025 stands out from the others"
    assert len(control.rules) == 4


def test_a_target_above_the_limits_is_missed_every_month(returned_warehouse: Path) -> None:
    reading = local(found("Wolverhampton")["housed_on_release"])
    control = control_of(place_named("Wolverhampton"), "public", reading)
    assert control is not None
    assert (
        control.notes[-1]
        == "If nothing changes, the target will be met in some months and missed in others, by chance."
    )


@pytest.mark.parametrize(
    ("x", "n", "says"),
    [
        (12, 43, "27.9 in 100 people; could be 16.7 to 42.7. The target, at least 70 in 100, is not met: 42.1 points"),
        (29, 43, "neither met nor missed for certain"),
        (40, 43, "93.0 in 100 people; could be 81.4 to 97.6. The target, at least 70 in 100, is met."),
        (44, 43, "check the two numbers"),
    ],
)
def test_any_count_against_70(warehouse: Path, x: int, n: int, says: str) -> None:
    assert says in trial(x, n, 70)


@pytest.mark.parametrize(
    ("ended", "months"), [(date(2025, 3, 31), 19), (date(2026, 10, 22), 1), (date(2026, 10, 31), 0)]
)
def test_months_since_the_figures_end(ended: date, months: int) -> None:
    assert months_between(ended, TODAY) == months
