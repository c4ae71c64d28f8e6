"""Files laid out like the publishers', written for the tests."""

import csv
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

Rows = Iterable[Sequence[object]]

# The first bytes of every OLE container: an encrypted workbook or an old .xls.
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def xlsx(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """A workbook as Excel writes it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def ods(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """An OpenDocument spreadsheet; a value ('%', 0.84) becomes a cell that shows 84.0%."""
    document = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        for row in rows:
            line = TableRow()
            for value in row:
                line.addElement(_cell(value))
            table.addElement(line)
        document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


def _cell(value: object) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, tuple):
        return _shown(TableCell(valuetype="percentage", value=str(value[1])), f"{value[1]:.1%}")
    if isinstance(value, int | float):
        return _shown(TableCell(valuetype="float", value=str(value)), str(value))
    return _shown(TableCell(valuetype="string"), str(value))


def _shown(cell: TableCell, words: str) -> TableCell:
    cell.addElement(P(text=words))
    return cell


def table(path: Path, rows: Rows, encoding: str = "utf-8") -> Path:
    """A CSV file."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def archive(path: Path, parts: Mapping[str, bytes | str]) -> Path:
    """A zip archive of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return path


def parts(path: Path) -> dict[str, bytes]:
    """The parts of an archive, to be changed and put together again."""
    with zipfile.ZipFile(path) as made:
        return {name: made.read(name) for name in made.namelist()}


def small(path: Path) -> Path:
    """The smallest useful workbook."""
    return xlsx(path, {"Data": [["heading"], [1]]})


def row(reading: Any, table: str, **wanted: object) -> dict[str, Any]:
    """The one tidy row in which these columns have these values."""
    rows = reading.tables[table]
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    assert len(rows) == 1, f"{len(rows)} rows with {wanted}"
    return dict(rows.iloc[0])


def said(reading: Any, severity: str) -> list[tuple[str, str]]:
    """(where, message) of the findings of one severity."""
    return [(finding.where, finding.message) for finding in reading.findings if finding.severity == severity]
