"""A workbook as an officer has just given it: read at the door, checked, told in sentences. Nothing is stored here."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from data.returns.annotate import annotated
from data.returns.checks import Checked, check
from data.returns.context import Context
from data.returns.door import Grid, Refused, read
from data.returns.door.limits import limits
from data.returns.found import Finding
from data.returns.layout import stamp
from data.returns.spec import specs
from queries.returns.shelf import counted, joined, words

__all__ = ["SEVERITIES", "Attempt", "Finding", "largest_mb", "look_at", "marked", "marked_name", "summary"]

SEVERITIES = ("block", "confirm", "note")
_LONGEST_NAME, _LONGEST_SUFFIX = 120, 10
_PERSONAL = ("personal_data", "personal_file_name")


@dataclass(frozen=True)
class Attempt:
    """One file under one return. Either refused (a sentence, and perhaps places), or read and checked.

    digest: SHA-256 of the file. content: its bytes, empty when it may not be kept.
    """

    code: str
    name: str
    digest: str
    content: bytes = b""
    grid: Grid | None = None
    checked: Checked | None = None
    refused: str = ""
    places: tuple[str, ...] = ()
    personal: bool = False

    def of(self, severity: str) -> list[Finding]:
        """Findings of one severity, in the order of the workbook."""
        return [each for each in self.findings if each.severity == severity]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.checked.findings if self.checked else ()

    @property
    def acceptable(self) -> bool:
        """Whether nothing stops it. What needs confirming may still be open."""
        return self.checked is not None and self.checked.acceptable

    @property
    def meant_for(self) -> str:
        """The code of another return whose template the workbook is; empty when it is this one's, or nobody's."""
        stamped = stamp(self.grid) if self.grid else None
        return stamped[0] if stamped and stamped[0] != self.code and stamped[0] in specs() else ""

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return len(self.checked.received.rows) if self.checked else 0


def look_at(code: str, name: str, content: bytes, context: Context, today: date) -> Attempt:
    """Read and check a file. Never raises for anything the file holds."""
    digest = hashlib.sha256(content).hexdigest()
    shown = _plain(name)
    try:
        grid = read(name, content, today)
    except Refused as refused:
        personal = refused.code in _PERSONAL
        kept = "" if refused.code == "personal_file_name" else shown
        return Attempt(code, kept, digest, refused=refused.sentence, places=tuple(_places(refused)), personal=personal)
    return Attempt(code, shown, digest, content, grid, check(grid, specs()[code], context))


def _plain(name: str) -> str:
    """A file's name without folders and without letters that cannot be seen, some of which turn a name around."""
    path = PurePosixPath("".join(letter for letter in name.replace("\\", "/") if letter.isprintable()))
    return f"{path.stem[:_LONGEST_NAME]}{path.suffix[:_LONGEST_SUFFIX]}"


def _places(refused: Refused) -> Iterator[str]:
    """What is said about each place. A refusal about one thing alone says it in its own sentence."""
    return (each.message for each in refused.findings if each.message not in refused.sentence)


def summary(attempt: Attempt) -> str:
    """The counts in one sentence."""
    if attempt.refused:
        return words("refused")
    counts = {severity: len(attempt.of(severity)) for severity in SEVERITIES}
    told = [counted(f"count_{severity}", count) for severity, count in counts.items() if count]
    found = words("found", counts=joined(told)) if told else words("found_nothing")
    return f"{counted('read', attempt.rows)} {found}"


def marked(attempt: Attempt) -> bytes:
    """The officer's own workbook back, its cells marked. ValueError for one that could not be read."""
    if attempt.grid is None or attempt.checked is None:
        raise ValueError("a file that was refused has no cells to mark")
    return annotated(attempt.grid, attempt.checked)


def marked_name(attempt: Attempt) -> str:
    """What the marked workbook is called."""
    return f"{PurePosixPath(attempt.name).stem}-marked.xlsx"


def largest_mb() -> int:
    """The largest file that is taken, in megabytes."""
    return limits().file_mb
