"""What the sender should know about a grid: figures that are missing, hidden or not what they seem."""

from collections.abc import Iterable, Sequence

from data.returns.door.grid import Cell, Finding, Grid, Sheet
from data.returns.door.limits import Limits
from data.returns.door.places import cells_text, columns_text, listed, rows_text, sheet_label
from data.returns.door.refusals import finding

_BY_KIND = {
    "uncalculated": "formula_without_value",
    "error": "error_cell",
    "impossible_date": "impossible_date",
    "impossible_number": "impossible_number",
}


def _cell_notes(sheet: Sheet, label: str, most: int) -> Iterable[Finding]:
    for kind, code in _BY_KIND.items():
        cells: list[Cell] = sorted(
            (cell for cell in sheet.cells.values() if cell.kind == kind), key=lambda cell: (cell.row, cell.column)
        )
        if cells:
            place = f"{label}, {cells_text([(cell.row, cell.column) for cell in cells], most)}"
            refs = [cell.ref for cell in cells[:most]]
            yield finding(code, sheet.name, refs, place=place, count=len(cells))


def _with_cells(ranges: Sequence[tuple[int, int]], filled: set[int]) -> list[tuple[int, int]]:
    return [(first, last) for first, last in ranges if any(first <= line <= last for line in filled)]


def _hidden_notes(sheet: Sheet, label: str, most: int) -> Iterable[Finding]:
    if sheet.state != "visible":
        yield finding("hidden_sheet", sheet.name, place=label)
    rows = _with_cells(sheet.hidden_rows, {row for row, _ in sheet.cells})
    if rows:
        yield finding("hidden_rows", sheet.name, place=label, ranges=rows_text(rows, most))
    columns = _with_cells(sheet.hidden_columns, {column for _, column in sheet.cells})
    if columns:
        yield finding("hidden_columns", sheet.name, place=label, ranges=columns_text(columns, most))


def _other_notes(sheet: Sheet, label: str, most: int) -> Iterable[Finding]:
    if sheet.merged:
        yield finding("merged_cells", sheet.name, place=label, ranges=listed(sheet.merged, most))
    if sheet.comments:
        yield finding("comments", sheet.name, sheet.comments[:most], place=label, count=len(sheet.comments))


def notes_on(grid: Grid, limits: Limits) -> list[Finding]:
    """Findings on a grid, those about figures first."""
    labelled = [(sheet, sheet_label(sheet.name, number)) for number, sheet in enumerate(grid.sheets, 1)]
    found = [note for each, label in labelled for note in _cell_notes(each, label, limits.places)]
    for look in (_hidden_notes, _other_notes):
        found += [note for each, label in labelled for note in look(each, label, limits.places)]
    return found + ([finding("date_1904")] if grid.epoch_1904 else [])
