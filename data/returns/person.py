"""Whether a text that should name a post names a person instead."""

import re
import tomllib
from functools import cache

from data.settings import CATALOGUE

_TITLE = re.compile(r"\b(mr|mrs|ms|miss|mx|dr|sgt|pc|cllr)\.?\s+(?:[A-Z]\.?\s+)*[A-Z][a-z]+", re.IGNORECASE)
_TWO_NAMES = re.compile(r"[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+(?:-[A-Z][a-z]+)?")
_PAIR = re.compile(r"\b([A-Z][a-z]+) (?:[A-Z]\.? )?([A-Z][a-z']+(?:[A-Z][a-z]+)?)")
_POST_WORDS = re.compile(
    r"head|manager|director|officer|lead|chief|commission|coordinat|board|team|service|council|partner|"
    r"superintendent|inspector|analyst|chair|housing|health|police|probation|governor|advis|support|worker",
    re.IGNORECASE,
)


def has_title(text: str) -> bool:
    """A title before a name: "Dr Brown", "Cllr Green"."""
    return bool(_TITLE.search(text))


def looks_like_name(text: str) -> bool:
    """Nothing but two or three names, none of them a word of a post."""
    return bool(_TWO_NAMES.fullmatch(text)) and not _POST_WORDS.search(text)


def holds_name(text: str) -> bool:
    """A title, a bare name, or a common forename with a surname anywhere: "Sarah Smith, Head of Housing"."""
    if has_title(text) or looks_like_name(text):
        return True
    pairs = _PAIR.findall(text)
    return any(first.lower() in _forenames() and not _POST_WORDS.search(last) for first, last in pairs)


@cache
def _forenames() -> frozenset[str]:
    given = tomllib.loads((CATALOGUE / "returns_personal.toml").read_text("utf-8"))
    return frozenset(str(given["forenames"]).split())
