"""What the door makes of a file, in a form that can be kept and compared.

`python -m tests.returns.golden` writes the results for `../shared/odd_workbooks` anew; look at the
difference before keeping it: a file that starts to be read is as much news as one that stops.
"""

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

from data.returns.door import Grid, Refused, read
from data.returns.door.child import read_cells
from data.returns.door.gate import inspect
from data.returns.door.grid import pack
from data.returns.door.limits import limits
from data.returns.door.personal import Watch

GOLDEN = Path(__file__).with_name("golden_odd_workbooks.json")
# Far from the dates in the files: what counts as long ago must not change from year to year.
TODAY = date(2026, 11, 21)


def _cells(grid: Grid) -> dict[str, Any]:
    packed = json.dumps(pack(grid), sort_keys=True)
    return {
        "sheets": len(grid.sheets),
        "cells": sum(len(sheet.cells) for sheet in grid.sheets),
        "hash": hashlib.sha256(packed.encode()).hexdigest()[:16],
    }


def described(name: str, content: bytes) -> dict[str, Any]:
    """The outcome of a file. A file refused for personal data alone is described with its cells
    too, read without that refusal, so that a change in the reading shows."""
    try:
        grid = read(name, content, TODAY)
    except Refused as refused:
        found = sorted({finding.code for finding in refused.findings})
        outcome: dict[str, Any] = {"outcome": refused.code, "findings": found}
        if refused.code != "personal_data":
            return outcome
        source, _ = inspect(name, content, limits())
        grid, _ = read_cells(source, content, Watch(TODAY, limits()))
        return outcome | _cells(grid)
    return {"outcome": "read", "findings": sorted({finding.code for finding in grid.findings})} | _cells(grid)


def odd_workbooks(shared: Path) -> list[Path]:
    """The workbooks of the reference material, in order."""
    return sorted(path for path in (shared / "odd_workbooks").iterdir() if path.suffix != ".tsv")


def main() -> None:
    """Write the results anew."""
    shared = Path(__file__).resolve().parents[3] / "shared"
    results = {path.name: described(path.name, path.read_bytes()) for path in odd_workbooks(shared)}
    GOLDEN.write_text(json.dumps(results, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
