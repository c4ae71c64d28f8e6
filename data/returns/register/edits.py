"""Changes made in the app: targets, actions, consultation, events. Kept one under another, never over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from data.returns.register import written
from data.returns.register.clock import now
from data.returns.register.database import writing
from data.returns.register.declined import Declined
from data.returns.register.events import record
from data.returns.register.shapes import Person
from data.returns.register.tables import edit_made, happened


@dataclass(frozen=True)
class Edit:
    """One field of one subject, as somebody set it. at is UTC; made_by is a post."""

    edit_id: str
    subject: str
    area_code: str | None
    key: str
    field: str
    value: str | None
    made_at: datetime
    made_by: str


def make(subject: str, area_code: str | None, key: str, fields: Mapping[str, str | None], by: Person) -> list[str]:
    """Keep new values of the fields of one subject, all together; returns the ids of the changes.

    Raises Declined when there is nothing to keep, and for personal data.
    """
    values = {field: None if value is None else written.checked(value) for field, value in fields.items()}
    subject_key = written.checked(key)
    if not values:
        raise Declined("no_edit")
    with writing() as con:
        number = record(con, now(), "edit", "", by, f"{subject} {subject_key}: {', '.join(values)}")
        shared = {"event_number": number, "subject": subject, "area_code": area_code, "key": subject_key}
        rows = [
            {**shared, "position": position, "field": field, "value": value}
            for position, (field, value) in enumerate(values.items())
        ]
        con.execute(insert(edit_made), rows)
    return [_edit_id(number, position) for position in range(len(values))]


def _edit_id(event_number: int, position: int) -> str:
    return f"{event_number}.{position}"


def edits(con: Connection, as_at: datetime | None = None) -> list[Edit]:
    """Every change, oldest first; as_at: made by then."""
    joined = edit_made.join(happened, happened.c.number == edit_made.c.event_number)
    question = select(edit_made, happened.c.at, happened.c.post).select_from(joined)
    if as_at is not None:
        question = question.where(happened.c.at <= as_at)
    ordered = question.order_by(edit_made.c.event_number, edit_made.c.position)
    return [
        Edit(
            _edit_id(row["event_number"], row["position"]),
            row["subject"],
            row["area_code"],
            row["key"],
            row["field"],
            row["value"],
            row["at"],
            row["post"],
        )
        for row in con.execute(ordered).mappings()
    ]
