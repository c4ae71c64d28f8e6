"""What changed between two builds, from the small state that each keeps; the earlier one is an altered copy."""

import shutil
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from data.meeting.states import State, keep_state, read_state, states
from queries.since import Since, compared, newest_state, state_of_warehouse, state_on
from tests.returned import month, with_returns

TODAY = date(2026, 11, 22)
BENCHMARK = "the West Midlands region"
LAST = "April 2023 to March 2024"


@pytest.fixture(scope="module")
def copied(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse under another name: the questions hold the first one open."""
    return Path(shutil.copy(warehouse, tmp_path_factory.mktemp("copied")))


@pytest.fixture(scope="module")
def state(copied: Path) -> State:
    keep_state(copied)
    return states()[-1]


@pytest.fixture
def now(state: State) -> pd.DataFrame:
    """Wolverhampton."""
    return read_state(state, "csp", "E22000341")


def of(rows: pd.DataFrame, measure: str, period: str = LAST) -> pd.Series:
    return (rows["measure_id"] == measure) & (rows["period"] == period)


def since(then: pd.DataFrame, now: pd.DataFrame) -> Since:
    return compared(then, now, TODAY)


def test_nothing_changed(now: pd.DataFrame) -> None:
    found = since(now, now)
    assert (found.new, found.revised, found.verdicts, found.targets, found.gone) == ((), (), (), (), ())
    assert found.updated == 0
    assert len(found.not_updated) == found.count > 10
    late = "still April 2022 to March 2023. Newer figures were due on 1 November 2026."
    assert f"Looked-after children convicted or cautioned: {late}" in found.not_updated


def test_a_new_period_is_told_with_the_one_before(now: pd.DataFrame) -> None:
    newest = of(now, "first_time_entrants", "January to December 2024")
    found = since(now[~newest], now)
    assert found.new == (
        "First-time entrants, January to December 2024: 130 per 100,000. "
        "The figure before it, January to December 2023, was 95 per 100,000.",
    )
    assert (found.updated, len(found.not_updated)) == (1, found.count - 1)


def test_a_revision_is_told_old_new_and_why_and_its_verdict_moves(now: pd.DataFrame) -> None:
    then = now.copy()
    figure = of(then, "child_reoffending_15_17")
    then.loc[figure, ["rate", "numerator", "denominator"]] = [0.55, 550, 1000]
    then.loc[figure, "loaded_at"] = pd.Timestamp(2026, 1, 5)
    found = since(then, now)
    assert len(found.revised) == 1
    assert "was 55 in 100, is now 36 in 100. Department for Education" in found.revised[0]
    assert "loaded on 21 November 2026" in found.revised[0]
    assert found.verdicts == (
        f"Reoffending, 15 to 17: was “Higher (worse) than {BENCHMARK}” ({LAST}), "
        f"is now “Similar to {BENCHMARK}” ({LAST}).",
    )


def test_real_figures_that_take_the_place_of_demonstrations_are_no_revision(now: pd.DataFrame) -> None:
    """As after `python -m data.load` of the Ministry of Justice's geographical tool."""
    loaded = now.copy()
    adults = loaded["measure_id"] == "adult"
    loaded.loc[adults, "lane"] = "published"
    loaded.loc[adults, "rate"] *= 1.1
    found = since(now, loaded)
    assert [line for line in found.new if "real figures have taken the place of demonstration figures" in line]
    assert (found.revised, found.verdicts) == ((), ())


def test_a_published_return_is_new_and_its_target_changes_state(now: pd.DataFrame) -> None:
    """Solihull's own example: 12 of 43 against a target of 70 in 100 is not met."""
    returned = (
        now[now["measure_id"] == "child_reoffending_15_17"]
        .tail(1)
        .assign(
            subject="return",
            measure_id="treatment_after_release",
            measure="In treatment",
            unit="in 100 people",
            polarity="higher",
            reach="own",
            numerator=12.0,
            denominator=43.0,
            rate=12 / 43,
            target=0.7,
            lane="return",
        )
    )
    found = since(now, pd.concat([now, returned]))
    assert found.new == (f"In treatment: the first figure, {LAST}: 28 in 100 (12 of 43).",)
    assert len(found.targets) == 1
    assert "is now “Target not met”" in found.targets[0]


def returned(copied: Path, folder: Path, successes: int) -> pd.DataFrame:
    """Wolverhampton's state once its return on orders that ended in a month is on the screens."""
    sent = month("R6", "Wolverhampton", (2026, 9), orders_ended=200, orders_successful=successes)
    keep_state(with_returns(copied, folder / f"returned-{successes}.duckdb", [sent]))
    return read_state(states()[-1], "csp", "E22000341")


def test_a_return_is_new_then_revised_and_the_rest_was_not_updated(
    copied: Path, now: pd.DataFrame, tmp_path: Path
) -> None:
    first, second = (returned(copied, tmp_path, successes) for successes in (150, 160))
    keep_state(copied)  # the state that the other tests read
    (told,) = since(now, first).new
    assert told.startswith("Orders and licences that end successfully: the first figure, ")
    assert "75" in told
    revised = since(first, second)
    assert revised.new == ()
    (told,) = revised.revised
    assert "was 75 in 100" in told
    assert "80" in told
    assert (revised.updated, len(revised.not_updated)) == (1, revised.count - 1)


def test_withdrawn_figures_are_told(now: pd.DataFrame) -> None:
    newest = of(now, "first_time_entrants", "January to December 2024")
    assert since(now, now[~newest]).gone == ("First-time entrants, January to December 2024: was 130 per 100,000.",)


def test_small_groups_are_told_without_a_rate(state: State) -> None:
    scilly = read_state(state, "csp", "E22000050")
    told = " ".join(since(scilly.head(0), scilly).new)
    assert "too few people to give a rate" in told


def test_a_day_and_a_quoted_figure_find_their_state(state: State) -> None:
    built = state.built_at.date()
    assert newest_state() == state_on(built) == state_of_warehouse(state.number) == state
    assert state_on(date(2020, 1, 1)) is None


def test_only_what_the_public_may_see_is_kept(copied: Path) -> None:
    with duckdb.connect(copied, read_only=True) as con:
        text = con.execute("select sql from duckdb_views() where view_name = 'meeting_state'").fetchall()[0][0]
    assert "(audience = 'public')" in text
