"""Days, months and quarters as officers write them. British order: 3/4/2025 is 3 April.

Every reader returns the day and the check that applies: none when the cell held a proper date, a
note when it was read from text or a number, a block (and no day) when it could not be.
"""

import re
from datetime import date, datetime, timedelta

from data.periods import UnknownPeriod, parse

Read = tuple[date | None, str]

_SLASHED = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})([ T]00:00(:00)?)?")
_SHORT_MONTH = re.compile(r"([A-Za-z]{3,9})\.?[\s\-/']+(\d{2}|\d{4})")
_NUMBER_MONTH = re.compile(r"(\d{1,2})/(\d{4})|(\d{4})-(\d{2})")
_FISCAL_QUARTER = re.compile(
    r"(?:q([1-4])\s*(\d{4})\s*[/-]\s*(\d{2,4})|(\d{4})\s*[/-]\s*(\d{2,4})\s*q([1-4]))", re.IGNORECASE
)
_BARE_QUARTER = re.compile(r"(q[1-4]\s*\d{4}|\d{4}\s*q[1-4]|q[1-4]|quarter [1-4])", re.IGNORECASE)
_SERIALS = (20_000, 80_000)  # October 1954 to January 2119, in Excel's count of days
_EPOCH = date(1899, 12, 30)
_SENSIBLE = (date(1990, 1, 1), date(2100, 12, 31))


def as_date(value: datetime | float | str) -> Read:
    """A day."""
    return _sensible(_any_day(value))


def _sensible(read: Read) -> Read:
    """The same day, if it is one that a return can be about."""
    day = read[0]
    return (None, "unlikely_year") if day and not _SENSIBLE[0] <= day <= _SENSIBLE[1] else read


def _any_day(value: datetime | float | str) -> Read:
    if isinstance(value, datetime):
        return value.date(), "time_dropped" if value.time().isoformat() != "00:00:00" else ""
    if isinstance(value, int | float):
        return _from_serial(value)
    return _from_text(value)


def _from_serial(number: float) -> Read:
    if number % 1 or not _SERIALS[0] <= number <= _SERIALS[1]:
        return None, "number_for_date"
    return _EPOCH + timedelta(days=int(number)), "date_serial"


def _from_text(text: str) -> Read:
    slashed, iso = _SLASHED.fullmatch(text), _ISO.fullmatch(text)
    try:
        if slashed:
            day, month, year = (int(part) for part in slashed.groups())
            return date(year + 2000 if year < 100 else year, month, day), "date_as_text"
        if iso:
            return date(*(int(part) for part in iso.groups()[:3])), "date_as_text"
    except ValueError:
        return None, "no_such_day"
    return _worded(text)


def _worded(text: str) -> Read:
    try:
        period = parse(text)
    except UnknownPeriod:
        return None, "text_for_date"
    return (period.start, "date_as_text") if period.start == period.end else (None, "text_for_date")


def as_month(value: datetime | float | str) -> Read:
    """The first day of a month."""
    if isinstance(value, str):
        read = _month_in_text(value)
        if read:
            return _sensible(read)
    day, check = as_date(value)
    if day is None:
        return None, "text_for_month" if check == "text_for_date" else check
    return day.replace(day=1), check or ("not_first_of_month" if day.day != 1 else "")


def _month_in_text(text: str) -> Read | None:
    numbered, short = _NUMBER_MONTH.fullmatch(text), _SHORT_MONTH.fullmatch(text)
    if numbered:
        month, year = (numbered[1], numbered[2]) if numbered[1] else (numbered[4], numbered[3])
        real = 1 <= int(month) <= 12 and int(year) > 0
        return (date(int(year), int(month), 1), "date_as_text") if real else (None, "no_such_day")
    if not short:
        return None
    try:
        year = short[2] if len(short[2]) == 4 else f"20{short[2]}"
        return parse(f"{short[1]} {year}").start, "date_as_text"
    except UnknownPeriod:
        return None


def as_quarter(value: datetime | float | str) -> Read:
    """The first day of a quarter (January, April, July or October)."""
    if isinstance(value, str):
        read = _quarter_in_text(value)
        if read:
            return _sensible(read)
    day, check = as_date(value)
    if day is None:
        return None, "text_for_quarter" if check == "text_for_date" else check
    if day.month % 3 != 1:
        return None, "not_a_quarter"
    return day.replace(day=1), check or ("not_first_of_quarter" if day.day != 1 else "")


def _quarter_in_text(text: str) -> Read | None:
    fiscal = _FISCAL_QUARTER.fullmatch(text)
    if fiscal:
        number, year = int(fiscal[1] or fiscal[6]), int(fiscal[2] or fiscal[4])
        if not _SENSIBLE[0].year <= year < _SENSIBLE[1].year:
            return None, "unlikely_year"
        return date(year + number // 4, number * 3 % 12 + 1, 1), "date_as_text"
    if _BARE_QUARTER.fullmatch(text):
        return None, "unclear_quarter"
    try:
        period = parse(text)
    except UnknownPeriod:
        return None
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    if months == 1 or period.start == period.end:
        return None
    return (period.start, "date_as_text") if months == 3 and period.start.month % 3 == 1 else (None, "not_a_quarter")
