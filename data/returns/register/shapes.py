"""What the register tells: versions of returns, what happened to them, what they change, what is due."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

State = Literal["submitted", "approved", "sent_back", "taken_back", "withdrawn"]
Standing = Literal["due", "late", "waiting", "sent_back", "approved"]


@dataclass(frozen=True)
class Person:
    """Who acts, as the register keeps it. identity is the sign-in's key, empty without sign-in."""

    name: str
    post: str
    role: str
    verified: bool = False
    identity: str = ""

    def is_same(self, other: "Person") -> bool:
        """Whether two acts are one person's: the same sign-in, or the same name however it was typed."""
        return bool(self.identity and self.identity == other.identity) or _key(self.name) == _key(other.name)


def _key(name: str) -> str:
    """The spelling by which names are compared."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in name).casefold().split())


@dataclass(frozen=True)
class Event:
    """One thing that was done. at is UTC. note: what the person wrote about it, or what was done it to."""

    number: int
    at: datetime
    action: str
    version_id: str
    by: Person
    note: str = ""


@dataclass(frozen=True)
class Version:
    """One return as it was sent in once. Times are UTC.

    version_id is short enough to say ("R7-12"). areas: codes. first and last: the days its rows
    cover, none for a return without periods. not_before: the embargo, if there is one; held: it
    lasts still. in_force: some of its figures are the ones that count now. history: oldest first.
    """

    version_id: str
    code: str
    state: State
    file_name: str
    sha256: str
    rows: int
    areas: tuple[str, ...]
    first: date | None
    last: date | None
    periods: tuple[tuple[date, date], ...]
    note: str
    sent_at: datetime
    sent_by: Person
    not_before: datetime | None
    held: bool
    in_force: bool
    history: tuple[Event, ...]


@dataclass(frozen=True)
class KeptFinding:
    """A finding as it was told when the return was sent in."""

    severity: str
    check: str
    message: str
    sheet: str
    cells: str


@dataclass(frozen=True)
class Figure:
    """One figure of a return. about: which row, in words; item: the column's heading. A missing
    figure has its symbol in square brackets."""

    area: str
    period: str
    about: str
    item: str
    shown: str
    place: str


@dataclass(frozen=True)
class Revision:
    """A figure that changes, old and new as printed."""

    figure: Figure
    before: str

    @property
    def after(self) -> str:
        return self.figure.shown


@dataclass(frozen=True)
class Effect:
    """What accepting, withdrawing or restoring a version does to the figures that count.

    consequences: sentences on charts, percentages and targets that change.
    """

    new: tuple[Figure, ...]
    revised: tuple[Revision, ...]
    removed: tuple[Figure, ...]
    unchanged: int
    consequences: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        return not (self.new or self.revised or self.removed)


@dataclass(frozen=True)
class Expected:
    """One return that an area owes for one period, and how it stands. area: its code."""

    code: str
    title: str
    area: str
    area_name: str
    first: date
    last: date
    period: str
    due_on: date
    standing: Standing
    days_late: int
    version_id: str
