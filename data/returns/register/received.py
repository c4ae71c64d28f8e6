"""Files as they were received."""

import hashlib
from datetime import date

from sqlalchemy import Connection, select, update

from data.returns.periods import british
from data.returns.register.clock import now
from data.returns.register.database import writing
from data.returns.register.declined import Declined
from data.returns.register.events import record
from data.returns.register.shapes import Person
from data.returns.register.tables import received_file, version

_KEEPER = Person("", "The dashboard", "approver")


def content(con: Connection, version_id: str) -> bytes:
    """The file of a version, byte for byte. Raises Declined when it is no longer kept, or not what was received."""
    joined = received_file.join(version, version.c.sha256 == received_file.c.sha256)
    question = select(received_file).select_from(joined).where(version.c.version_id == version_id)
    held = con.execute(question).mappings().first()
    if held is None:
        raise Declined("unknown", version_id=str(version_id)[:20])
    if held["content"] is None:
        raise Declined("gone", version_id=version_id, day=british(held["keep_until"]))
    if hashlib.sha256(held["content"]).hexdigest() != held["sha256"]:
        raise Declined("changed_file", version_id=version_id)
    return bytes(held["content"])


def forget_expired(today: date) -> int:
    """Let go of files whose time is over; their figures, fingerprints and history stay. Returns how many."""
    over = (received_file.c.keep_until < today) & received_file.c.content.is_not(None)
    with writing() as con:
        names = con.execute(
            select(version.c.version_id).join(received_file, version.c.sha256 == received_file.c.sha256).where(over)
        )
        ids = list(names.scalars())
        con.execute(update(received_file).where(over).values(content=None))
        for version_id in ids:
            record(con, now(), "let_go", version_id, _KEEPER)
    return len(ids)


def changed_files(con: Connection) -> list[str]:
    """Fingerprints of kept files that are not what was received. Empty when all is well."""
    kept = con.execute(
        select(received_file.c.sha256, received_file.c.content).where(received_file.c.content.is_not(None))
    )
    return [row.sha256 for row in kept if hashlib.sha256(row.content).hexdigest() != row.sha256]
