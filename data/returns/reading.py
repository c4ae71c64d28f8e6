"""From the door's grid to the rows of a return, with everything an officer should be told.

A row is read only as far as every cell of it is understood; whatever is passed over, changed on
the way or doubtful leaves a mark at its cell. Nothing is guessed and nothing is dropped in silence.
"""

import re
from dataclasses import dataclass, field

from openpyxl.utils import range_boundaries

from data.areas import Areas
from data.returns.conversion import Value, convert, plain
from data.returns.door import Cell, Grid
from data.returns.found import At, Mark, mark, quoted
from data.returns.headings import heading_key
from data.returns.layout import Table, find_table, heading_marks, stamp_marks
from data.returns.spec import Column, Spec

_TOTAL = re.compile(r"((grand|sub|overall)[\s-]*)?totals?( .*)?|sum|overall|all areas|.* total", re.IGNORECASE)
_PLAIN_TOTAL = re.compile(r"(grand |sub[ -]?)?totals?", re.IGNORECASE)
_NOTE = re.compile(r"(note|source|nb|n\.b\.|\*|†|caveat|prepared|contact)\b.*|\[.*", re.IGNORECASE)
_WORDS_OF_A_NOTE = 4
_RANGE = re.compile(r"[A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7}")
_MISSING = ("missing_count", "missing_value")
_TEXT_ONLY = ("number_as_text",)  # not worth saying of a CSV file, which can hold nothing but text


@dataclass(frozen=True)
class Row:
    """One row as read. values: typed, by column; symbols: why a value is missing (x, c or z);
    refused: columns whose cell could not be read."""

    sheet: str
    number: int
    values: dict[str, Value]
    symbols: dict[str, str]
    refused: frozenset[str] = frozenset()

    def key(self, spec: Spec) -> tuple[Value, ...]:
        """What makes the row this row."""
        return tuple(self.values.get(name) for name in spec.keys)


@dataclass(frozen=True)
class Received:
    """A return as read. table is None when none was found. totals: row numbers of rows that add others up."""

    spec: Spec
    table: Table | None
    rows: tuple[Row, ...]
    marks: tuple[Mark, ...]
    totals: tuple[int, ...] = field(default=())

    def at(self, row: Row, name: str) -> At:
        """Sheet, row and column of a value. A column that is not in the sheet is its first."""
        columns = self.table.columns if self.table else {}
        return row.sheet, row.number, columns.get(name, min(columns.values(), default=1))


def receive(grid: Grid, spec: Spec, areas: Areas | None = None) -> Received:
    """The rows of a return in a grid. Never raises for anything the file holds."""
    marks = stamp_marks(grid, spec)
    table, placed = find_table(grid, spec)
    if table is None:
        return Received(spec, None, (), (*marks, *placed))
    reader = _Reader(table, spec, areas or Areas.load())
    reader.read()
    unsaid = _TEXT_ONLY if grid.source == "csv" else ()
    told = (each for each in reader.marks if each.check not in unsaid)
    seen = (*marks, *placed, *heading_marks(table, spec), *told)
    return Received(spec, table, tuple(reader.rows), seen, tuple(reader.totals))


