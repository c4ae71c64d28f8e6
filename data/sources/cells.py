"""Cells of published tables: what a heading, a name and a number mean once their dress is off."""

import math
import re
from functools import cache, lru_cache
from typing import NamedTuple

from data.sources.catalogue import catalogue_rows

# "[note 1]", "[Notes 2, 3]", and small footnote numbers "(1)" or "(1)(2)" behind a heading.
_NOTE = re.compile(r"\[\s*notes?\b[^\]]*\]", re.IGNORECASE)
_FOOTNOTES = re.compile(r"(?:\s*\(\d{1,2}(?:\s*,\s*\d{1,2})*\))+$")
_BRACKETED = re.compile(r"\[[^\]]*\]")
# Excel writes a carriage return inside a cell as this text.
_CARRIAGE_RETURN = re.compile(r"_x000D_", re.IGNORECASE)
_APART = re.compile(r"[^a-z0-9%]+")
_GROUPED = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[+-]?\d+)?", re.IGNORECASE)
_BARE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_NUMBER_AND_MARK = re.compile(r"(?P<number>.*?\d%?)\s*(?P<mark>\[\w\]|\(\w\)|[a-z]|\*)", re.IGNORECASE)
# The same few names fill most cells of a large file, so their cleaned forms are remembered.
_REMEMBERED = 20_000


class BadNumber(ValueError):
    """A cell that holds neither a number nor a known mark. The message ends a sentence: "row 3: ..."."""


class Number(NamedTuple):
    """A published number: its value or None, and the publisher's mark (c, x, z, u, p, r) or None."""

    value: float | None
    symbol: str | None


def text(cell: object) -> str:
    """The words of a cell: no note markers, line breaks, no-break spaces or blanks at the ends."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _clean(str(cell))


@lru_cache(maxsize=_REMEMBERED)
def _clean(words: str) -> str:
    plain = _CARRIAGE_RETURN.sub(" ", words.replace("\u200b", ""))
    return " ".join(_FOOTNOTES.sub("", " ".join(_NOTE.sub(" ", plain).split())).split())


def heading(cell: object) -> str:
    """The form in which headings and category words are compared: lower case, words only.

    "Adult / Juvenile", "adult_juvenile" and "Adult/Juvenile [note 2] " are one heading.
    """
    return _words_only(text(cell))


@lru_cache(maxsize=_REMEMBERED)
def _words_only(words: str) -> str:
    return _APART.sub(" ", _BRACKETED.sub(" ", words).lower()).strip()


def number(cell: object) -> Number:
    """The number in a cell and the mark beside or instead of it. Blank is (None, None).

    Percent signs are dropped: "84.0%" is 84.0. BadNumber for any other text.
    """
    if isinstance(cell, bool):
        raise BadNumber(f"there is {str(cell).upper()} where a number should be")
    if isinstance(cell, int | float):
        return _finite(float(cell))
    if isinstance(cell, str) and _BARE.fullmatch(cell):
        return Number(float(cell), None)
    words = text(cell)
    if not words:
        return Number(None, None)
    return _from_text(words)


def count(cell: object) -> Number:
    """A number of people or offences: whole and not negative. BadNumber otherwise."""
    found = number(cell)
    if found.value is not None and (found.value < 0 or not found.value.is_integer()):
        raise BadNumber(f"{found.value:g} is not a whole number of people or offences")
    return found


def _finite(value: float) -> Number:
    if math.isinf(value):
        raise BadNumber("there is an endless number where a figure should be")
    return Number(None, None) if math.isnan(value) else Number(value, None)


def _from_text(words: str) -> Number:
    marks = _marks()
    if words.lower() in marks:
        return Number(None, marks[words.lower()])
    pair = _NUMBER_AND_MARK.fullmatch(words)
    if pair and pair["mark"].lower() in marks:
        return Number(_plain(pair["number"], words), marks[pair["mark"].lower()])
    return Number(_plain(words, words), None)


def _plain(digits: str, words: str) -> float:
    bare = digits.strip().removesuffix("%").strip().replace("\u2212", "-")
    if not any(sign.isdigit() for sign in bare) or not _GROUPED.fullmatch(bare):
        raise BadNumber(f'there is "{_short(words)}" where a number should be')
    return float(bare.replace(",", ""))


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"


@cache
def _marks() -> dict[str, str]:
    return {row["mark"]: row["symbol"] for row in catalogue_rows("symbols")}
