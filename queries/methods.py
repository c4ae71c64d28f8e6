"""The prose of Methods and glossary."""

import tomllib
from dataclasses import dataclass
from functools import cache

from data.settings import CATALOGUE


@dataclass(frozen=True)
class Chapter:
    """One heading of Methods with its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """The chapters in reading order."""
    written = tomllib.loads((CATALOGUE / "methods.toml").read_text("utf-8"))
    return tuple(Chapter(chapter["title"], tuple(chapter["text"])) for chapter in written.values())
