"""Returns as received, written straight into a small warehouse, and what comes out of disclosure control."""

import calendar
from collections.abc import Iterable
from datetime import date
from typing import Any

import duckdb

from data.fill import steps
from data.periods import label
from data.returns.disclosure.step import control_returns

DUDLEY, SANDWELL, WALSALL, WOLVERHAMPTON = "Dudley", "Sandwell", "Walsall", "Wolverhampton"
BLACK_COUNTRY = "Black Country"
FOUR = (DUDLEY, SANDWELL, WALSALL, WOLVERHAMPTON)
YEAR = (date(2024, 4, 1), date(2025, 3, 31))
SHOWN = """
select shown.value, shown.symbol, shown.reason, shown.text from return_shown as shown
inner join area on area.area_id = shown.area_id
left join period on period.period_id = shown.period_id
where audience = ? and area.name = ? and return_code = ? and item = ? and breakdown = ?
  and (period.start_date = ? or period.start_date is null) and (period.end_date = ? or period.end_date is null)
"""
_CELL = """
insert into return_cell
select ?, ?, ?, area_id, ?, ?, ?, ?, ?, ?, 'return', 'test_return', 1, 'Data!F2'
from area where name = ? and kind in ('csp', 'sub_region', 'police_force') order by kind limit 1
"""


def empty_warehouse() -> duckdb.DuckDBPyConnection:
    """A warehouse in memory with tables, lookups and areas but no figures."""
    con = duckdb.connect()
    for _, step in steps(1)[:3]:
        step(con)
    con.execute("insert into source values ('test_return', 'T', 'T', '', 'return', '', null, null, null, '', '', '')")
    con.execute("insert into load values (1, 'test_return', 'f', '', '2025-04-01', 0)")
    return con


def days_of(month: tuple[int, int], months: int = 1) -> tuple[date, date]:
    """First and last day of a month, or of several from it on."""
    year, number = divmod(month[0] * 12 + month[1] - 1 + months - 1, 12)
    return date(*month, 1), date(year, number + 1, calendar.monthrange(year, number + 1)[1])


def receive(
    con: duckdb.DuckDBPyConnection,
    code: str,
    area: str,
    figures: dict[str, Any],
    breakdown: str = "",
    days: tuple[date, date] | None = YEAR,
) -> None:
    """One row of a return. A figure that is a letter is a symbol, longer words are a text."""
    period = _period(con, days) if days else None
    row = con.table("return_cell").shape[0] + 2
    for item, given in figures.items():
        value, text, symbol = _parts(given)
        con.execute(_CELL, [code, f"{code}-1", row, period, breakdown, item, value, text, symbol, area])


def _parts(given: Any) -> tuple[float | None, str | None, str | None]:
    if isinstance(given, str):
        return (None, None, given) if len(given) == 1 else (None, given, None)
    return given, None, None


def _period(con: duckdb.DuckDBPyConnection, days: tuple[date, date]) -> int:
    found = con.execute("select period_id from period where start_date = ? and end_date = ?", list(days)).fetchall()
    if found:
        return int(found[0][0])
    number = con.table("period").shape[0] + 1
    con.execute("insert into period values (?, ?, ?, 'other', ?)", [number, *days, label(*days, "other")])
    return number


class Told:
    """What audiences are shown once all is received."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        control_returns(con)
        self.con = con

    def cell(
        self, audience: str, code: str, area: str, item: str, breakdown: str = "", days: tuple[date, date] = YEAR
    ) -> tuple[Any, ...] | None:
        """Value, symbol, reason and text of one cell; None where there is no such cell."""
        found = self.con.execute(SHOWN, [audience, area, code, item, breakdown, *days]).fetchall()
        assert len(found) < 2, found
        return found[0] if found else None

    def value(
        self, audience: str, code: str, area: str, item: str, breakdown: str = "", days: tuple[date, date] = YEAR
    ) -> Any:
        """The figure of one cell; 'c' where it is withheld."""
        cell = self.cell(audience, code, area, item, breakdown, days)
        assert cell is not None, (audience, area, item, breakdown)
        return cell[1] if cell[0] is None else cell[0]


def values(told: Told, audience: str, code: str, item: str, areas: Iterable[str], breakdown: str = "") -> list[Any]:
    """The same figure of several areas."""
    return [told.value(audience, code, area, item, breakdown) for area in areas]
