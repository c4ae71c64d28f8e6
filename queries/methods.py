"""The prose of Methods and glossary."""

import tomllib
from dataclasses import dataclass
from functools import cache

from data.returns.disclosure.rules import rules
from data.returns.periods import british
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
    return tuple(
        Chapter(chapter["title"], (*chapter["text"], *(_withheld(chapter) if "decided" in chapter else ())))
        for chapter in written.values()
    )


def _withheld(words: dict[str, str]) -> tuple[str, str]:
    """What is withheld in partners' returns, and who decided on that and when."""
    known = rules()
    limits = {"most": known.count_below - 1, "most_sensitive": known.sensitive_below - 1, "low": known.low_volume_below}
    said = words[known.method].format(**limits, nearest=known.round_to)
    if not (known.decided_by and known.decided_on):
        return said, words["undecided"]
    return said, words["decided"].format(post=known.decided_by, day=british(known.decided_on))
