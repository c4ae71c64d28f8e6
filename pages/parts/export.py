"""Figures as a file: the one way in which any figure leaves a screen as CSV."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from pages.parts.tables import missing

# A spreadsheet takes a cell that begins with one of these for a formula; the last four are their full-width forms.
_COMMANDS = tuple("=+-@\t\r\n＝＋－＠")
_MARK = "\ufeff"  # tells a spreadsheet that the file is UTF-8


def csv_file(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A CSV file that a spreadsheet opens as text and numbers, never as a formula.

    Missing values are empty. Words that a spreadsheet would run are kept from it by an apostrophe,
    which it does not show.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([harmless(heading) for heading in headings])
    writer.writerows([harmless(value) for value in row] for row in rows)
    return f"{_MARK}{text.getvalue()}".encode()


def harmless(value: Any) -> Any:
    """A value that no spreadsheet runs: words that it would take for a formula get an apostrophe; missing is empty."""
    if missing(value):
        return ""
    if isinstance(value, str) and value.lstrip(" \u00a0\u3000").startswith(_COMMANDS):
        return f"'{value}"
    return value
