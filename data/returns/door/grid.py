"""What a workbook held, as received: sheets of typed cells, and what was noticed on the way.

A grid crosses from the child process to the server as plain JSON (`pack`, `unpack`), so nothing
in it can run, and its size is bounded.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any, Literal

Severity = Literal["block", "confirm", "note"]
SheetState = Literal["visible", "hidden", "veryHidden"]

# text, number, boolean, date, time, duration: the value is a Python value of that type; a date is a
# datetime, at midnight when no time of day was given.
# error: an Excel error, the value is its text ("#REF!").
# uncalculated: a formula whose result is not in the file; the value is None.
# impossible_date: something stored as a date that no calendar has; the value is that number or text.
# impossible_number: something Excel stored as a number that is none ("NaN"); the value is text.
Kind = Literal[
    "text",
    "number",
    "boolean",
    "date",
    "time",
    "duration",
    "error",
    "uncalculated",
    "impossible_date",
    "impossible_number",
]

Value = str | int | float | bool | datetime | time | timedelta | None


def column_letters(column: int) -> str:
    """Letters of a column counted from 1: 1 is A, 28 is AB."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_ref(row: int, column: int) -> str:
    """The name Excel gives a cell, for example C12."""
    return f"{column_letters(column)}{row}"


@dataclass(frozen=True, slots=True)
class Cell:
    """One filled cell. Rows and columns count from 1. A percentage is the fraction that Excel
    stores (0.155) with the number format that says so ("0.0%")."""

    row: int
    column: int
    kind: Kind
    value: Value
    number_format: str = "General"
    formula: bool = False

    @property
    def ref(self) -> str:
        return cell_ref(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. cells: only the filled ones, by (row, column). Ranges are inclusive pairs."""

    name: str
    state: SheetState
    cells: dict[tuple[int, int], Cell]
    hidden_rows: tuple[tuple[int, int], ...] = ()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    merged: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()

    @property
    def last_row(self) -> int:
        return max((row for row, _ in self.cells), default=0)

    @property
    def last_column(self) -> int:
        return max((column for _, column in self.cells), default=0)

    def value(self, row: int, column: int) -> Value:
        """The value of a cell, None where there is none."""
        cell = self.cells.get((row, column))
        return cell.value if cell else None

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Rows that hold anything, in order, with their filled cells in order."""
        by_row: dict[int, list[Cell]] = {}
        for cell in self.cells.values():
            by_row.setdefault(cell.row, []).append(cell)
        for row in sorted(by_row):
            yield row, sorted(by_row[row], key=lambda cell: cell.column)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something noticed in the file, in a sentence for the person who sent it.

    sheet and cells say where, when there is such a place; cells holds the first few only.
    """

    code: str
    severity: Severity
    message: str
    sheet: str | None = None
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cost:
    """What reading took in the child: seconds on the clock and of the processor, and the most
    memory the child has held since it started, in megabytes."""

    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_mb: float = 0.0


NO_COST = Cost()


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole file, nothing left out. source: the kind of file it came from."""

    source: Literal["xlsx", "ods", "csv"]
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...] = ()
    epoch_1904: bool = False
    cost: Cost = field(default=NO_COST, compare=False)

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name. KeyError when there is none."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise KeyError(name)


def _packed_value(cell: Cell) -> str | int | float | bool | None:
    if isinstance(cell.value, datetime | time):
        return cell.value.isoformat()
    return cell.value.total_seconds() if isinstance(cell.value, timedelta) else cell.value


def _unpacked_value(kind: Kind, value: Any) -> Value:
    match kind:
        case "date":
            return datetime.fromisoformat(value)
        case "time":
            return time.fromisoformat(value)
        case "duration":
            return timedelta(seconds=value)
    return value  # type: ignore[no-any-return]


def _packed_cells(cells: Iterable[Cell], formats: dict[str, int]) -> list[list[Any]]:
    return [
        [
            cell.row,
            cell.column,
            cell.kind,
            _packed_value(cell),
            formats.setdefault(cell.number_format, len(formats)),
            int(cell.formula),
        ]
        for cell in cells
    ]


def _unpacked_cells(packed: list[list[Any]], formats: list[str]) -> dict[tuple[int, int], Cell]:
    return {
        (row, column): Cell(row, column, kind, _unpacked_value(kind, value), formats[number_format], bool(formula))
        for row, column, kind, value, number_format, formula in packed
    }


def pack(grid: Grid) -> dict[str, Any]:
    """The grid as JSON-ready values. Findings and cost travel beside it, not in it."""
    formats: dict[str, int] = {}
    sheets = [
        {
            "name": sheet.name,
            "state": sheet.state,
            "cells": _packed_cells(sheet.cells.values(), formats),
            "hidden_rows": sheet.hidden_rows,
            "hidden_columns": sheet.hidden_columns,
            "merged": sheet.merged,
            "comments": sheet.comments,
        }
        for sheet in grid.sheets
    ]
    return {"source": grid.source, "epoch_1904": grid.epoch_1904, "sheets": sheets, "formats": list(formats)}


def _unpacked_sheet(packed: dict[str, Any], formats: list[str]) -> Sheet:
    return Sheet(
        name=packed["name"],
        state=packed["state"],
        cells=_unpacked_cells(packed["cells"], formats),
        hidden_rows=tuple((first, last) for first, last in packed["hidden_rows"]),
        hidden_columns=tuple((first, last) for first, last in packed["hidden_columns"]),
        merged=tuple(packed["merged"]),
        comments=tuple(packed["comments"]),
    )


def unpack(packed: dict[str, Any], findings: tuple[Finding, ...] = (), cost: Cost = NO_COST) -> Grid:
    """The grid that was packed. KeyError, TypeError or ValueError for anything else."""
    sheets = tuple(_unpacked_sheet(sheet, packed["formats"]) for sheet in packed["sheets"])
    return Grid(packed["source"], sheets, findings, packed["epoch_1904"], cost)
