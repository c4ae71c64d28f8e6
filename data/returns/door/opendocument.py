"""Reading an OpenDocument spreadsheet (LibreOffice), inside the child process.

Streamed, with repeats counted before they are spread out: a sheet of 16,384 repeated columns is
five words long in the file. odfpy builds the whole document in memory (about 1.5 KB for a cell),
so it could not keep the memory limit.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from math import isfinite
from zipfile import ZipFile

from data.returns.door.grid import Cell, Grid, Kind, Sheet, SheetState, Value, cell_ref, column_letters
from data.returns.door.limits import KB, MB, Limits
from data.returns.door.parts import look_at_other_parts
from data.returns.door.personal import Watch
from data.returns.door.places import sheet_label
from data.returns.door.refusals import Refused, refusal
from data.returns.door.xmlstream import Attributes, BrokenXml, Scan, stream

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT, _STYLE = (f"{_OASIS}{space}:1.0 " for space in ("table", "office", "text", "style"))
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_DURATION = re.compile(r"(-?)PT?(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?")
_ERROR_TEXT = re.compile(r"#[A-Z/0]+[!?A]?|Err:\d{3}")
_QUOTED = re.compile(r'"([^"]*)"')
_MOST_REPEATS = 1 << 24
# Tags after which a text goes on, and tags that stand for a character.
_RUNS = (_TEXT + "span", _TEXT + "a", _TEXT + "s")
_BREAKS = {_TEXT + "p": "\n", _TEXT + "line-break": "\n", _TEXT + "tab": "\t"}

Typed = tuple[Kind, Value, str]


def _number(text: str, number_format: str) -> Typed:
    number = float(text)
    if not isfinite(number):
        return "impossible_number", text[:40], number_format
    whole = number.is_integer() and abs(number) < 1e15
    return "number", int(number) if whole else number, number_format


def _date(text: str) -> Typed:
    try:
        return "date", datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=None), "General"
    except ValueError:
        return "impossible_date", text[:40], "General"


def _time(text: str) -> Typed:
    found = _DURATION.fullmatch(text)
    if not found:
        return "impossible_number", text[:40], "General"
    sign, hours, minutes, seconds = found.groups()
    length = timedelta(hours=int(hours or 0), minutes=int(minutes or 0), seconds=float(seconds or 0))
    if not sign and length < timedelta(days=1):
        return "time", (datetime.min + length).time(), "General"
    return "duration", -length if sign else length, "General"


def _typed(attributes: Attributes, text: str) -> Typed | None:
    """Kind, value and number format of a cell; None when it is blank. ValueError for a number
    that is none."""
    stated = attributes.get(_OFFICE + "value", "")
    formula = _TABLE + "formula" in attributes
    match attributes.get(_OFFICE + "value-type"):
        case "float" | "currency":
            return _number(stated, "General")
        case "percentage":
            return _number(stated, "0%")
        case "date":
            return _date(attributes.get(_OFFICE + "date-value", ""))
        case "time":
            return _time(attributes.get(_OFFICE + "time-value", ""))
        case "boolean":
            return "boolean", attributes.get(_OFFICE + "boolean-value") == "true", "General"
        case None if formula and not text:
            return "uncalculated", None, "General"
    text = text or attributes.get(_OFFICE + "string-value", "")
    error = attributes.get(_CALC + "value-type") == "error" or (formula and _ERROR_TEXT.fullmatch(text))
    return ("error" if error else "text", text, "General") if text else None


@dataclass
class _Row:
    """The row being read: what its filled cells are, before repeats are spread out."""

    number: int = 1
    repeats: int = 1
    hidden: bool = False
    cells: list[tuple[int, int, Typed, bool]] = field(default_factory=list)


@dataclass
class _Table:
    """The sheet being read."""

    name: str = ""
    label: str = "The workbook"
    state: SheetState = "visible"
    column: int = 1
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def sheet(self) -> Sheet:
        ranges = tuple(self.hidden_rows), tuple(self.hidden_columns)
        return Sheet(self.name, self.state, self.cells, *ranges, tuple(self.merged), tuple(self.comments))


class _Gathered:
    """Text on its way from pieces to a whole, within the limit."""

    def __init__(self, limits: Limits) -> None:
        self.most = limits.text_kb * KB
        self.pieces: list[str] = []
        self.length = 0

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
        if self.length > self.most:
            raise refusal("too_complicated")

    def take(self) -> str:
        text, self.pieces, self.length = "".join(self.pieces), [], 0
        return text


class _Content(Scan):
    """The content part: sheets, rows and cells, with their repeats."""

    def __init__(self, watch: Watch, limits: Limits) -> None:
        super().__init__(limits, 2 * limits.elements)
        self.watch = watch
        self.sheets: list[Sheet] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.cells_left, self.text_left = limits.cells, limits.text_mb * MB
        self.table, self.row, self.at = _Table(), _Row(), 1
        self.cell: Attributes = {}
        # How deep the open sheet, cell and comment stand; 0 when there is none.
        self.table_depth = self.cell_depth = self.note_depth = 0
        self.gathered, self.note = _Gathered(limits), _Gathered(limits)

    def too_many(self) -> Refused:
        return refusal("too_many_elements", limit=self.limits.elements)

    def start(self, name: str, attributes: Attributes) -> None:
        if name == _OFFICE + "annotation" and not self.note_depth:
            self.note_depth = self.depth
        elif self.note_depth or self.cell_depth:
            self._within(name, attributes)
        elif not self.table_depth:
            self._outside(name, attributes)
        elif name in _CELLS:
            self.cell, self.cell_depth = attributes, self.depth
            self.gathered.take()
        elif name == _TABLE + "table-row":
            self._open_row(attributes)
        elif name == _TABLE + "table-column":
            self._column(attributes)
        else:
            self._within(name, attributes)

    def end(self, name: str) -> None:
        # The depth of the tag that ends here is one more than what is left.
        depth = self.depth + 1
        if self.note_depth:
            self._end_in_note(name, depth)
        elif self.cell_depth:
            if depth == self.cell_depth:
                self._close_cell()
        elif name == _TABLE + "table-row":
            self._close_row()
        elif depth == self.table_depth:
            self.sheets.append(self.table.sheet())
            self.table, self.table_depth = _Table(), 0
        elif name not in _RUNS:
            self._show("A text box, shape or other text outside the cells", self.gathered)

    def text(self, text: str) -> None:
        (self.note if self.note_depth else self.gathered).add(text)

    def _show(self, place: str, gathered: _Gathered) -> None:
        text = gathered.take()
        if text.strip():
            self.watch.text(place, text)

    def _end_in_note(self, name: str, depth: int) -> None:
        if depth == self.note_depth:
            ref = cell_ref(self.row.number, self.at)
            self._show(f"{self.table.label}, the comment on cell {ref}", self.note)
            self.table.comments.append(ref)
            self.note_depth = 0
        elif name not in _RUNS:
            self.note.add("\n")

    def _outside(self, name: str, attributes: Attributes) -> None:
        if name == _TABLE + "table":
            self._open_table(attributes)
        elif name == _STYLE + "style":
            self.style = attributes.get(_STYLE + "name", "")
        elif name == _STYLE + "table-properties" and attributes.get(_TABLE + "display") == "false":
            self.hidden_styles.add(self.style)

    def _open_table(self, attributes: Attributes) -> None:
        name = attributes.get(_TABLE + "name", "")
        hidden = attributes.get(_TABLE + "style-name") in self.hidden_styles
        self.table_depth = self.depth
        self.table = _Table(name, sheet_label(name, len(self.sheets) + 1), "hidden" if hidden else "visible")
        self.row, self.at = _Row(), 1

    def _repeats(self, attributes: Attributes, name: str) -> int:
        text = attributes.get(_TABLE + name, "1")
        if not text.isdecimal() or not 0 < int(text[:9]) <= _MOST_REPEATS:
            raise refusal("damaged_sheet", place=self.table.label)
        return int(text)

    def _column(self, attributes: Attributes) -> None:
        last = self.table.column + self._repeats(attributes, "number-columns-repeated") - 1
        if attributes.get(_TABLE + "visibility", "visible") != "visible":
            self.table.hidden_columns.append((self.table.column, last))
        self.table.column = last + 1

    def _open_row(self, attributes: Attributes) -> None:
        hidden = attributes.get(_TABLE + "visibility", "visible") != "visible"
        self.row = _Row(self.row.number, self._repeats(attributes, "number-rows-repeated"), hidden)
        self.at = 1

    def _within(self, name: str, attributes: Attributes) -> None:
        """Tags within a cell, a comment or a shape."""
        gathered = self.note if self.note_depth else self.gathered
        if name == _TABLE + "table":
            raise refusal("damaged_sheet", place=self.table.label)
        if name == _TEXT + "s":
            gathered.add(" " * min(int(attributes.get(_TEXT + "c", "1")), 1000))
        elif name in _BREAKS:
            gathered.add(_BREAKS[name] if gathered.pieces else "")
        else:
            for value in attributes.values():
                self.watch.markup(f"{self.table.label}, a link, shape or object", value)

    def _close_cell(self) -> None:
        attributes, text = self.cell, self.gathered.take()
        self.cell_depth = 0
        count = self._repeats(attributes, "number-columns-repeated")
        formula = attributes.get(_TABLE + "formula", "")
        try:
            typed = _typed(attributes, text)
        except ValueError as error:
            raise refusal("damaged_sheet", place=self.table.label) from error
        if typed:
            self.row.cells.append((self.at, count, typed, bool(formula)))
        for quoted in [formula, *_QUOTED.findall(formula)]:
            self.watch.text(f"{self.table.label}, a formula", quoted)
        self._merge(attributes)
        self.at += count

    def _merge(self, attributes: Attributes) -> None:
        across = self._repeats(attributes, "number-columns-spanned")
        down = self._repeats(attributes, "number-rows-spanned")
        if across > 1 or down > 1:
            first, last = (self.row.number, self.at), (self.row.number + down - 1, self.at + across - 1)
            self.table.merged.append(f"{cell_ref(*first)}:{cell_ref(*last)}")

    def _close_row(self) -> None:
        last = self.row.number + self.row.repeats - 1
        if self.row.hidden:
            self.table.hidden_rows.append((self.row.number, last))
        if self.row.cells:
            self._check_size(last)
            self._spread(last)
        self.row = _Row(last + 1)

    def _check_size(self, last: int) -> None:
        label, limits = self.table.label, self.limits
        if last > limits.rows:
            raise refusal("too_many_rows", place=label, found=last, limit=limits.rows)
        widest = max(at + count - 1 for at, count, _, _ in self.row.cells)
        if widest > limits.columns:
            raise refusal("too_many_columns", place=label, found=column_letters(widest), limit=limits.columns)
        self.cells_left -= self.row.repeats * sum(count for _, count, _, _ in self.row.cells)
        if self.cells_left < 0:
            raise refusal("too_many_cells", limit=limits.cells)
        texts = sum(count * len(typed[1]) for _, count, typed, _ in self.row.cells if isinstance(typed[1], str))
        self.text_left -= self.row.repeats * texts
        if self.text_left < 0:
            raise refusal("too_much_text", limit=limits.text_mb)

    def _spread(self, last: int) -> None:
        for row in range(self.row.number, last + 1):
            for at, count, (kind, value, number_format), formula in self.row.cells:
                for column in range(at, at + count):
                    self.table.cells[row, column] = Cell(row, column, kind, value, number_format, formula)


def _check_sheets(sheets: list[Sheet]) -> None:
    if not sheets:
        raise refusal("no_sheets")
    if len({sheet.name.casefold() for sheet in sheets}) < len(sheets):
        raise refusal("duplicate_sheets")


def read_opendocument(content: bytes, watch: Watch, limits: Limits) -> Grid:
    """Every filled cell of an OpenDocument spreadsheet. Raises Refused."""
    container = ZipFile(BytesIO(content))
    scan = _Content(watch, limits)
    try:
        stream(container, "content.xml", scan)
    except BrokenXml as error:
        raise refusal("unreadable") from error
    _check_sheets(scan.sheets)
    for number, sheet in enumerate(scan.sheets, 1):
        watch.sheet(sheet, number)
    look_at_other_parts(container, {"content.xml"}, watch)
    return Grid("ods", tuple(scan.sheets))
