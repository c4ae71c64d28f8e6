"""Open the newest warehouse, read-only and locked down, and give a cursor for one question."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
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
    # One thread answers one person: questions are small, and threads waking each other cost more than they share.
    "threads": 1,
}
# Questions are planned for longer than they run. These steps of planning pay for themselves; all others together cost
# more than they save (a fifth of the time of the largest questions), so they are left out.
_PLANNING = frozenset({
    "build_side_probe_side", "column_lifetime", "cte_filter_pusher", "cte_inlining", "deliminator",
    "empty_result_pullup", "expression_rewriter", "filter_pullup", "filter_pushdown", "join_filter_pushdown",
    "join_order", "materialized_cte", "row_group_pruner", "unnest_rewriter", "unused_columns",
})  # fmt: skip
_opening = Lock()
_open: dict[Path, duckdb.DuckDBPyConnection] = {}


class NoWarehouse(Exception):
    """There is no warehouse to ask yet."""


def newest() -> Path:
    """The newest published warehouse. Raises NoWarehouse when none has been built.

    A build never rewrites a warehouse, so a new one is a new name and is picked up by the
    next question, also in other processes that serve the same folder.
    """
    store = settings().store
    published = _published(store, store.stat().st_mtime_ns) if store.is_dir() else []
    if not published:
        raise NoWarehouse("There are no figures yet. Run 'python -m data.build' once, then open this page again.")
    return published[-1]


@lru_cache(maxsize=1)
def _published(store: Path, _changed: int) -> list[Path]:
    # A folder's time changes with every name in it: every question asks for the newest, few find another.
    return sorted(store.glob("warehouse-*.duckdb"))


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
            _open.clear()  # an older one closes with the last question that is still being asked of it
            _open[path] = duckdb.connect(path, read_only=True, config={**_HARDENED, **_quick_planning()})
        return _open[path]


def _quick_planning() -> dict[str, str]:
    """Setting that leaves out every step of planning that is not worth its time here, whatever this DuckDB has."""
    with duckdb.connect() as memory:
        steps = [name for (name,) in memory.table_function("duckdb_optimizers").fetchall()]
    return {"disabled_optimizers": ",".join(sorted(set(steps) - _PLANNING))}
