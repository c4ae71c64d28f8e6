"""One failing return for every shared check: which return, which column, what was put there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from data.returns.checks import Checked, check
from data.returns.context import Context
from data.returns.door import Cell, Grid
from data.returns.spec import specs
from tests.returns.filling import (
    DUDLEY,
    SANDWELL,
    TODAY,
    WALSALL,
    Shown,
    checked,
    example,
    grid_of,
    lines_of,
    sheet,
    stamped,
)


def of_kind(kind: Any, value: Any = None, formula: bool = False) -> Cell:
    """A cell of that kind wherever it is put."""
    return Cell(1, 1, kind, value, "General", formula)


# Check, return, column and the value that fails. Everything else of the row is the clean example.
CELLS: list[tuple[str, str, str, Any]] = [
    ("missing_count", "R1", "n_offenders", None),
    ("missing_value", "R1", "org", "\u00a0 "),
    ("error_cell", "R1", "n_offenders", of_kind("error", "#REF!")),
    ("formula_without_value", "R1", "n_offenders", of_kind("uncalculated", None, True)),
    ("formula_result", "R1", "n_offenders", of_kind("number", 600, True)),
    ("impossible_date", "R1", "period_end", of_kind("impossible_date", -3)),
    ("impossible_number", "R1", "n_offenders", of_kind("impossible_number", "NaN")),
    ("true_or_false", "R1", "n_offenders", True),
    ("time_of_day", "R1", "n_offenders", of_kind("duration", None)),
    ("withheld", "R1", "n_reoffenders", "[c]"),
    ("required_not_available", "R1", "n_reoffenders", "[x]"),
    ("symbol_in_key", "R1", "period_start", "[x]"),
    ("loose_symbol", "R1", "n_reoffenders", "n/a"),
    ("unclear_mark", "R1", "n_reoffenders", "-"),
    ("text_for_number", "R1", "n_reoffenders", "twelve"),
    ("number_as_text", "R1", "n_reoffenders", "246"),
    ("padded_number", "R1", "n_reoffenders", "246\u00a0"),
    ("thousands_comma", "R1", "n_offenders", "1,600"),
    ("percent_as_count", "R1", "n_reoffenders", Shown(0.41)),
    ("percent_as_count", "R1", "n_reoffenders", "41%"),
    ("less_than", "R1", "n_reoffenders", "<5"),
    ("approximate", "R1", "n_reoffenders", "c. 250"),
    ("range", "R1", "n_reoffenders", "240-250"),
    ("fraction_text", "R1", "n_reoffenders", "246 of 600"),
    ("letter_for_digit", "R1", "n_reoffenders", "24O"),
    ("currency", "R1", "n_reoffenders", "£246"),
    ("footnote_mark", "R1", "n_reoffenders", "246*"),
    ("decimal_comma", "R1", "n_reoffenders", "24,6"),
    ("with_unit", "R1", "n_reoffenders", "246 people"),
    ("date_for_number", "R1", "n_reoffenders", datetime(2025, 4, 1)),
    ("negative", "R1", "n_reoffenders", -1),
    ("fractional_count", "R1", "n_reoffenders", 245.5),
    ("impossible_size", "R1", "n_offenders", 10**13),
    ("unusual_low", "R1", "n_offenders", 0),
    ("unusual_high", "R1", "n_offenders", 50000),
    ("small_number", "R1", "n_offenders", 7),
    ("sensitive_small", "R2", "n_reoffenders", 9),
    ("small_count", "R1", "n_reoffenders", 4),
    ("spaces", "R4", "cohort_label", "2024  intake "),
    ("number_as_words", "R4", "cohort_label", 2024),
    ("date_for_text", "R4", "cohort_label", datetime(2025, 4, 1)),
    ("too_long", "R4", "cohort_label", "long " * 20),
    ("formula_like", "R4", "cohort_label", "=cmd|' /C calc'!A0"),
    ("unknown_code", "R1", "org", "Probaton"),
    ("alias", "R3", "offence_type", "Drug"),
    ("unknown_yes_no", "R2", "in_factor", "perhaps"),
    ("loose_yes_no", "R2", "in_factor", "Y"),
    ("unknown_area", "R1", "area", "Dudely"),
    ("area_by_name", "R1", "area", "Dudley"),
    ("name_disagrees", "R1", "area_name", "Sandwell"),
    ("area_not_allowed", "R1", "area", SANDWELL),
    ("person_title", "R12", "owner", "Ms Example"),
    ("looks_like_name", "R12", "owner", "Jo Bloggs"),
    ("date_as_text", "R1", "period_start", "01/04/2024"),
    ("date_serial", "R1", "period_start", 45383),
    ("number_for_date", "R1", "period_start", 2024),
    ("text_for_date", "R1", "period_start", "last spring"),
    ("text_for_month", "R6", "month", "spring"),
    ("text_for_quarter", "R8", "quarter", "spring"),
    ("no_such_day", "R1", "period_end", "31/02/2025"),
    ("unlikely_year", "R1", "period_start", "01/04/1924"),
    ("time_dropped", "R1", "period_start", datetime(2024, 4, 1, 9, 30)),
    ("not_first_of_month", "R6", "month", datetime(2025, 4, 30)),
    ("not_first_of_quarter", "R8", "quarter", datetime(2025, 4, 30)),
    ("not_a_quarter", "R8", "quarter", datetime(2025, 5, 1)),
    ("unclear_quarter", "R8", "quarter", "Q1 2025"),
    ("period_backwards", "R1", "period_end", datetime(2023, 3, 31)),
    ("future_period", "R6", "month", datetime(2026, 9, 1)),
    ("period_not_over", "R6", "month", datetime(2026, 3, 1)),
    ("old_period", "R6", "month", datetime(2014, 3, 1)),
    ("part_month", "R1", "period_end", datetime(2025, 3, 30)),
    ("period_length", "R1", "period_end", datetime(2025, 6, 30)),
    ("area_twice", "R14", "neighbour", DUDLEY),
]


def cell_case(code: str, column: str, value: Any) -> Checked:
    """A return whose one row has this value; the sender may report on Dudley and no other area."""
    allowed = frozenset({DUDLEY, "X-YJS-DUDLEY"})
    return checked(code, [example(specs()[code], **{column: value})], Context(TODAY, allowed=allowed))


def lines_case(lines: list[list[Any]], code: str = "R1", **facts: Any) -> Checked:
    """A return with these lines on its data sheet."""
    return check(grid_of(specs()[code], lines, **facts), specs()[code], Context(TODAY))


def r1(**changes: Any) -> dict[str, Any]:
    """The clean row of R1 with changes."""
    return example(specs()["R1"], **changes)


def in_sandwell(**changes: Any) -> dict[str, Any]:
    """Another clean row of R1."""
    return (
        r1(area=SANDWELL, area_name="Sandwell", n_offenders=701, n_reoffenders=300, expected_reoffenders=280.5)
        | changes
    )


def clean_lines() -> list[list[Any]]:
    """Headings and two clean rows of R1."""
    return lines_of(specs()["R1"], [r1(), in_sandwell()])


def headed(at: int, heading: str) -> list[list[Any]]:
    """The clean lines with another heading in one column."""
    lines = clean_lines()
    lines[0][at] = heading
    return lines


def with_column(heading: Any, *values: Any) -> list[list[Any]]:
    """The clean lines with a further column."""
    return [[*line, extra] for line, extra in zip(clean_lines(), [heading, *values, *[None] * 2], strict=False)]


def workbook(*sheets: Any) -> Checked:
    """A workbook with these sheets as R1."""
    return check(Grid("xlsx", sheets), specs()["R1"], Context(TODAY))


def months(*days: tuple[int, int], **changes: Any) -> Checked:
    """R6 with a row for each year and month."""
    spec = specs()["R6"]
    rows = [example(spec, month=datetime(*day, 1), caseload=908 + at, **changes) for at, day in enumerate(days)]
    return checked("R6", rows)


def known(**facts: Any) -> Checked:
    """The clean row of R1 beside what is known otherwise."""
    return checked("R1", [r1()], Context(TODAY, **facts))


YEAR_BEFORE = {"period_start": date(2023, 4, 1), "period_end": date(2024, 3, 31)}


def plain_values(**changes: Any) -> dict[str, Any]:
    """The clean row of R1 as it was read."""
    read = checked("R1", [r1()]).received.rows[0].values
    return {**read, **changes}


def thirds(total: dict[str, Any]) -> Checked:
    """Two areas and a third row."""
    return checked("R1", [r1(), in_sandwell(), total])


def by_status(**whole: Any) -> Checked:
    """R4 with statutory, voluntary and all."""
    spec = specs()["R4"]
    parts = [example(spec), example(spec, status="Voluntary", n=12, n_offending_pre=11, n_offending_during=10)]
    return checked("R4", [*parts, example(spec, status="All", **whole)])


def need_rows() -> Checked:
    """R2 with one side only."""
    return checked("R2", [example(specs()["R2"])])


def shares() -> Checked:
    """Printed percentages that nearly add up to 100, as 84.9 and 14.1 do."""
    return lines_case(with_column("Rate", Shown(0.849), Shown(0.141)))


def second_sheet(state: str) -> Checked:
    """Two sheets with the same table."""
    lines = clean_lines()
    return workbook(stamped(specs()["R1"]), sheet(lines), sheet(lines, "Copy", state=state))


_BLANK = [None] * 11
_TOTAL = ["Total", None, None, None, None, 1301, 546, 502, None, None]
_EVEN = [r1(), in_sandwell(n_offenders=700), r1(area=WALSALL, area_name="Walsall", n_offenders=500, n_reoffenders=200)]

TABLES: dict[str, Callable[[], Checked]] = {
    "no_stamp": lambda: workbook(sheet(clean_lines())),
    "wrong_return": lambda: workbook(stamped(specs()["R2"]), sheet(clean_lines())),
    "old_version": lambda: workbook(stamped(specs()["R1"], "Return R1 version 0"), sheet(clean_lines())),
    "empty_workbook": lambda: workbook(sheet([])),
    "no_table": lambda: workbook(sheet([["Hello"], [1]])),
    "hidden_data_sheet": lambda: lines_case(clean_lines(), state="hidden"),
    "second_table": lambda: second_sheet("visible"),
    "hidden_second_table": lambda: second_sheet("veryHidden"),
    "sheet_not_read": lambda: workbook(sheet(clean_lines()), sheet([["To do"]], "Mine")),
    "headings_lower": lambda: lines_case([["Our return"], *clean_lines()]),
    "text_above": lambda: lines_case([["Our return"], *clean_lines()]),
    "misspelt_heading": lambda: lines_case(headed(5, "Peple in the cohort")),
    "unsure_heading": lambda: lines_case(headed(5, "Offender numbers")),
    "unknown_heading": lambda: lines_case(with_column("Weather", "fair")),
    "repeated_heading": lambda: lines_case(with_column("People in the cohort", 1)),
    "missing_column": lambda: lines_case([line[:5] + line[6:] for line in clean_lines()]),
    "missing_optional": lambda: lines_case([line[:1] + line[2:] for line in clean_lines()]),
    "rates_without_counts": lambda: lines_case([["Area", "Actual"], ["Dudley", Shown(0.4602)]]),
    "moved_columns": lambda: lines_case([line[::-1] for line in clean_lines()]),
    "no_rows": lambda: lines_case(clean_lines()[:1]),
    "nothing_filled": lambda: lines_case([clean_lines()[0], clean_lines()[1][:4]]),
    "row_not_filled": lambda: lines_case([*clean_lines(), [WALSALL, "Walsall"]]),
    "no_heading": lambda: lines_case(with_column(None, "stray")),
    "headings_again": lambda: lines_case([*clean_lines(), clean_lines()[0]]),
    "footnote": lambda: lines_case([*clean_lines(), ["Note: figures of the old system"]]),
    "total_row": lambda: lines_case([*clean_lines(), _TOTAL]),
    "total_alone": lambda: lines_case([clean_lines()[0], _TOTAL]),
    "hidden_row": lambda: lines_case(clean_lines(), hidden_rows=((3, 3),)),
    "hidden_column": lambda: lines_case(clean_lines(), hidden_columns=((6, 6),)),
    "blank_rows": lambda: lines_case([*clean_lines()[:2], _BLANK, clean_lines()[2]]),
    "merged_down": lambda: lines_case([*clean_lines()[:2], [None, *clean_lines()[2][1:]]], merged=("A2:A3",)),
    "duplicate_row": lambda: checked("R1", [r1(), r1()]),
    "conflicting_rows": lambda: checked("R1", [r1(), r1(n_offenders=601)]),
    "overlapping_periods": lambda: checked(
        "R1", [r1(), r1(period_start=datetime(2025, 1, 1), period_end=datetime(2025, 12, 31))]
    ),
    "gap_in_periods": lambda: months((2025, 4), (2025, 6)),
    "all_with_parts": lambda: by_status(n=77),
    "parts_differ": lambda: by_status(n=80),
    "sum_of_others": lambda: thirds(
        r1(area=WALSALL, area_name="Walsall", n_offenders=1301, n_reoffenders=546, follow_up_months=24)
    ),
    "parent_with_parts": lambda: checked(
        "R1",
        [r1(), in_sandwell(area="X-BLACK-COUNTRY", area_name="Black Country")],
        Context(TODAY, parents={DUDLEY: frozenset({"X-BLACK-COUNTRY"})}),
    ),
    "all_even": lambda: checked("R1", _EVEN),
    "same_figures": lambda: checked(
        "R8", [example(specs()["R8"]), example(specs()["R8"], area=SANDWELL, area_name="Sandwell")]
    ),
    "mixed_kinds": lambda: checked("R1", [r1(), in_sandwell(area="X-BLACK-COUNTRY", area_name="Black Country")]),
    "counterpart_missing": need_rows,
    "zero_row": lambda: checked(
        "R10", [example(specs()["R10"], need_identified=0, referred=0, started=0, completed=0, capacity=0)]
    ),
    "rate_disagrees": lambda: lines_case(with_column("Rate", "14.1%")),
    "rate_truncated": lambda: lines_case(lines_with_rate(859, 211, "24.5%")),
    "rate_implied": lambda: lines_case(lines_with_rate(120, 106, "88.83")),
    "rate_smallest_group": lambda: lines_case(lines_with_rate("[x]", "[x]", "88.83%")),
    "rate_over_hundred": lambda: lines_case(with_column("Rate", "141%")),
    "rate_unreadable": lambda: lines_case(with_column("Rate", "high")),
    "shares_do_not_add": shares,
    "all_or_nobody": lambda: checked("R1", [r1(n_offenders=12, n_reoffenders=12, expected_reoffenders=6.5)]),
    "population_band": lambda: known(population={DUDLEY: 33_000.0}, national_per_1000=9.0),
    "far_from_national": lambda: known(national_rate=20.0),
    "jump": lambda: known(approved=(plain_values(n_reoffenders=150, **YEAR_BEFORE),)),
    "unchanged": lambda: known(approved=(plain_values(**YEAR_BEFORE),)),
    "missing_area": lambda: known(expected=frozenset({DUDLEY, SANDWELL})),
    "already_approved": lambda: known(approved=(plain_values(period_end=date(2024, 12, 31)),)),
}


def lines_with_rate(whole: int | str, part: int | str, printed: str) -> list[list[Any]]:
    """R1 with one row and its printed percentage."""
    lines = lines_of(specs()["R1"], [r1(n_offenders=whole, n_reoffenders=part, expected_reoffenders=None)])
    return [[*lines[0], "Rate"], [*lines[1], printed]]


def clean(code: str) -> Checked:
    """A return that nothing is to be said about but small numbers and missing counterparts."""
    spec = specs()[code]
    return checked(code, [example(spec)], replace(Context(TODAY), allowed=None))
