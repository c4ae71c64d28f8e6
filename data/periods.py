"""Periods: what publishers write about time, turned into dates and back into English.

A figure is stored with the first and last day it covers and the way its cohort was made
(`cohort_types.csv`), never with the label a publisher printed, because the same label
means different things in different publications.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

EARLIEST_YEAR = 1980
LATEST_YEAR = 2100

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTHS |= {"sept": 9}

_MONTH = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"([12]\d{3})"
_TO = r"\s*(?:-|to)\s*"

# Footnote marks and the "(OT)" (outturn) that DfE writes behind a financial year.
_MARKS = re.compile(r"\[[^\]]*\]|\(\d{1,2}\)|\(ot\)")

_TWO_MONTHS_TWO_YEARS = re.compile(rf"{_MONTH}\s*{_YEAR}{_TO}{_MONTH}\s*{_YEAR}")
_TWO_MONTHS_ONE_YEAR = re.compile(rf"{_MONTH}{_TO}{_MONTH}\s*{_YEAR}")
_TWO_DAYS = re.compile(rf"(\d{{1,2}})\s*{_MONTH}\s*{_YEAR}{_TO}(\d{{1,2}})\s*{_MONTH}\s*{_YEAR}")
_ONE_DAY = re.compile(rf"(?:as at |on )?(\d{{1,2}})\s*{_MONTH}\s*{_YEAR}")
_ONE_MONTH = re.compile(rf"{_MONTH}\s*{_YEAR}")
_YEAR_ENDING = re.compile(rf"(?:(?:12 months|year) ending|year to)\s*{_MONTH}\s*{_YEAR}")
_TWO_YEARS = re.compile(rf"{_YEAR}(?:\s*[-/]\s*|\s+to\s+)(\d{{4}}|\d{{2}})")
_ONE_YEAR = re.compile(_YEAR)


class UnknownPeriod(ValueError):
    """A text that names no period we know. The message is a sentence for the sender of the file."""


@dataclass(frozen=True, order=True)
class Period:
    """The first and last day a figure covers (both included) and how its cohort was made."""

    start: date
    end: date
    cohort_type: str

    def columns(self) -> dict[str, str]:
        """The three period columns of the tidy form."""
        return {
            "start_date": self.start.isoformat(),
            "end_date": self.end.isoformat(),
            "cohort_type": self.cohort_type,
        }

    def made_as(self, cohort_type: str) -> "Period":
        """The same days, for a publisher whose cohorts are known to be made in one way."""
        return Period(self.start, self.end, cohort_type)


def parse(text: object) -> Period:
    """The period a publisher's text names. UnknownPeriod for everything it does not name exactly.

    A range of twelve months is taken for four quarters together and one of three months for
    a three-month cohort, which is how MoJ writes its cohorts; a reader whose publisher means
    something else says so with `made_as`.
    """
    words = _plain(text)
    for pattern, make in _FORMS:
        match = pattern.fullmatch(words)
        if match:
            return _checked(make(*match.groups()), text)
    raise UnknownPeriod(_refusal(text))


def label(start: date | str, end: date | str, cohort_type: str) -> str:
    """The period in English: "April 2012 to March 2013", "April to June 2019", "31 March 2024".

    Dates may be ISO texts, as the tidy form holds them.
    """
    first, last = (date.fromisoformat(str(day)) for day in (start, end))
    return _day(last) if cohort_type == "snapshot" else _range(first, last)


def _range(first: date, last: date) -> str:
    if not _whole_months(first, last):
        return f"{_day(first)} to {_day(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{last:%B %Y}"
    beginning = f"{first:%B}" if first.year == last.year else f"{first:%B %Y}"
    return f"{beginning} to {last:%B %Y}"


def _plain(text: object) -> str:
    words = str(text).replace("\xa0", " ").replace("\u2013", "-").replace("\u2014", "-").lower()
    words = re.sub(r"\.0$", "", words.strip())
    return " ".join(_MARKS.sub(" ", words).split())


def _refusal(text: object) -> str:
    return f'"{str(text).strip()}" is not a period that we can read. It should look like "Apr 2012 to Mar 2013".'


def _checked(period: Period, text: object) -> Period:
    if period.end < period.start or not EARLIEST_YEAR <= period.start.year <= period.end.year <= LATEST_YEAR:
        raise UnknownPeriod(_refusal(text))
    return period


def _month_start(month: str, year: str) -> date:
    return date(int(year), _MONTHS[month], 1)


def _month_end(month: str, year: str) -> date:
    number = _MONTHS[month]
    return date(int(year), number, calendar.monthrange(int(year), number)[1])


def _range_type(start: date, end: date) -> str:
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    return {1: "month", 3: "three_month", 12: "four_quarters"}.get(months, "other")


def _months(first: str, first_year: str, last: str, last_year: str) -> Period:
    start, end = _month_start(first, first_year), _month_end(last, last_year)
    return Period(start, end, _range_type(start, end))


def _months_of_one_year(first: str, last: str, year: str) -> Period:
    return _months(first, year, last, year)


def _days(day: str, month: str, year: str, last_day: str, last_month: str, last_year: str) -> Period:
    start, end = _date(day, month, year), _date(last_day, last_month, last_year)
    return Period(start, end, _range_type(start, end) if _whole_months(start, end) else "other")


def _date(day: str, month: str, year: str) -> date:
    try:
        return date(int(year), _MONTHS[month], int(day))
    except ValueError:
        raise UnknownPeriod(_refusal(f"{day} {month} {year}")) from None


def _one_day(day: str, month: str, year: str) -> Period:
    only = _date(day, month, year)
    return Period(only, only, "snapshot")


def _one_month(month: str, year: str) -> Period:
    return Period(_month_start(month, year), _month_end(month, year), "month")


def _year_ending(month: str, year: str) -> Period:
    end = _month_end(month, year)
    start = date(end.year - 1, end.month + 1, 1) if end.month < 12 else date(end.year, 1, 1)
    return Period(start, end, {3: "financial_year", 12: "calendar_year"}.get(end.month, "other"))


def _two_years(first: str, second: str) -> Period:
    if int(second[-2:]) != (int(first) + 1) % 100 or (len(second) == 4 and int(second) != int(first) + 1):
        raise UnknownPeriod(_refusal(f"{first}-{second}"))
    return Period(date(int(first), 4, 1), date(int(first) + 1, 3, 31), "financial_year")


def _one_year(year: str) -> Period:
    return Period(date(int(year), 1, 1), date(int(year), 12, 31), "calendar_year")


def _whole_months(start: date, end: date) -> bool:
    return start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


# Every form a period may take, and what makes a Period of it.
_FORMS = (
    (_TWO_MONTHS_TWO_YEARS, _months),
    (_TWO_MONTHS_ONE_YEAR, _months_of_one_year),
    (_TWO_DAYS, _days),
    (_ONE_DAY, _one_day),
    (_ONE_MONTH, _one_month),
    (_YEAR_ENDING, _year_ending),
    (_TWO_YEARS, _two_years),
    (_ONE_YEAR, _one_year),
)
