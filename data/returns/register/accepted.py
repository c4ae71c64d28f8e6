"""What counts: the rows of approved returns, now or as at any earlier time.

A version counts from its approval, or from when it was restored, until it is withdrawn. Within one
scope (usually an area and a period) the version accepted last counts as a whole; what it leaves out
is gone, and comes back when that version is withdrawn.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from data.returns.register.rows import Kept, rows_of
from data.returns.register.tables import happened, version

_ACCEPTS, _ENDS = ("approve", "restore"), "withdraw"


@dataclass(frozen=True)
class Acceptance:
    """A version that is accepted. turn: the number of the event that made it so; later ones win."""

    version_id: str
    code: str
    turn: int
    at: datetime
    sha256: str


def acceptances(
    con: Connection, as_at: datetime | None = None, shown_at: datetime | None = None, code: str | None = None
) -> list[Acceptance]:
    """The versions accepted, first accepted first. as_at: as the register stood then. shown_at:
    without those whose embargo had not ended then."""
    question = select(happened.c.number, happened.c.at, happened.c.action, happened.c.version_id)
    question = question.where(happened.c.action.in_([*_ACCEPTS, _ENDS])).order_by(happened.c.number)
    if as_at is not None:
        question = question.where(happened.c.at <= as_at)
    latest = {row.version_id: row for row in con.execute(question)}
    sent = _sent(con, shown_at, code)
    accepted = [
        Acceptance(each, sent[each][0], row.number, row.at, sent[each][1])
        for each, row in latest.items()
        if row.action in _ACCEPTS and each in sent
    ]
    return sorted(accepted, key=lambda each: each.turn)


def _sent(con: Connection, shown_at: datetime | None, code: str | None) -> dict[str, tuple[str, str]]:
    """The return and the fingerprint of each version that may be shown."""
    question = select(version.c.version_id, version.c.code, version.c.sha256)
    if code is not None:
        question = question.where(version.c.code == code)
    if shown_at is not None:
        question = question.where((version.c.not_before.is_(None)) | (version.c.not_before <= shown_at))
    return {row.version_id: (row.code, row.sha256) for row in con.execute(question)}


def counting(con: Connection, accepted: Iterable[Acceptance]) -> list[Kept]:
    """The rows that count among these versions, by return, version and row."""
    by_code: dict[str, list[Acceptance]] = defaultdict(list)
    for each in accepted:
        by_code[each.code].append(each)
    return [row for code, of_code in sorted(by_code.items()) for row in _counting(con, code, of_code)]


def _counting(con: Connection, code: str, accepted: list[Acceptance]) -> list[Kept]:
    turns = {each.version_id: each.turn for each in accepted}
    rows = rows_of(con, code, turns)
    holder: dict[str, int] = defaultdict(int)
    for row in rows:
        holder[row.scope] = max(holder[row.scope], turns[row.version_id])
    return [row for row in rows if turns[row.version_id] == holder[row.scope]]


def accepted_rows(con: Connection, code: str | None = None) -> list[Kept]:
    """The rows that count now, embargoed ones with them: what a new return is held against."""
    return counting(con, acceptances(con, code=code))


def shown_rows(con: Connection, as_at: datetime) -> list[Kept]:
    """The rows that were to be shown at a time: accepted by then, and free of embargo then."""
    return counting(con, acceptances(con, as_at=as_at, shown_at=as_at))
