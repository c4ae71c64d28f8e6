"""What an officer is told about a return: marks on single cells, drawn together into findings.

The wording of every check has one home: `data/catalogue/returns_findings.toml` for checks that
all returns share, the return's own specification for its arithmetic.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from data.returns.door import Finding as DoorFinding
from data.returns.door import Grid, cell_ref
from data.returns.door.grid import Severity
from data.returns.door.places import cells_text, sheet_label
from data.returns.rule import Rule
from data.settings import CATALOGUE

ORDER: dict[str, int] = {"block": 0, "confirm": 1, "note": 2}
At = tuple[str | None, int, int]  # sheet, row, column; a row of 0 means the sheet as a whole
NOWHERE: At = (None, 0, 0)
_PIECES = ("found", "expected", "todo")
_PLACES = 12
_LONGEST_QUOTE = 40


@dataclass(frozen=True)
class Mark:
    """One fault at one cell. sheet is None when the file as a whole is meant; row and column are 0
    when the sheet as a whole is meant. group: marks of one check and group are told together."""

    check: str
    severity: Severity
    found: str
    expected: str
    todo: str
    sheet: str | None = None
    row: int = 0
    column: int = 0
    group: str = ""


@dataclass(frozen=True)
class Finding:
    """The same fault over one or more cells, as one sentence. cells: their names, in order."""

    check: str
    severity: Severity
    message: str
    sheet: str | None
    cells: tuple[str, ...]
    found: str
    expected: str
    todo: str


@cache
def wordings() -> dict[str, dict[str, str]]:
    """Wordings of the shared checks by check."""
    raw: dict[str, dict[str, str]] = tomllib.loads((CATALOGUE / "returns_findings.toml").read_text("utf-8"))
    return raw


def quoted(value: object) -> str:
    """A value as received, in quotation marks, shortened and on one line; what cannot be seen, such as a sign that
    turns the direction of reading, stands as �."""
    text = "".join(letter if letter.isprintable() else "�" for letter in " ".join(str(value).split()))
    return f"‘{text[:_LONGEST_QUOTE]}…’" if len(text) > _LONGEST_QUOTE else f"‘{text}’"


def mark(check: str, at: At = NOWHERE, group: str = "", **blanks: Any) -> Mark:
    """A mark of a shared check. group: marks to be told together, by column unless given.
    KeyError when the catalogue lacks the check or a blank."""
    wording = wordings()[check]
    severity: Severity = wording["severity"]  # type: ignore[assignment]
    found, expected, todo = (wording[piece].format_map(blanks) for piece in _PIECES)
    return Mark(check, severity, found, expected, todo, *at, group or str(at[2]))


def rule_mark(code: str, rule: Rule, at: At, blanks: dict[str, str]) -> Mark:
    """A mark of a rule of a specification; its check is named by the return and the rule."""
    found, expected, todo = (getattr(rule, piece).format_map(blanks) for piece in _PIECES)
    return Mark(f"{code.lower()}.{rule.id}", rule.severity, found, expected, todo, *at, str(at[2]))


def _place(marks: Sequence[Mark], numbers: dict[str, int]) -> str:
    sheet = marks[0].sheet
    if sheet is None:
        return "The workbook"
    label = sheet_label(sheet, numbers.get(sheet, 1))
    cells = [(each.row, each.column) for each in marks if each.column]
    if not cells and marks[0].row:
        return f"{label}, row {marks[0].row}"
    return f"{label}, {cells_text(cells, _PLACES)}" if cells else label


def _found(marks: Sequence[Mark]) -> str:
    first = marks[0]
    if all(each.found == first.found for each in marks):
        return first.found
    return f"{first.found} in {cell_ref(first.row, first.column)}, and the same fault in the others"


def _told(marks: Sequence[Mark], numbers: dict[str, int]) -> Finding:
    first = marks[0]
    found = _found(marks)
    message = f"{_place(marks, numbers)}: found {found}, but {first.expected}; {first.todo}."
    cells = tuple(cell_ref(each.row, each.column) for each in marks if each.column)
    return Finding(first.check, first.severity, message, first.sheet, cells, found, first.expected, first.todo)


def findings(marks: Iterable[Mark], grid: Grid) -> list[Finding]:
    """Marks as sentences: the same fault drawn together, blocks first, then by place."""
    groups: dict[tuple[str, str | None, str, str], list[Mark]] = {}
    for each in sorted(set(marks), key=lambda mark: (mark.sheet or "", mark.row, mark.column)):
        groups.setdefault((each.check, each.sheet, each.group, each.expected), []).append(each)
    numbers = {sheet.name: number for number, sheet in enumerate(grid.sheets, 1)}
    told = [(_told(group, numbers), group[0]) for group in groups.values()]
    told.sort(
        key=lambda pair: (ORDER[pair[0].severity], numbers.get(pair[1].sheet or "", 0), pair[1].row, pair[1].column)
    )
    return [finding for finding, _ in told]


def from_door(found: DoorFinding) -> Finding:
    """A finding of the door, beside ours: its sentence stands as it is."""
    return Finding(f"door.{found.code}", found.severity, found.message, found.sheet, found.cells, "", "", "")
