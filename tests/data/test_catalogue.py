"""The catalogue is whole: nothing names what is not there, and every word is in its place."""

import re
from datetime import date

import pandas as pd
import pytest

from data.areas import area_key
from data.fill import read_table
from data.settings import CATALOGUE

SCHEMES = {"moj", "s2_2018", "home_office", "return"}


def catalogue(name: str) -> pd.DataFrame:
    return read_table(CATALOGUE / f"{name}.csv")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("sources", ["source_id"]),
        ("measures", ["measure_id"]),
        ("offence_aliases", ["alias_key", "scheme"]),
        ("events", ["event_id"]),
        ("series_breaks", ["break_id"]),
        ("glossary", ["term"]),
        ("ledger_areas", ["what", "code"]),
        ("ledger_rows", ["source_id", "fact", "year"]),
    ],
)
def test_keys_are_unique(name: str, key: list[str]) -> None:
    assert not catalogue(name).duplicated(key).any()


def test_sources_say_who_and_on_what_terms() -> None:
    sources = catalogue("sources")
    for column in ("publisher", "title", "period", "licence", "retrieved", "retrieval_note", "attribution"):
        assert sources[column].notna().all(), column
    assert set(sources["lane"]) == {"published", "illustrative"}


def test_demonstration_figures_say_plainly_what_they_are() -> None:
    row = catalogue("sources").set_index("source_id").loc["illustrative"]
    assert "demonstration figures, not real ones" in row["retrieval_note"]
    assert row["attribution"] == "Demonstration figures: not real."


def test_dates_are_dates() -> None:
    for name, columns in {
        "sources": ["published_on", "next_due"],
        "events": ["event_date"],
        "series_breaks": ["break_date"],
    }.items():
        for column in columns:
            assert all(date.fromisoformat(text) for text in catalogue(name)[column].dropna())


def test_measures_name_a_source_and_a_kind_of_cohort() -> None:
    measures = catalogue("measures")
    assert set(measures["source_id"]) <= set(catalogue("sources")["source_id"])
    assert set(measures["cohort_type"]) <= set(catalogue("cohort_types")["cohort_type"])
    assert set(measures["polarity"]) <= {"lower", "higher", "none"}


def test_a_councillor_can_read_what_a_measure_is() -> None:
    for plain in catalogue("measures")["plain"]:
        assert plain.endswith(".")
        assert len(plain.split()) <= 32


def test_offence_aliases_are_keyed_as_names_are_looked_up() -> None:
    aliases = catalogue("offence_aliases")
    assert aliases["alias_key"].tolist() == [area_key(alias) for alias in aliases["alias"]]
    assert set(aliases["offence"]) <= set(catalogue("offence_groups")["code"])
    assert set(aliases["scheme"]) == SCHEMES


def test_every_offence_group_has_the_name_its_publisher_uses() -> None:
    aliases = catalogue("offence_aliases")
    assert set(aliases[aliases["scheme"] == "moj"]["offence"]) == set(catalogue("offence_groups")["code"])


def test_types_that_belong_to_no_single_group_are_left_alone() -> None:
    keys = set(catalogue("offence_aliases")["alias_key"])
    assert keys.isdisjoint({"other motoring", "taking and driving away plus related offences", "criminal damage"})


def test_breaks_and_events_say_whom_they_touch() -> None:
    for name in ("events", "series_breaks"):
        assert set(catalogue(name)["applies_to"]) <= {"adult", "child", "all"}
        assert catalogue(name)["source"].notna().all()


def test_the_adult_data_source_is_a_hard_break() -> None:
    row = catalogue("series_breaks").set_index("break_id").loc["adult_data_source"]
    assert (row["break_date"], row["family"], row["applies_to"], bool(row["hard"])) == (
        "2015-10-01",
        "reoffending",
        "adult",
        True,
    )


def test_the_change_of_method_cuts_no_line() -> None:
    """The later series was recomputed back to 2012; only the kind of cohort keeps the two apart."""
    row = catalogue("series_breaks").set_index("break_id").loc["quarterly_method"]
    assert row["family"] not in set(catalogue("measures")["family"])


def test_the_glossary_is_long_enough_and_points_to_itself() -> None:
    glossary = catalogue("glossary")
    assert len(glossary) >= 35
    assert set(glossary["see"].dropna()) <= set(glossary["term"])
    assert glossary["term"].str.lower().is_monotonic_increasing
    assert all(re.search(r"[.]$", meaning) for meaning in glossary["meaning"])


def test_the_ledger_speaks_of_known_sources() -> None:
    assert set(catalogue("ledger_rows")["source_id"]) <= set(catalogue("sources")["source_id"])
