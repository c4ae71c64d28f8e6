"""Finding a table in a sheet, and collecting the figures that come out of it.

A `Table` is a sheet whose heading row has been found, wherever it stands, with the columns a
reader asked for. A `Journal` takes down what was refused or left aside, in sentences. `Figures`
makes tidy rows of one fact table and sees to it that no figure is given twice.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pandas as pd
from openpyxl.utils import get_column_letter

from data.sources import workbook
from data.sources.cells import text
from data.tidy import COLUMNS, CannotRead, Finding, Severity, complete

# Tidy columns that say what a figure is about; two rows alike in these are the same figure.
KEYS: dict[str, tuple[str, ...]] = {
    "cohort": (
        "area_kind",
        "area_code",
        "start_date",
        "end_date",
        "cohort_type",
        "age",
        "offence",
        "sex",
        "previous_offences",
        "disposal",
    ),
    "youth_figure": ("area_kind", "area_code", "start_date", "end_date", "cohort_type", "measure_id"),
    "performance_figure": ("area_kind", "area_code", "start_date", "end_date", "cohort_type", "measure_id"),
    "deprivation": ("area_code", "index_id", "domain"),
    "deprivation_neighbourhood": ("neighbourhood_code", "index_id", "domain"),
    "population": ("area_kind", "area_code", "year", "age_from", "age_to"),
}
# Tidy columns that hold the figure itself.
VALUES: dict[str, tuple[str, ...]] = {
    table: tuple(column for column in COLUMNS[table] if column not in (*keys, "source_id", "place"))
    for table, keys in KEYS.items()
}


_DISPUTED = "Another row gives a different figure for the same thing, so neither was used."


@dataclass(frozen=True)
class Column:
    """A column a reader wants, by the headings publishers have given it (in the form of `heading`)."""

    names: tuple[str, ...]
    needed: bool = True
    prefix: bool = False

    def matches(self, head: str) -> bool:
        return head.startswith(self.names) if self.prefix else head in self.names


Layout = Mapping[str, Column]


@dataclass(frozen=True)
class Line:
    """One row under the headings of a table."""

    table: "Table"
    number: int
    cells: tuple[object, ...]

    def __getitem__(self, name: str) -> object:
        """The cell in a column, None where the table has no such column."""
        index = self.table.columns.get(name)
        return None if index is None else self.cells[index]

    def text(self, name: str) -> str:
        return text(self[name])

    @property
    def where(self) -> str:
        return place(self.table.sheet, self.number)

    def cell(self, name: str) -> str:
        """The address of a cell: "sheet IMD, cell E12"."""
        return place(self.table.sheet, self.number, self.table.columns[name])


def place(sheet: str, row: int, column: int | None = None) -> str:
    """Where in a file: "sheet Data, row 12", "sheet IMD, cell E12", "row 12"."""
    spot = f"row {row}" if column is None else f"cell {get_column_letter(column + 1)}{row}"
    return f"sheet {sheet}, {spot}" if sheet else spot


@dataclass(frozen=True)
class Table:
    """A sheet with its heading row and the columns found in it."""

    path: Path
    sheet: str
    header_row: int
    headings: tuple[str, ...]
    columns: Mapping[str, int]

    def lines(self) -> Iterator[Line]:
        """The rows under the headings, blank ones left out."""
        under = islice(enumerate(workbook.rows(self.path, self.sheet), start=1), self.header_row, None)
        for number, cells in under:
            if any(cell is not None and cell != "" for cell in cells):
                # Rows may end before the headings do.
                yield Line(self, number, (*cells, *(None,) * (len(self.headings) - len(cells))))

    def heading(self, name: str) -> str:
        """A column's heading as the file has it."""
        return self.headings[self.columns[name]]

    @property
    def above(self) -> str:
        """The words above the heading row, where publishers put the title and the year."""
        rows = workbook.glance(self.path).sheets[self.sheet][: self.header_row - 1]
        return " ".join(text(cell) for row in rows for cell in row if text(cell))


def find_tables(path: Path, layout: Layout) -> list[Table]:
    """Every sheet that has the layout's needed columns in one of its first rows."""
    return [table for sheet in workbook.glance(path).sheets if (table := _find(path, sheet, layout))]


