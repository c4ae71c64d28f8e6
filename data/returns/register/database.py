"""Opening the register: SQLite in the store, or PostgreSQL by the setting `[register] url`.

    with reading() as con: ...     one consistent view
    with writing() as con: ...     all of it or nothing; one writer at a time

What is written is in the main file before `writing` ends: SQLite's write-ahead log is emptied
after every change, so a log that is lost or cut short takes nothing acknowledged with it.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, update
from sqlalchemy.exc import DatabaseError, DBAPIError, IntegrityError
from sqlalchemy.pool import NullPool

from data.returns.register.declined import Declined
from data.returns.register.tables import SCHEMA_VERSION, meta, metadata
from data.settings import settings

_PRAGMAS = ("pragma journal_mode = wal", "pragma synchronous = full", "pragma foreign_keys = on")
_SCHEMA, _TURN = "schema", "turn"
_SQLITE_REASONS = {sqlite3.SQLITE_FULL: "full", sqlite3.SQLITE_IOERR: "full", sqlite3.SQLITE_BUSY: "busy"}
_SQLITE_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_STOPPED_BY_TRIGGER = "P0001"
_POSTGRESQL_REASONS = {"53100": "full", "55P03": "busy", "40P01": "busy"}


def path() -> Path:
    """The file of the register when it is kept in SQLite."""
    return settings().store / "register.sqlite"


def exists() -> bool:
    """Whether there is a register; a build without one has no returns."""
    return bool(settings().register["url"]) or path().is_file()


def database() -> Engine:
    """The register's engine, its tables made if they are missing. Raises Declined."""
    url = str(settings().register["url"]) or f"sqlite:///{path().as_posix()}"
    return _ready(url, path())


@cache
def _ready(url: str, file: Path) -> Engine:
    if url.startswith("sqlite"):
        file.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError, OSError):
            os.close(os.open(file, os.O_CREAT | os.O_EXCL, 0o600))  # nobody else's to read
    engine = create_engine(url, poolclass=NullPool, connect_args=_waiting(url))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _as_we_want_it)
        event.listen(engine, "begin", _begin)
    with _explained(), engine.begin() as con:
        _lay_out(con)
    return engine


def _as_we_want_it(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by us, below
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _waiting(url: str) -> dict[str, int]:
    """How long to wait for somebody who is writing, in the words of each database."""
    seconds = int(settings().register["patience"])
    return {"timeout": seconds} if url.startswith("sqlite") else {"connect_timeout": seconds}


def _begin(con: Connection) -> None:
    """Writers take their turn at once: a reader that turns writer would have to start again."""
    con.exec_driver_sql("begin" if con.get_execution_options().get("reads") else "begin immediate")


def _lay_out(con: Connection) -> None:
    metadata.create_all(con)
    found = con.execute(select(meta.c.value).where(meta.c.key == _SCHEMA)).scalar()
    if found is None:
        con.execute(insert(meta), [{"key": _SCHEMA, "value": SCHEMA_VERSION}, {"key": _TURN, "value": ""}])
    elif int(found) > int(SCHEMA_VERSION):
        raise Declined("newer")


@contextmanager
def reading() -> Iterator[Connection]:
    """A connection that sees the register as it is now, whatever others write meanwhile."""
    with _explained(), database().connect().execution_options(reads=True) as con:
        yield con


@contextmanager
def writing() -> Iterator[Connection]:
    """A connection whose changes are kept together when the block ends, or not at all.

    Raises Declined with the reason in plain words when they cannot be kept.
    """
    engine = database()
    with _explained(), engine.begin() as con:
        con.execute(update(meta).where(meta.c.key == _TURN).values(value=""))  # one at a time, on any database
        yield con
    _settle(engine)


def _settle(engine: Engine) -> None:
    """Move what was written from SQLite's log into its file. What cannot be moved now is safe in the log."""
    if engine.dialect.name == "sqlite":
        with suppress(DBAPIError, sqlite3.Error), closing(engine.raw_connection()) as raw:
            raw.driver_connection.execute("pragma wal_checkpoint(truncate)")  # type: ignore[union-attr]


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        if isinstance(error, IntegrityError) or getattr(error.orig, "sqlstate", "") == _STOPPED_BY_TRIGGER:
            raise  # a fault of ours, not of the machine
        raise Declined(_reason(error.orig)) from error
    except sqlite3.Error as error:
        raise Declined(_reason(error)) from error
    except OSError as error:
        raise Declined("unreachable") from error


def _reason(error: object) -> str:
    sqlite_code = getattr(error, "sqlite_errorcode", None)
    if sqlite_code is not None:
        primary = int(sqlite_code) & 0xFF
        return "damaged" if primary in _SQLITE_DAMAGED else _SQLITE_REASONS.get(primary, "unreachable")
    return _POSTGRESQL_REASONS.get(str(getattr(error, "sqlstate", "")), "unreachable")
