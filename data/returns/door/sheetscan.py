"""The second reading of a sheet: what openpyxl passes over in silence.

Rows out of order, cells filed twice, formulas without a result, hidden rows and columns, merged
ranges; and the number of filled cells, which must agree with openpyxl's.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from data.returns.door.grid import column_letters
from data.returns.door.limits import KB, Limits
from data.returns.door.places import Position
from data.returns.door.refusals import Refused, refusal
from data.returns.door.structure import MAIN, check_root
from data.returns.door.xmlstream import Attributes, Scan

_LAST_ROW = 1_048_576
# How deep rows and cells stand in their part; anywhere else readers disagree about them.
_ROW_DEPTH, _CELL_DEPTH = 3, 4
# Codes within headers and footers: colour, font, size, position.
_LOOKS = re.compile(r'&K[0-9A-Fa-f]{6}|&"[^"]*"|&\d+|&[A-Z#]')
# A height or width that hides as well as the word does.
_NOTHING = ("0", "0.0")
_QUOTED = re.compile(r'"([^"]*)"')
_REF = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ROW, _CELL, _VALUE, _FORMULA, _INLINE = (f"{MAIN} {tag}" for tag in ("row", "c", "v", "f", "is"))
_COLUMN, _MERGE, _PHONETIC = f"{MAIN} col", f"{MAIN} mergeCell", f"{MAIN} rPh"

Look = Callable[[str], object]


@dataclass
class Allowance:
    """What is left of the limits that a whole workbook shares."""

    elements: int
    cells: int


@dataclass
class SheetFacts:
    """What the second reading found in one sheet. Ranges are inclusive pairs."""

    filled: int = 0
    last_row: int = 0
    last_column: int = 0
    formulas: set[Position] = field(default_factory=set)
    uncalculated: set[Position] = field(default_factory=set)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _whole(text: str) -> int:
    """A row number; some programs write 3.0 for 3."""
    try:
        return int(text)
    except ValueError:
        number = float(text)
        return int(number) if number.is_integer() else -1


def _is_on(attributes: Attributes, name: str) -> bool:
    return attributes.get(name, "0").lower() in ("1", "true", "on")


class SheetScan(Scan):
    """Follows rows and cells the way openpyxl counts them, and refuses what it would misplace.

    look, look_markup: what to do with texts outside cells, and with formulas and attributes.
    """

    def __init__(self, place: str, allowance: Allowance, limits: Limits, look: Look, look_markup: Look) -> None:
        super().__init__(limits, limits.part_elements + 4 * allowance.elements)
        self.place, self.allowance, self.look, self.look_markup = place, allowance, look, look_markup
        self.facts = SheetFacts()
        self.row = self.column = 0
        self.columns_in_row: set[int] = set()
        self.in_cell = False
        self._forget_cell()

    def _forget_cell(self) -> None:
        self.kind = "n"
        self.has_formula = self.has_value_tag = self.has_value = self.has_inline = self.phonetic = False
        self._forget_text()

    def _forget_text(self) -> None:
        self.inside = ""
        self.pieces: list[str] = []
        self.gathered = 0

    def too_many(self) -> Refused:
        return refusal("too_many_elements", limit=self.limits.elements)

    def _spend_element(self, depth: int) -> None:
        if self.depth != depth:
            raise refusal("damaged_sheet", place=self.place)
        self.allowance.elements -= 1
        if self.allowance.elements < 0:
            raise self.too_many()

    def start(self, name: str, attributes: Attributes) -> None:
        if name == _CELL:
            self._open_cell(attributes)
        elif self.in_cell:
            self._open_within_cell(name, attributes)
        elif name == _ROW:
            self._open_row(attributes)
        elif self.depth == 1:
            check_root(name, "worksheet")
        else:
            self._other(name, attributes)

    def end(self, name: str) -> None:
        if name == _CELL:
            self._close_cell()
        elif name == self.inside:
            self._close_text()

    def text(self, text: str) -> None:
        if self.inside == _VALUE:
            self.has_value = True
            # Counted from the end, a text is found for any number; openpyxl would take it.
            if self.kind == "s" and "-" in text:
                raise refusal("damaged_sheet", place=self.place)
            # Python would read 4_3, and the digits of every script, as a number; no spreadsheet writes them.
            if self.kind == "n" and ("_" in text or not text.isascii()):
                raise refusal("damaged_sheet", place=self.place)
        elif self.inside:
            self.pieces.append(text)
            self.gathered += len(text)
            if self.gathered > self.limits.text_kb * KB:
                raise refusal("too_complicated")

    def _open_row(self, attributes: Attributes) -> None:
        self._spend_element(_ROW_DEPTH)
        try:
            number = _whole(attributes["r"]) if "r" in attributes else self.row + 1
        except (ValueError, OverflowError) as error:
            raise refusal("misplaced_cells", place=self.place) from error
        if not 0 < number <= _LAST_ROW:
            raise refusal("misplaced_cells", place=self.place)
        if number <= self.row:
            raise refusal("rows_out_of_order", place=f"{self.place}, row {number}")
        self.row, self.column = number, 0
        self.columns_in_row.clear()
        if _is_on(attributes, "hidden") or attributes.get("ht") in _NOTHING:
            self._hide_row(number)

    def _hide_row(self, number: int) -> None:
        hidden = self.facts.hidden_rows
        if hidden and hidden[-1][1] == number - 1:
            hidden[-1] = (hidden[-1][0], number)
        else:
            hidden.append((number, number))

    def _open_cell(self, attributes: Attributes) -> None:
        self._spend_element(_CELL_DEPTH)
        self._forget_cell()
        self.in_cell = True
        self.kind = attributes.get("t", "n")
        reference = attributes.get("r")
        self.column = self._column(reference) if reference else self.column + 1
        if self.column in self.columns_in_row:
            raise refusal("duplicate_cells", place=f"{self.place}, cell {column_letters(self.column)}{self.row}")
        self.columns_in_row.add(self.column)

    def _column(self, reference: str) -> int:
        found = _REF.fullmatch(reference)
        if not found or int(found[2]) != self.row:
            raise refusal("misplaced_cells", place=f"{self.place}, row {self.row}")
        return _column_number(found[1])

    def _open_within_cell(self, name: str, attributes: Attributes) -> None:
        if name == _VALUE:
            self.has_value_tag, self.inside = True, _VALUE
        elif name == _FORMULA:
            self.has_formula, self.inside = True, _FORMULA
        elif name == _INLINE:
            self.has_inline = True
        elif name == _PHONETIC:
            self.phonetic = True
        elif self.phonetic:
            self.inside = name
        else:
            self._look_at_all(attributes)

    def _close_text(self) -> None:
        text, kind = "".join(self.pieces), self.inside
        self._forget_text()
        if not text.strip():
            return
        self.look_markup(text)
        if kind == _FORMULA:
            for quoted in _QUOTED.findall(text):
                self.look(quoted)
        else:
            self.look(_LOOKS.sub(" ", text))

    def _close_cell(self) -> None:
        self.in_cell = False
        self._forget_text()
        filled = self.has_inline if self.kind == "inlineStr" else self.has_value
        # An empty text is a result; an empty number is none.
        empty_text = self.kind == "str" and self.has_value_tag
        uncalculated = self.has_formula and not filled and not empty_text
        if filled or uncalculated:
            self._count(filled)
        if filled and self.has_formula:
            self.facts.formulas.add((self.row, self.column))
        if uncalculated:
            self.facts.uncalculated.add((self.row, self.column))

    def _count(self, filled: bool) -> None:
        if self.row > self.limits.rows:
            raise refusal("too_many_rows", place=self.place, found=self.row, limit=self.limits.rows)
        if self.column > self.limits.columns:
            letters = column_letters(self.column)
            raise refusal("too_many_columns", place=self.place, found=letters, limit=self.limits.columns)
        self.allowance.cells -= 1
        if self.allowance.cells < 0:
            raise refusal("too_many_cells", limit=self.limits.cells)
        self.facts.filled += filled
        self.facts.last_row = max(self.facts.last_row, self.row)
        self.facts.last_column = max(self.facts.last_column, self.column)

    def _other(self, name: str, attributes: Attributes) -> None:
        """Column widths, merged ranges, headers and footers, validation lists, links ..."""
        if name == _COLUMN:
            self._open_column(attributes)
            return
        if name == _MERGE:
            self._merge(attributes.get("ref", ""))
        self._look_at_all(attributes)
        self.inside = name

    def _merge(self, ranged: str) -> None:
        first, _, last = ranged.partition(":")
        if _REF.fullmatch(first) and _REF.fullmatch(last):
            self.facts.merged.append(ranged)

    def _open_column(self, attributes: Attributes) -> None:
        if _is_on(attributes, "hidden") or attributes.get("width") in _NOTHING:
            try:
                self.facts.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))
            except (KeyError, ValueError) as error:
                raise refusal("damaged_sheet", place=self.place) from error

    def _look_at_all(self, attributes: Attributes) -> None:
        for value in attributes.values():
            self.look_markup(value)
