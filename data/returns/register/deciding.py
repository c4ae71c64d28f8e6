"""Deciding on a version: who may, from which state to which, written with who did it in one piece."""

from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select, update

from data.returns.periods import british
from data.returns.register import written
from data.returns.register.accepted import acceptances, accepted_rows, counting
from data.returns.register.clock import now
from data.returns.register.database import writing
from data.returns.register.declined import Declined, words
from data.returns.register.events import events, record
from data.returns.register.rows import Kept, rows_of, spec_of
from data.returns.register.shapes import Person, State
from data.returns.register.tables import version
from data.returns.register.words import where

_PERIODS = ("period_start", "period_end", "month", "quarter")


@dataclass(frozen=True)
class Step:
    """A way from one state to the next. second_person: not the sender; sender: only the sender."""

    before: tuple[State, ...]
    after: State
    second_person: bool = False
    sender: bool = False
    reason: bool = True


STEPS: dict[str, Step] = {
    "approve": Step(("submitted",), "approved", second_person=True, reason=False),
    "send_back": Step(("submitted",), "sent_back"),
    "take_back": Step(("submitted",), "taken_back", sender=True, reason=False),
    "withdraw": Step(("approved",), "withdrawn"),
    "restore": Step(("withdrawn", "approved"), "approved", second_person=True),
}


def decide(version_id: str, action: str, by: Person, note: str = "") -> None:
    """Take a step with a version. Raises Declined, and then nothing has changed.

    Of two people who decide at the same moment one is first; the other is told how it stands now.
    """
    step = STEPS[action]
    said = written.reason(note) if step.reason else written.checked(note)
    with writing() as con:
        held = _held(con, version_id)
        _refuse_person(con, held, action, by)
        if held["state"] not in step.before:
            raise Declined("not_now", version_id=version_id, state=_stands(con, held), done=words("done", action))
        if step.after == "approved":
            _refuse_useless(con, held, action)
            _refuse_overlap(con, held)
        con.execute(update(version).where(version.c.version_id == version_id).values(state=step.after))
        record(con, now(), action, version_id, by, said)


def _held(con: Connection, version_id: str) -> RowMapping:
    found = con.execute(select(version).where(version.c.version_id == version_id)).mappings().first()
    if found is None:
        raise Declined("unknown", version_id=str(version_id)[:20])
    return found


def _refuse_person(con: Connection, held: RowMapping, action: str, by: Person) -> None:
    step, sender = STEPS[action], events(con, held["version_id"])[0].by
    same = by.is_same(sender)
    if step.second_person and same:
        raise Declined("same_person", version_id=held["version_id"], words=words("verb", action))
    if step.sender and not same:
        raise Declined("not_sender", version_id=held["version_id"])


def _stands(con: Connection, held: RowMapping) -> str:
    """How a version stands, with who made it so and when."""
    latest = events(con, held["version_id"])[-1]
    return f"{words('state', held['state'])} ({latest.by.post}, {british(latest.at.date())})"


def _refuse_useless(con: Connection, held: RowMapping, action: str) -> None:
    if action != "restore" or held["state"] != "approved":
        return
    rows = rows_of(con, held["code"], [held["version_id"]])
    own = [row for row in counting(con, acceptances(con, code=held["code"])) if row.version_id == held["version_id"]]
    if len(own) == len(rows):
        raise Declined("counts_already", version_id=held["version_id"])


def _refuse_overlap(con: Connection, held: RowMapping) -> None:
    """Two approved figures about overlapping but different days would count people twice."""
    others = [row for row in accepted_rows(con, held["code"]) if row.version_id != held["version_id"]]
    for row in rows_of(con, held["code"], [held["version_id"]]):
        for other in others:
            if _overlap(row, other):
                raise Declined("overlap", version_id=held["version_id"], where=where(row), other=where(other))


def _overlap(one: Kept, other: Kept) -> bool:
    if not (one.first and one.last and other.first and other.last) or _undated(one) != _undated(other):
        return False
    same = (one.first, one.last) == (other.first, other.last)
    return not same and one.first <= other.last and other.first <= one.last


def _undated(row: Kept) -> list[object]:
    """What makes a row this row, but for its period."""
    values = row.values()
    return [values.get(name) for name in spec_of(row).keys if name not in _PERIODS]
