"""Reading an Excel workbook, inside the child process: openpyxl's read-only mode within bounds.

Of openpyxl only the sheet reader and the workbook part are used. Properties, themes, styles and
chart sheets are left alone: they carry no figures, and they are where honest workbooks make it
stumble. Dates are told from the number format here, so that the number itself is not lost when
no calendar has it.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import islice
from typing import Any, cast
from zipfile import ZipFile

from openpyxl.reader.excel import ExcelReader

from data.returns.door.grid import Cell, Finding, Grid, Kind, Sheet, Value
from data.returns.door.limits import MB, Limits
from data.returns.door.parts import comment_parts, look_at_comments, look_at_other_parts
from data.returns.door.personal import Watch
from data.returns.door.places import sheet_label
from data.returns.door.refusals import Refused, finding, refusal
from data.returns.door.sheetscan import Allowance, SheetFacts, SheetScan
from data.returns.door.structure import SheetPart, Structure, structure_of
from data.returns.door.values import NumberFormats, SharedTexts, clean_text, number_value
from data.returns.door.xmlstream import BrokenXml, Scan, stream


class _CellsOnly(ExcelReader):  # type: ignore[misc]
    """openpyxl's reader without the parts that hold no figures."""

    def __init__(self, content: bytes, shared_texts: list[str]) -> None:
        super().__init__(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        self.shared_strings = shared_texts

    def read(self) -> None:
        self.read_manifest()
        self.read_workbook()
        self.read_worksheets()

    def read_chartsheet(self, sheet: Any, rel: Any) -> None:
        """A chart sheet has no cells."""


def _whole_part(container: ZipFile, part: str | None, scan: Scan) -> None:
    if part is None:
        return
    try:
        stream(container, part, scan)
    except BrokenXml as error:
        raise refusal("unreadable") from error


def _open(content: bytes, texts: list[str]) -> Any:
    try:
        reader = _CellsOnly(content, texts)
        reader.read()
    except MemoryError:
        raise
    except Exception as error:  # openpyxl answers odd workbooks with any kind of error
        raise refusal("unreadable") from error
    return reader.wb


def _cells_read(worksheet: Any, facts: SheetFacts, place: str) -> Iterator[Any]:
    """openpyxl's cells that hold something, up to the last row the second reading saw one in:
    beyond it openpyxl would parse validation lists, which can take minutes."""
    worksheet.reset_dimensions()
    rows = worksheet.iter_rows(max_row=facts.last_row, max_col=facts.last_column)
    try:
        for row in islice(rows, facts.last_row):
            yield from (cell for cell in row if cell.value is not None)
    except (MemoryError, Refused):
        raise
    except Exception as error:
        raise refusal("damaged_sheet", place=place) from error


def _value(cell: Any, number_format: str, epoch_1904: bool) -> tuple[Kind, Value]:
    value = cell.value
    match cell.data_type:
        case "n":
            return number_value(value, number_format, epoch_1904)
        case "b":
            return "boolean", value
        case "e":
            return "error", str(value)
        case "d":
            return _iso_value(value)
    return "text", clean_text(str(value))


def _iso_value(value: Any) -> tuple[Kind, Value]:
    """Dates that some programs store as text by the ISO standard."""
    if isinstance(value, time):
        return "time", value
    if isinstance(value, timedelta):
        return "duration", value
    return "date", value if isinstance(value, datetime) else datetime.combine(cast(date, value), time())


class _TextAllowance:
    """Texts are shared: a short file can point to one long text from every cell."""

    def __init__(self, limits: Limits) -> None:
        self.limit = limits.text_mb
        self.left = limits.text_mb * MB

    def spend(self, value: Value) -> None:
        if isinstance(value, str):
            self.left -= len(value)
            if self.left < 0:
                raise refusal("too_much_text", limit=self.limit)


class _Reading:
    """One workbook on its way to a grid."""

    def __init__(self, content: bytes, watch: Watch, limits: Limits) -> None:
        self.content, self.watch, self.limits = content, watch, limits
        self.container = ZipFile(BytesIO(content))
        self.structure: Structure = structure_of(self.container, limits)
        self.texts = SharedTexts(limits)
        self.formats = NumberFormats(limits)
        self.allowance = Allowance(limits.elements, limits.cells)
        self.text_allowance = _TextAllowance(limits)

    def grid(self) -> Grid:
        _whole_part(self.container, self.structure.strings, self.texts)
        _whole_part(self.container, self.structure.styles, self.formats)
        facts = [self._facts(sheet, number) for number, sheet in enumerate(self.structure.sheets, 1)]
        sheets = tuple(self._sheets(facts))
        look_at_other_parts(self.container, self._seen_parts(), self.watch)
        for number, sheet in enumerate(sheets, 1):
            self.watch.sheet(sheet, number)
        kept = "Texts that the workbook keeps but no cell shows (left over from deleted cells)"
        self.watch.shared_texts(map(clean_text, self.texts.texts + self.texts.asides), kept)
        return Grid("xlsx", sheets, epoch_1904=self.structure.epoch_1904)

    def _seen_parts(self) -> set[str]:
        seen = {sheet.part for sheet in self.structure.sheets if sheet.kind == "worksheet"}
        seen.update(part for sheet in self.structure.sheets for part in comment_parts(sheet))
        return seen | {str(self.structure.strings)}

    def _facts(self, sheet: SheetPart, number: int) -> SheetFacts:
        """The second reading, made first: it keeps from openpyxl what would take it down."""
        if sheet.kind != "worksheet":
            return SheetFacts()
        label = sheet_label(sheet.name, number)
        place = f"{label}, outside its cells (a header, footer, link, list or formula)"
        scan = SheetScan(
            label,
            self.allowance,
            self.limits,
            look=lambda text: self.watch.text(place, text),
            look_markup=lambda text: self.watch.markup(place, text),
        )
        try:
            stream(self.container, sheet.part, scan)
        except BrokenXml as error:
            raise refusal("damaged_sheet", place=label) from error
        return scan.facts

    def _sheets(self, facts: list[SheetFacts]) -> Iterator[Sheet]:
        workbook = _open(self.content, self.texts.texts)
        read = {worksheet.title: worksheet for worksheet in workbook.worksheets}
        for number, (sheet, known) in enumerate(zip(self.structure.sheets, facts, strict=True), 1):
            if known.last_row and sheet.name not in read:
                raise refusal("sheet_missing", found=number)
            label = sheet_label(sheet.name, number)
            cells = self._cells(read[sheet.name], known, label) if known.last_row else {}
            yield Sheet(
                sheet.name,
                sheet.state,
                cells,
                tuple(known.hidden_rows),
                tuple(known.hidden_columns),
                tuple(known.merged),
                look_at_comments(self.container, sheet, label, self.watch),
            )

    def _cells(self, worksheet: Any, facts: SheetFacts, place: str) -> dict[tuple[int, int], Cell]:
        cells: dict[tuple[int, int], Cell] = {}
        read = 0
        for cell in _cells_read(worksheet, facts, place):
            read += 1
            position = (cell.row, cell.column)
            # The only use of a private name of openpyxl: the public one would load all styles.
            number_format = self.formats.of(cell._style_id)
            kind, value = _value(cell, number_format, self.structure.epoch_1904)
            self.text_allowance.spend(value)
            if value != "":
                cells[position] = Cell(*position, kind, value, number_format, position in facts.formulas)
        if read != facts.filled:
            raise refusal("readers_disagree", place=place)
        for position in facts.uncalculated:
            cells[position] = Cell(*position, "uncalculated", None, formula=True)
        return cells


def read_excel(content: bytes, watch: Watch, limits: Limits) -> tuple[Grid, list[Finding]]:
    """Every filled cell of a workbook that has passed the gate, with what was passed over.
    Raises Refused."""
    reading = _Reading(content, watch, limits)
    empty = reading.structure.empty_entries
    return reading.grid(), [finding("empty_entries", count=empty)] if empty else []
