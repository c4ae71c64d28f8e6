"""Versions as the register tells them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from data.returns.register.accepted import acceptances, counting
from data.returns.register.clock import now
from data.returns.register.declined import Declined
from data.returns.register.events import event
from data.returns.register.shapes import Event, KeptFinding, Version
from data.returns.register.tables import finding, happened, version, version_row


def versions(con: Connection, code: str | None = None, version_ids: Iterable[str] | None = None) -> list[Version]:
    """Versions, newest first: all, those of one return, or those named."""
    question = select(version).order_by(version.c.number.desc())
    if code is not None:
        question = question.where(version.c.code == code)
    if version_ids is not None:
        question = question.where(version.c.version_id.in_(list(version_ids)))
    found = list(con.execute(question).mappings())
    ids = [str(row["version_id"]) for row in found]
    grounds, histories, in_force = _grounds(con, ids), _histories(con, ids), _in_force(con, code)
    return [
        _version(row, grounds[each], histories[each], each in in_force) for row, each in zip(found, ids, strict=True)
    ]


def one(con: Connection, version_id: str) -> Version:
    """The version of that id. Raises Declined when there is none."""
    found = versions(con, version_ids=[version_id])
    if not found:
        raise Declined("unknown", version_id=str(version_id)[:20])
    return found[0]


def findings(con: Connection, version_id: str) -> list[KeptFinding]:
    """What was found when a version was sent in."""
    question = select(finding).where(finding.c.version_id == version_id).order_by(finding.c.position)
    return [
        KeptFinding(row["severity"], row["check_id"], row["message"], row["sheet"], row["cells"])
        for row in con.execute(question).mappings()
    ]


def _in_force(con: Connection, code: str | None) -> set[str]:
    return {row.version_id for row in counting(con, acceptances(con, code=code))}


def _grounds(con: Connection, ids: list[str]) -> dict[str, list[RowMapping]]:
    """Areas and days of each version, without repeats."""
    columns = (version_row.c.version_id, version_row.c.area_code, version_row.c.first_day, version_row.c.last_day)
    question = select(*columns).where(version_row.c.version_id.in_(ids)).distinct()
    grounds: dict[str, list[RowMapping]] = defaultdict(list)
    for row in con.execute(question).mappings():
        grounds[row["version_id"]].append(row)
    return grounds


def _histories(con: Connection, ids: list[str]) -> dict[str, list[Event]]:
    question = select(happened).where(happened.c.version_id.in_(ids)).order_by(happened.c.number)
    histories: dict[str, list[Event]] = defaultdict(list)
    for row in con.execute(question).mappings():
        histories[row["version_id"]].append(event(row))
    return histories


def _version(row: RowMapping, ground: list[RowMapping], history: list[Event], in_force: bool) -> Version:
    areas = sorted({each["area_code"] for each in ground if each["area_code"]})
    starts, ends = ([each[name] for each in ground if each[name]] for name in ("first_day", "last_day"))
    periods = sorted({(each["first_day"], each["last_day"]) for each in ground if each["first_day"]})
    return Version(
        version_id=row["version_id"],
        code=row["code"],
        state=row["state"],
        file_name=row["file_name"],
        sha256=row["sha256"],
        rows=row["rows"],
        areas=tuple(areas),
        first=min(starts, default=None),
        last=max(ends, default=None),
        periods=tuple(periods),
        note=row["note"],
        sent_at=row["sent_at"],
        sent_by=history[0].by,
        not_before=row["not_before"],
        held=row["not_before"] is not None and row["not_before"] > now(),
        in_force=in_force,
        history=tuple(history),
    )


def same_figures(con: Connection, code: str, scopes: set[str]) -> set[str]:
    """The versions of a return that wait or are approved and hold figures of these areas and periods."""
    question = select(version_row.c.version_id, version_row.c.scope).join(
        version, version.c.version_id == version_row.c.version_id
    )
    alive = (version.c.code == code) & version.c.state.in_(["submitted", "approved"])
    return {row.version_id for row in con.execute(question.where(alive).distinct()) if row.scope in scopes}


def scopes(con: Connection, version_id: str) -> set[str]:
    """The areas and periods that a version holds figures of."""
    question = select(version_row.c.scope).where(version_row.c.version_id == version_id)
    return set(con.execute(question).scalars())


def embargoes_ended(con: Connection, after: datetime, by: datetime) -> list[str]:
    """Approved versions whose embargo ended after one time and by another."""
    held = (version.c.state == "approved") & (version.c.not_before > after) & (version.c.not_before <= by)
    return [row.version_id for row in con.execute(select(version.c.version_id).where(held))]


def embargoes(con: Connection, when: datetime) -> list[tuple[str, datetime]]:
    """Approved versions that may not be shown yet, and from when (UTC) they may."""
    held = (version.c.state == "approved") & (version.c.not_before > when)
    question = select(version.c.version_id, version.c.not_before).where(held).order_by(version.c.not_before)
    return [(row.version_id, row.not_before) for row in con.execute(question)]
