"""How the name of an area stands in a sentence: "in the Isles of Scilly", "in Wolverhampton".

Titles, labels and links have the official name; a wording that needs it as a sentence does says so
in its blank: {area:the}, or {area:The} where the sentence begins.
"""

import csv
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from string import Formatter

from data.settings import CATALOGUE

# What may follow a name that is written in full: its kind in brackets, or its period after a comma.
_PATTERNS = {"begins": "(?:{}) .*", "whole": r"(?:{})(?= \(|,|$).*", "ends": ".* (?:{})"}
# Lists of areas have "Bristol, City of".
_TURNED = re.compile(r"([^,]+), ((?:City|County) of)\b")
_ARTICLES = ("the", "The")


class _Sentences(Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        if format_spec not in _ARTICLES:
            return str(super().format_field(value, format_spec))
        said = in_sentence(str(value))
        return f"{said[:1].upper()}{said[1:]}" if format_spec == "The" else said


_sentences = _Sentences()


def filled(wording: str, blanks: Mapping[str, object]) -> str:
    """A wording with its blanks filled. KeyError when one is missing."""
    # Python's own way is quicker, and hundreds of wordings without an area are filled for one screen.
    plain = not any(f":{article}}}" in wording for article in _ARTICLES)
    return wording.format_map(blanks) if plain else _sentences.vformat(wording, (), blanks)


@lru_cache(maxsize=1024)
def in_sentence(name: str) -> str:
    """The name of an area, or what is already said of one, with the article that it needs."""
    said = _TURNED.sub(r"\2 \1", name)
    return f"the {said}" if _needs_article().fullmatch(said) and not said.startswith("the ") else said


@cache
def _needs_article() -> re.Pattern[str]:
    with (CATALOGUE / "area_articles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    words = {part: "|".join(re.escape(row["words"]) for row in rows if row["part"] == part) for part in _PATTERNS}
    return re.compile("|".join(pattern.replace("{}", words[part]) for part, pattern in _PATTERNS.items()))
