"""What each audience is shown of returns: rules D1 to D13 and the table of who sees what."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import duckdb
import pytest

from data.returns.disclosure import step
from data.returns.disclosure.rules import AUDIENCES, rules
from data.returns.disclosure.telling import decimal_places
from tests.returns.disclosure.received import (
    BLACK_COUNTRY,
    DUDLEY,
    FOUR,
    SANDWELL,
    WALSALL,
    WOLVERHAMPTON,
    Told,
    days_of,
    empty_warehouse,
    receive,
    values,
)

SMALL = rules().reasons["small"]
HOMELESS = "factor=homeless; in_factor=yes"
OTHERS = "factor=homeless; in_factor=no"
# What an audience is shown that a better informed one is not.
LEARNT = """
select area_id, period_id, return_code, breakdown, item, value, text from return_shown
where audience = $poorer and coalesce(cast(value as varchar), text) is not null
except
select area_id, period_id, return_code, breakdown, item, value, text from return_shown where audience = $richer
"""
ALL_TIERS = "cohort_label=2024; status={}; tier=all"


@pytest.fixture(scope="module")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    """One warehouse without figures for all tests here."""
    with empty_warehouse() as con:
        yield con


@pytest.fixture(name="con")
def warehouse_without_returns(empty: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """That warehouse, with no return received."""
    empty.execute("delete from return_cell")
    empty.execute("delete from return_shown")
    return empty


def cohort(people: int, reoffenders: int) -> dict[str, int]:
    """A row of return R1."""
    return {"n_offenders": people, "n_reoffenders": reoffenders}


def test_counts_below_the_threshold_are_withheld_and_say_why(con: duckdb.DuckDBPyConnection) -> None:
    receive(con, "R1", DUDLEY, cohort(400, 4), "org=crc")
    receive(con, "R1", DUDLEY, cohort(400, 5), "org=nps")
    receive(con, "R1", DUDLEY, cohort(400, 0), "org=probation")
    told = Told(con)
    assert told.cell("officer", "R1", DUDLEY, "n_reoffenders", "org=crc") == (None, "c", SMALL, None)
    assert told.value("officer", "R1", DUDLEY, "n_reoffenders", "org=nps") == 5
    assert told.value("officer", "R1", DUDLEY, "n_reoffenders", "org=probation") == 0  # D2: tells nothing of 400
    assert told.value("officer", "R1", DUDLEY, "n_offenders", "org=crc") == 400
    assert told.value("approver", "R1", DUDLEY, "n_reoffenders", "org=crc") == 4


def test_sensitive_counts_have_the_higher_threshold(con: duckdb.DuckDBPyConnection) -> None:
    receive(con, "R2", DUDLEY, cohort(400, 9), HOMELESS)
    receive(con, "R2", SANDWELL, cohort(400, 10), HOMELESS)
    receive(con, "R10", DUDLEY, {"need_identified": 60, "referred": 7}, "pathway=mental_health; service=Clinic")
    receive(con, "R10", DUDLEY, {"need_identified": 60, "referred": 7}, "pathway=employment; service=Clinic")
    told = Told(con)
    assert values(told, "officer", "R2", "n_reoffenders", (DUDLEY, SANDWELL), HOMELESS) == ["c", 10]
    assert told.value("officer", "R10", DUDLEY, "referred", "pathway=mental_health; service=Clinic") == "c"
    assert told.value("officer", "R10", DUDLEY, "referred", "pathway=employment; service=Clinic") == 7


@pytest.mark.parametrize(("people", "reoffenders", "shown"), [(3, 3, "c"), (12, 12, "c"), (12, 0, "c"), (30, 30, 30)])
def test_everybody_or_nobody_in_a_small_group(
    con: duckdb.DuckDBPyConnection, people: int, reoffenders: int, shown: Any
) -> None:
    # Walsall robbery: "100 %" of three people says something about each of them (D5).
    receive(con, "R3", WALSALL, cohort(people, reoffenders), "age_group=adult; offence_type=robbery")
    told = Told(con)
    assert told.value("officer", "R3", WALSALL, "n_reoffenders", "age_group=adult; offence_type=robbery") == shown


def test_reoffences_and_costs_go_with_the_people(con: duckdb.DuckDBPyConnection) -> None:
    receive(con, "R4", DUDLEY, {"n": 65, "n_offending_pre": 3, "offences_pre": 40, "cost_pre": 9000.0}, ALL_TIERS)
    told = Told(con)
    assert [told.value("officer", "R4", DUDLEY, item, ALL_TIERS) for item in ("n", "offences_pre", "cost_pre")] == [
        65, "c", "c",
    ]  # fmt: skip


def test_the_rest_of_a_sub_region_never_gives_one_area_away(con: duckdb.DuckDBPyConnection) -> None:
    for area, again in zip(FOUR, (4, 90, 70, 80), strict=True):
        receive(con, "R1", area, cohort(300, again), "org=nps")
    told = Told(con)
    assert values(told, "officer", "R1", "n_reoffenders", FOUR, "org=nps") == ["c", 90, "c", 80]
    assert told.value("officer", "R1", BLACK_COUNTRY, "n_reoffenders", "org=nps") == 244


def test_a_total_waits_for_every_area(con: duckdb.DuckDBPyConnection) -> None:
    for area in FOUR[:3]:
        receive(con, "R1", area, cohort(300, 90), "org=nps")
    assert Told(con).cell("approver", "R1", BLACK_COUNTRY, "n_offenders", "org=nps") is None


def test_months_do_not_give_a_month_away(con: duckdb.DuckDBPyConnection) -> None:
    for month, ended in zip((4, 5, 6), (4, 20, 30), strict=True):
        receive(con, "R6", DUDLEY, {"caseload": 900, "orders_ended": ended}, days=days_of((2025, month)))
    told = Told(con)
    months = [told.value("public", "R6", DUDLEY, "orders_ended", days=days_of((2025, m))) for m in (4, 5, 6)]
    assert months == ["c", "c", 30]
    assert told.value("public", "R6", DUDLEY, "orders_ended", days=days_of((2025, 4), 3)) == 54
    assert told.cell("public", "R6", DUDLEY, "caseload", days=days_of((2025, 4), 3)) is None  # a caseload is no sum


def test_small_months_add_up_to_a_year_that_may_be_shown(con: duckdb.DuckDBPyConnection) -> None:
    for month in range(12):
        year, number = divmod(2024 * 12 + 3 + month, 12)
        receive(con, "R7", DUDLEY, {"releases": 12, "tx_need": 6, "tx_within_21d": 2}, days=days_of((year, number + 1)))
    told = Told(con)
    assert told.value("public", "R7", DUDLEY, "tx_within_21d", days=days_of((2024, 4))) == "c"
    assert told.value("public", "R7", DUDLEY, "tx_within_21d") == 24
    labels = con.execute("select label from period where end_date = ?", [date(2025, 3, 31)]).fetchall()
    assert ("April 2024 to March 2025",) in labels


def test_sums_inside_a_row_are_known_too(con: duckdb.DuckDBPyConnection) -> None:
    row = {"releases": 100, "housed_night1": 70, "not_housed_night1": 26, "acc_unknown": 4}
    receive(con, "R7", DUDLEY, row, days=days_of((2025, 4)))
    told = Told(con)
    assert [told.value("officer", "R7", DUDLEY, item, days=days_of((2025, 4))) for item in row] == [100, 70, "c", "c"]


def test_need_groups_are_for_the_public_of_a_sub_region_only(con: duckdb.DuckDBPyConnection) -> None:
    for area, people in zip(FOUR, (200, 300, 25, 400), strict=True):
        receive(con, "R2", area, cohort(people, 15), HOMELESS)
        receive(con, "R2", area, cohort(600, 200), OTHERS)
    told = Told(con)
    whole = "factor=homeless; in_factor=yes; sex=all; age_band=all"
    assert values(told, "public", "R2", "n_offenders", FOUR, HOMELESS) == ["c"] * 4
    assert told.value("public", "R2", BLACK_COUNTRY, "n_offenders", whole) == 925
    # Councillors: areas with 30 people or more, and one more area, or 925 less three would be the fourth.
    assert values(told, "councillor", "R2", "n_offenders", FOUR, HOMELESS) == ["c", 300, "c", 400]
    assert values(told, "officer", "R2", "n_offenders", FOUR, HOMELESS) == [200, 300, 25, 400]


def test_one_area_alone_is_not_its_sub_region(con: duckdb.DuckDBPyConnection) -> None:
    receive(con, "R2", WOLVERHAMPTON, cohort(300, 90), "factor=domestic_abuse; in_factor=yes")
    told = Told(con)
    assert told.value("public", "R2", WOLVERHAMPTON, "n_offenders", "factor=domestic_abuse; in_factor=yes") == "c"
    rows = con.execute("select count(*) from return_shown where audience = 'public' and value is not null").fetchall()
    assert rows == [(0,)]


def test_domestic_abuse_is_public_for_sub_regions_only(con: duckdb.DuckDBPyConnection) -> None:
    month = days_of((2025, 4))
    for area in FOUR:
        receive(con, "R5", area, {"numerator": 40, "denominator": 300}, "measure_id=repeat_domestic_abuse", month)
    told = Told(con)
    what = "measure_id=repeat_domestic_abuse"
    assert told.value("public", "R5", DUDLEY, "numerator", what, month) == "c"
    assert told.value("councillor", "R5", DUDLEY, "numerator", what, month) == 40
    assert told.value("public", "R5", BLACK_COUNTRY, "numerator", what, month) == 160


def iom(con: duckdb.DuckDBPyConnection) -> Told:
    """77 people: 65 statutory and 12 voluntary, in two tiers."""
    tiers = (("statutory", "red", 40), ("statutory", "green", 25), ("voluntary", "green", 12))
    for status, tier, people in tiers:
        row = {"n": people, "n_offending_pre": people - 1}
        receive(con, "R4", DUDLEY, row, f"cohort_label=2024; status={status}; tier={tier}", None)
    return Told(con)


def test_integrated_offender_management_by_audience(con: duckdb.DuckDBPyConnection) -> None:
    told = iom(con)

    def people(audience: str, item: str, status: str, tier: str) -> Any:
        return told.value(audience, "R4", DUDLEY, item, f"cohort_label=2024; status={status}; tier={tier}")

    assert people("public", "n", "all", "all") == 77
    assert people("public", "n", "voluntary", "all") == 12
    assert people("public", "n_offending_pre", "all", "all") == "c"
    assert people("councillor", "n_offending_pre", "all", "all") == 74
    assert people("councillor", "n", "all", "red") == "c"
    assert people("officer", "n", "all", "red") == 40
    # 77 people by status and tier at once is refused to everybody but the approver (D9).
    assert people("officer", "n", "statutory", "red") == "c"
    assert people("approver", "n", "statutory", "red") == 40


def test_no_more_than_two_characteristics_at_once(con: duckdb.DuckDBPyConnection) -> None:
    receive(con, "R2", DUDLEY, cohort(400, 90), f"{HOMELESS}; sex=female; age_band=18-20")
    receive(con, "R2", DUDLEY, cohort(400, 90), f"{HOMELESS}; sex=female; age_band=all")
    told = Told(con)
    assert told.value("officer", "R2", DUDLEY, "n_offenders", f"{HOMELESS}; sex=female; age_band=18-20") == "c"
    assert told.value("officer", "R2", DUDLEY, "n_offenders", f"{HOMELESS}; sex=female; age_band=all") == 400


def test_whoever_sees_less_never_learns_more(con: duckdb.DuckDBPyConnection) -> None:
    iom(con)
    for area, people in zip(FOUR, (31, 300, 25, 12), strict=True):
        receive(con, "R2", area, cohort(people, 11), HOMELESS)
        receive(con, "R2", area, cohort(600, 200), OTHERS)
    con.execute("delete from return_shown")
    Told(con)
    for richer, poorer in pairwise(AUDIENCES):
        extra = con.execute(LEARNT, {"poorer": poorer, "richer": richer}).fetchall()
        assert extra == [], (richer, poorer)


def test_withheld_cells_hold_nothing(con: duckdb.DuckDBPyConnection) -> None:
    iom(con)
    told = con.execute("select distinct value, text from return_shown where symbol = 'c'").fetchall()
    assert told == [(None, None)]


def test_what_the_partner_withheld_or_lacks_stays_so(con: duckdb.DuckDBPyConnection) -> None:
    receive(con, "R1", DUDLEY, {"n_offenders": 400, "n_reoffenders": "c", "expected_reoffenders": "x"}, "org=nps")
    told = Told(con)
    assert told.cell("public", "R1", DUDLEY, "n_reoffenders", "org=nps") == (
        None,
        "c",
        rules().reasons["supplier"],
        None,
    )
    assert told.cell("public", "R1", DUDLEY, "expected_reoffenders", "org=nps") == (None, "x", "Not collected.", None)


def test_rounding_instead_of_withholding(con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step, "rules", lambda: replace(rules(), method="round"))
    receive(con, "R1", DUDLEY, cohort(99, 43), "org=nps")
    receive(con, "R1", DUDLEY, cohort(29, 2), "org=crc")
    told = Told(con)
    assert [told.value("public", "R1", DUDLEY, item, "org=nps") for item in cohort(0, 0)] == [100, 45]
    assert told.value("public", "R1", DUDLEY, "reoffending_rate", "org=nps") == 43  # 43 of 99, not 45 of 100
    assert told.value("public", "R1", DUDLEY, "n_reoffenders", "org=crc") == 0
    assert told.cell("public", "R1", DUDLEY, "reoffending_rate", "org=crc") is None


@pytest.mark.parametrize(("people", "places"), [(11, None), (29, None), (30, 0), (99, 0), (100, 1)])
def test_percentages_are_as_exact_as_their_group(people: int, places: int | None) -> None:
    assert decimal_places(people) == places


def test_the_thresholds_are_those_of_the_domain_reference() -> None:
    assert (rules().count_below, rules().sensitive_below, rules().low_volume_below) == (5, 10, 30)
