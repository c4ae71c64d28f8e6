"""A register whose write-ahead log still holds what was acknowledged, and what is left when the log is cut.

The product empties the log after every act. Here that is left out, as when the machine stops between an act
and the emptying. An act is on the disc before it is acknowledged (`synchronous = full`), so a power cut takes
none. These cuts are harder: the log's file itself is made shorter, and then what lay behind the cut is gone.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from data.returns.register import database
from data.returns.register.deciding import decide
from tests.returns.killing import state_of
from tests.returns.registered import APPROVER, approved, delivery, sent


@dataclass(frozen=True)
class Held:
    """A copy of a register and of its log. acts: in order, each with the log's length when it was acknowledged."""

    file: Path
    log: bytes
    acts: tuple[tuple[str, int], ...]

    def within(self, length: int) -> list[str]:
        """The acts that a log cut to this length still holds, and those that the main file has."""
        return [act for act, until in self.acts if until <= length]

    def cut_to(self, length: int, folder: Path) -> dict[str, Any]:
        """Open the register with its log cut: whether it hangs together, and what it holds."""
        copy = Path(shutil.copy(self.file, folder / "cut.sqlite"))
        copy.with_name("cut.sqlite-wal").write_bytes(self.log[:length])
        with create_engine(f"sqlite:///{copy}", poolclass=NullPool).connect() as con:
            return state_of(con)


def held_in_log(folder: Path, acts: int) -> Held:
    """Send and approve one return with the log emptied after it, then several with nothing emptied."""
    first = approved(delivery(900))
    done = [(f"sent {first}", 0), (f"approved {first}", 0)]
    with _never_emptied() as log:
        while len(done) < acts + 2:
            version_id = sent(delivery(901 + len(done)))
            done.append((f"sent {version_id}", log.stat().st_size))
            decide(version_id, "approve", APPROVER)
            done.append((f"approved {version_id}", log.stat().st_size))
        file = Path(shutil.copy(database.path(), folder / "held.sqlite"))
        return Held(file, log.read_bytes(), tuple(done))


@contextmanager
def _never_emptied() -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch, closing(sqlite3.connect(database.path())) as somebody:
        patch.setattr(database, "_settle", lambda _engine: None)
        # While somebody has the register open, SQLite does not tidy its log away either.
        somebody.execute("select count(*) from version").fetchone()
        yield database.path().with_name(f"{database.path().name}-wal")
