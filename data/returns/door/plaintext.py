"""Reading a CSV file, inside the child process: every value is text, as received."""

import csv
import re
from collections import Counter
from io import StringIO

from data.returns.door.grid import Cell, Finding, Grid, Sheet
from data.returns.door.limits import KB, MB, Limits
from data.returns.door.refusals import finding, refusal

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
_SAMPLE_LINES = 20
_QUOTED = re.compile(r'"[^"]*"')
SHEET_NAME = "CSV"


def _decoded(content: bytes, alphabet: str) -> str | None:
    try:
        return content.decode(alphabet)
    except UnicodeError:
        return None


def decode(content: bytes) -> tuple[str, list[Finding]]:
    """The text of a file: by its mark, else as UTF-8, else as Windows-1252 with a note.
    Raises Refused when none of them fits."""
    for mark, alphabet in _MARKS:
        if content.startswith(mark):
            text = _decoded(content, alphabet)
            break
    else:
        text = _decoded(content, "utf-8")
    notes = []
    if text is None:
        text, notes = _decoded(content, "cp1252"), [finding("windows_alphabet")]
    if text is None or "\0" in text:
        raise refusal("unknown_alphabet")
    return text, notes


def separator(text: str) -> str:
    """The separator that splits the first lines into the same number of columns most often.

    What stands in quotes is text: a mark in there separates nothing.
    """
    lines = [line for line in _QUOTED.sub("", text[: 64 * KB]).splitlines() if line.strip()][:_SAMPLE_LINES]

    def agreement(mark: str) -> tuple[int, int]:
        counts = Counter(line.count(mark) for line in lines if mark in line)
        columns, times = counts.most_common(1)[0] if counts else (0, 0)
        return times, columns

    best = max(_SEPARATORS, key=agreement)
    return best if agreement(best) > (0, 0) else ","


def _check(row: int, values: list[str], limits: Limits) -> None:
    if row > limits.rows and any(values):
        raise refusal("too_many_rows", place="The file", found=row, limit=limits.rows)
    if any(values[limits.columns :]):
        raise refusal("too_many_columns", place="The file", found=len(values), limit=limits.columns)


def _cells(text: str, mark: str, limits: Limits) -> dict[tuple[int, int], Cell]:
    csv.field_size_limit(limits.text_kb * KB)
    cells: dict[tuple[int, int], Cell] = {}
    row = 0
    try:
        for row, values in enumerate(csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True), 1):
            _check(row, values, limits)
            cells.update({(row, at): Cell(row, at, "text", value) for at, value in enumerate(values, 1) if value})
            if len(cells) > limits.cells:
                raise refusal("too_many_cells", limit=limits.cells)
    except csv.Error as error:
        raise refusal("damaged_csv", found=row + 1) from error
    return cells


def read_csv(content: bytes, limits: Limits) -> tuple[Grid, list[Finding]]:
    """The cells of a CSV file as one sheet, with what was assumed to read them. Raises Refused."""
    text, notes = decode(content)
    if len(text) > limits.text_mb * MB:
        raise refusal("too_much_text", limit=limits.text_mb)
    mark = separator(text)
    if mark != ",":
        notes.append(finding("separator", separator=_SEPARATORS[mark]))
    cells = _cells(text, mark, limits)
    return Grid("csv", (Sheet(SHEET_NAME, "visible", cells),)), notes
