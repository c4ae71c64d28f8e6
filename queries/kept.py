"""Quoted figures: kept under a number, found by what somebody types, and held against the figures of today."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.meeting import kept
from data.meeting.kept import Kept, TooMany
from data.meeting.numbers import checks, said, typed, well_formed
from data.returns.register.declined import Declined
from queries.warehouse import newest
from queries.wordings import sayings

__all__ = [
    "Declined",
    "Difference",
    "Kept",
    "NotFound",
    "Table",
    "TooMany",
    "differences",
    "find",
    "keep",
    "say",
    "said",
]

say = sayings("meeting")
Row = Sequence[str]


class NotFound(Exception):
    """Nothing is kept under what was typed; the message says what is wrong with it and what to do."""


@dataclass(frozen=True)
class Table:
    """A table as printed: its headings, and rows of text whose first cell names the row."""

    headings: Row
    rows: Sequence[Row]


@dataclass(frozen=True)
class Difference:
    """One figure that is no longer what it was. old or new is empty where the row was not there."""

    row: str
    column: str
    old: str
    new: str

    @property
    def sentence(self) -> str:
        key = "was_is" if self.old and self.new else "new_row" if self.new else "gone_row"
        return say("difference", key, row=self.row, column=self.column, old=self.old, new=self.new)


def keep(title: str, area: str, content: Mapping[str, Any]) -> str:
    """Keep figures as they are now; gives the number to quote, with its dash. Raises TooMany or Declined."""
    return said(kept.keep(title, area, _number_of_warehouse(), content))


def _number_of_warehouse() -> int:
    return int(newest().stem.rpartition("-")[2])


def find(text: str) -> Kept:
    """What is kept under the number somebody typed, however it was spaced. Raises NotFound or Declined."""
    number = typed(text)
    if not well_formed(number):
        raise NotFound(say("kept", "wrong_letters", given=text.strip()))
    if not checks(number):
        raise NotFound(say("kept", "wrong_check", given=text.strip()))
    found = kept.find(number)
    if found is None:
        raise NotFound(say("kept", "unknown", number=said(number)))
    return found


def differences(then: Table, now: Table) -> list[Difference]:
    """What two printings of one table say differently, in the order of the older; columns of one only are left out."""
    return [*_changed(then, now), *_added(then, now)]


def _changed(then: Table, now: Table) -> Iterator[Difference]:
    today = {row[0]: dict(zip(now.headings, row, strict=True)) for row in now.rows}
    for row in then.rows:
        if row[0] not in today:
            yield Difference(row[0], "", row[0], "")
            continue
        for heading, old in zip(then.headings[1:], row[1:], strict=True):
            new = today[row[0]].get(heading, old)
            if new != old:
                yield Difference(row[0], heading, old, new)


def _added(then: Table, now: Table) -> Iterator[Difference]:
    known = {row[0] for row in then.rows}
    return (Difference(row[0], "", "", row[0]) for row in now.rows if row[0] not in known)
