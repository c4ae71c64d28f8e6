"""Read a Word or PDF file in a process of its own, with limits on time and memory.

A hostile or broken document can then end only that process. The bytes go in by its standard
input and the pieces come back as JSON, so nothing touches the disk and nothing that comes back
can run.

    python -m data.papers.child docx < draft.docx
"""

import json
import os
import subprocess
import sys

from data.papers.documents import READERS
from data.papers.limits import limits
from data.papers.paper import CannotReadPaper, Piece
from data.papers.wording import refusal
from data.settings import ROOT

_MB = 1024 * 1024


def read_apart(kind: str, content: bytes) -> list[Piece]:
    """The pieces of a document of that kind ('docx' or 'pdf'). Raises CannotReadPaper."""
    try:
        done = subprocess.run(
            [sys.executable, "-s", "-m", "data.papers.child", kind],
            input=content,
            capture_output=True,
            cwd=ROOT,
            env=_environment(),
            timeout=limits().wall_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise refusal("too_slow", limit=limits().wall_seconds) from None
    if done.returncode != 0:
        raise refusal("damaged", kind=_NAMES[kind])
    return _pieces(done.stdout)


_NAMES = {"docx": "Word document", "pdf": "PDF"}


def _environment() -> dict[str, str]:
    """No secrets of the server reach the child, only what Python needs to start."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PYTHONWARNINGS": "ignore"}


def _pieces(answer: bytes) -> list[Piece]:
    told = json.loads(answer)
    if "refused" in told:
        raise CannotReadPaper(told["refused"])
    return [Piece(text, page) for text, page in told["pieces"]]


def _limit_self() -> None:
    """On Linux and macOS the system enforces the limits; elsewhere the clock of the parent does."""
    try:
        import resource
    except ImportError:
        return
    memory = limits().memory_mb * _MB
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits().cpu_seconds, limits().cpu_seconds))


def main() -> None:
    """Read the document on standard input and write its pieces, or the refusal, to standard output."""
    _limit_self()
    try:
        pieces = READERS[sys.argv[1]](sys.stdin.buffer.read())
        answer: dict[str, object] = {"pieces": [(piece.text, piece.page) for piece in pieces]}
    except CannotReadPaper as refused:
        answer = {"refused": str(refused)}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
