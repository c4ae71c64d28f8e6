"""The number grammar: which digits of a sentence are figures, of what kind, and how figures are written.

Most digits in a council paper are no figures: dates, times, telephone numbers, ages, sections,
sums of money. They are recognised first, and what is left is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from queries.paper.masks import masked_spans

Span = tuple[int, int]


class Kind(StrEnum):
    """What a figure is: a percentage, points of per cent, a rate per so many, one in so many, a count, a decimal."""

    PERCENT = "percent"
    POINTS = "points"
    PER = "per"
    ONE_IN = "one_in"
    COUNT = "count"
    DECIMAL = "decimal"


@dataclass(frozen=True)
class Number:
    """One figure as printed. value is in its own unit: 24.5 for "24.5%", 9.9 for "9.9 per 1,000".

    decimals: places as printed. high: the upper end of a range ("25 to 30%"). base: what a rate
    is per, or the N of "one in N". vague: the text says "around", "nearly", "more than".
    """

    kind: Kind
    value: float
    decimals: int
    text: str
    start: int
    end: int
    high: float | None = None
    base: int | None = None
    vague: bool = False

    @property
    def half_unit(self) -> float:
        """How far rounding can have moved the figure."""
        return 0.5 * 10.0**-self.decimals


_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]+)(?:\.[0-9]+)?"
_SIGN = r"(?:%|per\s?cent\b(?!age))"
_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty"
)
_WORDS = {word: value for value, word in enumerate(_SMALL.split("|"), 1)}
_SMALL_NUMBER = rf"(?:{_SMALL}|[0-9]{{1,2}})"
_TIMES = {"thousand": 1_000, "million": 1_000_000, "m": 1_000_000, "billion": 1_000_000_000, "bn": 1_000_000_000}

_VAGUE = re.compile(
    r"(?:around|about|approximately|circa|c\.|some|roughly|nearly|almost|over|under|up to|more than|less than|"
    r"at least|just (?:over|under)|fewer than)\s*$",
    re.IGNORECASE,
)

# In order: an earlier form is tried first wherever both could begin.
_FORMS = re.compile(
    "|".join(
        (
            rf"(?P<points>(?P<points_value>{_DIGITS})\s?(?:percentage\s+points?|{_SIGN}\s+points?|pp\b))",
            rf"(?P<range>(?P<low>{_DIGITS})\s?{_SIGN}?\s?(?:-|–|to|and|or)\s?(?P<high>{_DIGITS})\s?{_SIGN})",
            rf"(?P<percent>(?P<percent_value>{_DIGITS})\s?{_SIGN})",
            rf"(?P<per>(?P<per_value>{_DIGITS})\s+(?:per|for every|in every|in each|out of every|in)\s+"
            r"(?P<per_base>100,?000|10,?000|1,?000|100)\b)",
            rf"(?P<one_in>\b(?:one|1)\s+(?:in|out\s+of)(?:\s+every)?\s+(?P<one_in_base>{_SMALL_NUMBER})\b)",
            rf"(?P<scaled>(?P<scaled_value>{_DIGITS})\s?(?P<times>thousand|million|billion|bn)\b)",
            rf"(?P<plain>{_DIGITS})",
        )
    ),
    re.IGNORECASE,
)
_WORDS_BEFORE = 30
_DIGIT_OR_WORD = re.compile(r"[0-9]|\bone\b", re.IGNORECASE)
_LABEL_BEFORE = re.compile(r"(?:cohort|offenders?|offen[cs]es?|offended|rate|total)$", re.IGNORECASE)
# "25% to 30%" is a range only behind such a word: otherwise it is a change from one to the other.
_RANGE_BEFORE = re.compile(r"(?:between|range of|range from|ranging from|or)\s*$", re.IGNORECASE)


def numbers(text: str, taken: tuple[Span, ...] = ()) -> list[Number]:
    """The figures of a text in order. taken: spans that are known to be something else (periods)."""
    if not _DIGIT_OR_WORD.search(text):
        return []
    barred = bytearray(len(text))
    for start, end in [*taken, *masked_spans(text)]:
        barred[start:end] = b"\1" * (end - start)
    return [number for number in _read(text, bytes(barred)) if not _part_of_a_name(text, number)]


def _part_of_a_name(text: str, number: Number) -> bool:
    """ "Covid19" is a name; "Reoffenders393" is a label that lost its space."""
    before = _before(text, number.start)
    return before[-1:].isalpha() and not _LABEL_BEFORE.search(before)


def _read(text: str, barred: bytes) -> Iterator[Number]:
    """barred: one byte for each letter, 1 where it belongs to something that is no figure."""
    position = 0
    while match := _FORMS.search(text, position):
        blocked = barred.find(b"\1", match.start(), match.end())
        if blocked >= 0:
            free = barred.find(b"\0", blocked)
            position = free if free >= 0 else len(text)
            continue
        number = _number(text, match)
        yield number
        position = number.end


def _number(text: str, match: re.Match[str]) -> Number:
    form = next(name for name in _MAKERS if match[name])
    return _MAKERS[form](text, match)


def _before(text: str, position: int) -> str:
    """The few words before a place, which is all that says how a figure is meant."""
    return text[max(0, position - _WORDS_BEFORE) : position]


def _value(digits: str) -> tuple[float, int]:
    return float(digits.replace(",", "")), len(digits.partition(".")[2])


def _made(text: str, match: re.Match[str], kind: Kind, digits: str, **more: float | int | None) -> Number:
    value, decimals = _value(digits)
    vague = bool(_VAGUE.search(_before(text, match.start())))
    return Number(kind, value, decimals, match.group(), match.start(), match.end(), vague=vague, **more)  # type: ignore[arg-type]


def _points(text: str, match: re.Match[str]) -> Number:
    return _made(text, match, Kind.POINTS, match["points_value"])


def _range(text: str, match: re.Match[str]) -> Number:
    signed_twice = bool(re.search(_SIGN, match.group()[: match.start("high") - match.start()], re.IGNORECASE))
    low, high = _value(match["low"])[0], _value(match["high"])[0]
    if low >= high or (signed_twice and not _RANGE_BEFORE.search(_before(text, match.start()))):
        return _first_of(text, match)
    return _made(text, match, Kind.PERCENT, match["low"], high=high)


def _first_of(text: str, match: re.Match[str]) -> Number:
    """The first figure of what only looked like a range."""
    alone = _FORMS.match(text, match.start(), match.end("low") + _sign_length(text, match.end("low")))
    assert alone is not None  # noqa: S101 - the digits of a range are a number by themselves
    return _number(text, alone)


def _sign_length(text: str, position: int) -> int:
    sign = re.compile(rf"\s?{_SIGN}", re.IGNORECASE).match(text, position)
    return sign.end() - position if sign else 0


def _percent(text: str, match: re.Match[str]) -> Number:
    return _made(text, match, Kind.PERCENT, match["percent_value"])


def _per(text: str, match: re.Match[str]) -> Number:
    return _made(text, match, Kind.PER, match["per_value"], base=int(match["per_base"].replace(",", "")))


def _one_in(text: str, match: re.Match[str]) -> Number:
    base = match["one_in_base"].lower()
    return _made(text, match, Kind.ONE_IN, "1", base=_WORDS.get(base) or int(base))


def _scaled(text: str, match: re.Match[str]) -> Number:
    made = _made(text, match, Kind.COUNT, match["scaled_value"])
    value = made.value * _TIMES[match["times"].lower()]
    return Number(Kind.COUNT, value, 0, made.text, made.start, made.end, vague=True)


def _plain(text: str, match: re.Match[str]) -> Number:
    kind = Kind.DECIMAL if "." in match.group() else Kind.COUNT
    return _made(text, match, kind, match.group())


_MAKERS = {
    "points": _points,
    "range": _range,
    "percent": _percent,
    "per": _per,
    "one_in": _one_in,
    "scaled": _scaled,
    "plain": _plain,
}


# Writing -------------------------------------------------------------------------------


def whole(value: float) -> str:
    """A count: "6,436"."""
    return f"{value:,.0f}"


def decimal(value: float, decimals: int) -> str:
    """A number with so many places and thousands commas: "1,234.50"."""
    return f"{value:,.{decimals}f}"


def percent(value: float, decimals: int) -> str:
    """A percentage as findings write it: "15.07 %", with a space that no line breaks at."""
    return f"{decimal(value, decimals)}\u00a0%"


def written(number: Number) -> str:
    """A figure in its plainest form, which reads back as the same figure."""
    digits = decimal(number.value, number.decimals)
    upper = f"–{decimal(number.high, number.decimals)}" if number.high is not None else ""
    forms = {
        Kind.PERCENT: f"{digits}{upper}%",
        Kind.POINTS: f"{digits} percentage points",
        Kind.PER: f"{digits} per {number.base:,}" if number.base else digits,
        Kind.ONE_IN: f"one in {number.base}",
    }
    return forms.get(number.kind, digits)
