"""Paragraphs of a paper to sentences, each with its place; rows and headings are told from prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from data.papers.paper import Paper, Paragraph

# An ending that is none: the word before the full stop is an abbreviation.
_ABBREVIATION = re.compile(
    r"(?:\b(?:cllr|mr|mrs|ms|dr|st|prof|rev|no|nos|para|paras|pp|p|fig|approx|inc|incl|vs|v|e\.g|i\.e|etc|cf|ref|ext|"
    r"dept|est|n\.b|ltd|co|plc|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|c|[A-Z])\.|^\W*[0-9]{1,2}\.)$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?][\"'”’)\]]*(?:\s+)(?=[\"'“‘(\[]*[A-Z0-9£])")
_TERMINAL = re.compile(r"[.!?;][\"'”’)\]]*\s*$")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
_HEADING_WORDS = 14
_ROW_WORDS = 9
_LONGEST = 2000


class Shape(StrEnum):
    """How a sentence stands on the page."""

    PROSE = "prose"
    ROW = "row"
    HEADING = "heading"


@dataclass(frozen=True)
class Sentence:
    """Exact text and where it stands: paragraph (counted from 1), page where known, offset in the paragraph."""

    text: str
    paragraph: int
    page: int | None
    start: int
    shape: Shape


def sentences(paper: Paper) -> list[Sentence]:
    """Every sentence of the paper in reading order."""
    return [sentence for paragraph in paper.paragraphs for sentence in _of(paragraph)]


def _of(paragraph: Paragraph) -> Iterator[Sentence]:
    start = 0
    for end in _bounded([*_ends(paragraph.text), len(paragraph.text)]):
        piece = paragraph.text[start:end]
        text = piece.strip()
        if text:
            offset = start + piece.index(text)
            yield Sentence(text, paragraph.number, paragraph.page, offset, shape_of(text))
        start = end


def _bounded(ends: list[int]) -> Iterator[int]:
    """The ends, with more where a text without full stops would keep the patterns busy for minutes."""
    start = 0
    for end in ends:
        yield from range(start + _LONGEST, end, _LONGEST)
        yield end
        start = end


def _ends(text: str) -> Iterator[int]:
    if "\t" in text:
        return
    for match in _END.finditer(text):
        if not _ABBREVIATION.search(text[: match.start() + 1]):
            yield match.end()


def shape_of(text: str) -> Shape:
    """A row has figures and hardly a sentence's worth of words; a heading has few words and no figures."""
    words = len(_WORD.findall(text))
    has_digits = any(letter in "0123456789" for letter in text)
    if "\t" in text or (has_digits and words <= _ROW_WORDS and not _TERMINAL.search(text)):
        return Shape.ROW
    if words <= _HEADING_WORDS and not _TERMINAL.search(text):
        return Shape.HEADING
    return Shape.PROSE
