"""Power cuts, two people at once, a full disc: what was acknowledged is there, what was not is not half there."""

import json
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from data.returns.register.database import path, reading
from data.returns.register.deciding import decide
from data.returns.register.declined import Declined
from data.returns.register.events import broken_seals, events
from data.returns.register.sending import send
from tests.returns.cutting import held_in_log
from tests.returns.registered import APPROVER, OFFICER, SECOND, approved, delivery, known, sent

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.usefixtures("own_register")


@pytest.fixture
def survived(own_register: Path) -> list[dict[str, Any]]:
    """What was left after each kill."""
    command = [sys.executable, "-m", "tests.returns.killing", str(own_register)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env=dict(os.environ))
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_killed_at_any_step(survived: list[dict[str, Any]]) -> None:
    register = [each for each in survived if "said" in each]
    assert len(register) > 15
    assert all(each["whole"] and each["consistent"] for each in register)
    acknowledged: set[str] = set()
    for each in register:
        acknowledged |= set(each["said"])
        there = {f"sent {name}" for name in each["sent"]} | {f"approved {name}" for name in each["approved"]}
        assert acknowledged <= there
    assert register[-1]["through"]

    builds = [each for each in survived if "files" in each]
    assert all(not any(name.endswith(".duckdb") for name in each["files"]) for each in builds[:-2])
    assert builds[-1]["files"][-1].endswith(".duckdb")
    assert not any("draft" in name for name in builds[-1]["files"])


def test_of_two_who_approve_at_once_exactly_one_does() -> None:
    for caseload in (900, 901, 902):
        version_id = sent(delivery(caseload))
        with ThreadPoolExecutor(6) as crowd:
            said = list(crowd.map(lambda by: outcome(version_id, by), [APPROVER, SECOND] * 3))  # noqa: B023
        assert sorted(said) == ["", *["not_now"] * 5]
        assert [each.action for each in known(version_id).history] == ["submit", "approve"]


def outcome(version_id: str, by: Any) -> str:
    """Approve; the code of the refusal, or nothing."""
    try:
        decide(version_id, "approve", by)
    except Declined as declined:
        return declined.code
    return ""


def test_many_who_send_at_once_each_get_a_version_of_their_own() -> None:
    with ThreadPoolExecutor(6) as crowd:
        names = list(crowd.map(lambda caseload: sent(delivery(caseload)), range(900, 918)))
    assert len(set(names)) == 18
    with reading() as con:
        assert len(events(con)) == 18
        assert broken_seals(con) == []


def test_a_log_cut_short_takes_nothing_acknowledged_with_it(tmp_path: Path) -> None:
    versions = [approved(delivery(900 + number)) for number in range(3)]
    held = sqlite3.connect(path())  # keeps SQLite from tidying its log away
    held.execute("select count(*) from version").fetchone()
    versions.append(approved(delivery(950)))
    log = path().with_name(f"{path().name}-wal")
    for length in {0, log.stat().st_size // 2 if log.exists() else 0, 24}:
        copy = tmp_path / "copy.sqlite"
        shutil.copy(path(), copy)
        copy.with_name("copy.sqlite-wal").write_bytes(log.read_bytes()[:length] if log.exists() else b"")
        with sqlite3.connect(copy) as con:
            assert con.execute("pragma integrity_check").fetchone() == ("ok",)
            assert {name for (name,) in con.execute("select version_id from version")} == set(versions)
    held.close()


def test_a_log_that_holds_acts_and_is_cut_gives_the_acts_before_the_cut_and_no_half_of_one(tmp_path: Path) -> None:
    held = held_in_log(tmp_path, acts=6)
    ends = [until for _, until in held.acts]
    assert sorted(set(ends))[0] == 0 < ends[2] < ends[-1] == len(held.log)
    for length in {*ends, *(end - 1 for end in ends[2:]), *random.Random(4).sample(range(len(held.log)), 10)}:
        left = held.cut_to(length, tmp_path)
        assert left["whole"]
        assert left["consistent"]
        there = {f"sent {name}" for name in left["sent"]} | {f"approved {name}" for name in left["approved"]}
        assert there == set(held.within(length)), length


def test_what_is_acknowledged_is_on_the_disc_before_anybody_hears_of_it() -> None:
    full = 2
    with reading() as con:
        assert con.exec_driver_sql("pragma synchronous").scalar() == full
        assert con.exec_driver_sql("pragma journal_mode").scalar() == "wal"


def with_little_room(act: Callable[[], object]) -> object:
    """Do something while no file may grow by more than a few kilobytes, as on a full disc."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path().stat().st_size + 8192, hard))
    try:
        return act()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disc_is_said_and_loses_nothing() -> None:
    before = approved(delivery(900))
    with pytest.raises(Declined) as refusal:
        with_little_room(lambda: send(delivery(950), "return.xlsx", os.urandom(400_000), OFFICER))
    assert refusal.value.code == "full"
    assert "no room left" in refusal.value.sentence
    assert known(before).in_force
    assert send(delivery(950), "return.xlsx", os.urandom(400_000), OFFICER) == "R6-2"


def test_a_damaged_register_is_said_to_be_damaged(own_register: Path) -> None:
    own_register.mkdir()
    (own_register / "register.sqlite").write_bytes(b"this is no database at all, whatever its name says" * 30)
    with pytest.raises(Declined) as refusal:
        sent(delivery(900))
    assert refusal.value.code == "damaged"
    assert "sqlite" not in refusal.value.sentence
