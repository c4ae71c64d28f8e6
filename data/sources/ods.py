"""Rows of an OpenDocument spreadsheet, read as a stream.

Publishers' ods files hold hundreds of megabytes of XML; a document tree of that does not fit
in memory, so rows are taken from the stream one at a time and then forgotten. A DOCTYPE has been refused
before (`sniff`), so the plain parser is safe here.
"""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import repeat
from pathlib import Path
from typing import Literal
from xml.etree.ElementTree import Element, iterparse  # noqa: S405 - see above

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ROW, _CELL, _COVERED = f"{_TABLE}table-row", f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"

Row = tuple[object, ...]
Event = Literal["start", "end"]


def sheet_names(path: Path) -> list[str]:
    """Names of the sheets in order. Reads the stream to its end but keeps nothing."""
    with _events(path, ("start",)) as events:
        return [_name(element) for _, element in events if element.tag == f"{_TABLE}table"]


def rows(path: Path, sheet: str, most_columns: int) -> Iterator[Row]:
    """Rows of one sheet from the first on; blank rows are empty tuples.

    Percentages come as they are shown: a cell that shows 84.0% is 84.0.
    """
    inside = False
    with _events(path, ("start", "end")) as events:
        for event, element in events:
            if element.tag == f"{_TABLE}table":
                if event == "end" and inside:
                    return
                inside = event == "start" and _name(element) == sheet
            if event == "end" and element.tag == _ROW:
                if inside:
                    yield from _repeated(element, most_columns)
                element.clear()


@contextmanager
def _events(path: Path, wanted: tuple[Event, ...]) -> Iterator[Iterator[tuple[str, Element]]]:
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as content:
        yield iterparse(content, events=wanted)  # noqa: S314 - DOCTYPEs have been refused


def _name(table: Element) -> str:
    return str(table.get(f"{_TABLE}name", ""))


def _repeated(row: Element, most_columns: int) -> Iterator[Row]:
    """A row as often as it is said to repeat. Programs end a sheet with a million blank ones,
    so it is for the caller to stop."""
    cells = _cells(row, most_columns)
    yield from repeat(cells, int(row.get(f"{_TABLE}number-rows-repeated", "1")))


def _cells(row: Element, most_columns: int) -> Row:
    cells: list[object] = []
    for cell in row:
        if cell.tag in (_CELL, _COVERED) and len(cells) < most_columns:
            times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            cells.extend([_value(cell)] * min(times, most_columns - len(cells)))
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


def _value(cell: Element) -> object:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind in ("float", "currency"):
        return float(cell.get(f"{_OFFICE}value", "nan"))
    if kind == "percentage":
        return round(float(cell.get(f"{_OFFICE}value", "nan")) * 100, 10)
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true"
    return _words(cell) or None


def _words(cell: Element) -> str:
    return "\n".join(_paragraph(part) for part in cell if part.tag == f"{_TEXT}p")


def _paragraph(part: Element) -> str:
    """Text of a paragraph; runs of blanks and line breaks are elements of their own."""
    pieces = [part.text or ""]
    for child in part:
        blank = " " if child.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break") else ""
        pieces += [blank, "".join(child.itertext()), child.tail or ""]
    return "".join(pieces)
