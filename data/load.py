"""Load published files into the next warehouse.

    python -m data.load FILE…           read files, report on them, build the next warehouse
    python -m data.load --list          what has been loaded
    python -m data.load --withdraw SHA  take a loaded file out again

All or nothing: if any file cannot be read, or the warehouse with it cannot be published, then
nothing is kept and the warehouse in use stays as it is.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
from tqdm import tqdm

from data import loaded, report
from data.build import build, warehouses
from data.checks import BuildFailed
from data.compare import changes
from data.loaded import LoadedFile
from data.sources import registry, workbook
from data.tidy import CannotRead, Reading
from data.turns import own_turn

_LEAST_DIGITS = 4


@dataclass(frozen=True)
class _Read:
    """A file that has been read and may be loaded."""

    path: Path
    sha256: str
    reading: Reading


def load(paths: Iterable[Path], tell: Callable[[str], None]) -> bool:
    """Load files; tell is given each part of the report. Returns whether anything changed.

    Raises CannotRead or BuildFailed, each with sentences for the person who asked.
    """
    with own_turn("loading"):
        read = {found.sha256: found for path in paths if (found := _read(path, tell))}
        if read:
            kept = [loaded.keep(each.path, each.sha256, each.reading) for each in read.values()]
            _publish([*loaded.loaded_files(), *kept])
            tell(report.published(warehouses()[-1].name))
        return bool(read)


def withdraw(digits: str, tell: Callable[[str], None]) -> None:
    """Take the loaded file whose digest begins with these digits out of the next warehouse.

    Raises CannotRead where no file, or more than one, has such a digest.
    """
    with own_turn("loading"):
        files = loaded.loaded_files()
        file = _the_file(files, digits)
        _publish([other for other in files if other != file])
        loaded.forget(file)
        tell(f"{file.name} has been withdrawn. {report.published(warehouses()[-1].name)}")


def _read(path: Path, tell: Callable[[str], None]) -> _Read | None:
    """The file's figures, reported on; None where there is nothing in it to load."""
    reader = registry.recognise(path)
    sha256 = loaded.digest(path)
    earlier = next((file for file in loaded.loaded_files() if file.sha256 == sha256), None)
    if earlier:
        tell(report.already_loaded(path.name, earlier))
        return None
    with _progress(path.name):
        reading = reader.read(path)
    newest = warehouses()[-1:]
    change = changes(reading, newest[0] if newest else None)
    tell(report.on_reading(path.name, reader.title, reading, change))
    if reading.tables and not reading.rows_used:
        raise CannotRead(f"None of the rows of {path.name} could be used, so nothing was loaded.")
    return _Read(path, sha256, reading) if reading.tables else None


@contextmanager
def _progress(name: str) -> Iterator[None]:
    """A bar that counts the rows of a file while they are read."""
    bar = tqdm(desc=f"Reading {name}", unit=" rows", file=sys.stderr, leave=False, disable=None)
    with bar, workbook.watched(bar.update):
        yield


def _publish(files: list[LoadedFile]) -> None:
    """Build the warehouse from exactly these files; put everything back if that fails."""
    before = loaded.loaded_files()
    loaded.record(files)
    try:
        build()
    except BaseException:
        loaded.record(before)
        for file in files:
            if file not in before:
                loaded.forget(file)
        raise


def _the_file(files: list[LoadedFile], digits: str) -> LoadedFile:
    found = [file for file in files if file.sha256.startswith(digits.lower())]
    if len(digits) < _LEAST_DIGITS or len(found) != 1:
        raise CannotRead(
            f'"{digits}" does not name one loaded file. Give at least {_LEAST_DIGITS} digits of its SHA, '
            'as "python -m data.load --list" shows it.'
        )
    return found[0]


def main(words: list[str] | None = None) -> int:
    """Command line; returns the exit code: 0 done, 1 refused."""
    asked = _parser().parse_args(words)
    try:
        _run(asked)
    except (BuildFailed, CannotRead, LookupError, OSError, duckdb.Error) as failure:
        print(f"{failure}\nNothing was changed.", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.load", description="Load published files.")
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("files", nargs="*", type=Path, metavar="FILE", default=[], help="files as published")
    asked.add_argument("--list", action="store_true", help="show what has been loaded")
    asked.add_argument("--withdraw", metavar="SHA", help="take a loaded file out of the next warehouse")
    return parser


def _run(asked: argparse.Namespace) -> None:
    if asked.withdraw is not None:
        withdraw(asked.withdraw, print)
    elif asked.list:
        print(report.listing(loaded.loaded_files()))
    else:
        load(asked.files, print)


if __name__ == "__main__":
    sys.exit(main())
