"""The published files that have been loaded, kept exactly as they were received.

They live in the store under `loaded/`, each named by the start of its SHA-256 digest, with
one line of JSON per file in `manifest.jsonl`. The warehouse is always built from all of
them, oldest first, so that the later load wins where two files give the same figure.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from data import tidied
from data.settings import settings
from data.sources import registry
from data.tidy import CannotRead, Reading

_DIGEST_IN_NAME = 12


@dataclass(frozen=True)
class LoadedFile:
    """One line of the manifest. loaded_at is UTC; rows is how many figures the file gave."""

    path: Path
    sha256: str
    name: str
    source_id: str
    loaded_at: datetime
    rows: int


def folder() -> Path:
    """Where received files are kept."""
    return settings().store / "loaded"


def manifest() -> Path:
    return folder() / "manifest.jsonl"


def loaded_files() -> list[LoadedFile]:
    """Every loaded file, the oldest load first."""
    if not manifest().is_file():
        return []
    lines = manifest().read_text("utf-8").splitlines()
    return sorted((_entry(json.loads(line)) for line in lines), key=lambda file: (file.loaded_at, file.sha256))


def read(file: LoadedFile) -> Reading:
    """The figures of a loaded file. CannotRead if the kept copy is gone or has been changed."""
    if not file.path.is_file() or digest(file.path) != file.sha256:
        raise CannotRead(
            f"The kept copy of {file.name} is missing or has been changed. Withdraw it with "
            f'"python -m data.load --withdraw {file.sha256[:_DIGEST_IN_NAME]}" and load the original again.'
        )
    kept = tidied.fetch(_tidy_folder(file))
    if kept is None:
        kept = registry.recognise(file.path).read(file.path)
        tidied.store(_tidy_folder(file), kept)
    return kept


def _tidy_folder(file: LoadedFile) -> Path:
    return file.path.with_name(f"{file.sha256[:_DIGEST_IN_NAME]}.tidy")


def digest(path: Path) -> str:
    """SHA-256 of a file's content, in hexadecimal."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def keep(path: Path, sha256: str, reading: Reading) -> LoadedFile:
    """Copy a file into the store. It counts as loaded only once `record` has named it."""
    folder().mkdir(parents=True, exist_ok=True)
    target = folder() / f"{sha256[:_DIGEST_IN_NAME]}-{path.name}"
    shutil.copyfile(path, target)
    now = datetime.now(UTC).replace(tzinfo=None)
    kept = LoadedFile(target, sha256, path.name, reading.source_id, now, reading.rows_used)
    tidied.store(_tidy_folder(kept), reading)
    return kept


def forget(file: LoadedFile) -> None:
    """Remove the kept copy of a file that the manifest no longer names."""
    file.path.unlink(missing_ok=True)
    shutil.rmtree(_tidy_folder(file), ignore_errors=True)


def record(files: Iterable[LoadedFile]) -> None:
    """Make these the loaded files, all at once: the manifest is replaced in one step."""
    folder().mkdir(parents=True, exist_ok=True)
    draft = manifest().with_suffix(".draft")
    draft.write_text("".join(f"{json.dumps(_line(file))}\n" for file in files), "utf-8")
    draft.replace(manifest())


def _line(file: LoadedFile) -> dict[str, object]:
    return {
        "sha256": file.sha256,
        "name": file.name,
        "source_id": file.source_id,
        "loaded_at": file.loaded_at.isoformat(),
        "rows": file.rows,
    }


def _entry(line: dict[str, str]) -> LoadedFile:
    return LoadedFile(
        path=folder() / f"{line['sha256'][:_DIGEST_IN_NAME]}-{line['name']}",
        sha256=line["sha256"],
        name=line["name"],
        source_id=line["source_id"],
        loaded_at=datetime.fromisoformat(line["loaded_at"]),
        rows=int(line["rows"]),
    )
