"""Lines that were only wrapped become paragraphs again; rows, bullets and headings stay apart."""

import re
from collections.abc import Iterable

from data.papers.paper import Piece

# Shorter lines are headings, rows and labels; text wrapped by a program runs to the margin.
_FULL_LINE = 60
_CARRIED_ON = 30

_ENDS = re.compile(r"[.!?:;…]['\"”’)\]]*\s*$")
_STARTS_ANEW = re.compile(
    r"\s*(?:[-–•·*✓√➢†▪●]|\(?[0-9]{1,2}(?:\.[0-9]+)*[.)]\s|[0-9]{1,2}(?:\.[0-9]{1,2})+\s+(?-i:[A-Z])|\(?[a-z]{1,4}\)\s|priority:)",
    re.IGNORECASE,
)
_LOWER_START = re.compile(r"\s*[a-z(]")


def unwrapped(lines: Iterable[Piece]) -> list[Piece]:
    """Pieces with wrapped lines joined by a space; an empty line always ends a piece."""
    pieces: list[Piece] = []
    last = ""
    for line in lines:
        if pieces and last and _goes_on(last, line.text):
            pieces[-1] = Piece(_joined(pieces[-1].text, line.text), pieces[-1].page)
        else:
            pieces.append(Piece(line.text.rstrip(), line.page))
        last = line.text.strip()
    return [piece for piece in pieces if piece.text.strip()]


def _goes_on(line: str, following: str) -> bool:
    if not following.strip() or "\t" in line + following or _ENDS.search(line) or _STARTS_ANEW.match(following):
        return False
    return len(line) >= _FULL_LINE or (len(line) >= _CARRIED_ON and bool(_LOWER_START.match(following)))


def _joined(before: str, line: str) -> str:
    # A hyphen at the end of a line is kept: whether it belongs to the word cannot be known.
    return before + ("" if before.endswith("-") else " ") + line.strip()
