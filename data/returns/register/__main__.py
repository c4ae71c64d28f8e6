"""Looking after the register from the command line.

python -m data.returns.register check          is everything as it was written?
python -m data.returns.register backup FILE    a copy of the whole register (SQLite)
python -m data.returns.register expire         let go of received files whose time is over
"""

import argparse
import os
import sqlite3
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

from data.returns.register.database import database, reading
from data.returns.register.declined import Declined
from data.returns.register.events import broken_seals, count
from data.returns.register.received import changed_files, forget_expired


class NoCopy(Exception):
    """The register is not copied; the message says why, for whoever looks after the dashboard."""


def check() -> list[str]:
    """What is wrong with the register, in sentences; empty when all is well."""
    with reading() as con:
        broken, changed = broken_seals(con), changed_files(con)
    said = [f"Entry {number} of the history was changed, or one before it is missing." for number in broken[:5]]
    return said + [f"A kept file ({digest[:12]}…) is not the one that was received." for digest in changed]


def backup(target: Path) -> None:
    """Copy the register, whole and of one moment, while it is in use; the copy is nobody else's to read.

    Raises NoCopy for a register that is not in SQLite and for a file that is there.
    """
    register = database()
    if register.dialect.name != "sqlite":
        raise NoCopy("The register is kept in PostgreSQL, which makes its own copies: back it up with pg_dump.")
    if target.exists():
        raise NoCopy(f"{target} is there already. Name a file that is not.")
    os.close(os.open(target, os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(str(register.url.database))) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there)


def main(words: list[str] | None = None) -> int:
    """Command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m data.returns.register", description="Look after the register.")
    parser.add_argument("what", choices=["check", "backup", "expire"])
    parser.add_argument("file", nargs="?", type=Path, help="where to put the copy")
    options = parser.parse_args(words)
    try:
        said = _done(options.what, options.file)
    except (Declined, NoCopy) as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(said))
    return int(options.what == "check" and said != [_well()])


def _done(what: str, file: Path | None) -> list[str]:
    if what == "expire":
        return [f"{forget_expired(date.today())} files let go."]
    if what == "backup":
        backup(file or Path(f"register-{date.today().isoformat()}.sqlite"))
        return ["The register is copied."]
    return check() or [_well()]


def _well() -> str:
    with reading() as con:
        return f"All is well: {count(con)} entries, each sealed with the one before."


if __name__ == "__main__":
    sys.exit(main())