class _Reader:
    """Goes down the rows of one table."""

    def __init__(self, table: Table, spec: Spec, areas: Areas) -> None:
        self.table, self.spec, self.areas = table, spec, areas
        self.sheet = table.sheet.name
        self.by_column = {at: spec.column(name) for name, at in table.columns.items()}
        self.above = {each.cell.column: heading_key(str(each.cell.value)) for each in table.headings.headings}
        self.headed = set(self.above)
        self.first = min(self.headed)
        self.rows: list[Row] = []
        self.totals: list[int] = []
        self.untouched: list[int] = []
        self.marks: list[Mark] = []

    def read(self) -> None:
        """Read every row, then say what concerns them together."""
        for number, cells in self.table.rows:
            self._row(number, {cell.column: cell for cell in cells})
        self._total_rows()
        self._untouched_rows()
        self._hidden()
        self._gaps()

    def _mark(self, check: str, row: int, column: int, group: str = "", **blanks: object) -> None:
        self.marks.append(mark(check, (self.sheet, row, column), group, **blanks))

    def _row(self, number: int, cells: dict[int, Cell]) -> None:
        ours = {at: cell for at, cell in cells.items() if at in self.by_column}
        for at, cell in cells.items():
            if at not in self.headed:
                self._mark("no_heading", number, at, value=quoted(cell.value))
        if self._is_heading(ours):
            self._mark("headings_again", number, self.first)
        elif self._is_note(ours):
            cell = next(iter(ours.values()))
            self._mark("footnote", number, cell.column, group="footnote", value=quoted(cell.value))
        elif self._is_total(ours):
            self.totals.append(number)
        elif ours:
            self._data_row(number, ours)

    def _is_heading(self, ours: dict[int, Cell]) -> bool:
        return len(ours) > 1 and all(heading_key(str(cell.value)) == self.above[at] for at, cell in ours.items())

    def _is_note(self, ours: dict[int, Cell]) -> bool:
        if len(ours) != 1 or len(self.by_column) < 3:
            return False
        cell = next(iter(ours.values()))
        text = plain(str(cell.value))
        return cell.kind == "text" and (bool(_NOTE.fullmatch(text)) or len(text.split()) >= _WORDS_OF_A_NOTE)

    def _is_total(self, ours: dict[int, Cell]) -> bool:
        labels = (cell for at, cell in ours.items() if self.by_column[at].key and cell.kind == "text")
        return any(_TOTAL.fullmatch(plain(str(cell.value))) and not self._is_listed(cell) for cell in labels)

    def _is_listed(self, cell: Cell) -> bool:
        """Whether the word is a code of the column's own list, or free text that may say anything."""
        column = self.by_column[cell.column]
        if column.type == "text":
            return not _PLAIN_TOTAL.fullmatch(plain(str(cell.value)))
        return convert(cell, column, self.spec, self.areas).value not in (None, "all")

    def _data_row(self, number: int, ours: dict[int, Cell]) -> None:
        if not any(self._is_figure(column) for at, column in self.by_column.items() if at in ours):
            self.untouched.append(number)
            return
        values: dict[str, Value] = {}
        symbols: dict[str, str] = {}
        refused = set()
        for at, column in self.by_column.items():
            result = convert(ours.get(at), column, self.spec, self.areas)
            values[column.name], symbols[column.name] = result.value, result.symbol
            for check, blanks in result.remarks:
                merged = check in _MISSING and self._is_merged(number, at)
                self._mark("merged_down" if merged else check, number, at, **blanks)
            if result.value is None and not result.symbol:
                refused.add(column.name)
        self.rows.append(Row(self.sheet, number, values, {k: s for k, s in symbols.items() if s}, frozenset(refused)))

    def _is_merged(self, row: int, column: int) -> bool:
        spans = (range_boundaries(each) for each in self.table.sheet.merged if _RANGE.fullmatch(each))
        return any(left <= column <= right and top <= row <= bottom for left, top, right, bottom in spans)

    def _is_figure(self, column: Column) -> bool:
        """Whether an officer fills the column in: what the template fills in itself says nothing."""
        return not column.key and not column.name_of

    def _total_rows(self) -> None:
        for number in self.totals:
            self._mark("total_row" if self.rows else "total_alone", number, self.first, group="total")

    def _untouched_rows(self) -> None:
        if not self.rows and not self.totals:
            check = "nothing_filled" if self.untouched else "no_rows"
            self._mark(check, self.table.headings.row, self.first)
            return
        for number in self.untouched:
            self._mark("row_not_filled", number, self.first, group="unfilled")

    def _hidden(self) -> None:
        sheet = self.table.sheet
        if sheet.state != "visible":
            return
        for row in self.rows:
            if any(first <= row.number <= last for first, last in sheet.hidden_rows):
                self._mark("hidden_row", row.number, self.first, group="hidden")
        for at, column in self.by_column.items():
            if any(first <= at <= last for first, last in sheet.hidden_columns):
                self._mark("hidden_column", self.table.headings.row, at, label=column.label)

    def _gaps(self) -> None:
        numbers = [number for number, _ in self.table.rows]
        gap = next(
            (before + 1 for before, after in zip(numbers, numbers[1:], strict=False) if after > before + 1), None
        )
        if gap:
            self._mark("blank_rows", gap, self.first)
