"""Periods in running text: "October '15 – September '16", "2014/15", "the year ending March 2016", "in 2014"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from data.periods import Period, UnknownPeriod, parse

_NAMES = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_MONTH = rf"\b(?P<{{0}}>{_NAMES})\b\.?"
_YEAR = r"(?P<{0}>(?:19|20)[0-9]{{2}}|['’‘][0-9]{{2}}|[1-3][0-9])"
_TO = r"\s*(?:-|–|—|\bto\b|\bto the end of\b|\buntil\b|\band\b)\s*"


@dataclass(frozen=True)
class Mention:
    """A period that a text names. kind: 'financial', 'calendar' or 'other'."""

    first: date
    last: date
    start: int
    end: int
    text: str

    @property
    def kind(self) -> str:
        whole_year = (self.last - self.first).days in (364, 365)
        begins = (self.first.month, self.first.day)
        return {(4, 1): "financial", (1, 1): "calendar"}.get(begins, "other") if whole_year else "other"

    @property
    def dates(self) -> tuple[date, date]:
        return (self.first, self.last)

    def overlaps(self, other: "Mention") -> bool:
        """Whether the two share days without being the same period."""
        return self.dates != other.dates and self.first <= other.last and other.first <= self.last


def _four_digits(year: str) -> str:
    return year if len(year) == 4 else f"20{year[-2:]}"


def _months(match: re.Match[str]) -> str:
    last_year = _four_digits(match["last_year"])
    first_year = _four_digits(match["first_year"]) if match["first_year"] else ""
    return f"{match['first_month']} {first_year} to {match['last_month']} {last_year}"


def _year_ending(match: re.Match[str]) -> str:
    return f"year ending {match['last_month']} {_four_digits(match['last_year'])}"


def _whole(match: re.Match[str]) -> str:
    return match["years"]


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (
            _MONTH.format("first_month")
            + rf"\s*(?:{_YEAR.format('first_year')})?"
            + _TO
            + _MONTH.format("last_month")
            + rf"\s*{_YEAR.format('last_year')}(?![0-9%])(?!\s+(?:19|20)[0-9]{{2}})",
            _months,
        ),
        (
            r"\b(?:year|12[ -]months|twelve months)\s+(?:ending|ended|to|to the end of)\s+(?:in\s+)?(?:[0-9]{1,2}\s+)?"
            + _MONTH.format("last_month")
            + r"\s+(?P<last_year>(?:19|20)[0-9]{2})",
            _year_ending,
        ),
        (r"(?P<years>\b(?:19|20)[0-9]{2}\s*[/–-]\s*(?:(?:19|20)[0-9]{2}|[0-9]{2}))\b(?![/.][0-9])", _whole),
        (
            r"(?:\b(?:in|during|for|from|to|and|than|year|since|between|with)\s+|\()"
            r"(?P<years>(?:19|20)[0-9]{2})\b(?![0-9]|[,.][0-9]|\s*[/–-]\s*[0-9]|\s?%)",
            _whole,
        ),
    )
)


def mentions(text: str) -> list[Mention]:
    """The periods a text names, in order. Dates, single months and the years of a plan are none."""
    found: list[Mention] = []
    for pattern, words in _FORMS:
        for mention in _found(text, pattern, words):
            if not any(mention.start < other.end and other.start < mention.end for other in found):
                found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def _found(text: str, pattern: re.Pattern[str], words: Callable[[re.Match[str]], str]) -> Iterator[Mention]:
    for match in pattern.finditer(text):
        period = _parsed(words(match))
        if period:
            start = match.start("years") if "years" in match.groupdict() else match.start()
            yield Mention(period.start, period.end, start, match.end(), text[start : match.end()])


def _parsed(words: str) -> Period | None:
    try:
        return parse(words)
    except UnknownPeriod:
        return None
