"""An officer's own workbook back, every cell that we ask about marked and commented.

The workbook received is never opened again: a new one is written from the grid, with the same
sheets, values and hidden parts. Formulas come back as their results.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font

from data.returns.checks import Checked
from data.returns.door import Grid, Sheet, column_letters
from data.returns.found import ORDER, Finding, Mark
from data.returns.layout import MARKED
from data.returns.workbook import fill, heading, marking, on_one_page_across, put, saved

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME, _LONGEST_COMMENT = 31, 1500
_WIDTHS = (22, 18, 26, 110)
_NARROWEST, _WIDEST, _WIDEST_OF_MANY, _MANY = 10, 48, 18, 6  # letters in a column of the copy
_LINE_HEIGHT = 15.0
_AUTHOR = "Reducing reoffending dashboard"


def annotated(grid: Grid, checked: Checked) -> bytes:
    """The workbook of a grid with what was found in it, as an Excel workbook."""
    workbook = Workbook()
    _summary(workbook.active, checked.findings)
    by_sheet: dict[str, dict[tuple[int, int], list[Mark]]] = defaultdict(lambda: defaultdict(list))
    for each in checked.marks:
        if each.sheet is not None and each.row:
            by_sheet[each.sheet][each.row, max(each.column, 1)].append(each)
    for sheet, name in _named(grid.sheets):
        copy = workbook.create_sheet(name)
        _copy(copy, sheet)
        for place, marks in by_sheet[sheet.name].items():
            _mark_cell(copy, place, marks)
    return saved(workbook)


def _summary(sheet: Any, found: Iterable[Finding]) -> None:
    words = marking()["annotated"]
    sheet.title = MARKED
    put(sheet, 1, 1, words["introduction"]).font = Font(bold=True)
    template = marking()["template"]
    for at, text in enumerate(words["headings"], 1):
        heading(put(sheet, 3, at, text), template["heading_fill"], template["heading_text"])
        sheet.column_dimensions[column_letters(at)].width = _WIDTHS[at - 1]
    rows = list(found)
    for row, each in enumerate(rows, 4):
        severity = marking()["severities"][each.severity]
        for at, text in enumerate((severity["word"], each.sheet, ", ".join(each.cells), each.message), 1):
            put(sheet, row, at, text).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(row, 1).fill = fill(severity["fill"])
        # Not every program makes a row as high as its text by itself.
        sheet.row_dimensions[row].height = _LINE_HEIGHT * max(_lines(each.message, 3), _lines(", ".join(each.cells), 2))
    if not rows:
        put(sheet, 4, 1, words["nothing"])
    on_one_page_across(sheet)


def _lines(text: str, column: int) -> int:
    """How many lines a text takes in a column of the summary."""
    return -(-len(text) // (_WIDTHS[column] - 6)) or 1


def _named(sheets: Iterable[Sheet]) -> Iterator[tuple[Sheet, str]]:
    """Sheets under names that Excel takes, no two alike. A sheet of ours from an earlier round is left out."""
    used = {MARKED.lower()}
    for number, sheet in enumerate(sheets, 1):
        if sheet.name == MARKED:
            continue
        plain = _NOT_IN_NAMES.sub(" ", sheet.name).strip("' ")[:_LONGEST_NAME] or f"Sheet {number}"
        name = (
            plain
            if plain.lower() not in used and plain.isprintable()
            else f"Sheet {number} of {_AUTHOR}"[:_LONGEST_NAME]
        )
        used.add(name.lower())
        yield sheet, name


def _copy(copy: Any, sheet: Sheet) -> None:
    for cell in sheet.cells.values():
        put(copy, cell.row, cell.column, cell.value, cell.number_format if cell.kind != "text" else "")
    _widen(copy, sheet)
    on_one_page_across(copy)
    copy.sheet_state = sheet.state
    for first, last in sheet.hidden_rows:
        for row in range(first, min(last, sheet.last_row) + 1):
            copy.row_dimensions[row].hidden = True
    for first, last in sheet.hidden_columns:
        for column in range(first, min(last, sheet.last_column) + 1):
            copy.column_dimensions[column_letters(column)].hidden = True


def _widen(copy: Any, sheet: Sheet) -> None:
    """Columns as wide as what is in most of their cells, and headings on several lines where they are many."""
    lengths: dict[int, list[int]] = defaultdict(list)
    for cell in sheet.cells.values():
        lengths[cell.column].append(len(str(cell.value)))
    widest = _WIDEST if len(lengths) <= _MANY else _WIDEST_OF_MANY
    for column, found in lengths.items():
        usual = sorted(found)[-1 - len(found) // 20]
        copy.column_dimensions[column_letters(column)].width = min(max(usual + 2, _NARROWEST), widest)
    for cell in sheet.cells.values():
        if cell.row == 1 and len(lengths) > _MANY:
            copy.cell(1, cell.column).alignment = Alignment(wrap_text=True, vertical="top")
            copy.row_dimensions[1].height = _LINE_HEIGHT * 3


def _mark_cell(copy: Any, place: tuple[int, int], marks: list[Mark]) -> None:
    """The colour of the gravest mark, and every mark in words."""
    ordered = sorted(marks, key=lambda each: ORDER[each.severity])
    words = [_words(each) for each in ordered]
    cell = copy.cell(*place)
    cell.fill = fill(marking()["severities"][ordered[0].severity]["fill"])
    cell.comment = Comment("\n\n".join(dict.fromkeys(words))[:_LONGEST_COMMENT], _AUTHOR, height=140, width=360)


def _words(each: Mark) -> str:
    word = marking()["severities"][each.severity]["word"]
    return f"{word}: found {each.found}, but {each.expected}; {each.todo}."
