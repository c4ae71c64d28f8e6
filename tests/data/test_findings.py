"""The checks over the shipped figures: the slips of the papers are found, and nothing blocks."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from data import fill, settings
from data.checks import run_checks

# DQ-22 is about text that is never imported, so there is nothing left to find.
EXPECTED = {f"DQ-{number:02}" for number in range(1, 24)} - {"DQ-22"}


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pd.DataFrame]:
    """What the checks say of the shipped figures alone, without loaded files or demonstration figures."""
    folder = tmp_path_factory.mktemp("shipped")
    yield from _findings(folder)


def _findings(folder: Path) -> Iterator[pd.DataFrame]:
    local = folder / "settings.toml"
    local.write_text(f'[warehouse]\nstore = "{folder.as_posix()}"\nillustrative = false\n', "utf-8")
    with pytest.MonkeyPatch.context() as patch, duckdb.connect() as con:
        patch.setenv("CSP_SETTINGS", str(local))
        settings.settings.cache_clear()
        for _title, step in fill.steps(1):
            step(con)
        run_checks(con)
        yield con.table("finding").df()
    settings.settings.cache_clear()


def _of(findings: pd.DataFrame, check: str) -> pd.DataFrame:
    return findings[findings["check_id"] == check]


def test_every_slip_of_the_papers_is_found(findings: pd.DataFrame) -> None:
    assert set(findings["dq_id"].dropna()) == EXPECTED


def test_nothing_shipped_blocks_a_build(findings: pd.DataFrame) -> None:
    assert set(findings["severity"]) <= {"confirm", "note"}


@pytest.mark.parametrize(
    ("check", "printed", "recomputed"),
    [
        ("printed_rates_disagree", "14.1%", "15.1"),
        ("populations_do_not_sum", "1,166,420", "1,147,700"),
        ("unit_looks_wrong", "9.9%", "9.9 per 1,000"),
        ("households_not_people", "7.1%", "463,056 households"),
        ("lag_understated", "approximately 18 months", "22 months"),
        ("overlapping_series", "31.1", "26.2"),
    ],
)
def test_the_printed_and_the_recomputed_stand_side_by_side(
    findings: pd.DataFrame, check: str, printed: str, recomputed: str
) -> None:
    found = _of(findings, check)
    assert found[["printed", "recomputed"]].to_numpy().tolist() == [[printed, recomputed]]


def test_two_figures_were_cut_off_and_not_rounded(findings: pd.DataFrame) -> None:
    found = _of(findings, "truncated_not_rounded")
    assert sorted(zip(found["printed"], found["recomputed"], strict=True)) == [("24.5%", "24.6"), ("3.25", "3.26")]


def test_both_black_country_totals_look_doubled(findings: pd.DataFrame) -> None:
    found = _of(findings, "totals_look_doubled")
    assert sorted(found["printed"]) == ["20548", "21536"]
    assert found["message"].str.contains("1.9 times England and Wales").all()


def test_one_percentage_fits_no_likely_number_of_people(findings: pd.DataFrame) -> None:
    assert _of(findings, "implied_denominator")["printed"].tolist() == ["88.83%"]


@pytest.mark.parametrize(("printed", "count"), [("61.11%", "11 of 18"), ("79.31%", "23 of 29"), ("82.50%", "33 of 40")])
def test_two_decimals_give_away_small_counts(findings: pd.DataFrame, printed: str, count: str) -> None:
    found = _of(findings, "percentages_with_two_decimals")
    assert found[found["printed"] == printed]["message"].str.contains(f"is {count} at the smallest").all()


def test_only_the_four_bases_that_are_of_another_year_differ(findings: pd.DataFrame) -> None:
    assert sorted(_of(findings, "bases_differ")["recomputed"]) == ["1,098,704", "1,137,782", "1,140,733", "1,145,671"]


def test_findings_about_figures_say_where(findings: pd.DataFrame) -> None:
    about_one_figure = findings[findings["printed"].notna() & (findings["check_id"] != "counts_all_even")]
    assert about_one_figure["place"].notna().all()
    assert about_one_figure["source_id"].notna().all()
