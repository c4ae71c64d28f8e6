"""What one figure says, read once for every file: its words, its key, and its table as written on the screen."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser

from data.settings import CATALOGUE
from pages.parts.figure import ILLUSTRATIVE_MARK, Figure, named_sources
from pages.parts.numbered_lines import numbered
from pages.parts.tables import written
from queries.wordings import sayings

say = sayings("takeaways")
_CATALOGUE = CATALOGUE / "takeaways.toml"
_COLOUR = re.compile(r"color:\s*(#[0-9A-Fa-f]{6})")


@cache
def wording(heading: str, key: str) -> tuple[str, ...]:
    """A list of the catalogue, such as the terms to define."""
    return tuple(tomllib.loads(_CATALOGUE.read_text("utf-8"))[heading][key])


@dataclass(frozen=True)
class KeyItem:
    """One entry of a chart's key. mark: 'solid' or 'dashed' for a line, else a character such as '▲'."""

    text: str
    mark: str
    colour: str


@dataclass(frozen=True)
class Reading:
    """A figure in words. marks: lanes to be said first; said: sentences above the chart; numbered: what the numbered
    lines in it are; headings and cells: its table as written on the screen, numbers aligned where number is true.
    """

    key: str
    title: str
    marks: tuple[str, ...]
    caption: str
    alt: str
    source: str
    said: tuple[str, ...]
    items: tuple[KeyItem, ...]
    numbered: tuple[str, ...]
    headings: tuple[str, ...]
    number: tuple[bool, ...]
    cells: tuple[tuple[str, ...], ...]
    brief: tuple[str, ...] = ()

    @property
    def printed(self) -> tuple[tuple[str, ...], ...]:
        """The rows for paper: all, or where those are too many the ones about the area and its neighbours."""
        return tuple(row for row in self.cells if row[0] in self.brief) if self.brief else self.cells

    @property
    def mark(self) -> str:
        """The lanes to be said, as one sentence; empty for published figures."""
        return f"{'. '.join(self.marks)}." if self.marks else ""

    @property
    def marked_caption(self) -> str:
        return f"{self.mark} {self.caption}".strip()

    @property
    def told(self) -> tuple[str, ...]:
        """The figure in sentences: those above its chart, else its message and what is drawn."""
        return self.said or (f"{self.title}.", self.alt)


def read(figure: Figure) -> Reading:
    """The words of a figure, exactly as the screen shows them."""
    above = _above(figure.key_html)
    return Reading(
        key=figure.key,
        title=figure.title,
        marks=_marks(figure),
        caption=figure.caption,
        alt=figure.alt,
        source=named_sources(figure.sources),
        said=tuple(above.paragraphs),
        items=tuple(above.items),
        numbered=numbered(figure),
        headings=tuple(column.heading[0].upper() + column.heading[1:] for column in figure.columns),
        number=tuple(column.number for column in figure.columns),
        cells=tuple(tuple(row) for row in written(figure.table, figure.columns)),
        brief=figure.brief,
    )


def _marks(figure: Figure) -> tuple[str, ...]:
    lanes = set(figure.sources["lane"]) if "lane" in figure.sources else set()
    return (
        *((ILLUSTRATIVE_MARK,) if figure.illustrative else ()),
        *((say("pack", "local"),) if "return" in lanes else ()),
    )


class _Above(HTMLParser):
    """The small HTML above a chart: sentences, and the entries of its key (pages.parts.key)."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.items: list[KeyItem] = []
        self._in_key = False
        self._mark, self._colour, self._text = "", "", ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        classes = given.get("class", "").split()
        if tag == "p":
            self._in_key, self._text = "key" in classes, ""
        elif tag == "span":
            self._mark, self._text = "", ""
        elif tag in ("i", "b") and self._in_key:
            self._mark = next((style for style in ("solid", "dashed") if style in classes), "")
            self._colour = "".join(_COLOUR.findall(given.get("style", ""))[:1])

    def handle_endtag(self, tag: str) -> None:
        words = " ".join(self._text.split())
        if tag == "span" and self._in_key:
            self.items.append(KeyItem(words, self._mark, self._colour))
        elif tag == "b" and self._in_key:
            self._mark, self._text = words, ""
        elif tag == "p" and not self._in_key and words:
            self.paragraphs.append(words)

    def handle_data(self, data: str) -> None:
        self._text += data


def _above(html: str) -> _Above:
    parsed = _Above()
    parsed.feed(html)
    return parsed


@dataclass(frozen=True)
class Spread:
    """A column of a table taken apart into values that a program can use. unit: said once, in the heading."""

    heading: str
    values: tuple[float | str, ...]
    number: bool


_SHORTHAND = re.compile(r"\[[a-z]\]")
_AMOUNT = re.compile(r"(£?)(-?[\d,]*\.?\d+)( [a-z].*?)?(?: \[u\])?")
_RANGE = re.compile(r"(-?[\d,.]+) to (-?[\d,.]+)( [a-z].*)?")


def spread_table(reading: Reading) -> list[Spread]:
    """The table of a figure for a program to use: every number a number."""
    return [
        part
        for place, heading in enumerate(reading.headings)
        for part in spread(heading, [cells[place] for cells in reading.cells])
    ]


def spread(heading: str, cells: Sequence[str]) -> list[Spread]:
    """A written column as one of numbers with its unit in the heading, as two for a range, else as it is."""
    if both := _ends(cells):
        unit, low, high = both
        return [_numbers(f"{heading}, from", unit, low), _numbers(f"{heading}, to", unit, high)]
    found = [_AMOUNT.fullmatch(cell) for cell in cells if not _SHORTHAND.fullmatch(cell)]
    units = {(match.group(1), match.group(3)) for match in found if match}
    if not found or not all(found) or len(units) != 1 or any("[u]" in cell for cell in cells):
        return [Spread(heading, tuple(cell or "[z]" for cell in cells), False)]
    pound, unit = units.pop()
    plain = [match.group(2) if (match := _AMOUNT.fullmatch(cell)) else cell for cell in cells]
    return [_numbers(heading, pound or (unit or "").strip(), plain)]


def _ends(cells: Sequence[str]) -> tuple[str, list[str], list[str]] | None:
    """Unit, lower ends and upper ends of a column of ranges; None where it is none."""
    found = [_RANGE.fullmatch(cell) for cell in cells]
    units = {match.group(3) or "" for match in found if match}
    if len(units) != 1 or not all(
        match or _SHORTHAND.fullmatch(cell) for match, cell in zip(found, cells, strict=True)
    ):
        return None
    low = [match.group(1) if match else cell for match, cell in zip(found, cells, strict=True)]
    high = [match.group(2) if match else cell for match, cell in zip(found, cells, strict=True)]
    return units.pop().strip(), low, high


def _numbers(heading: str, unit: str, cells: Sequence[str]) -> Spread:
    values = tuple(cell if _SHORTHAND.fullmatch(cell) else _number(cell) for cell in cells)
    return Spread(f"{heading} ({unit})" if unit else heading, values, True)


def _number(cell: str) -> float | int:
    plain = cell.replace(",", "")
    return float(plain) if "." in plain else int(plain)
