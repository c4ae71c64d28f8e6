"""Stories that were put together and saved under a name, for everybody who uses the dashboard."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Delete, delete, insert, select

from data.meeting.opening import reading, writing
from data.meeting.tables import saved_story
from data.returns.register import written
from data.returns.register.clock import now
from data.returns.register.database import exists
from data.returns.register.declined import Declined


@dataclass(frozen=True)
class Saved:
    """One story. steps: number of a kept figure, message, what it cannot say. saved_by is a post; saved_at is UTC."""

    title: str
    area: str
    steps: tuple[tuple[str, str, str], ...]
    saved_at: datetime
    saved_by: str


def save(title: str, area: str, steps: list[tuple[str, str, str]], post: str) -> None:
    """Keep a story under its title, in the place of an earlier one of that title about the same area. Raises
    Declined, also where another area has a story of that title."""
    words = [(number, written.checked(headline), written.checked(cannot)) for number, headline, cannot in steps]
    called = written.checked(title)
    row = {"title": called, "area": area, "body": json.dumps(words), "saved_at": now(), "saved_by": post}
    with writing() as con:
        con.execute(_this(called, area))
        taken = con.execute(select(saved_story.c.area).where(saved_story.c.title == called)).scalar()
        if taken:
            raise Declined("story_elsewhere", title=called, area=taken)
        con.execute(insert(saved_story), [row])


def forget(title: str, area: str) -> None:
    """Take a saved story about an area away; the figures in it stay kept."""
    with writing() as con:
        con.execute(_this(title, area))


def _this(title: str, area: str) -> Delete:
    return delete(saved_story).where(saved_story.c.title == title, saved_story.c.area == area)


def saved(area: str) -> list[Saved]:
    """The saved stories about an area, by title."""
    if not exists():
        return []
    with reading() as con:
        rows = con.execute(select(saved_story).where(saved_story.c.area == area).order_by(saved_story.c.title)).all()
    return [_saved(row) for row in rows]


def _saved(row: Any) -> Saved:
    steps = tuple((number, headline, cannot) for number, headline, cannot in json.loads(row.body))
    return Saved(row.title, row.area, steps, row.saved_at, row.saved_by)
