"""Writing workbooks that nothing in them can turn against their reader.

Every text is written as text: one that begins with = + - @ stays what it is and is never a formula.
"""

import tomllib
from datetime import date, datetime, time, timedelta
from functools import cache
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.properties import PageSetupProperties

from data.settings import CATALOGUE

_LONGEST_TEXT = 32_000
_LONGEST_FORMAT = 100
_WRITABLE = (int, float, datetime, date, time, timedelta)


@cache
def marking() -> dict[str, Any]:
    """Wordings and colours of the workbooks we write."""
    return tomllib.loads((CATALOGUE / "returns_marking.toml").read_text("utf-8"))


def put(sheet: Any, row: int, column: int, value: object, number_format: str = "") -> Any:
    """Write a value into a cell as what it is; a text is always text. Returns the cell."""
    cell = sheet.cell(row, column)
    if value is None:
        return cell
    if isinstance(value, _WRITABLE):
        cell.value = value
    else:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", str(value))[:_LONGEST_TEXT]
        cell.data_type = "s"
    if number_format and len(number_format) < _LONGEST_FORMAT:
        cell.number_format = number_format
    return cell


def formula(sheet: Any, row: int, column: int, text: str, number_format: str = "General") -> None:
    """Write a formula of our own making; never anything received."""
    cell = sheet.cell(row, column, text)
    cell.number_format = number_format


def fill(colour: str) -> PatternFill:
    """A plain background."""
    return PatternFill("solid", start_color=colour, end_color=colour)


def heading(cell: Any, background: str, text: str) -> None:
    """Make a cell look like a heading."""
    cell.fill = fill(background)
    cell.font = Font(bold=True, color=text)
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def on_one_page_across(sheet: Any) -> None:
    """Print a sheet on its side, as many pages long as it takes and one page wide."""
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0


def saved(workbook: Workbook) -> bytes:
    """The bytes of a workbook."""
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()
