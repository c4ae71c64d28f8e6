"""The words "Check a paper" goes by, and its thresholds, from `data/catalogue/paper_words.toml`."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

from data.settings import CATALOGUE


@cache
def catalogue() -> dict[str, Any]:
    """The whole file by heading."""
    return tomllib.loads((CATALOGUE / "paper_words.toml").read_text("utf-8"))


def threshold(name: str) -> float:
    """One threshold by its name in the catalogue."""
    return float(catalogue()["thresholds"][name])


@cache
def pattern(heading: str, name: str) -> re.Pattern[str]:
    """A pattern for any of the words under a heading, as whole words in any case."""
    return any_of(catalogue()[heading][name])


@cache
def _group_patterns() -> dict[str, re.Pattern[str]]:
    return {name: any_of(words) for name, words in catalogue()["groups"].items()}


def group_of(text: str) -> str | None:
    """Whose rates a text is about, in the words of a sentence; None when it names no group apart."""
    return next((name for name, words in _group_patterns().items() if words.search(text)), None)


def mentions_any(heading: str, name: str, text: str) -> bool:
    """Whether the text has any of the words."""
    return bool(pattern(heading, name).search(text))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Whole words, longest first; "." stands for an optional hyphen or space, "*" for any ending."""
    return _any_of(tuple(words))


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    forms = sorted((alternative(word) for word in words), key=len, reverse=True)
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(forms)})(?![A-Za-z])", re.IGNORECASE)


@cache
def alternative(word: str) -> str:
    """One catalogue word as a piece of a pattern."""
    return re.escape(word).replace(r"\*", "[A-Za-z'’]*").replace(r"\.", "[- ]?").replace(r"\ ", r"\s+")
