"""Open the newest warehouse, read-only and locked down, and give a cursor for one question."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import duckdb

from data.settings import settings

# read_only alone would still let a statement read and write files; these shut that door for good.
_HARDENED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}
_opening = Lock()
_open: dict[Path, duckdb.DuckDBPyConnection] = {}


class NoWarehouse(Exception):
    """There is no warehouse to ask yet."""


def newest() -> Path:
    """The newest published warehouse. Raises NoWarehouse when none has been built.

    A build never rewrites a warehouse, so a new one is a new name and is picked up by the
    next question, also in other processes that serve the same folder.
    """
    published = sorted(settings().store.glob("warehouse-*.duckdb"))
    if not published:
        raise NoWarehouse("There are no figures yet. Run 'python -m data.build' once, then open this page again.")
    return published[-1]


@contextmanager
def cursor(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor of its own for each question: a shared connection returns other people's rows."""
    own = _connection(path).cursor()
    try:
        yield own
    finally:
        own.close()


def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    with _opening:
        if path not in _open:
            _open[path] = duckdb.connect(path, read_only=True, config=_HARDENED)
        return _open[path]
