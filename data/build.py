"""Build the next warehouse: fill it, check it, publish it.

A build writes `warehouse-<n>` under a temporary name and renames it only when every blocking
check has passed, so the warehouse that is being served is never touched and a failed build
leaves nothing behind. The same inputs give the same warehouse.

    python -m data.build                build the next warehouse
    python -m data.build --if-needed    only when there is none, or it was made from other figures or by another version
    python -m data.build --told         the same, told line by line to a program that waits for it
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

import duckdb
from tqdm import tqdm

from data import fill
from data.checks import BuildFailed, run_checks
from data.meeting.states import keep_state
from data.settings import settings
from data.turns import own_turn

Told = Callable[[int, int, str], None]
# DuckDB says it with whatever kind of error the write was part of; these words come from the machine.
_SIGNS_OF_NO_ROOM = ("No space left on device", "Could not write file", "File too large", "Disk quota exceeded")
_NO_ROOM = "The new warehouse could not be written; the one in use is unchanged. There may be no room left on the disc."


def warehouses() -> list[Path]:
    """Published warehouses, oldest first."""
    return sorted(settings().store.glob("warehouse-*.duckdb"))


def build(quiet: bool = False, told: Told | None = None, *, if_needed: bool = False) -> Path:
    """Build, check and publish the next warehouse; returns its path.

    told: is given the number of each step, how many there are, and its title. if_needed: nothing is built
    when the newest warehouse is up to date, which another process may have seen to while this one waited
    for its turn. Raises BuildFailed, with a sentence for the person who asked, when a blocking check fails
    or the disc is full.
    """
    store = settings().store
    with own_turn("building"):
        if if_needed and _up_to_date():
            return warehouses()[-1]
        number = _next_number()
        path = store / f"warehouse-{number:06d}.duckdb"
        draft = path.with_suffix(".draft")
        try:
            _write(draft, number, quiet, told)
            keep_state(draft)
            draft.rename(path)
        except (OSError, duckdb.Error) as error:
            if not any(sign in str(error) for sign in _SIGNS_OF_NO_ROOM):
                raise
            raise BuildFailed(_NO_ROOM) from error
        finally:
            _remove(draft)
        _forget_old()
    return path


def _up_to_date() -> bool:
    """Whether the newest warehouse was made from today's figures by this version of the product."""
    published = warehouses()
    if not published:
        return False
    try:
        with duckdb.connect(published[-1], read_only=True) as con:
            made_from = con.execute("select inputs_sha256 from build").fetchone()
    except duckdb.Error:
        return False
    return made_from == (fill.inputs_sha256(),)


def _next_number() -> int:
    published = warehouses()
    return int(published[-1].stem.removeprefix("warehouse-")) + 1 if published else 1


def _write(draft: Path, number: int, quiet: bool, told: Told | None) -> None:
    _remove(draft)
    with duckdb.connect(draft) as con:
        draft.chmod(0o600)  # it holds returns as they were received, like the register
        con.execute("set enable_progress_bar = false")  # one bar is enough
        steps = [*fill.steps(number), ("Checking the figures", run_checks)]
        with tqdm(steps, unit="step", disable=quiet, file=sys.stderr, bar_format="{l_bar}{bar:24} {n}/{total}") as bar:
            for at, (title, step) in enumerate(bar):
                bar.set_description(f"{title:<34}")
                if told:
                    told(at, len(steps), title)
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
    parser.add_argument("--if-needed", action="store_true", help="do nothing when the newest warehouse is up to date")
    parser.add_argument("--told", action="store_true", help="say each step in a line of JSON")
    options = parser.parse_args()
    if options.if_needed and _up_to_date():
        return 0
    try:
        path = build(quiet=options.told, told=_say if options.told else None, if_needed=options.if_needed)
    except BuildFailed as failure:
        print(json.dumps({"failed": str(failure)}) if options.told else failure, file=_out(options.told))
        return 1
    print(json.dumps({"built": path.name}) if options.told else f"Built {path.name}")
    return 0


def _say(at: int, steps: int, title: str) -> None:
    print(json.dumps({"share": at / steps, "step": title}), flush=True)


def _out(told: bool) -> TextIO:
    return sys.stdout if told else sys.stderr


if __name__ == "__main__":
    sys.exit(main())
