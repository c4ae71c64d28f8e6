"""Rows of an Excel workbook, read as a stream.

Only what published tables need is read: sheet names, and the stored values of cells. Styles,
sizes, formulas and whatever follows the cells are never looked at, which makes a large file
quick to read and most traps harmless. Parts with a DOCTYPE have been refused before (`sniff`),
so the plain parser is safe here and several times faster than a guarded one.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from typing import IO
from xml.etree.ElementTree import Element, iterparse  # noqa: S405 - see above

Row = tuple[object, ...]

_RELATION_ID = re.compile(r"\{[^}]*relationships\}id")
_LAST_ROW = 1_048_576
_DIGITS = "0123456789"
_PHONETIC = "rPh"


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Part of each worksheet by the sheet's name, in the workbook's order."""
    book = next((name for name in archive.namelist() if posixpath.basename(name) == "workbook.xml"), "xl/workbook.xml")
    folder = posixpath.dirname(book)
    targets = _targets(archive, f"{folder}/_rels/workbook.xml.rels", folder)
    with archive.open(book) as part:
        named = [(str(sheet.get("name")), _relation(sheet)) for sheet in _elements(part, "sheet")]
    return {name: targets[relation] for name, relation in named if relation in targets}


def shared_strings(archive: zipfile.ZipFile) -> list[str]:
    """The texts that cells refer to by number."""
    name = next((name for name in archive.namelist() if posixpath.basename(name) == "sharedStrings.xml"), None)
    if name is None:
        return []
    with archive.open(name) as part:
        return [_words(item) for item in _elements(part, "si")]


def rows(archive: zipfile.ZipFile, part: str, strings: list[str], width: int) -> Iterator[Row]:
    """Rows of one worksheet from the first on, so many columns wide; missing rows are blank.

    ValueError where rows are out of order or beyond Excel's last, which no program writes.
    """
    expected = 1
    with archive.open(part) as stream:
        for element in _elements(stream, "row", until="sheetData"):
            number = int(element.get("r", expected))
            if not expected <= number <= _LAST_ROW:
                raise ValueError(f"row {number} comes after row {expected - 1}")
            for _ in range(number - expected):
                yield ()
            yield _cells(element, strings, width)
            expected = number + 1


def _elements(part: IO[bytes], name: str, until: str = "") -> Iterator[Element]:
    """Elements of that name as they end, forgotten afterwards; stops where `until` ends."""
    wanted, last = f"}}{name}", f"}}{until}"
    for _, element in iterparse(part):  # noqa: S314 - DOCTYPEs have been refused
        if element.tag.endswith(wanted):
            yield element
            element.clear()
        elif element.tag.endswith(last):
            return


def _targets(archive: zipfile.ZipFile, relations: str, folder: str) -> dict[str, str]:
    """Worksheet parts by relation id. Chart sheets and others have no cells."""
    found = {}
    with archive.open(relations) as part:
        for relation in _elements(part, "Relationship"):
            if relation.get("Type", "").endswith("/worksheet"):
                target = relation.get("Target", "")
                # A target is relative to the workbook's folder unless it starts at the root.
                found[relation.get("Id", "")] = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return found


def _relation(sheet: Element) -> str:
    return next((value for name, value in sheet.attrib.items() if _RELATION_ID.fullmatch(name)), "")


def _cells(row: Element, strings: list[str], width: int) -> Row:
    cells: list[object] = [None] * width
    at = 0
    for cell in row:
        at = _column(cell.get("r", "").rstrip(_DIGITS)) or at + 1
        if at <= width:
            cells[at - 1] = _value(cell, strings)
    return tuple(cells)


@lru_cache(maxsize=20_000)
def _column(letters: str) -> int:
    """Number of a column from 1 on: "A" is 1, "AA" is 27. 0 where a cell does not give its place."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _value(cell: Element, strings: list[str]) -> object:
    """A cell's stored value: text, number or truth; errors such as #N/A come as their text."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _words(cell) or None
    stored = next((child.text for child in cell if child.tag.endswith("}v")), None)
    if stored is None:
        return None
    if kind == "s":
        return strings[int(stored)] or None
    if kind == "b":
        return stored == "1"
    return float(stored) if kind == "n" else stored


def _words(element: Element) -> str:
    """The text of all runs, without the reading aids of East Asian names."""
    pieces = []
    for child in element:
        local = child.tag.rpartition("}")[2]
        if local == "t":
            pieces.append(child.text or "")
        elif local != _PHONETIC:
            pieces.append(_words(child))
    return "".join(pieces)
