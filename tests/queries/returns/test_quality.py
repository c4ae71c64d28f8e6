"""Missing outcomes against the worked figures of the reference, gaps in words, and the lag computed from dates."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from data.returns.register.shapes import Expected, Standing
from queries.ask import ask
from queries.returns.gaps import due_summary, gaps, standing_words
from queries.returns.quality import completeness, found_in
from queries.returns.shelf import returns
from tests.returns.registered import COUNCILLOR, PUBLIC, SENDING

QUESTION = Path(__file__).resolve().parents[3] / "queries" / "missing_outcomes.sql"
TABLES = """
create table framework_measure as
select 'm' as measure_id, 'return' as lane, 'Housed' as name, 'left_out' as unknown_as;
create table area as select 1 as area_id, 'Solihull' as name;
create table period as select 1 as period_id, 'March 2018' as label, date '2018-03-31' as end_date;
create table local_figure as
select
    'officer' as audience, 'm' as measure_id, 1 as area_id, 1 as period_id, 'return' as lane,
    's' as source_id, '' as place,
    $numerator::double as numerator, $denominator::double as denominator, $unknown::double as unknown;
"""


@pytest.mark.parametrize(
    ("numerator", "known", "unknown", "expected"),
    [(9, 31, 12, (29.0, 72.1, 20.9, 48.8)), (30, 34, 2, (88.2, 94.4, 83.3, 88.9))],
)
def test_bounds_are_those_of_the_reference(
    macro_file: Path, numerator: int, known: int, unknown: int, expected: tuple[float, ...]
) -> None:
    with duckdb.connect(":memory:") as con:
        for macros in sorted(QUESTION.parent.glob("macros*.sql")):
            con.execute(macros.read_text("utf-8"))
        for statement in filter(str.strip, TABLES.split(";")):
            bound = {"numerator": numerator, "denominator": known, "unknown": unknown}
            con.execute(statement, bound if "$" in statement else None)
        (row,) = con.execute(QUESTION.read_text("utf-8"), {"audience": "officer", "area_id": None}).df().itertuples()
    assert macro_file
    told = (row.known_rate, row.complete, row.if_none, row.if_all)
    assert tuple(round(share * 100, 1) for share in told) == expected


def owed(code: str, month: int, standing: Standing, days_late: int = 0) -> Expected:
    first = date(2026, month, 1)
    due = date(2026, month + 1, 20)
    return Expected(
        code, "", "E22000341", "Wolverhampton", first, first, f"{first:%B %Y}", due, standing, days_late, ""
    )


OWED = [
    owed("R6", 8, "approved"),
    owed("R6", 9, "late", 33),
    owed("R7", 7, "late", 94),
    owed("R7", 8, "waiting"),
    owed("R7", 10, "due"),
    owed("R8", 9, "approved"),
]


def test_gaps_are_told_with_what_waits() -> None:
    first, second, *never = gaps(OWED, {"R12"})
    assert (first.code, first.missing) == ("R7", 2)
    assert first.since == "2 periods missing, the oldest July 2026, which was due on 20 August 2026."
    assert "housed on their first night" in first.use.stops
    assert (second.code, second.since) == ("R6", "1 period missing: September 2026, which was due on 20 October 2026.")
    assert [gap.code for gap in never] == [code for code in returns() if code not in ("R6", "R7", "R8", "R12")]
    assert never[0].since == "Never sent, and nobody has agreed to send it."


def test_standing_is_said_in_words() -> None:
    assert [standing_words(each) for each in OWED[:3]] == ["Approved", "33 days late", "94 days late"]


def test_the_summary_counts_everything_once() -> None:
    said = due_summary("Wolverhampton", OWED)
    assert said == (
        "Wolverhampton: 6 returns on the calendar, 2 approved, 1 waiting for approval, 2 late and 1 not due yet."
    )
    assert "Nothing is on the calendar of Nowhere" in due_summary("Nowhere", [])


def test_completeness_leaves_out_what_is_not_due() -> None:
    rows = {row.title.split()[0]: row for row in completeness(OWED)}
    assert (rows["R7"].expected, rows["R7"].approved, rows["R7"].late, rows["R7"].longest) == (2, 0, 1, 94)
    assert rows["R6"].share == 0.5


@pytest.mark.usefixtures("warehouse")
def test_the_lag_is_about_22_months() -> None:
    rows = ask("publication_lag").rows.set_index("source_id")
    assert rows.loc["moj_overall_tool", "months"] == 22
    assert abs(rows.loc["moj_overall_tool", "days"] - 668) <= 4


def test_what_was_found_is_told_to_officers_and_only_how_much_to_everybody_else(warehouse: Path) -> None:
    for severity in ("confirm", "note"):
        counts, everything = found_in(severity, SENDING)
        assert counts["count"].sum() == len(everything) > 0
        for viewer in (PUBLIC, COUNCILLOR):
            told, found = found_in(severity, viewer)
            assert told.equals(counts)
            assert found.empty
            assert list(told) == ["source_title", "count"]
