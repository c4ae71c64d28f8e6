"""Whatever is in the cells: nothing raises, nothing is dropped in silence."""

import random
from datetime import date, datetime
from typing import Any

import pytest

from data.returns.checks import check
from data.returns.context import Context
from data.returns.dates import as_date, as_month, as_quarter
from data.returns.door import Cell
from data.returns.reading import receive
from data.returns.spec import Spec, specs
from tests.returns.filling import TODAY, Shown, example, grid_of, lines_of

ODD: list[Any] = [
    None, "", " ", "0", "1e5", "-", "[c]", "[x]", "n/a", "Total", "all", "yes", "=1+1", "＝A1", "£1,000", "1.234,5",
    "٣", "²",
    "E22000337", "Dudley", "Q4 9999/00", "00/0000", "0000-01", "31/02/2025", "April 2025", "Apr-Jun 2025",
    "Q1 2025/26", "12:30",
    "{value}", "%s", "x" * 5000, "a\nb", "\u200b", "100 %", "5%", True, 0, -1, 0.5, 10**15, 1e300, 45383, 45383.5,
    Shown(0.41), datetime(2025, 4, 1), datetime(1900, 1, 1), datetime(9999, 12, 31),
    Cell(1, 1, "error", "#N/A"), Cell(1, 1, "uncalculated", None, formula=True), Cell(1, 1, "impossible_date", -1.0),
    Cell(1, 1, "impossible_number", "NaN"), Cell(1, 1, "number", 12, "0.0%;[Red]-0.0%"),
    Cell(1, 1, "number", 7, formula=True),
]  # fmt: skip
ALL = list(specs().values())


def odd_rows(spec: Spec, chance: random.Random) -> list[dict[str, Any]]:
    """Rows of which about a third of the cells are odd."""
    rows = [example(spec) for _ in range(5)]
    return [
        {name: chance.choice(ODD) if chance.random() < 0.35 else value for name, value in row.items()} for row in rows
    ]


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.code)
def test_nothing_is_dropped_in_silence(spec: Spec) -> None:
    chance = random.Random(spec.code)
    for _ in range(25):
        grid = grid_of(spec, lines_of(spec, odd_rows(spec, chance)))
        received = receive(grid, spec)
        marked = {(each.row, each.column) for each in received.marks}
        passed_over = {each.row for each in received.marks if each.row > 1}
        read = {row.number: row for row in received.rows}
        for cell in grid.sheet("Data").cells.values():
            name = spec.columns[cell.column - 1].name
            row = read.get(cell.row)
            kept = row is not None and (row.values[name] is not None or name in row.symbols)
            empty = cell.kind == "text" and not str(cell.value).replace("\u200b", "").strip()
            assert (
                cell.row == 1
                or kept
                or empty
                or (cell.row, cell.column) in marked
                or (not row and cell.row in passed_over)
            )
        check(grid, spec, Context(TODAY))


@pytest.mark.parametrize(
    ("reader", "written", "day"),
    [
        (as_date, "3/4/2025", date(2025, 4, 3)),
        (as_date, "03.04.25", date(2025, 4, 3)),
        (as_date, "2025-04-03", date(2025, 4, 3)),
        (as_date, "3 April 2025", date(2025, 4, 3)),
        (as_date, 45750, date(2025, 4, 3)),
        (as_month, "Apr-25", date(2025, 4, 1)),
        (as_month, "April 2025", date(2025, 4, 1)),
        (as_month, "04/2025", date(2025, 4, 1)),
        (as_month, "2025-04", date(2025, 4, 1)),
        (as_quarter, "April to June 2025", date(2025, 4, 1)),
        (as_quarter, "Apr-Jun 2025", date(2025, 4, 1)),
        (as_quarter, "Q1 2025/26", date(2025, 4, 1)),
        (as_quarter, "2025-26 Q4", date(2026, 1, 1)),
        (as_quarter, "Q1 2025", None),
        (as_quarter, "May to July 2025", None),
        (as_month, "13/2025", None),
        (as_date, "13/13/2025", None),
        (as_date, "2025", None),
    ],
)  # fmt: skip
def test_days_as_officers_write_them(reader: Any, written: Any, day: date | None) -> None:
    read, remark = reader(written)
    assert read == day
    assert remark


def test_a_long_return_is_read_in_good_time() -> None:
    spec = specs()["R10"]
    rows = [example(spec, service=f"Service {number}", need_identified=141 + number) for number in range(1000)]
    result = check(grid_of(spec, lines_of(spec, rows)), spec, Context(TODAY))
    assert len(result.received.rows) == 1000
    assert [each.check for each in result.findings if each.severity == "block"] == []
