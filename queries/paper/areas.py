"""Area names in running text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from queries.paper.words import any_of, catalogue


@dataclass(frozen=True)
class AreaMention:
    """An area that a text names. ids: every area of that name, of whatever kind (council, CSP, force)."""

    name: str
    ids: tuple[int, ...]
    start: int
    end: int


class Gazetteer:
    """The names of all areas as one pattern. Names that are everyday words too need a word like "in" before them."""

    def __init__(self, named: Iterable[tuple[str, int]]) -> None:
        self._ids: dict[str, tuple[int, ...]] = {}
        for name, area_id in named:
            for spelling in _spellings(name):
                self._ids[spelling] = (*self._ids.get(spelling, ()), area_id)
        names = sorted(self._ids, key=len, reverse=True)
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b") if names else re.compile(r"(?!)")

    def find(self, text: str) -> list[AreaMention]:
        """The areas a text names, in order."""
        return [
            AreaMention(match.group(), self._ids[match.group()], match.start(), match.end())
            for match in self._pattern.finditer(text)
            if _meant(match, text)
        ]


def _spellings(name: str) -> set[str]:
    """ "Bristol, City of" is written "Bristol" and "City of Bristol" too; "and" also "&"."""
    short, comma, style = name.partition(", ")
    turned = {short, f"{style} {short}"} if comma else set()
    return {name, name.replace(" and ", " & "), *turned}


def _meant(match: re.Match[str], text: str) -> bool:
    if match.group() not in catalogue()["areas"]["everyday"]:
        return True
    before = text[: match.start()].rstrip()
    behind = any_of(catalogue()["areas"]["behind"])
    return any(found.end() == len(before) for found in behind.finditer(before))
