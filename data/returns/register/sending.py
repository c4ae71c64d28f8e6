"""Sending a return in: the file as received, its rows, what was found, and who sent it, in one piece."""

import hashlib
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select

from data.returns.checks import Checked
from data.returns.periods import british
from data.returns.register import written
from data.returns.register.clock import now
from data.returns.register.database import writing
from data.returns.register.declined import Declined, words
from data.returns.register.events import record
from data.returns.register.rows import columns_of
from data.returns.register.shapes import Person
from data.returns.register.tables import finding, received_file, version, version_row
from data.settings import settings


def send(
    checked: Checked, name: str, content: bytes, by: Person, note: str = "", not_before: datetime | None = None
) -> str:
    """Keep a return that waits for approval; returns the id of its version.

    Raises Declined when something blocks, when what is to be confirmed is not, when the note holds
    personal data, and for a file that was sent before.
    """
    said = written.checked(note)
    _refuse_unready(checked, content, said)
    digest = hashlib.sha256(content).hexdigest()
    code = checked.received.spec.code
    with writing() as con:
        _refuse_same_file(con, code, digest)
        at = now()
        _keep_file(con, digest, content, at)
        version_id = _keep_version(
            con,
            checked,
            {"sha256": digest, "file_name": name, "note": said, "sent_at": at, "not_before": not_before},
        )
        record(con, at, "submit", version_id, by, said)
    return version_id


def _refuse_unready(checked: Checked, content: bytes, note: str) -> None:
    if not content:
        raise Declined("refused_file")
    if not checked.acceptable:
        raise Declined("blocked")
    doubtful = sum(1 for each in checked.findings if each.severity == "confirm")
    if doubtful and not note:
        raise Declined("confirm_first", count="There is 1 thing" if doubtful == 1 else f"There are {doubtful} things")


def _refuse_same_file(con: Connection, code: str, digest: str) -> None:
    same = (version.c.code == code) & (version.c.sha256 == digest) & (version.c.state != "taken_back")
    found = con.execute(select(version).where(same)).mappings().first()
    if found:
        state, todo = words("state", found["state"]), words("same_file", found["state"])
        day = british(found["sent_at"].date())
        raise Declined("same_file", day=day, version_id=found["version_id"], state=state, todo=todo)


def _keep_file(con: Connection, digest: str, content: bytes, at: datetime) -> None:
    if con.execute(select(received_file.c.size).where(received_file.c.sha256 == digest)).first():
        return
    row = {"sha256": digest, "size": len(content), "content": content, "received_at": at, "keep_until": _until(at)}
    con.execute(insert(received_file), row)


def _until(at: datetime) -> date:
    """The day until which a file received at that time is kept."""
    year = at.year + int(settings().register["keep_years"])
    return date(year, at.month, min(at.day, 28))


def _keep_version(con: Connection, checked: Checked, about: dict[str, object]) -> str:
    spec = checked.received.spec
    number = int(con.execute(select(func.coalesce(func.max(version.c.number), 0))).scalar_one()) + 1
    version_id = f"{spec.code}-{number}"
    own = {"number": number, "version_id": version_id, "code": spec.code, "spec_version": spec.version}
    con.execute(insert(version), {**own, "state": "submitted", "rows": len(checked.rows), **about})
    con.execute(insert(version_row), [{"version_id": version_id, **row} for row in columns_of(checked)])
    found = _findings(checked, version_id)
    if found:
        con.execute(insert(finding), found)
    return version_id


def _findings(checked: Checked, version_id: str) -> list[dict[str, object]]:
    return [
        {
            "version_id": version_id,
            "position": position,
            "severity": each.severity,
            "check_id": each.check,
            "message": each.message,
            "sheet": each.sheet or "",
            "cells": ", ".join(each.cells),
        }
        for position, each in enumerate(checked.findings)
    ]
