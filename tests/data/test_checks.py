"""Every check finds what it looks for, says so in a sentence, and is silent about what is right."""

import re
from collections.abc import Iterator

import pytest

from data.checks import BuildFailed, run_checks
from tests.data.check_cases import CASES, LATER, beside_nation, populated
from tests.data.tiny import CHECKS, ENGLAND, NATION, NORTH, PAIR, WEST, WESTON, Tiny

SENTENCE = re.compile(r"[.?]$")


@pytest.fixture(scope="module")
def laid_out() -> Tiny:
    return Tiny()


@pytest.fixture
def tiny(laid_out: Tiny) -> Iterator[Tiny]:
    """The tiny warehouse, as it was laid out: what a test adds is taken back."""
    laid_out.con.begin()
    yield laid_out
    laid_out.con.rollback()


def test_every_check_has_a_case() -> None:
    assert sorted(path.stem for path in CHECKS.glob("*.sql")) == sorted(CASES)


@pytest.mark.parametrize("check", sorted(CASES))
def test_finds_what_is_wrong(tiny: Tiny, check: str) -> None:
    case = CASES[check]
    case.bad(tiny)
    found = tiny.ask(check)
    assert found
    for finding in found:
        assert (finding["check_id"], finding["severity"]) == (check, case.severity)
        assert SENTENCE.search(finding["message"])
        assert finding["subject"]
    assert case.said in found[0]["message"]


@pytest.mark.parametrize(
    ("key", "named"),
    [
        ("area_id", "area"),
        ("age_id", "age"),
        ("sex_id", "sex"),
        ("previous_id", "number of previous offences"),
        ("disposal_id", "disposal"),
        ("load_id", "load"),
    ],
)
def test_each_unknown_key_of_a_cohort_is_found(tiny: Tiny, key: str, named: str) -> None:
    tiny.cohort(**{key: 99_999})
    assert [f"an unknown {named}:" in finding["message"] for finding in tiny.ask("unknown_in_cohort")] == [True]


def test_an_unknown_source_and_period_of_a_cohort_are_found(tiny: Tiny) -> None:
    tiny.cohort(source_id="nobody")
    tiny.con.execute("update cohort set period_id = 99999")
    assert sorted(finding["source_id"] for finding in tiny.ask("unknown_in_cohort")) == ["nobody", "nobody"]


@pytest.mark.parametrize("check", sorted(CASES))
def test_says_nothing_about_what_is_right(tiny: Tiny, check: str) -> None:
    CASES[check].good(tiny)
    assert tiny.ask(check) == []


@pytest.mark.parametrize("check", sorted(CASES))
def test_says_nothing_about_an_empty_warehouse(tiny: Tiny, check: str) -> None:
    assert tiny.ask(check) == []


@pytest.mark.parametrize("check", sorted(path.stem for path in CHECKS.glob("*.sql")))
def test_explains_itself(check: str) -> None:
    text = (CHECKS / f"{check}.sql").read_text("utf-8")
    header = [line for line in text.splitlines() if line.startswith("--")]
    assert "Grain of the answer" in " ".join(header)
    assert text == text.lower() or _only_words_in_capitals(text)


def _only_words_in_capitals(text: str) -> bool:
    """Capitals stand only in comments and in the words that people read."""
    spoken = re.sub(r"--.*|'(?:[^']|'')*'", "", text)
    return spoken == spoken.lower()


def test_a_loaded_file_turns_a_missing_row_into_a_question(tiny: Tiny) -> None:
    tiny.expect_rows(2)
    tiny.load("Geographical_data_tool.xlsx", "moj_geographic_tool")
    assert [finding["severity"] for finding in tiny.ask("row_counts")] == ["confirm"]


def test_more_rows_are_welcome_where_a_file_can_be_loaded(tiny: Tiny) -> None:
    tiny.expect_rows(1)
    tiny.cohort(offenders=1)
    tiny.cohort(WESTON, offenders=1)
    assert tiny.ask("row_counts") == []


def test_part_of_the_offence_groups_need_not_add_up(tiny: Tiny) -> None:
    for offence in (0, 1, 2):
        tiny.cohort(offence_id=offence, offenders=100, reoffenders=10)
    assert tiny.ask("offence_groups_do_not_sum") == []


def test_the_total_of_a_count_is_rightly_a_sum(tiny: Tiny) -> None:
    for area, pounds in ((WEST, 30.0), (NORTH, 34.0), (ENGLAND, 64.0)):
        tiny.youth(area, measure_id="youth_justice_spend", value=pounds)
    assert tiny.ask("rate_is_a_sum") == []


def test_too_few_people_look_like_a_missing_part(tiny: Tiny) -> None:
    beside_nation(300, 90)(tiny)
    assert "may be missing" in tiny.ask("totals_look_doubled")[0]["message"]


def test_a_figure_of_another_time_is_no_yardstick(tiny: Tiny) -> None:
    populated(tiny)
    tiny.cohort(NATION, LATER, age_id=0, offenders=1000, reoffenders=280)
    tiny.cohort(PAIR, offenders=1800, reoffenders=500)
    assert tiny.ask("totals_look_doubled") == []


def test_demonstration_figures_are_not_questioned(tiny: Tiny) -> None:
    beside_nation(1000, 280)(tiny)
    tiny.cohort(WESTON, lane="illustrative", source_id="illustrative", offenders=5000, reoffenders=4000)
    assert tiny.ask("totals_look_doubled") == []
    assert tiny.ask("implausible_against_national") == []


def test_a_blocking_finding_stops_the_build_and_says_why(tiny: Tiny) -> None:
    tiny.con.execute("drop table ledger_areas; drop table ledger_rows")
    with pytest.raises(BuildFailed, match="unchanged") as failure:
        run_checks(tiny.con)
    said = str(failure.value).splitlines()
    assert said[1] == (
        "- districts in region E12000001: 12 expected, 0 found. An area or a link is missing or counted twice."
    )
    assert said[-1].startswith("- and ")