def find_table(path: Path, layout: Layout, preferred: str = "Data") -> Table | None:
    """The sheet with the layout: the preferred one if several have it."""
    tables = find_tables(path, layout)
    return next((table for table in tables if table.sheet.lower() == preferred.lower()), next(iter(tables), None))


def the_table(path: Path, layout: Layout, title: str) -> Table:
    """The sheet with the layout; CannotRead where the file has none."""
    table = find_table(path, layout)
    if table is None:
        raise CannotRead(f"{path.name} is not laid out like the {title}: its headings are not there.")
    return table


def _find(path: Path, sheet: str, layout: Layout) -> Table | None:
    look = workbook.glance(path)
    for number, heads in enumerate(look.headings[sheet], start=1):
        found = {name: _matching(heads, column) for name, column in layout.items()}
        if all(found[name] for name, column in layout.items() if column.needed):
            headings = tuple(text(cell) for cell in look.sheets[sheet][number - 1])
            _refuse_twins(path, sheet, headings, found)
            return Table(path, sheet, number, headings, {name: at[0] for name, at in found.items() if at})
    return None


def _matching(heads: tuple[str, ...], column: Column) -> list[int]:
    return [index for index, head in enumerate(heads) if head and column.matches(head)]


def _refuse_twins(path: Path, sheet: str, headings: tuple[str, ...], found: dict[str, list[int]]) -> None:
    for indexes in found.values():
        if len(indexes) > 1:
            where = f" in sheet {sheet}" if sheet else ""
            names = " and ".join(f'"{headings[index]}"' for index in indexes[:2])
            raise CannotRead(
                f"{path.name} has two columns{where} that could hold the same thing: {names}. "
                "Remove the one that is not the publisher's and load it again."
            )


@dataclass
class Journal:
    """What a reader noticed, taken down as it goes."""

    findings: list[Finding] = field(default_factory=list)
    _aside: Counter[str] = field(default_factory=Counter)

    def refuse(self, where: str, message: str) -> None:
        """A row that is not used because something is wrong with it."""
        self._add("block", where, message)

    def confirm(self, where: str, message: str) -> None:
        """Used, but a person should look."""
        self._add("confirm", where, message)

    def note(self, where: str, message: str) -> None:
        self._add("note", where, message)

    def leave_aside(self, what: str, number: int = 1) -> None:
        """Rows that are sound but of no use to us. what ends the sentence "Not used: 12 rows ..."."""
        self._aside[what] += number

    def close(self) -> list[Finding]:
        """All findings, with one note for each sort of row left aside."""
        for what, number in self._aside.items():
            self.note("", f"Not used: {number:,} {'row' if number == 1 else 'rows'} {what}")
        self._aside.clear()
        return self.findings

    def _add(self, severity: Severity, where: str, message: str) -> None:
        self.findings.append(Finding(severity, where, message))


class Figures:
    """Tidy rows of one fact table. A figure given twice is kept once if both agree, never if not."""

    def __init__(self, table: str, source_id: str, journal: Journal) -> None:
        self._table = table
        self._source_id = source_id
        self._journal = journal
        self._rows: dict[tuple[object, ...], dict[str, object]] = {}
        self._disputed: set[tuple[object, ...]] = set()

    def add(self, place: str, **columns: object) -> None:
        """One tidy row; columns as in COLUMNS[table] without source_id."""
        row = {**columns, "place": place}
        # A breakdown that a row says nothing about is about everybody.
        key = tuple(row.get(column, "all") for column in KEYS[self._table])
        earlier = self._rows.setdefault(key, row)
        if earlier is row:
            return
        if all(earlier.get(column) == row.get(column) for column in VALUES[self._table]):
            self._journal.leave_aside("repeating a figure that the file has already given.")
        else:
            self._disputed.add(key)
            self._journal.refuse(place, _DISPUTED)

    def has(self, column: str, value: object) -> bool:
        """Whether any row so far has this value."""
        return any(row.get(column) == value for row in self._rows.values())

    def frame(self) -> pd.DataFrame:
        """The undisputed rows, with all tidy columns of the table."""
        for key in self._disputed:
            row = self._rows.pop(key)
            self._journal.refuse(str(row["place"]), _DISPUTED)
        self._disputed.clear()
        rows = pd.DataFrame(list(self._rows.values())).assign(source_id=self._source_id)
        return complete(self._table, rows)
