"""Changes and differences that a sentence claims: from one figure to another, up or down, by how much."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from queries.paper.lines import Figure, Line
from queries.paper.numbers import Kind
from queries.paper.words import alternative, any_of, catalogue, pattern

Direction = Literal["up", "down"]

# The counts behind a value: "38.7% (381 of 985)", "381 of 985".
_BRACKETS = r"(?:\s*\([^()]*\)|\s+(?:out\s+)?of\s+(?:the\s+)?‹C\d+›)?"
_VALUE = r"‹[PC](?P<{0}>\d+)›"
_FROM_TO = re.compile(
    rf"\bfrom\s+(?:[^\s‹›]+\s+){{0,3}}?{_VALUE.format('earlier')}{_BRACKETS}[^‹›;]{{0,60}}?\bto\s+(?:[^\s‹›]+\s+){{0,3}}?{_VALUE.format('later')}",
    re.IGNORECASE,
)
# Between the two values nothing may begin another clause, and behind "than" no other number.
_SAME_CLAUSE = r"(?:(?!\band\b|\bwhile\b|\bbut\b)[^‹›;]){0,60}?"
_AGAINST = re.compile(
    rf"{_VALUE.format('later')}{_BRACKETS}(?P<between>{_SAME_CLAUSE}"
    rf"\b(?:from|compared\s+(?:to|with)|against|than|versus)\b(?:(?!\band\b)[^‹›;,0-9]){{0,50}}?\(?)"
    rf"{_VALUE.format('earlier')}",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Change:
    """later against earlier. direction: what the words claim, None when they claim none or deny it.

    amount: the size of the change as printed, if it is. over_time: the words say "from … to …".
    """

    line: Line
    earlier: Figure
    later: Figure
    direction: Direction | None
    amount: Figure | None
    over_time: bool


def changes(line: Line) -> list[Change]:
    """The change a sentence claims between two figures of one kind: the first, if it claims any."""
    sizes = amounts(line)
    found = (
        change
        for change in _found(line)
        if change.earlier.number.kind is change.later.number.kind
        and not {change.earlier.number.start, change.later.number.start} & sizes
    )
    return list(islice(found, 1))


def _found(line: Line) -> Iterator[Change]:
    for match in _FROM_TO.finditer(line.marked):
        yield _change(line, match, over_time=True)
    for match in _AGAINST.finditer(line.marked):
        yield _change(line, match, over_time=bool(re.search(r"\bfrom\b", match["between"], re.IGNORECASE)))


def _change(line: Line, match: re.Match[str], *, over_time: bool) -> Change:
    earlier, later = int(match["earlier"]), int(match["later"])
    return Change(
        line,
        Figure(line.numbers[earlier], line),
        Figure(line.numbers[later], line),
        _direction(line.marked, match),
        _amount(line, {earlier, later}),
        over_time,
    )


def _direction(marked: str, match: re.Match[str]) -> Direction | None:
    """The one direction that the words around the two figures name, unless they deny it or name both."""
    clause = _clause(marked, match)
    up, down = (bool(pattern("changes", way).search(clause)) for way in ("up", "down"))
    if up == down or pattern("changes", "not_claimed").search(clause):
        return None
    return "up" if up else "down"


def _clause(marked: str, match: re.Match[str]) -> str:
    """From the figure before, or the start, to the second of the two: what comes later is about something else."""
    before = marked[: match.start()]
    return before[max(before.rfind("›"), before.rfind(";")) + 1 :] + match.group()


def _amount(line: Line, taken: set[int]) -> Figure | None:
    """ "an increase of 6%", "by 6 percentage points", "6% higher"."""
    for form in _AMOUNTS:
        for match in form.finditer(line.marked):
            if int(match["amount"]) not in taken:
                return Figure(line.numbers[int(match["amount"])], line)
    return None


_NOUNS = "|".join(sorted((alternative(word) for word in catalogue()["changes"]["amount"]), key=len, reverse=True))
_AMOUNT = r"[-−–]?‹[PQ](?P<amount>\d+)›"
_AMOUNTS = (
    re.compile(rf"\b(?:{_NOUNS})\s+of\s+(?:[^\s‹›]+\s+){{0,2}}?{_AMOUNT}", re.IGNORECASE),
    re.compile(rf"\bby\s+(?:[^\s‹›]+\s+){{0,2}}?{_AMOUNT}", re.IGNORECASE),
    re.compile(rf"{_AMOUNT}\s+(?:[a-z]+\s+)?(?:{_NOUNS})\b", re.IGNORECASE),
)


def amounts(line: Line) -> set[int]:
    """Starts of the figures that are sizes of a change, not shares of people."""
    return {
        line.numbers[int(match["amount"])].start
        for form in _AMOUNTS
        for match in form.finditer(line.marked)
        if line.numbers[int(match["amount"])].kind in (Kind.PERCENT, Kind.POINTS)
    }


def claims_emphatically(text: str) -> bool:
    """Whether a text states that a change in reoffending was significant, sharp or the like."""
    words = catalogue()["changes"]
    for match in any_of(words["emphatic"]).finditer(text):
        before, after = text[: match.start()].split(), text[match.end() :].split()
        stated = not any_of([*words["not_claimed"], *words["not_yet"]]).search(" ".join(before[-8:]))
        changed = any_of(words["changed"]).search(" ".join(after[:3]))
        if stated and changed and any_of(words["measures"]).search(" ".join([*before[-6:], *after[:8]])):
            return True
    return False
