"""What a check found: severity, the exact words and where they stand, the arithmetic, and what to write instead."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from data.settings import CATALOGUE
from queries.paper.lines import Figure, Line

Severity = Literal["wrong", "misleading", "ask"]
SEVERITIES: tuple[Severity, ...] = ("wrong", "misleading", "ask")

# A sentence that is proposed anew is shortened around its figure to about this many letters each way.
_AROUND = 90


@dataclass(frozen=True)
class Quote:
    """Exact text of the paper. marks: spans of it that the finding is about. paragraph and page count from 1."""

    text: str
    paragraph: int
    page: int | None
    start: int
    marks: tuple[tuple[int, int], ...]

    @property
    def place(self) -> str:
        return f"paragraph {self.paragraph}" if self.page is None else f"page {self.page}, paragraph {self.paragraph}"


@dataclass(frozen=True)
class Finding:
    """One thing to look at. figures: the numbers it is about, as printed.

    dq: the error of the project's register of known slips (DQ-01 …) that this is one of, if any.
    """

    check: str
    dq: str | None
    severity: Severity
    title: str
    quotes: tuple[Quote, ...]
    figures: tuple[str, ...]
    arithmetic: str
    advice: str
    proposal: str

    @property
    def position(self) -> tuple[int, int]:
        return self.quotes[0].paragraph, self.quotes[0].start


@cache
def wordings() -> dict[str, Any]:
    """The whole file by heading: "checks" holds severity, title, arithmetic, advice and proposal of every check."""
    return tomllib.loads((CATALOGUE / "paper_wordings.toml").read_text("utf-8"))


def piece(name: str, /, **blanks: object) -> str:
    """A piece of a sentence by its name in the catalogue."""
    return str(wordings()["pieces"][name]).format_map(blanks)


def finding(check: str, figures: Sequence[Figure], /, *, proposal: str = "", **blanks: object) -> Finding:
    """A finding of that check about some figures of the paper.

    blanks fill the wordings of the catalogue. proposal replaces the catalogue's own.
    Raises KeyError when the catalogue lacks the check or a blank.
    """
    words = wordings()["checks"][check]
    return Finding(
        check=check,
        dq=words.get("dq"),
        severity=_severity(words["severity"]),
        title=words["title"].format_map(blanks),
        quotes=quotes_of(figures),
        figures=tuple(dict.fromkeys(figure.text for figure in figures)),
        arithmetic=words["arithmetic"].format_map(blanks),
        advice=words["advice"].format_map(blanks),
        proposal=proposal or words.get("proposal", "").format_map(blanks),
    )


def about_lines(check: str, lines: Sequence[Line], printed: Sequence[str] = (), **blanks: str) -> Finding:
    """A finding about whole sentences. printed: what in them it is about, where that is no figure of the grammar."""
    quotes = tuple(_quote(line, []) for line in lines)
    made = finding(check, [], **blanks)
    return replace(made, quotes=quotes, figures=tuple(printed))


def _severity(word: str) -> Severity:
    return next(severity for severity in SEVERITIES if severity == word)


def quotes_of(figures: Sequence[Figure]) -> tuple[Quote, ...]:
    """One quotation for each sentence that the figures stand in, in order."""
    by_line: dict[tuple[int, int], list[Figure]] = {}
    for figure in figures:
        by_line.setdefault((figure.line.sentence.paragraph, figure.line.sentence.start), []).append(figure)
    return tuple(_quote(group[0].line, group) for _, group in sorted(by_line.items(), key=lambda item: item[0]))


def _quote(line: Line, figures: Iterable[Figure]) -> Quote:
    marks = tuple(sorted({(figure.number.start, figure.number.end) for figure in figures}))
    sentence = line.sentence
    return Quote(sentence.text, sentence.paragraph, sentence.page, sentence.start, marks)


def rewritten(figure: Figure, printed: str) -> str:
    """The words around a figure with the figure replaced, shortened where the sentence is long."""
    text, number = figure.line.text, figure.number
    before, after = text[: number.start], text[number.end :]
    return f"“{_tail(before)}{printed}{_head(after)}”"


def _tail(text: str) -> str:
    return text if len(text) <= _AROUND else "… " + text[-_AROUND:].partition(" ")[2]


def _head(text: str) -> str:
    return text if len(text) <= _AROUND else text[:_AROUND].rpartition(" ")[0] + " …"
