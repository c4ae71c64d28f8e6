"""Taking turns: what may be done by one process at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from data.settings import settings

_PATIENCE_SECONDS = 300


@contextmanager
def own_turn(name: str) -> Iterator[None]:
    """Hold the turn of this name in the store; others wait for it, across processes too.

    SQLite's lock dies with its process, so nothing stays locked after a crash. Raises
    sqlite3.OperationalError after five minutes of waiting.
    """
    store = settings().store
    store.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(store / f"{name}.lock", timeout=_PATIENCE_SECONDS)) as lock:
        lock.execute("begin exclusive")
        yield
