"""Check a paper, as a screen asks for it: a pasted text or an uploaded file in, a report out. Nothing is kept."""

import pandas as pd

from data.papers.limits import limits
from data.papers.paper import CannotReadPaper
from data.papers.read import ENDINGS, read_file, read_text
from queries.ask import ask
from queries.paper.findings import wordings
from queries.paper.report import Report, check_paper

__all__ = ["ENDINGS", "CannotReadPaper", "check_file", "check_text", "example", "largest_mb", "screen"]


def check_text(text: str) -> Report:
    """The report on a pasted text. Raises CannotReadPaper when it is too long."""
    return check_paper(read_text(text), _rows)


def check_file(name: str, content: bytes) -> Report:
    """The report on a .docx, .pdf or .txt file. Raises CannotReadPaper with a sentence for its sender."""
    return check_paper(read_file(name, content), _rows)


def screen(name: str, **blanks: object) -> str:
    """A wording of the screen by its name in the catalogue."""
    return str(wordings()["screen"][name]).format_map(blanks)


def example() -> str:
    """A short draft with mistakes, to try the screen with."""
    return screen("example").strip()


def largest_mb() -> int:
    """The largest file that is read, in megabytes."""
    return limits().file_mb


def _rows(question: str, **parameters: object) -> pd.DataFrame:
    return ask(question, **parameters).rows
