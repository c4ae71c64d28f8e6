"""The files of a pack as another program opens them: what they say, as plain lists."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import openpyxl
from docx import Document
from pptx import Presentation

Grid = list[list[str]]


def parts(content: bytes) -> dict[str, bytes]:
    """Every part of an Office file."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def unreadable(content: bytes) -> list[str]:
    """Parts that are no well-formed XML."""
    broken = []
    for name, text in parts(content).items():
        if name.endswith((".xml", ".rels")):
            try:
                ElementTree.fromstring(text)  # noqa: S314 - our own file
            except ElementTree.ParseError:
                broken.append(name)
    return broken


def leading_outside(content: bytes) -> list[str]:
    """Parts that point to anything outside the file."""
    return [
        name
        for name, text in parts(content).items()
        if name.endswith(".rels") and re.search(rb"TargetMode=.External|Target=.https?:", text)
    ]


def deck(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def graphics(slide: Any) -> list[Any]:
    """Charts and pictures of a slide."""
    return [shape for shape in slide.shapes if shape.has_chart or shape.shape_type == 13]


def alternative(shape: Any) -> str:
    """The text alternative of a shape."""
    return str(shape._element.xpath(".//p:cNvPr/@descr")[0])


def words(slide: Any) -> str:
    """All text that a slide shows."""
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def briefing(content: bytes) -> Any:
    return Document(io.BytesIO(content))


def word_tables(content: bytes) -> list[Grid]:
    """Every table of a Word file, heading row first."""
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in briefing(content).tables]


def book(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def marked_up(sheet: Any) -> list[list[Any]]:
    """The table of a sheet, heading row first."""
    span = next(iter(sheet.tables.values())).ref
    return [[cell.value for cell in row] for row in sheet[span]]


@dataclass
class Page(HTMLParser):
    """Tables, headings and text of an HTML page."""

    tables: list[Grid] = field(default_factory=list)
    headings: list[tuple[str, str]] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._quiet = self._said = ""

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style"):
            self._quiet = tag
        elif tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        self._said = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == self._quiet:
            self._quiet = ""
        elif tag in ("th", "td"):
            self.tables[-1][-1].append(self._said)
        elif tag in ("h1", "h2", "h3"):
            self.headings.append((tag, self._said))

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self._said += data
            self.text += data


def page(content: bytes) -> Page:
    read = Page()
    read.feed(content.decode())
    return read


def tags(content: bytes, name: str) -> Iterator[str]:
    """Every tag of a name, as written."""
    yield from re.findall(rf"<{name}\b[^>]*>", content.decode())
