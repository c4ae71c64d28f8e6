"""What was read of a draft: paragraphs, each with the place where a person finds it again."""

from collections.abc import Iterable
from dataclasses import dataclass


class CannotReadPaper(Exception):
    """The draft cannot be read. The message is a sentence for the person who gave it."""


@dataclass(frozen=True)
class Piece:
    """Text as it was laid out: one line of a text or PDF, or one paragraph or table row of a Word file.

    page: counted from 1, where the file has pages.
    """

    text: str
    page: int | None = None


@dataclass(frozen=True)
class Paragraph:
    """Text that belongs together, with lines that were only wrapped joined again. number: counted from 1."""

    number: int
    text: str
    page: int | None = None


@dataclass(frozen=True)
class Paper:
    """A whole draft in reading order."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def words(self) -> int:
        return sum(len(paragraph.text.split()) for paragraph in self.paragraphs)


def numbered(pieces: Iterable[Piece]) -> Paper:
    """The pieces that hold anything, counted."""
    filled = [piece for piece in pieces if piece.text.strip()]
    return Paper(tuple(Paragraph(number, piece.text, piece.page) for number, piece in enumerate(filled, 1)))
