"""The words of the product: each has one home and says what the domain reference says."""

import csv
import re
import tomllib
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.settings import CATALOGUE
from queries.wordings import did, half_up, say, spoken
from tests.queries.conftest import Compute

WORDINGS = tomllib.loads((CATALOGUE / "wordings.toml").read_text("utf-8"))


def _rows(name: str) -> list[dict[str, str]]:
    with (CATALOGUE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_standing_notices_are_worded_as_the_reference_words_them(shared: Path) -> None:
    section = (shared / "domain.md").read_text("utf-8").split("## 4.4 ")[1].split("## 4.5 ")[0]
    expected = re.findall(r'^- \*(.+?)\.\* "(.*)"$', section, re.MULTILINE)
    assert [(row["title"], row["wording"]) for row in _rows("notices")] == expected


def test_every_notice_has_an_id_of_its_own() -> None:
    ids = [row["notice_id"] for row in _rows("notices")]
    assert len(ids) == len(set(ids)) == 10


def test_what_people_did_is_said_of_measures_that_exist() -> None:
    assert set(WORDINGS["did"]) <= {row["measure_id"] for row in _rows("measures")}


def test_every_measure_told_in_a_number_of_people_says_what_they_did() -> None:
    rates = [row["measure_id"] for row in _rows("measures") if row["unit"].startswith("in 100 ")]
    assert [measure for measure in rates if not did(measure)] == []


def test_titles_without_their_label_leave_room_for_it() -> None:
    titles = {**WORDINGS["verdict_short"], **WORDINGS["change_short"], **WORDINGS["target_short"]}
    assert [words for words in titles.values() if len(re.sub(r"{\w+}", "", words).split()) > 8] == []


def test_no_wording_uses_a_term_of_statistics() -> None:
    words = " ".join(text for heading in WORDINGS.values() for text in heading.values())
    assert not re.search(r"p-value|significan|confidence|standard error|statistic|null|z-score", words, re.IGNORECASE)


def test_a_wording_is_found_by_heading_and_key() -> None:
    assert say("label", "rest", label="the Black Country") == "the rest of the Black Country"
    assert did("population") == ""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(-1e6, 1e6), st.integers(0, 3))
def test_rounding_is_that_of_the_macro(compute: Compute, value: float, places: int) -> None:
    assert half_up(value, places) == compute("half_up($v, $p)", v=value, p=places)


def test_numbers_as_printed() -> None:
    assert [spoken(24.5634, 1), spoken(0.285 * 100, 0), spoken(-0.04, 1), spoken(20548, 0)] == [
        "24.6",
        "29",
        "0.0",
        "20,548",
    ]
