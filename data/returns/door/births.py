"""Dates of birth: told from the dates of periods by the day they fall on and how long ago it was.

A return's own dates are ends of months, or recent. A full date years ago, on some other day, is
what a list of people has; the years are a setting (`birth_years`).
"""

import re
from datetime import date, datetime, timedelta

from data.returns.door.grid import Cell
from data.returns.door.identifiers import plain

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_FIRST = re.compile(r"(?<![\d/.\-])(\d{1,2})([/.\- ])(\d{1,2})\2((?:19|20)\d{2}|\d{2})(?![\d/\-]|\.\d)")
# A time of day makes it the stamp of a program, except the midnight that pivot caches add.
_YEAR_FIRST = re.compile(
    r"(?<![\d/.\-])((?:19|20)\d{2})([/.\-])(\d{1,2})\2(\d{1,2})(?:T00:00:00(?![Z.+\d])|(?![\dT/\-]|\.\d))"
)
_NAMED_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[ \-](?:of )?([A-Za-z]{3,9})\.?,?[ \-]((?:19|20)\d{2}|\d{2})(?!\d)"
)
_BIRTH_WORDS = re.compile(
    r"(?<![A-Za-z])(?:d\.? ?o\.? ?b\.?|date of birth|birth ?date|born)(?![A-Za-z])", re.IGNORECASE
)
_WORTH_A_LOOK = re.compile(r"\d[/.\- ]\d|birth|born|d\.? ?o\.? ?b", re.IGNORECASE)
_EARLIEST = 1900


def oldest_recent_day(today: date, years: int) -> date:
    """The first day that is too recent to be the birth of anybody in a return."""
    return today - timedelta(days=round(years * 365.25))


def birth_like(day: date, recent: date) -> bool:
    """Whether a day is long enough ago and neither the first nor the last of its month."""
    return day.year >= _EARLIEST and day < recent and day.day != 1 and (day + timedelta(days=1)).day != 1


def _day(year: str, month: int, day: str, recent: date) -> date | None:
    number = int(year)
    if len(year) == 2:
        number += 2000 if 2000 + number <= recent.year else 1900
    try:
        return date(number, month, int(day))
    except ValueError:
        return None


def _is_date(day: str, mark: str, month: str, year: str) -> bool:
    """Whether three short numbers are a date rather than a version, a clause or a fraction."""
    digits = len(day) + len(month)
    return len(year) == 4 or digits == 4 or (mark == "/" and digits == 3)


def _numeric_days(text: str, recent: date) -> list[date | None]:
    found = [parts for parts in _DAY_FIRST.findall(text) if _is_date(*parts)]
    days = [_day(year, int(month), day, recent) for day, _, month, year in found]
    return days + [_day(year, int(month), day, recent) for year, _, month, day in _YEAR_FIRST.findall(text)]


def _named_days(text: str, recent: date) -> list[date | None]:
    return [
        _day(year, _MONTHS.index(month[:3].lower()) + 1, day, recent)
        for day, month, year in _NAMED_MONTH.findall(text)
        if month[:3].lower() in _MONTHS
    ]


def _any_birth(days: list[date | None], recent: date) -> bool:
    return any(day is not None and birth_like(day, recent) for day in days)


def birth_in_text(text: str, recent: date) -> bool:
    """Whether running text gives a date of birth: any old date in figures, or any date at all
    beside words such as "born" or "DOB". An old date with the month in words is history.

    text: as `identifiers.plain` leaves it.
    """
    if not _WORTH_A_LOOK.search(text):
        return False
    numeric = _numeric_days(text, recent)
    if _any_birth(numeric, recent):
        return True
    return bool(_BIRTH_WORDS.search(text)) and any(numeric + _named_days(text, recent))


def birth_in_cell(cell: Cell, recent: date) -> bool:
    """Whether a cell is nothing but a date of birth: a date, or one written out ("12 March 1987").
    Dates within a text are `birth_in_text`'s."""
    if isinstance(cell.value, datetime):
        return birth_like(cell.value.date(), recent)
    if not isinstance(cell.value, str):
        return False
    if not cell.value.strip()[:1].isdigit():
        return False
    text = plain(cell.value)
    return bool(_NAMED_MONTH.fullmatch(text)) and _any_birth(_named_days(text, recent), recent)
