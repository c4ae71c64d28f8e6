"""How complete and how late an area's returns are, and what was revised."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from data.returns.register.shapes import Expected, Version
from queries.access import Viewer, may
from queries.ask import ask
from queries.returns.shelf import named, returns

_REVISING = ("withdraw", "restore")


@dataclass(frozen=True)
class Completeness:
    """One return of an area. expected: periods whose day has come. in_time: approved of them, in per cent."""

    title: str
    expected: int
    approved: int
    late: int
    longest: int

    @property
    def share(self) -> float:
        return self.approved / self.expected


@dataclass(frozen=True)
class Revised:
    """A figure that counted and was replaced, withdrawn or brought back."""

    at: datetime
    version: str
    title: str
    what: str
    why: str
    post: str


def found_in(severity: str, viewer: Viewer) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What the checks found of one severity: how much by source, and, for those who may see the log, what."""
    rows = ask("findings").rows
    rows = rows[rows["severity"] == severity]
    counts = rows.groupby("source_title", sort=False).size().reset_index(name="count")
    return counts, rows if may(viewer, "see_quality_log") else rows.head(0)


def completeness(expected: Sequence[Expected]) -> list[Completeness]:
    """Each return of which something should be in by now, in the order of the returns."""
    return [row for code in returns() if (row := _complete(code, [each for each in expected if each.code == code]))]


def _complete(code: str, expected: Sequence[Expected]) -> Completeness | None:
    over = [each for each in expected if each.standing != "due"]
    if not over:
        return None
    late = [each for each in over if each.standing == "late"]
    return Completeness(
        named(returns()[code]),
        len(over),
        sum(each.standing == "approved" for each in over),
        len(late),
        max((each.days_late for each in late), default=0),
    )


def revisions(versions: Sequence[Version]) -> list[Revised]:
    """What happened to figures that counted, newest first."""
    return sorted((row for version in versions for row in _revised(version)), key=lambda row: row.at, reverse=True)


def _revised(version: Version) -> Iterator[Revised]:
    for event in version.history:
        if event.action in _REVISING:
            title = named(returns()[version.code])
            yield Revised(event.at, version.version_id, title, event.action, event.note, event.by.post)
