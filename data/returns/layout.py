"""Where in a workbook the return's table is: the sheet, the row of headings, the rows below it."""

import re
from dataclasses import dataclass

from data.returns.door import Cell, Grid, Sheet
from data.returns.found import Mark, mark, quoted
from data.returns.headings import SURE, Heading, HeadingRow, heading_row
from data.returns.spec import Spec

# Sheets of our own template that hold no rows to read.
INSTRUCTIONS, DATA, CODE_LISTS, CHECK, LAST_TIME = "Instructions", "Data", "Code lists", "Check", "Last time"
MARKED = "What to put right"  # the first sheet of a workbook that went back to its sender
OURS = frozenset(name.lower() for name in (INSTRUCTIONS, CODE_LISTS, CHECK, LAST_TIME, MARKED))
_STAMP = re.compile(r"\b(R\d{1,2}) version (\d{1,3})\b")


@dataclass(frozen=True)
class Table:
    """The return's table. rows: those below the headings that hold anything, by row number."""

    sheet: Sheet
    headings: HeadingRow
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]

    @property
    def columns(self) -> dict[str, int]:
        return self.headings.columns


def _filled(cell: Cell) -> bool:
    return cell.kind != "text" or bool(str(cell.value).replace("\u200b", "").strip())


def _table(sheet: Sheet, spec: Spec) -> Table | None:
    rows = [(number, [cell for cell in cells if _filled(cell)]) for number, cells in sheet.rows()]
    headings = heading_row(rows, spec)
    if headings is None:
        return None
    below = tuple((number, tuple(cells)) for number, cells in rows if number > headings.row and cells)
    return Table(sheet, headings, below)


def _merit(table: Table) -> tuple[int, bool, bool, bool]:
    """The better of two tables: more columns of the return, then rows, in sight, our own name."""
    sheet = table.sheet
    return len(table.columns), bool(table.rows), sheet.state == "visible", sheet.name.strip().lower() == DATA.lower()


def stamp(grid: Grid) -> tuple[str, int] | None:
    """The return and version of the template, from its instructions; None when there are none."""
    for sheet in grid.sheets:
        if sheet.name.strip().lower() == INSTRUCTIONS.lower():
            texts = (str(cell.value) for cell in sheet.cells.values() if cell.kind == "text")
            found = next(filter(None, map(_STAMP.search, texts)), None)
            return (found[1], int(found[2])) if found else None
    return None


def stamp_marks(grid: Grid, spec: Spec) -> list[Mark]:
    """Whether the workbook is the template of this return and version."""
    stamped = stamp(grid)
    if stamped is None:
        return [mark("no_stamp", code=spec.code)]
    code, version = stamped
    if code != spec.code:
        return [mark("wrong_return", given=code, code=spec.code)]
    return [mark("old_version", given=version, version=spec.version)] if version != spec.version else []


def find_table(grid: Grid, spec: Spec) -> tuple[Table | None, list[Mark]]:
    """The table to read, and what is to be said about where it was found."""
    candidates = [sheet for sheet in grid.sheets if sheet.name.strip().lower() not in OURS] or list(grid.sheets)
    tables = [table for table in (_table(sheet, spec) for sheet in candidates) if table]
    if not tables:
        return None, _no_table(grid, spec)
    chosen = max(tables, key=_merit)
    others = [table for table in tables if table is not chosen and table.rows and _rival(table, chosen)]
    return chosen, [*_place_marks(chosen), *_rival_marks(chosen, others), *_unread_sheets(grid, chosen, others)]


def _no_table(grid: Grid, spec: Spec) -> list[Mark]:
    wanted = ", ".join(column.label for column in spec.columns[:4])
    return [
        mark("no_table", code=spec.code, wanted=wanted) if any(s.cells for s in grid.sheets) else mark("empty_workbook")
    ]


def _rival(table: Table, chosen: Table) -> bool:
    return len(table.columns) >= max(2, len(chosen.columns) - 1)


def _rival_marks(chosen: Table, others: list[Table]) -> list[Mark]:
    marks = []
    for other in others:
        check = "second_table" if other.sheet.state == "visible" else "hidden_second_table"
        marks.append(mark(check, (other.sheet.name, other.headings.row, 1), chosen=quoted(chosen.sheet.name)))
    return marks


