"""What was put into a workbook comes out of the door: the same values in the same cells."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

from data.returns.door import Cell, Grid, Sheet, cell_ref, column_letters, read
from data.returns.door.child import read_cells
from data.returns.door.grid import pack, unpack
from data.returns.door.limits import limits
from data.returns.door.notes import notes_on
from data.returns.door.personal import Watch
from data.returns.door.places import cells_text, listed, rows_text, sheet_label
from tests.returns.building import excel, rows_of, sheet, styles, workbook

TODAY = date(2026, 11, 21)

# Texts without the characters that XML cannot hold, and without Excel's own escapes.
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="_"), min_size=1, max_size=20
)
DAYS = st.datetimes(datetime(1905, 1, 1), datetime(2100, 1, 1)).map(lambda day: day.replace(microsecond=0))
# Fifteen digits are what Excel itself keeps.
NUMBERS = st.integers(-(10**15) + 1, 10**15 - 1) | st.floats(-1e12, 1e12).map(lambda number: float(f"{number:.14g}"))
VALUES = WORDS | NUMBERS | DAYS | st.booleans() | st.none()
TABLES = st.dictionaries(st.tuples(st.integers(1, 60), st.integers(1, 30)), VALUES, max_size=25)


def cells_of(source: str, content: bytes) -> Grid:
    """The grid as the child reads it, before anything is refused for personal data."""
    return read_cells(source, content, Watch(TODAY, limits()))[0]


def written(table: dict[tuple[int, int], Any]) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    for (row, column), value in table.items():
        cell = page.cell(row, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


@settings(max_examples=60, deadline=None)
@given(TABLES)
def test_what_openpyxl_writes_is_read_cell_for_cell(table: dict[tuple[int, int], Any]) -> None:
    grid = cells_of("xlsx", written(table))
    read_back = {position: cell.value for position, cell in grid.sheets[0].cells.items()}
    assert read_back == {position: value for position, value in table.items() if value is not None}


@settings(max_examples=60, deadline=None)
@given(TABLES)
def test_a_grid_survives_the_way_from_the_child(table: dict[tuple[int, int], Any]) -> None:
    grid = cells_of("xlsx", written(table))
    assert unpack(pack(grid)) == grid


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(WORDS | NUMBERS, min_size=1, max_size=6), min_size=1, max_size=8))
def test_what_odfpy_writes_is_read_cell_for_cell(table: list[list[Any]]) -> None:
    document = OpenDocumentSpreadsheet()
    page = Table(name="Data")
    for values in table:
        line = TableRow()
        for value in values:
            is_text = isinstance(value, str)
            cell = TableCell(valuetype="string") if is_text else TableCell(valuetype="float", value=repr(value))
            cell.addElement(P(text=str(value)))
            line.addElement(cell)
        page.addElement(line)
    document.spreadsheet.addElement(page)
    stream = BytesIO()
    document.write(stream)
    grid = cells_of("ods", stream.getvalue())
    expected = {(row, at): value for row, line in enumerate(table, 1) for at, value in enumerate(line, 1)}
    assert {position: cell.value for position, cell in grid.sheets[0].cells.items()} == expected


@given(st.lists(st.lists(WORDS, min_size=2, max_size=5), min_size=1, max_size=6))
@example([["Dudley", "probation; police; health"], ["Sandwell", "probation; police; health"]])
def test_csv_is_read_as_text(table: list[list[str]]) -> None:
    lines = [",".join('"' + value.replace('"', '""') + '"' for value in values) for values in table]
    grid = cells_of("csv", ("\n".join(lines) + "\n").encode())
    expected = {(row, at): value for row, line in enumerate(table, 1) for at, value in enumerate(line, 1)}
    assert {position: cell.value for position, cell in grid.sheets[0].cells.items()} == expected


@given(st.integers(1, 16_384))
def test_columns_are_named_as_in_excel(column: int) -> None:
    number = 0
    for letter in column_letters(column):
        number = number * 26 + ord(letter) - 64
    assert number == column


def stored(value: str, number_format: int = 0, kind: str = "", epoch_1904: bool = False) -> Cell:
    """The cell that a stored value under a number format is read as."""
    attributes = f' t="{kind}"' if kind else ""
    book = workbook(before='<workbookPr date1904="1"/>' if epoch_1904 else "")
    row = f'<row r="1"><c r="A1" s="1"{attributes}><v>{value}</v></c></row>'
    formats = {164: "0.0%", 165: "dd mmm yyyy"}
    content = excel(row, workbook=book, styles=styles(formats, used=(0, number_format)))
    return cells_of("xlsx", content).sheets[0].cells[1, 1]


@pytest.mark.parametrize(
    ("value", "number_format", "kind", "expected"),
    [
        ("12", 0, "number", 12), ("12.5", 0, "number", 12.5), ("0.155", 164, "number", 0.155),
        ("46113", 14, "date", datetime(2026, 4, 1)), ("46113.5", 165, "date", datetime(2026, 4, 1, 12)),
        ("0.75", 20, "time", time(18)), ("1.5", 46, "duration", timedelta(hours=36)),
        ("2994626", 14, "impossible_date", 2994626), ("-1", 14, "impossible_date", -1),
        ("1e999", 0, "impossible_number", "inf"),
    ],
)  # fmt: skip
def test_a_number_is_what_its_format_says(value: str, number_format: int, kind: str, expected: object) -> None:
    cell = stored(value, number_format)
    assert (cell.kind, cell.value) == (kind, expected)


def test_dates_from_1904_are_four_years_later() -> None:
    assert stored("46113", 14, epoch_1904=True).value == datetime(2030, 4, 2)


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [("2026-04-01", "date", datetime(2026, 4, 1)), ("2026-04-01T12:30:00", "date", datetime(2026, 4, 1, 12, 30)),
     ("12:30:00", "time", time(12, 30))],
)  # fmt: skip
def test_dates_stored_as_text_by_the_standard(value: str, kind: str, expected: object) -> None:
    cell = stored(value, kind="d")
    assert (cell.kind, cell.value) == (kind, expected)


def test_formats_formulas_and_errors_are_kept() -> None:
    row = '<c r="A1" s="1"><v>0.155</v></c><c r="B1"><f>A1*2</f><v>0.31</v></c>'
    row += '<c r="C1"><f>A1</f></c><c r="D1" t="e"><v>#N/A</v></c>'
    content = excel(f'<row r="1">{row}</row>', styles=styles({164: "0.0%"}, used=(0, 164)))
    cells = cells_of("xlsx", content).sheets[0].cells
    assert cells[1, 1] == Cell(1, 1, "number", 0.155, "0.0%")
    assert cells[1, 2] == Cell(1, 2, "number", 0.31, formula=True)
    assert cells[1, 3] == Cell(1, 3, "uncalculated", None, formula=True)
    assert cells[1, 4] == Cell(1, 4, "error", "#N/A")


def test_texts_are_as_received_but_for_escaped_line_ends() -> None:
    table: list[list[object]] = [[" 12 ", "1,234", "15.5%", "a_x000D_\nb", "\u00a0x", "_x0041_", "'12"]]
    values = [cell.value for cell in cells_of("xlsx", excel(rows_of(table))).sheets[0].cells.values()]
    assert values == [" 12 ", "1,234", "15.5%", "a\r\nb", "\u00a0x", "_x0041_", "'12"]


def test_what_is_hidden_is_known() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row>'
    rows += '<row r="2" hidden="1"><c r="A2"><v>3</v></c></row><row r="3" hidden="1"/>'
    content = excel(sheet=sheet(rows, before='<cols><col min="3" max="5" hidden="1"/></cols>'))
    page = cells_of("xlsx", content).sheets[0]
    assert (page.hidden_rows, page.hidden_columns) == (((2, 3),), ((3, 5),))


def test_findings_name_their_cells() -> None:
    rows = (
        '<row r="2"><c r="B2"><f>1</f></c></row><row r="3"><c r="B3"><f>1</f></c><c r="D3" t="e"><v>#REF!</v></c></row>'
    )
    findings = notes_on(cells_of("xlsx", excel(rows)), limits())
    assert [(each.code, each.sheet, each.cells) for each in findings] == [
        ("formula_without_value", "Data", ("B2", "B3")),
        ("error_cell", "Data", ("D3",)),
    ]
    assert findings[0].message.startswith("Sheet ‘Data’, cells B2 to B3: 2 formula(s)")


def test_rows_come_in_order_with_their_cells_in_order() -> None:
    cells = {position: Cell(*position, "number", 1) for position in ((3, 2), (1, 5), (3, 1))}
    page = Sheet("Data", "visible", cells)
    assert [(row, [cell.ref for cell in filled]) for row, filled in page.rows()] == [(1, ["E1"]), (3, ["A3", "B3"])]
    assert (page.last_row, page.last_column, page.value(3, 2), page.value(9, 9)) == (3, 5, 1, None)


def test_a_sheet_is_found_by_its_name() -> None:
    grid = read("r.xlsx", excel(), TODAY)
    assert grid.sheet("Data").name == "Data"
    with pytest.raises(KeyError):
        grid.sheet("Other")


def test_places_are_said_as_a_person_would() -> None:
    assert cell_ref(12, 28) == "AB12"
    assert cells_text([(5, 3)], 5) == "cell C5"
    assert cells_text([(9, 4), (5, 3), (10, 4), (12, 4)], 5) == "cells C5, D9 to D10 and D12"
    assert rows_text([(3, 3), (7, 9)], 5) == "3 and 7 to 9"
    assert listed(["a", "b", "c", "d"], 2) == "a, b and 2 more"


@pytest.mark.parametrize("name", ["jo.bloggs@example.org", "2001-0171310W", "", "x" * 80, "a\tb"])
def test_a_sheet_whose_name_cannot_be_said_is_numbered(name: str) -> None:
    assert sheet_label(name, 3) == "Sheet no. 3"
