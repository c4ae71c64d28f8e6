"""Finding the area that a published name or code means.

Publishers spell one place in many ways: "Bristol, City of", "City of Bristol", "Bristol UA
[note 2]". A name is first normalised (`area_key`), then looked up among the shipped areas of
one kind and their recorded aliases, then again without words such as "Council" that say only
what sort of body it is. Nothing is guessed: what is not found is None, and `suggest` offers
the nearest name for a person to confirm.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Self

from data.settings import CATALOGUE, PUBLISHED

_SUPERSCRIPTS = re.compile("[¹²³⁰⁴-⁹]+")
_MARKER = re.compile(r"\s*(\[[^\]]*\]|\(\s*(r|p|\d+)([,\s]+\d+)*\s*\))\s*$", re.IGNORECASE)
_TURNED = re.compile(r"^(?P<name>[^,]+),\s*(?P<style>(?:city|county)(?: and county)? of)$", re.IGNORECASE)
_DROPPED = re.compile(r"[.'’‘`´]")
_APART = re.compile(r"[^a-z0-9]+")
_CLOSE_ENOUGH = 0.7


def area_key(text: str) -> str:
    """The spelling by which area names are compared: lower case, without accents, punctuation
    and footnote markers, '&' as 'and', and 'Bristol, City of' turned round."""
    plain = _TURNED.sub(r"\g<style> \g<name>", _without_markers(" ".join(text.split())))
    folded = unicodedata.normalize("NFKD", plain.replace("&", " and ")).encode("ascii", "ignore").decode()
    return _APART.sub(" ", _DROPPED.sub("", folded.lower())).strip()


def _without_markers(text: str) -> str:
    """The name before any run of '[note 1]', '(2)', '[r]' or raised figures at its end."""
    shorter = _MARKER.sub("", _SUPERSCRIPTS.sub("", text))
    return shorter if shorter == text else _without_markers(shorter)


@dataclass(frozen=True)
class Areas:
    """The shipped areas, looked up by kind and by name, code or alias. Never changes."""

    _names: MappingProxyType[tuple[str, str], str]
    _codes: MappingProxyType[tuple[str, str], str]

    @classmethod
    @cache
    def load(cls, folder: Path = PUBLISHED) -> Self:
        """The areas and aliases of the tables in folder, read once per process."""
        areas = list(_rows(folder / "areas.csv"))
        names = {(row["kind"], row["code"]): row["name"] for row in areas}
        codes = _codes_by_key(areas, list(_rows(folder / "area_aliases.csv")))
        return cls(MappingProxyType(names), MappingProxyType(codes))

    def code(self, kind: str, name_or_code: str) -> str | None:
        """The code of the area of that kind so called, or None. A name shared by an area in
        being and an abolished one means the one in being; '(Pre LG)' asks for the abolished."""
        text = name_or_code.strip()
        if (kind, text.upper()) in self._names:
            return text.upper()
        found = (self._codes.get((kind, key)) for key in _spellings(kind, area_key(text)))
        return next((code for code in found if code), None)

    def name(self, kind: str, code: str) -> str | None:
        """The area's own name as ONS (or, for X- codes, this product) writes it."""
        return self._names.get((kind, code))

    def suggest(self, kind: str, text: str) -> str | None:
        """The name of the area of that kind most likely meant by text, if any is close: the only
        one that begins so ("Telford"), else the one spelt most nearly alike."""
        *_, shortest = _spellings(kind, area_key(text))
        keys = [key for of_kind, key in self._codes if of_kind == kind]
        close = get_close_matches(shortest, keys, n=1, cutoff=_CLOSE_ENOUGH)
        begun = {self._codes[(kind, key)] for key in keys if key.startswith(f"{shortest} ")}
        meant = begun if len(begun) == 1 else {self._codes[(kind, key)] for key in close}
        return self.name(kind, meant.pop()) if meant else None


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _codes_by_key(areas: list[dict[str, str]], aliases: list[dict[str, str]]) -> dict[tuple[str, str], str]:
    """Code by kind and key; where spellings meet, areas in being win, then aliases, then abolished areas."""
    in_being = [(row, row["name"]) for row in areas if not row["valid_to"]]
    abolished = [(row, row["name"]) for row in areas if row["valid_to"]]
    codes: dict[tuple[str, str], str] = {}
    for row, name in [*in_being, *((row, row["alias"]) for row in aliases), *abolished]:
        codes.setdefault((row["kind"], area_key(name)), row["code"])
    return codes


@cache
def _body_words(kind: str, position: str) -> tuple[str, ...]:
    """Words that say only what sort of body an area of that kind is, longest first. They hang
    on the kind because 'City of London' is a council or a police force but not the region London."""
    rows = _rows(CATALOGUE / "area_words.csv")
    words = [row["words"] for row in rows if row["position"] == position and kind in row["kinds"].split()]
    return tuple(sorted(words, key=len, reverse=True))


def _spellings(kind: str, key: str) -> Iterator[str]:
    """The key itself, then the key without the words behind, in front, and both."""
    without_front = _without_front(kind, key)
    yield from (key, _without_end(kind, key), without_front, _without_end(kind, without_front))


def _without_front(kind: str, key: str) -> str:
    found = (words for words in _body_words(kind, "before") if key.startswith(f"{words} "))
    return key.removeprefix(f"{next(found, '')} ")


def _without_end(kind: str, key: str) -> str:
    found = (words for words in _body_words(kind, "after") if key.endswith(f" {words}"))
    return key.removesuffix(f" {next(found, '')}")
