"""Texts and number formats of an Excel workbook, and what a stored number means under a format."""

import re
from datetime import datetime, timedelta
from functools import lru_cache
from math import isfinite
from typing import Any

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, WINDOWS_EPOCH, from_excel

from data.returns.door.grid import Kind, Value
from data.returns.door.limits import KB, Limits
from data.returns.door.refusals import refusal
from data.returns.door.structure import MAIN
from data.returns.door.xmlstream import Attributes, Scan

GENERAL = "General"
_ESCAPED_SPACE = re.compile(r"_x00(09|0[aA]|0[dD])_")
_TOO_LARGE = 10**300  # no figure of any spreadsheet; a whole number so long cannot be reckoned with
# Days counted from 1900 and from 1904 that a calendar has: up to 31 December 9999.
_LAST_SERIAL = {False: 2_958_466, True: 2_957_004}


class SharedTexts(Scan):
    """The texts that cells point to, in order, without the pronunciation marks beside them."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.texts: list[str] = []
        self.asides: list[str] = []
        self._pieces: list[str] = []
        self._in_text = self._aside = False
        self._length = 0

    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002 (the signature of a scan)
        if name == f"{MAIN} si":
            self._pieces, self._length = [], 0
        elif name == f"{MAIN} rPh":
            self._aside = True
        elif name == f"{MAIN} t":
            self._in_text = True

    def text(self, text: str) -> None:
        if not self._in_text:
            return
        self._length += len(text)
        if self._length > self.limits.text_kb * KB:
            raise refusal("too_complicated")
        (self.asides if self._aside else self._pieces).append(text)

    def end(self, name: str) -> None:
        if name == f"{MAIN} t":
            self._in_text = False
        elif name == f"{MAIN} rPh":
            self._aside = False
        elif name == f"{MAIN} si":
            self.texts.append("".join(self._pieces))


class NumberFormats(Scan):
    """The number format of each cell style, by the style's number."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.by_style: list[str] = []
        self._own: dict[str, str] = {}
        self._in_cell_styles = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == f"{MAIN} numFmt" and not self._in_cell_styles:
            self._own[attributes.get("numFmtId", "")] = attributes.get("formatCode", GENERAL)
        elif name == f"{MAIN} cellXfs":
            self._in_cell_styles = True
        elif name == f"{MAIN} xf" and self._in_cell_styles:
            self._add(attributes.get("numFmtId", "0"))

    def end(self, name: str) -> None:
        if name == f"{MAIN} cellXfs":
            self._in_cell_styles = False

    def _add(self, number: str) -> None:
        if len(self.by_style) >= self.limits.styles:
            raise refusal("too_many_styles", limit=self.limits.styles)
        builtin = BUILTIN_FORMATS.get(int(number), GENERAL) if number.isdecimal() and len(number) < 6 else GENERAL
        self.by_style.append(self._own.get(number, builtin))

    def of(self, style: object) -> str:
        """The format of a style. A style that is not in the list, or no number, means no format."""
        if isinstance(style, int) and 0 <= style < len(self.by_style):
            return self.by_style[style]
        return GENERAL


def clean_text(text: str) -> str:
    """A text as Excel shows it: its escapes for line ends and tabs resolved, the rest as received."""
    if "_x00" in text:
        text = _ESCAPED_SPACE.sub(lambda found: chr(int(found[1], 16)), text)
    # Half a character of the second sixteen-bit plane cannot be stored or shown.
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


@lru_cache(maxsize=4096)
def _date_kind(number_format: str) -> str:
    if is_timedelta_format(number_format):
        return "duration"
    return "date" if is_date_format(number_format) else "number"


def _date(number: float, epoch_1904: bool) -> tuple[Kind, Value]:
    if not 0 <= number < _LAST_SERIAL[epoch_1904]:
        return "impossible_date", number
    value = from_excel(number, CALENDAR_MAC_1904 if epoch_1904 else WINDOWS_EPOCH)
    return ("date", value) if isinstance(value, datetime) else ("time", value)


def number_value(number: Any, number_format: str, epoch_1904: bool) -> tuple[Kind, Value]:
    """What a stored number is under its format: a number, a date, a time of day or a duration."""
    if isinstance(number, float) and not isfinite(number):
        return "impossible_number", str(number)
    if isinstance(number, int) and abs(number) >= _TOO_LARGE:
        return "impossible_number", f"{str(number)[:20]}…"
    match _date_kind(number_format):
        case "duration" if abs(number) < _LAST_SERIAL[False]:
            return "duration", timedelta(days=float(number))
        case "date" | "duration":
            return _date(number, epoch_1904)
    return "number", number
