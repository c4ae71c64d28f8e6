"""The tidy form of a loaded file, kept beside it so that a build need not read it again.

It is a shortcut and nothing more: when it is missing, or was made by other readers or from
other lookups than those of today, the file itself is read.
"""

import hashlib
import json
import shutil
from dataclasses import asdict
from functools import cache
from pathlib import Path

import pandas as pd

from data.settings import CATALOGUE, DATA, PUBLISHED
from data.tidy import Finding, Reading

_ABOUT = "about.json"


def store(folder: Path, reading: Reading) -> None:
    """Keep a reading in a folder, in place of an earlier one."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for table, rows in reading.tables.items():
        rows.to_parquet(folder / f"{table}.parquet")
    about = {
        "made_by": _made_by(),
        "source_id": reading.source_id,
        "rows_in": reading.rows_in,
        "findings": [asdict(finding) for finding in reading.findings],
    }
    (folder / _ABOUT).write_text(json.dumps(about), "utf-8")


def fetch(folder: Path) -> Reading | None:
    """The reading kept in a folder, or None if there is none that today's readers made."""
    if not (folder / _ABOUT).is_file():
        return None
    about = json.loads((folder / _ABOUT).read_text("utf-8"))
    if about["made_by"] != _made_by():
        return None
    tables = {path.stem: pd.read_parquet(path) for path in sorted(folder.glob("*.parquet"))}
    findings = [Finding(**finding) for finding in about["findings"]]
    return Reading(about["source_id"], tables, about["rows_in"], findings)


@cache
def _made_by() -> str:
    """A digest of everything that decides how a file is read."""
    digest = hashlib.sha256()
    readers = [*DATA.glob("*.py"), *(DATA / "sources").glob("*.py")]
    for path in sorted([*readers, *CATALOGUE.iterdir(), *PUBLISHED.glob("area*.csv")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
