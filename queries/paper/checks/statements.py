"""Statements without the figures they need: emphatic changes, costs without a year, "offending" for reoffending."""

import re
from collections.abc import Iterator
from itertools import groupby

from queries.paper.changes import claims_emphatically
from queries.paper.findings import Finding, about_lines
from queries.paper.lines import Line
from queries.paper.numbers import Kind
from queries.paper.reading import Reading
from queries.paper.words import mentions_any

_BILLIONS = re.compile(
    r"£\s?[0-9][0-9.,]*\s?(?:(?:billion|bn)?\s?(?:-|–|to|and)\s?£?\s?[0-9][0-9.,]*\s?)?(?:billion|bn)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b|\bprices\b", re.IGNORECASE)
_RATES_OF_OFFENDING = re.compile(r"\brates?\s+of\s+offending\b|(?<![-A-Za-z])offending\s+rates?\b", re.IGNORECASE)
# Percentages this many lines further down belong to a heading that calls them rates of offending.
_BELOW = 4


def statements(reading: Reading) -> Iterator[Finding]:
    """Claims without figures, DQ-17 and DQ-14."""
    yield from _claims_without_figures(reading)
    yield from _costs(reading)
    yield from _offending(reading)


def _claims_without_figures(reading: Reading) -> Iterator[Finding]:
    found = [line for line in reading.lines if not line.numbers and claims_emphatically(line.text)]
    for line in found:
        yield about_lines("claim_without_figures", [line])


def _costs(reading: Reading) -> Iterator[Finding]:
    """One finding for each amount, however often the paper repeats it."""
    found: dict[str, list[Line]] = {}
    for line in reading.lines:
        match = _BILLIONS.search(line.text)
        if match and mentions_any("topics", "cost", line.text) and not _YEAR.search(line.text):
            found.setdefault(_amount_key(match.group()), []).append(line)
    for lines in found.values():
        match = _BILLIONS.search(lines[0].text)
        amount = match.group() if match else ""
        yield about_lines("cost_without_year", lines, [amount], amount=amount)


def _amount_key(amount: str) -> str:
    """ "£9.5 to £13.0 billion" and "£9.5 to £13 billion" are one amount."""
    return " ".join(
        f"{float(digits.replace(',', '')):g}" for digits in re.findall(r"[0-9][0-9,]*(?:\.[0-9]+)?", amount)
    )


def _offending(reading: Reading) -> Iterator[Finding]:
    lines = reading.lines
    found = [
        line
        for place, line in enumerate(lines)
        if _called_offending(line) and _has_shares(lines[place : place + _BELOW])
    ]
    for _, group in groupby(found, key=lambda line: line.scene.section):
        yield about_lines("offending_or_reoffending", list(group))


def _called_offending(line: Line) -> bool:
    return bool(_RATES_OF_OFFENDING.search(line.text)) and line.scene.reoffending is not None


def _has_shares(lines: list[Line]) -> bool:
    return any(line.of_kind(Kind.PERCENT) for line in lines)
