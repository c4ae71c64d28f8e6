"""Keeping figures exactly as they were quoted, and finding them again.

The same content keeps the number it was first given, so that two packs of the same figures quote one number.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from data.meeting.numbers import LENGTH, letters, number_for
from data.meeting.opening import reading, writing
from data.meeting.tables import kept_figures
from data.returns.register.clock import now
from data.returns.register.database import exists

Content = Mapping[str, Any]
MOST = 50_000  # a few kilobytes each; a shared server must not be filled by passers-by


class TooMany(Exception):
    """No more figures can be kept."""


@dataclass(frozen=True)
class Kept:
    """Figures as they were. kept_at is UTC; warehouse: number of the one they were asked from."""

    number: str
    title: str
    area: str
    kept_at: datetime
    warehouse: int
    content: Content


def keep(title: str, area: str, warehouse: int, content: Content) -> str:
    """The number under which the content is kept from now on. Raises TooMany, or Declined where nothing can be kept."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, allow_nan=False)
    digest = hashlib.sha256(text.encode()).hexdigest()
    with writing() as con:
        known = con.execute(select(kept_figures.c.number).where(kept_figures.c.digest == digest)).scalar()
        if known is not None:
            return str(known)
        if (con.execute(select(func.count()).select_from(kept_figures)).scalar() or 0) >= MOST:
            raise TooMany
        number = _free(con, int(digest, 16))
        row = {"number": number, "digest": digest, "kept_at": now(), "warehouse": warehouse, "title": title}
        con.execute(insert(kept_figures), [row | {"area": area, "content": zlib.compress(text.encode(), 9)}])
    return number


def _free(con: Connection, digest: int) -> str:
    """The first number of the digest that nothing else is kept under."""
    step = len(letters()) ** (LENGTH - 1)
    while True:
        number = number_for(digest % step)
        if con.execute(select(kept_figures.c.number).where(kept_figures.c.number == number)).scalar() is None:
            return number
        digest //= 2


def find(number: str) -> Kept | None:
    """What is kept under a number, written as in the alphabet and without its dash; None where nothing is."""
    if not exists():
        return None
    with reading() as con:
        row = con.execute(select(kept_figures).where(kept_figures.c.number == number)).one_or_none()
    return None if row is None else _kept(row)


def _kept(row: Row[Any]) -> Kept:
    content = json.loads(zlib.decompress(row.content))
    return Kept(row.number, row.title, row.area, row.kept_at, row.warehouse, content)
