"""The register in PostgreSQL: the same acts, the same answers, by one setting."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DatabaseError

from data.returns.register.__main__ import check, main
from data.returns.register.database import database, reading, writing
from data.returns.register.deciding import decide
from data.returns.register.declined import Declined
from data.returns.register.edits import edits, make
from data.returns.register.received import content
from data.returns.register.tables import happened
from data.settings import settings
from tests.returns.filling import DUDLEY
from tests.returns.registered import APPROVER, OFFICER, SECOND, approved, caseloads, delivery, known, sent
from tests.returns.test_register_survives import outcome

PORT = "54329"


def programs() -> Path | None:
    """Where PostgreSQL's own programs are, if it is installed."""
    found = shutil.which("initdb") or next(map(str, Path("/usr/lib/postgresql").glob("*/bin/initdb")), "")
    return Path(found).resolve().parent if found and find_spec("psycopg") else None


def not_as_root(words: list[str]) -> list[str]:
    """The command as somebody whom PostgreSQL agrees to work for."""
    return ["runuser", "-u", "postgres", "--", *words] if os.geteuid() == 0 else words


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A server of our own behind a socket in an empty folder."""
    where = programs()
    if where is None:
        raise pytest.skip.Exception("PostgreSQL and psycopg are not installed here")
    folder = Path("/tmp") / f"csp-pg-{os.getpid()}"  # noqa: S108  sockets need a short path
    folder.mkdir()
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    run([where / "initdb", "-D", folder / "data", "-A", "trust", "-U", "csp", "--no-sync"])
    options = f"-k {folder} -p {PORT} -c listen_addresses='' -c fsync=off"
    run([where / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", options, "start"])
    try:
        run([where / "createdb", "-h", folder, "-p", PORT, "-U", "csp", "csp"])
        yield folder
    finally:
        run([where / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop"])
        shutil.rmtree(folder, ignore_errors=True)


def run(words: list[object]) -> None:
    """Run a program of PostgreSQL."""
    subprocess.run(not_as_root([str(word) for word in words]), check=True, stdout=subprocess.DEVNULL, cwd="/")


@pytest.fixture(autouse=True)
def elsewhere(server: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The one setting."""
    url = f"postgresql+psycopg://csp@/csp?host={server}&port={PORT}"
    (tmp_path / "settings.toml").write_text(f'[register]\nurl = "{url}"\npatience = 20\n', "utf-8")
    monkeypatch.setenv("CSP_SETTINGS", str(tmp_path / "settings.toml"))
    settings.cache_clear()
    yield
    settings.cache_clear()


def test_returns_go_through_as_in_sqlite() -> None:
    assert database().dialect.name == "postgresql"
    first, second = approved(delivery(900)), approved(delivery(950))
    assert set(caseloads().values()) == {950}
    decide(second, "withdraw", APPROVER, "Counted twice")
    assert (set(caseloads().values()), known(first).in_force) == ({900}, True)
    make("action", DUDLEY, "RR-07", {"status": "done"}, OFFICER)
    with reading() as con:
        assert content(con, first).startswith(b"file")
        assert [each.value for each in edits(con)] == ["done"]
    with pytest.raises(Declined, match="somebody else"):
        decide(sent(delivery(910)), "approve", OFFICER)


def test_a_copy_is_left_to_postgresql_and_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.sqlite"
    assert main(["backup", str(copy)]) == 1
    assert "pg_dump" in capsys.readouterr().err
    assert not copy.exists()


def test_its_history_can_neither_be_changed_nor_shortened() -> None:
    sent(delivery(901))
    for statement in (update(happened).values(name="Nobody"), delete(happened)):
        with pytest.raises(DatabaseError, match="stays in the register"), writing() as con:
            con.execute(statement)
    assert check() == []


def test_of_two_who_approve_at_once_exactly_one_does_there_too() -> None:
    version_id = sent(delivery(902))
    with ThreadPoolExecutor(6) as crowd:
        said = list(crowd.map(lambda by: outcome(version_id, by), [APPROVER, SECOND] * 3))
    assert sorted(said) == ["", *["not_now"] * 5]
    with ThreadPoolExecutor(6) as crowd:
        names = list(crowd.map(lambda caseload: sent(delivery(caseload)), range(910, 922)))
    assert len(set(names)) == 12
    assert check() == []
