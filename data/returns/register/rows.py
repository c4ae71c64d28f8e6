"""The rows of a return between their reading and the register: typed values to text and back."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, RowMapping, select

from data.returns.checks import Checked
from data.returns.conversion import Value
from data.returns.door import cell_ref
from data.returns.periods import span
from data.returns.reading import Row
from data.returns.register.tables import version_row
from data.returns.spec import Spec, specs

_DATE = "date"
ALL = "all"


@dataclass(frozen=True)
class Cell:
    """One figure or text of a row. value is None when there is none; symbol then says why."""

    value: Value
    symbol: str
    place: str


@dataclass(frozen=True)
class Kept:
    """One row of one version, as the register keeps it. first and last: the days it covers."""

    version_id: str
    code: str
    number: int
    sheet: str
    area: str
    first: date | None
    last: date | None
    scope: str
    key: str
    cells: Mapping[str, Cell]

    def values(self) -> dict[str, Value]:
        """Typed values by column, as the reader gave them."""
        return {name: cell.value for name, cell in self.cells.items()}


def columns_of(checked: Checked) -> list[dict[str, object]]:
    """Every accepted row of a return as columns of the register, without its version."""
    return [_columns(checked, row) for row in checked.rows]


def _columns(checked: Checked, row: Row) -> dict[str, object]:
    spec = checked.received.spec
    first, last = span(row.values, spec) or (None, None)
    return {
        "row_number": row.number,
        "sheet": row.sheet,
        "area_code": str(row.values.get("area") or ""),
        "first_day": first,
        "last_day": last,
        "scope": _names(spec, row.values, spec.scope),
        "key": _names(spec, row.values, spec.keys),
        "cells": json.dumps({column.name: _cell(checked, row, column.name) for column in spec.columns}),
    }


def _names(spec: Spec, values: Mapping[str, Value], columns: Iterable[str]) -> str:
    return json.dumps([_plain(or_all(spec, name, values.get(name))) for name in columns], ensure_ascii=False)


def or_all(spec: Spec, name: str, value: Value) -> Value:
    """A key as it is meant: a blank where a list has an entry for everybody is that entry."""
    column = spec.column(name)
    everybody = column.type == "code" and ALL in spec.lists[column.codes]
    return ALL if value is None and everybody else value


def _plain(value: Value) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _cell(checked: Checked, row: Row, name: str) -> list[object]:
    _, number, column = checked.received.at(row, name)
    value = row.values.get(name)
    kind = _DATE if isinstance(value, date) else ""
    return [_plain(value), row.symbols.get(name, ""), cell_ref(number, column), kind]


def kept(checked: Checked, version_id: str = "") -> list[Kept]:
    """The rows of a return that is not in the register yet, as it would keep them."""
    return [_kept({"version_id": version_id, **row}, checked.received.spec.code) for row in columns_of(checked)]


def rows_of(con: Connection, code: str, version_ids: Iterable[str]) -> list[Kept]:
    """The rows of versions of one return, by version and row."""
    question = select(version_row).where(version_row.c.version_id.in_(list(version_ids)))
    ordered = question.order_by(version_row.c.version_id, version_row.c.row_number)
    return [_kept(row, code) for row in con.execute(ordered).mappings()]


def _kept(row: Mapping[str, object] | RowMapping, code: str) -> Kept:
    sheet = str(row["sheet"])
    cells = {
        name: Cell(date.fromisoformat(value) if kind == _DATE else value, symbol, f"sheet {sheet}, cell {place}")
        for name, (value, symbol, place, kind) in json.loads(str(row["cells"])).items()
    }
    return Kept(
        str(row["version_id"]),
        code,
        int(str(row["row_number"])),
        sheet,
        str(row["area_code"]),
        row["first_day"],  # type: ignore[arg-type]
        row["last_day"],  # type: ignore[arg-type]
        str(row["scope"]),
        str(row["key"]),
        cells,
    )


def spec_of(row: Kept) -> Spec:
    """The specification of the row's return."""
    return specs()[row.code]
