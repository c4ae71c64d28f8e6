"""Putting what is approved on the screens: what waits for it, and the build itself.

The build runs in a process of its own, so that a dashboard in a meeting neither waits for it nor
falls with it.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time

from data.returns.publish import Approved, approved
from data.returns.register.clock import here, now
from data.returns.register.database import exists, reading
from data.returns.register.declined import Declined, words
from data.returns.register.edits import Edit
from data.returns.register.told import embargoes
from data.settings import ROOT
from queries.ask import ask
from queries.warehouse import NoWarehouse

Progress = Callable[[float, str], None]
BUILD = [sys.executable, "-m", "data.build", "--told"]


@dataclass(frozen=True)
class Made:
    """One field that somebody changed in the app. public: the change is on the screens."""

    edit: Edit
    public: bool

    @property
    def event(self) -> str:
        """What was changed with one press of a button has one of these."""
        return self.edit.edit_id.partition(".")[0]


def unpublished() -> list[str]:
    """What waits for the next publication, in sentences; empty when the screens show all that counts."""
    if not exists():
        return []
    state = approved()
    said = [*_waiting_rows(state), *_waiting_edits(state)]
    with reading() as con:
        later = embargoes(con, now())
    return [*said, *(words("unpublished", "embargo").format(version_id=name, when=_moment(at)) for name, at in later)]


def _waiting_rows(state: Approved) -> list[str]:
    wanted, shown = {(row.version_id, row.number) for row in state.rows}, _shown_rows()
    coming, going = sorted({name for name, _ in wanted - shown}), sorted({name for name, _ in shown - wanted})
    said = [words("unpublished", "coming").format(version_id=name) for name in coming]
    return said + [words("unpublished", "going").format(version_id=name) for name in going if name not in coming]


def _waiting_edits(state: Approved) -> list[str]:
    new = {each.edit_id for each in state.edits} - shown_edits()
    key = "edit" if len(new) == 1 else "edits"
    return [words("unpublished", key).format(count=len(new))] if new else []


def _shown_rows() -> set[tuple[str, int]]:
    try:
        return {(row.version_id, int(row.row_number)) for row in ask("returns_built").rows.itertuples()}
    except NoWarehouse:
        return set()


def shown_edits() -> set[str]:
    """The changes made in the app that are on the screens."""
    try:
        return set(ask("edits_built").rows["edit_id"])
    except NoWarehouse:
        return set()


def _moment(at: datetime) -> str:
    local = here(at)
    day = f"{local.day} {local:%B %Y}"
    return day if local.time() == time() else f"{day}, {local:%H:%M}"


def publish(progress: Progress | None = None) -> int:
    """Build the next warehouse; returns its number. Raises Declined, and the screens stay as they are.

    What a build that dies says on its error output goes into the log of this process.
    """
    last: dict[str, object] = {}
    with subprocess.Popen(BUILD, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        for line in child.stdout or ():
            last = json.loads(line)
            if progress and "step" in last:
                progress(float(str(last["share"])), str(last["step"]))
    if "built" not in last:
        why = str(last.get("failed", "")) or words("declined", "not_built_other")
        raise Declined("not_built", why=why)
    if progress:
        progress(1.0, words("unpublished", "done"))
    return int(str(last["built"]).removeprefix("warehouse-").removesuffix(".duckdb"))
