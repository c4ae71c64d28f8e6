"""A process that sends, approves and builds, and is killed before one statement after another.

    python -m tests.returns.killing STORE          prints one line of JSON for each step survived

Run on its own because it forks: no thread of a test run may be in the middle of anything.
"""

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, select

from data import build as building
from data import fill
from data.returns.register.accepted import accepted_rows
from data.returns.register.database import database, reading
from data.returns.register.deciding import decide
from data.returns.register.events import broken_seals, events
from data.returns.register.sending import send
from data.returns.register.tables import received_file, version, version_row
from tests.returns.registered import APPROVER, OFFICER, delivery

Say = Callable[[str], None]
MOST_STEPS = 120


def killed_at(step: int, act: Callable[[Say], None], before: Callable[[Callable[[], None]], None]) -> tuple[bool, str]:
    """Do an act in a child that is killed before its step. Gives whether it got through, and what it said."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        try:
            before(_counting(step))
            act(lambda text: os.write(into, f"{text}\n".encode()) and None)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    os.close(into)
    with os.fdopen(out) as lines:
        said = lines.read()
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit("the act failed by itself, without being killed")
    return os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0, said


def _counting(step: int) -> Callable[[], None]:
    left = [step]

    def next_step() -> None:
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return next_step


def before_statements(next_step: Callable[[], None]) -> None:
    """Count every statement, and every commit, as a step."""
    engine = database()
    event.listen(engine, "before_cursor_execute", lambda *_: next_step())
    event.listen(engine, "commit", lambda *_: next_step())


def send_and_approve(number: int) -> Callable[[Say], None]:
    """Send a return and have it approved, saying what was acknowledged."""

    def act(say: Say) -> None:
        version_id = send(delivery(900 + number), "return.xlsx", f"step {number}".encode(), OFFICER, "As agreed")
        say(f"sent {version_id}")
        decide(version_id, "approve", APPROVER)
        say(f"approved {version_id}")

    return act


def state() -> dict[str, Any]:
    """Whether the register hangs together, and what it holds."""
    with reading() as con:
        return state_of(con)


def state_of(con: Connection) -> dict[str, Any]:
    """Whether a register hangs together, and what it holds: approvals are of one area and month."""
    versions = {row.version_id: row for row in con.execute(select(version))}
    rows = {row.version_id for row in con.execute(select(version_row.c.version_id))}
    files = {row.sha256 for row in con.execute(select(received_file.c.sha256))}
    told = events(con)
    whole = con.exec_driver_sql("pragma integrity_check").scalar() == "ok"
    counted = len(accepted_rows(con))
    seals = broken_seals(con)
    submitted = {each.version_id for each in told if each.action == "submit"}
    accepted = {each.version_id for each in told if each.action == "approve"}
    consistent = (
        rows == set(versions) == submitted
        and files == {row.sha256 for row in versions.values()}
        and accepted == {name for name, row in versions.items() if row.state == "approved"}
        and counted == min(len(accepted), 1)
        and not seals
    )
    return {"whole": whole, "consistent": consistent, "sent": sorted(submitted), "approved": sorted(accepted)}


def kill_the_register() -> None:
    """Kill at every step of sending and approving, until one gets through."""
    database()
    for step in range(MOST_STEPS):
        through, said = killed_at(step, send_and_approve(step), before_statements)
        print(json.dumps({"step": step, "through": through, "said": said.split("\n")[:-1], **state()}), flush=True)
        if through:
            return


def kill_the_build() -> None:
    """Kill before every step of a build, until one gets through. What is built is small."""
    fill.steps = lambda number: whole_of(number)[:1]
    building.run_checks = building.keep_state = lambda *_: None
    for step in range(MOST_STEPS):
        through, _ = killed_at(step, lambda say: build(say), lambda next_step: steps_of_build.append(next_step))
        names = sorted(path.name for path in Path(sys.argv[1]).glob("warehouse-*"))
        print(json.dumps({"step": step, "through": through, "files": names}), flush=True)
        if through:
            return


whole_of = fill.steps
steps_of_build: list[Callable[[], None]] = []


def build(say: Say) -> None:
    """The next warehouse, each step counted."""
    path = building.build(quiet=True, told=lambda *_: steps_of_build[-1]())
    steps_of_build[-1]()
    say(path.name)


if __name__ == "__main__":
    kill_the_register()
    kill_the_build()