def _place_marks(table: Table) -> list[Mark]:
    sheet, row = table.sheet, table.headings.row
    first = min(each.cell.column for each in table.headings.headings)
    marks = [mark("hidden_data_sheet", (sheet.name, 0, 0))] if sheet.state != "visible" else []
    if row > 1:
        marks.append(mark("headings_lower", (sheet.name, row, first), row=row))
    above = [cell for cell in sheet.cells.values() if cell.row < row and _filled(cell)]
    return marks + [
        mark("text_above", (sheet.name, cell.row, cell.column), group="above", value=quoted(cell.value))
        for cell in above
    ]


def _unread_sheets(grid: Grid, chosen: Table, others: list[Table]) -> list[Mark]:
    said = {chosen.sheet.name, *(other.sheet.name for other in others)}
    left = [
        sheet
        for sheet in grid.sheets
        if sheet.cells and sheet.name not in said and sheet.name.strip().lower() not in OURS
    ]
    return [mark("sheet_not_read", (sheet.name, 0, 0)) for sheet in left]


def heading_marks(table: Table, spec: Spec) -> list[Mark]:
    """Headings that are misspelt, repeated, unknown, missing or in another order."""
    sheet = table.sheet.name
    marks = [
        _heading_mark(sheet, each, spec) for each in table.headings.headings if each.sureness != SURE or not each.name
    ]
    repeated = {each.cell.column: each for each in table.headings.repeated}
    marks = [each for each in marks if each.column not in repeated]
    marks += [
        mark("repeated_heading", (sheet, each.cell.row, each.cell.column), value=quoted(each.cell.value))
        for each in repeated.values()
    ]
    return [*marks, *_missing_columns(table, spec), *_moved(table, spec)]


def _heading_mark(sheet: str, heading: Heading, spec: Spec) -> Mark:
    cell, name, nearest = heading.cell, heading.name, heading.nearest
    labels = {column.name: column.label for column in spec.columns} | {rate.name: rate.label for rate in spec.rates}
    if name:
        return mark("misspelt_heading", (sheet, cell.row, cell.column), value=quoted(cell.value), label=labels[name])
    if nearest:
        return mark("unsure_heading", (sheet, cell.row, cell.column), value=quoted(cell.value), label=labels[nearest])
    return mark("unknown_heading", (sheet, cell.row, cell.column), value=quoted(cell.value))


def _missing_columns(table: Table, spec: Spec) -> list[Mark]:
    sheet, row = table.sheet.name, table.headings.row
    missing = [column for column in spec.columns if column.name not in table.columns]
    marks = [
        mark("missing_column", (sheet, row, 0), group=column.name, label=column.label)
        for column in missing
        if column.required
    ]
    optional = [column.label for column in missing if not column.required]
    if optional:
        marks.append(mark("missing_optional", (sheet, 0, 0), labels=", ".join(optional)))
    if any(column.required and column.type == "count" for column in missing):
        marks += _rates_alone(table, [column.label for column in missing if column.required and column.type == "count"])
    return marks


def _rates_alone(table: Table, labels: list[str]) -> list[Mark]:
    """Percentages in a table that lacks the counts: the commonest way to send an unusable return."""
    cells = [cell for _, row in table.rows for cell in row if is_percentage(cell)]
    return [
        mark("rates_without_counts", (table.sheet.name, cell.row, cell.column), group="rates", labels=", ".join(labels))
        for cell in cells
    ]


def is_percentage(cell: Cell) -> bool:
    """Whether a cell shows a percentage, by its format or as text."""
    return (cell.kind == "number" and "%" in cell.number_format) or (
        cell.kind == "text" and str(cell.value).strip().endswith("%")
    )


def _moved(table: Table, spec: Spec) -> list[Mark]:
    order = [column.name for column in spec.columns if column.name in table.columns]
    given = sorted(order, key=lambda name: table.columns[name])
    return [mark("moved_columns", (table.sheet.name, 0, 0))] if given != order else []
