"""What the 2018 Black Country strategy printed about offence types, quoted and never used as data."""

from pathlib import Path

import pandas as pd
import pytest

from queries.league import league_lists, printed_counts
from queries.places import Place, places

# Domain reference 1.1.6, DQ-07 and DQ-09: as printed, and the smallest group that gives it.
SMALLEST = {
    ("Dudley", "Burglary (domestic/from dwelling)"): ("61.11%", 18),
    ("Dudley", "Theft (non-motor)"): ("79.31%", 29),
    ("Dudley", "Handling stolen goods"): ("60.00%", 5),
    ("Wolverhampton", "Theft (non-motor)"): ("88.83%", 179),
    ("Sandwell", "Other motoring"): ("47.54%", 61),
    ("Sandwell", "Burglary (other)"): ("66.67%", 3),
}


@pytest.fixture
def by_title(warehouse: Path) -> dict[str, Place]:
    return {place.title: place for place in places()}


@pytest.fixture
def lists(by_title: dict[str, Place]) -> pd.DataFrame:
    return league_lists(by_title["Walsall"]).rows.set_index(["area", "offence_name"])


def test_four_lists_of_five(lists: pd.DataFrame) -> None:
    assert lists.groupby("area").size().to_dict() == {"Dudley": 5, "Sandwell": 5, "Walsall": 5, "Wolverhampton": 5}


@pytest.mark.parametrize("which", SMALLEST)
def test_the_smallest_group_behind_a_printed_percentage(lists: pd.DataFrame, which: tuple[str, str]) -> None:
    row = lists.loc[which]
    assert (row["shown"], row["smallest_group"]) == SMALLEST[which]
    assert str(SMALLEST[which][1]) in row["hint"]


def test_walsall_robbery_is_not_given(lists: pd.DataFrame) -> None:
    row = lists.loc[("Walsall", "Robbery")]
    assert row["shown"] == "Low volume"
    assert row["hint"] == "no rate given"


def test_wolverhampton_theft_is_questioned(lists: pd.DataFrame) -> None:
    assert (
        "No group of fewer than 179 people gives 88.83%" in lists.loc[("Wolverhampton", "Theft (non-motor)"), "message"]
    )


def test_two_types_are_in_all_four_lists_and_the_paper_marks_one(lists: pd.DataFrame) -> None:
    everywhere = lists[lists["lists"] == 4].reset_index()
    assert set(everywhere["offence_name"]) == {"Theft (non-motor)", "Burglary (domestic/from dwelling)"}
    marked = everywhere[everywhere["note"].str.contains("common to all", na=False)]
    assert set(marked["offence_name"]) == {"Theft (non-motor)"}


def test_two_spellings_of_one_type_stand_in_one_row(lists: pd.DataFrame) -> None:
    assert set(lists.xs("Theft (from vehicles)", level="offence_name").index) == {"Dudley", "Walsall", "Wolverhampton"}


def test_the_lists_are_shown_only_where_the_paper_wrote_about(by_title: dict[str, Place]) -> None:
    assert len(league_lists(by_title["Black Country (sub-region)"]).rows) == 20
    assert league_lists(by_title["Boston"]).rows.empty
    assert printed_counts(by_title["Boston"]).rows.empty


@pytest.mark.parametrize(
    ("offence", "offenders", "standing", "low", "high"),
    [
        ("Violence against the person", 859, "lower", 0.218022, 0.275511),
        ("Possession of weapons", 200, "higher", 0.475786, 0.612518),
        ("Sexual offences", 133, "lower", 0.093402, 0.212364),
        ("Drug offences", 1063, "lower", 0.207964, 0.258686),
    ],
)
def test_groups_printed_with_counts(
    by_title: dict[str, Place], offence: str, offenders: int, standing: str, low: float, high: float
) -> None:
    """Domain reference 3.2 and 3.4: limits, and the standing against 28.7 % of all adults followed."""
    row = printed_counts(by_title["Wolverhampton"]).rows.set_index("offence_name").loc[offence]
    assert row["offenders"] == offenders
    assert row["benchmark_rate"] == pytest.approx(5900 / 20548)
    assert (row["rate_lo"], row["rate_hi"]) == (pytest.approx(low, abs=1e-6), pytest.approx(high, abs=1e-6))
    assert row["standing"] == standing


def test_a_printed_rate_that_was_cut_off_says_so(by_title: dict[str, Place]) -> None:
    row = printed_counts(by_title["Wolverhampton"]).rows.set_index("offence_name").loc["Violence against the person"]
    assert row["message"] == "24.5% is printed for 211 of 859. Rounded it is 24.6: the rest was cut off."


def test_the_four_groups_are_a_ninth_of_everybody(by_title: dict[str, Place]) -> None:
    row = printed_counts(by_title["Wolverhampton"]).rows.iloc[0]
    assert (row["offenders_printed"], row["all_offenders"]) == (2255, 20548)
