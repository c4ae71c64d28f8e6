"""What was done: one row for each act, never changed, each sealed with the one before."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select

from data.returns.register.shapes import Event, Person
from data.returns.register.tables import happened

_SEALED = ("number", "at", "action", "version_id", "name", "post", "role", "verified", "identity", "note")


def record(con: Connection, at: datetime, action: str, version_id: str, by: Person, note: str = "") -> int:
    """Add what was done; returns its number. Only within `writing`."""
    last = con.execute(select(happened).order_by(happened.c.number.desc()).limit(1)).mappings().first()
    row: dict[str, Any] = {
        "number": last["number"] + 1 if last else 1,
        "at": at,
        "action": action,
        "version_id": version_id,
        "note": note,
        **_columns(by),
    }
    row["digest"] = _seal(last["digest"] if last else "", row)
    con.execute(insert(happened), row)
    return int(row["number"])


def _columns(by: Person) -> dict[str, object]:
    return {
        "name": by.name,
        "post": by.post,
        "role": by.role,
        "verified": by.verified,
        "identity": by.identity,
    }


def _seal(before: str, row: Mapping[str, Any] | RowMapping) -> str:
    plain = [before, *(row[name] for name in _SEALED)]
    return hashlib.sha256(json.dumps(plain, default=str, ensure_ascii=False).encode()).hexdigest()


def event(row: RowMapping) -> Event:
    """An event as the register tells it."""
    by = Person(row["name"], row["post"], row["role"], bool(row["verified"]), row["identity"])
    return Event(row["number"], row["at"], row["action"], row["version_id"], by, row["note"])


def events(con: Connection, version_id: str | None = None, limit: int | None = None) -> list[Event]:
    """What was done, oldest first: with one version, or with everything; limit keeps the newest."""
    question = select(happened).order_by(happened.c.number.desc())
    if version_id is not None:
        question = question.where(happened.c.version_id == version_id)
    if limit is not None:
        question = question.limit(limit)
    return [event(row) for row in con.execute(question).mappings()][::-1]


def broken_seals(con: Connection) -> list[int]:
    """Numbers of events that were changed, or that follow one that was taken out. Empty when all is well."""
    before, broken, expected = "", [], 1
    for row in con.execute(select(happened).order_by(happened.c.number)).mappings():
        if row["digest"] != _seal(before, row) or row["number"] != expected:
            broken.append(int(row["number"]))
        before, expected = row["digest"], int(row["number"]) + 1
    return broken


def count(con: Connection) -> int:
    """How many things were done."""
    return int(con.execute(select(func.count()).select_from(happened)).scalar_one())
