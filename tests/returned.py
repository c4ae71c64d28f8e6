"""Partners' returns for tests: written as received into a warehouse, which is then finished as every build does."""

import calendar
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from data.fill import steps
from data.periods import label
from data.settings import DATA

_LATER = ("Applying disclosure control to returns", "Setting out the strategy")
# Children before their parents, as the database wants them emptied.
_MADE_OF_RETURNS = ("return_shown", "consultation", "action", "target", "framework_measure")
_CELL = """
insert into return_cell
select ?, ?, ?, area_id, ?, ?, ?, ?, ?, ?, 'return', ?, ?, ?
from area where name = ? and kind in ('csp', 'sub_region') order by kind limit 1
"""


@dataclass(frozen=True)
class Row:
    """One row of a return. figures: item -> number, or text; a single letter is a symbol. start: first day."""

    code: str
    area: str
    figures: dict[str, Any]
    start: date | None = None
    months: int = 1
    breakdown: str = ""


def month(code: str, area: str, when: tuple[int, int], breakdown: str = "", **figures: Any) -> Row:
    """A row about one month."""
    return Row(code, area, figures, date(*when, 1), 1, breakdown)


def quarter(code: str, area: str, when: tuple[int, int], breakdown: str = "", **figures: Any) -> Row:
    """A row about the quarter that begins with a month."""
    return Row(code, area, figures, date(*when, 1), 3, breakdown)


def year(code: str, area: str, first: int, breakdown: str = "", **figures: Any) -> Row:
    """A row about the financial year that begins in April of a year."""
    return Row(code, area, figures, date(first, 4, 1), 12, breakdown)


def lasting(code: str, area: str, breakdown: str, **figures: Any) -> Row:
    """A row without a period: an action or a target."""
    return Row(code, area, figures, None, 0, breakdown)


def write_returns(con: duckdb.DuckDBPyConnection, rows: Iterable[Row]) -> None:
    """Rows as received into return_cell, with their source, load and periods where these are new."""
    for number, row in enumerate(rows, start=2):
        source = f"return_{row.code.lower()}"
        load = _load(con, source)
        period = _period(con, row) if row.start else None
        for item, given in row.figures.items():
            value, text, symbol = _parts(given)
            con.execute(
                _CELL,
                [row.code, f"{row.code}-1", number, period, row.breakdown, item, value, text, symbol]
                + [source, load, f"Data!row {number}", row.area],
            )


def finish(con: duckdb.DuckDBPyConnection) -> None:
    """Do again what a build does once returns are in their tables."""
    for table in _MADE_OF_RETURNS:
        con.execute(f"delete from {table}")  # noqa: S608 - tables named above
    again = [step for title, step in steps(1) if title in _LATER]
    for step in again:
        step(con)
    for path in sorted((DATA / "rollups").glob("local_*.sql")):
        for kind, name in re.findall(r"^create (table|view) (\w+)", path.read_text("utf-8"), re.MULTILINE):
            con.execute(f"drop {kind} if exists {name}")
        con.execute(path.read_text("utf-8"))


def with_returns(original: Path, copy: Path, rows: Iterable[Row]) -> Path:
    """A copy of a warehouse in which partners have sent these rows."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(original, copy)
    with duckdb.connect(copy) as con:
        write_returns(con, rows)
        finish(con)
    return copy


def _load(con: duckdb.DuckDBPyConnection, source: str) -> int:
    found = con.execute("select load_id from load where source_id = ?", [source]).fetchone()
    if found:
        return int(found[0])
    known = con.execute("select count(*) from source where source_id = ?", [source]).fetchone()
    if known == (0,):
        con.execute(
            "insert into source values (?, 'Partners', 'Return', '', 'return', '', null, null, null, '', '', '')",
            [source],
        )
    number = con.execute("select coalesce(max(load_id), 0) + 1 from load").fetchone()
    assert number is not None
    con.execute("insert into load values (?, ?, 'return.xlsx', '', '2026-11-22', 1)", [number[0], source])
    return int(number[0])


def _period(con: duckdb.DuckDBPyConnection, row: Row) -> int:
    assert row.start is not None
    year, last = divmod(row.start.year * 12 + row.start.month - 2 + row.months, 12)
    end = date(year, last + 1, calendar.monthrange(year, last + 1)[1])
    kind = {1: "month", 3: "quarter", 12: "financial_year"}[row.months]
    given = [row.start, end, kind]
    found = con.execute("select period_id from period where (start_date, end_date, cohort_type) = (?, ?, ?)", given)
    if known := found.fetchone():
        return int(known[0])
    number = con.execute("select max(period_id) + 1 from period").fetchone()
    assert number is not None
    con.execute("insert into period values (?, ?, ?, ?, ?)", [number[0], *given, label(row.start, end, kind)])
    return int(number[0])


def _parts(given: Any) -> tuple[float | None, str | None, str | None]:
    if isinstance(given, str):
        return (None, None, given) if len(given) == 1 else (None, given, None)
    return given, None, None
