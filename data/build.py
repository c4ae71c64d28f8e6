"""Build the next warehouse: fill it, check it, publish it.

A build writes `warehouse-<n>` under a temporary name and renames it only when every blocking
check has passed, so the warehouse that is being served is never touched and a failed build
leaves nothing behind. The same inputs give the same warehouse.

    python -m data.build                build the next warehouse
    python -m data.build --if-missing   only when there is none yet
"""

import argparse
import sys
from pathlib import Path

import duckdb
from tqdm import tqdm

from data import fill
from data.checks import BuildFailed, run_checks
from data.settings import settings
from data.turns import own_turn


def warehouses() -> list[Path]:
    """Published warehouses, oldest first."""
    return sorted(settings().store.glob("warehouse-*.duckdb"))


def build(quiet: bool = False) -> Path:
    """Build, check and publish the next warehouse; returns its path.

    Raises BuildFailed, with a sentence for the person who asked, when a blocking check fails.
    """
    store = settings().store
    with own_turn("building"):
        number = _next_number()
        path = store / f"warehouse-{number:06d}.duckdb"
        draft = path.with_suffix(".draft")
        try:
            _write(draft, number, quiet)
            draft.rename(path)
        finally:
            _remove(draft)
        _forget_old()
    return path


def _next_number() -> int:
    published = warehouses()
    return int(published[-1].stem.removeprefix("warehouse-")) + 1 if published else 1


def _write(draft: Path, number: int, quiet: bool) -> None:
    _remove(draft)
    with duckdb.connect(draft) as con:
        con.execute("set enable_progress_bar = false")  # one bar is enough
        steps = [*fill.steps(number), ("Checking the figures", run_checks)]
        with tqdm(steps, unit="step", disable=quiet, file=sys.stderr, bar_format="{l_bar}{bar:24} {n}/{total}") as bar:
            for title, step in bar:
                bar.set_description(f"{title:<34}")
                step(con)
        con.execute("checkpoint")


def _remove(draft: Path) -> None:
    for leftover in (draft, draft.with_name(f"{draft.name}.wal")):
        leftover.unlink(missing_ok=True)


def _forget_old() -> None:
    for old in warehouses()[: -int(settings().warehouse["keep"])]:
        old.unlink(missing_ok=True)


def main() -> int:
    """Command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m data.build", description="Build the next warehouse.")
    parser.add_argument("--if-missing", action="store_true", help="do nothing when a warehouse exists")
    if parser.parse_args().if_missing and warehouses():
        return 0
    try:
        path = build()
    except BuildFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    print(f"Built {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
