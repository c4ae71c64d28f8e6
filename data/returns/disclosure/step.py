"""The step of a build that turns returns as received into what each audience may be shown."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

import duckdb
import pandas as pd

from data.periods import label
from data.returns.disclosure.control import Control
from data.returns.disclosure.rules import Audience, rules
from data.returns.disclosure.shape import shape
from data.returns.disclosure.table import Cell, Key, breakdown_of, dims_of, table_of
from data.returns.disclosure.telling import Shown
from data.settings import DATA

Connection = duckdb.DuckDBPyConnection
Days = tuple[date | None, date | None]
Row = dict[str, Any]

# version_id of totals that no return holds: they are made here, of one version or several.
TOTAL = "total"
_COHORT_TYPES = {2: "quarter", 11: "financial_year"}


def control_returns(con: Connection) -> None:
    """Fill return_shown from return_cell for every audience."""
    received = _read(con)
    shown = pd.DataFrame(list(_shown(con, received)))
    if not shown.empty:
        con.register("tidy", _with_periods(con, shown))
        con.execute(_sql("return_shown"))
        con.unregister("tidy")


def _sql(name: str) -> str:
    return (DATA / "steps" / f"{name}.sql").read_text("utf-8")


def _read(con: Connection) -> list[Any]:
    rows = con.execute(_sql("return_cells")).df()
    rows = rows.astype(object).where(rows.notna(), None)
    for name in ("first_day", "last_day"):
        rows[name] = [None if day is None else day.date() for day in rows[name]]
    return list(rows.itertuples(index=False, name="Received"))


def _shown(con: Connection, received: list[Any]) -> Iterator[Row]:
    members, large = _members(con), _large(con)
    for code, group in groupby(received, key=attrgetter("return_code")):
        rows = list(group)
        form = shape(code)
        cells = [_cell(number, row, form.dims) for number, row in enumerate(rows)]
        table = table_of(cells, form, members, rules().containing)
        for audience, told in Control(table, rules(), large).shown():
            yield from (_row(audience, each, rows, table.cells, form.dims) for each in told)


def _members(con: Connection) -> Mapping[int, frozenset[int]]:
    inside: dict[int, set[int]] = defaultdict(set)
    found = con.execute(_sql("larger_areas"), {"relations": list(rules().larger_areas)}).fetchall()
    for larger, member in found:
        inside[larger].add(member)
    return {larger: frozenset(each) for larger, each in inside.items()}


def _large(con: Connection) -> frozenset[int]:
    found = con.execute(_sql("large_areas"), {"kinds": list(rules().larger_kinds)}).fetchall()
    return frozenset(area for (area,) in found)


def _cell(number: int, row: Any, dims: tuple[str, ...]) -> Cell:
    key = Key(row.area_id, row.first_day, row.last_day, dims_of(row.breakdown, dims))
    return Cell(key, row.item, row.value, row.text, row.symbol, number)


def _row(audience: Audience, told: Shown, rows: list[Any], cells: list[Cell], dims: tuple[str, ...]) -> Row:
    """One row of return_shown but for the period, which is given by its days."""
    cell = told.cell
    origin = rows[_origin(cell, cells)]
    made = cell.received is None
    return {
        "audience": audience,
        "return_code": origin.return_code,
        "version_id": TOTAL if made else origin.version_id,
        "row_number": 0 if made else origin.row_number,
        "area_id": cell.key.area,
        "period_id": None if made else origin.period_id,
        "first_day": cell.key.first,
        "last_day": cell.key.last,
        "breakdown": breakdown_of(cell.key.dims, dims) if made else origin.breakdown,
        "item": told.item,
        "value": told.value,
        "text": told.text,
        "symbol": told.symbol,
        "reason": rules().reason(told.reason, audience),
        "lane": origin.lane,
        "source_id": origin.source_id,
        "load_id": origin.load_id,
        "place": f"sum of {len(cell.made_of)} figures" if made else origin.place,
    }


def _origin(cell: Cell, cells: list[Cell]) -> int:
    """Number of the received row that a cell is, or the first of those it is made of."""
    while cell.received is None:
        cell = cells[cell.made_of[0]]
    return cell.received


def _with_periods(con: Connection, shown: pd.DataFrame) -> pd.DataFrame:
    """The rows with the period of every total of ours, which is made where it is new."""
    wanted = shown.loc[shown["period_id"].isna() & shown["first_day"].notna(), ["first_day", "last_day"]]
    days: list[Days] = [(row.first_day, row.last_day) for row in wanted.drop_duplicates().itertuples(index=False)]
    known = {(row.first_day, row.last_day): row.period_id for row in shown.itertuples() if not pd.isna(row.period_id)}
    _make_periods(con, [each for each in days if each not in known])
    made = con.execute("select start_date, end_date, cohort_type, period_id from period").fetchall()
    known |= {(a, b): i for a, b, kind, i in made if (a, b) in days and (a, b) not in known and kind == _kind(a, b)}
    shown["period_id"] = [known.get((row.first_day, row.last_day)) for row in shown.itertuples()]
    return shown


def _kind(first: date, last: date) -> str:
    """Cohort type of a total over time: a quarter or a financial year."""
    return _COHORT_TYPES[12 * (last.year - first.year) + last.month - first.month]


def _make_periods(con: Connection, days: list[Days]) -> None:
    spoken = set(con.execute("select start_date, end_date, cohort_type from period").fetchall())
    dated = [(a, b, _kind(a, b)) for a, b in days if a is not None and b is not None]
    new = [each for each in dated if each not in spoken]
    if new:
        rows = pd.DataFrame(new, columns=["first_day", "last_day", "cohort_type"])
        rows["label"] = [label(*each) for each in new]
        con.register("tidy", rows)
        con.execute(_sql("return_periods"))
        con.unregister("tidy")
