"""Opening a published file as sheets of rows, whatever format it came in.

A workbook (.xlsx, .ods) has named sheets; a CSV file is one sheet without a name. Rows are
read one at a time and within bounds, so that a large file needs little memory and a hostile
one none. Everything that can go wrong inside a parser becomes one CannotRead sentence.
"""

import csv
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import islice
from pathlib import Path

from data.sources import ods, sniff, xlsx
from data.sources.cells import heading
from data.tidy import CannotRead

# The longest file we know has 641,070 rows, and none is wider than a hundred columns.
MOST_ROWS = 2_000_000
MOST_COLUMNS = 256
GLANCE_ROWS = 20
_TICK_ROWS = 1_000

Row = tuple[object, ...]
# Sheet name -> a way to read its rows from the first, so many columns wide.
Sheets = dict[str, Callable[[int], Iterator[Row]]]


@dataclass(frozen=True)
class Glance:
    """The first rows of every sheet: enough to recognise a layout without reading the file."""

    kind: sniff.Kind
    sheets: dict[str, list[Row]]

    @cached_property
    def headings(self) -> dict[str, list[tuple[str, ...]]]:
        """The same rows in the form in which headings are compared."""
        return {name: [tuple(heading(cell) for cell in row) for row in rows] for name, rows in self.sheets.items()}

    def width(self, sheet: str) -> int:
        """How many columns the first rows fill; what stands further right has no heading."""
        return max((len(row) for row in self.sheets[sheet]), default=0)

    def describe(self) -> str:
        """What the file holds, for a sentence: "sheets Notes, Data" or its first headings."""
        if self.kind == "csv":
            first = next(iter(self.sheets.values()), [])
            headings = [str(cell).strip() for cell in (first[0] if first else ()) if cell]
            return f"columns {_listed(headings, 6)}"
        return f"sheets {_listed(list(self.sheets), 8)}"


def _listed(words: list[str], most: int) -> str:
    shown = ", ".join(words[:most])
    return f"{shown} and {len(words) - most} more" if len(words) > most else shown


def glance(path: Path) -> Glance:
    """The first rows of every sheet. CannotRead if the file is no table that we read."""
    status = path.stat() if path.is_file() else None
    return _glance(path, (status.st_mtime_ns, status.st_size) if status else None)


@lru_cache(maxsize=4)
def _glance(path: Path, _version: tuple[int, int] | None) -> Glance:
    """One look serves every reader that is asked whether it knows the file."""
    kind = sniff.kind(path)
    if kind == "parquet":
        return Glance(kind, {})
    with _plain_words(path), _OPEN[kind](path) as sheets:
        first = {name: list(islice(map(_trimmed, read(MOST_COLUMNS)), GLANCE_ROWS)) for name, read in sheets.items()}
    return Glance(kind, first)


def rows(path: Path, sheet: str = "") -> Iterator[Row]:
    """Rows of one sheet from the first on, blank ones included, so that row numbers hold.

    CannotRead if the file breaks off or is longer than any we know.
    """
    look = glance(path)
    with _plain_words(path), _OPEN[look.kind](path) as sheets:
        for number, row in enumerate(_bounded(path, sheets[sheet](look.width(sheet))), start=1):
            if number % _TICK_ROWS == 0:
                _tick(_TICK_ROWS)
            yield row


def _trimmed(row: Row) -> Row:
    filled = [index for index, cell in enumerate(row, start=1) if cell is not None]
    return row[: filled[-1]] if filled else ()


def _bounded(path: Path, every_row: Iterator[Row]) -> Iterator[Row]:
    for number, row in enumerate(every_row, start=1):
        if number > MOST_ROWS:
            if any(cell is not None for cell in row):
                raise CannotRead(f"{path.name} has more than {MOST_ROWS:,} rows. Check that it is the right file.")
            return
        yield row


@contextmanager
def _plain_words(path: Path) -> Iterator[None]:
    """Parsers fail in a dozen ways on broken files; their messages mean nothing to the sender."""
    try:
        yield
    except CannotRead:
        raise
    except Exception as error:
        raise CannotRead(
            f"{path.name} could not be read to its end: it is damaged or not an ordinary workbook. "
            "Open it in Excel, save it again, and load that copy."
        ) from error


@contextmanager
def _xlsx(path: Path) -> Iterator[Sheets]:
    with zipfile.ZipFile(path) as archive:
        strings = xlsx.shared_strings(archive)
        yield {name: partial(xlsx.rows, archive, part, strings) for name, part in xlsx.sheet_parts(archive).items()}


@contextmanager
def _ods(path: Path) -> Iterator[Sheets]:
    yield {name: partial(ods.rows, path, name) for name in ods.sheet_names(path)}


@contextmanager
def _csv(path: Path) -> Iterator[Sheets]:
    yield {"": partial(_csv_rows, path)}


def _csv_rows(path: Path, width: int) -> Iterator[Row]:
    with path.open(encoding=_encoding(path), newline="") as file:
        for cells in csv.reader(file):
            yield tuple(cell if cell.strip() else None for cell in cells[:width])


@lru_cache(maxsize=4)
def _encoding(path: Path) -> str:
    """UTF-8 if the whole file is that; otherwise the older Windows form that Excel still writes."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            while file.read(1_000_000):
                pass
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


_OPEN: dict[sniff.Kind, Callable[[Path], AbstractContextManager[Sheets]]] = {"xlsx": _xlsx, "ods": _ods, "csv": _csv}

_watchers: list[Callable[[int], None]] = []


@contextmanager
def watched(watcher: Callable[[int], None]) -> Iterator[None]:
    """While inside, watcher is told how many more rows have been read: for a progress bar."""
    _watchers.append(watcher)
    try:
        yield
    finally:
        _watchers.remove(watcher)


def _tick(number: int) -> None:
    for watcher in _watchers:
        watcher(number)
