"""What the screens said after each build, kept for good: warehouses are forgotten after a while, meetings are not.

One small Parquet file for each build, named by the build's number and time (UTC), with the rows of meeting_state.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pandas as pd

from data.settings import settings

_NAME = re.compile(r"state-(\d+)-(\d{8}T\d{6})\.parquet")
_TIME = "%Y%m%dT%H%M%S"


@dataclass(frozen=True)
class State:
    """The state after one build. built_at is UTC."""

    number: int
    built_at: datetime
    path: Path


def folder() -> Path:
    """Where states are kept."""
    return settings().store / "states"


def states() -> list[State]:
    """Every state that is kept, oldest first."""
    return sorted(_found(), key=lambda state: state.number)


def _found() -> Iterator[State]:
    for path in folder().glob("state-*.parquet"):
        if name := _NAME.fullmatch(path.name):
            built_at = datetime.strptime(name[2], _TIME).replace(tzinfo=UTC).replace(tzinfo=None)
            yield State(int(name[1]), built_at, path)


def keep_state(warehouse: Path) -> Path:
    """Keep the state of a warehouse that has just been built."""
    folder().mkdir(parents=True, exist_ok=True)
    with duckdb.connect(warehouse, read_only=True) as con:
        number, built_at = con.execute("select build_number, built_at from build").fetchall()[0]
        path = folder() / f"state-{number:06d}-{built_at:{_TIME}}.parquet"
        draft = path.with_suffix(".draft")
        con.table("meeting_state").write_parquet(str(draft), compression="zstd")
    draft.rename(path)
    return path


def read_state(state: State, kind: str, code: str) -> pd.DataFrame:
    """The rows of one area."""
    return pd.read_parquet(state.path, filters=[("kind", "==", kind), ("code", "==", code)])
