"""Code lists: what an officer wrote, and the code it means."""

import csv
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType

from data.areas import area_key
from data.settings import CATALOGUE

_CLOSE_ENOUGH = 0.6


@cache
def _aliases(name: str) -> MappingProxyType[str, str]:
    """Other spellings by key, for lists that the catalogue keeps them for."""
    if name != "offences":
        return MappingProxyType({})
    with (CATALOGUE / "offence_aliases.csv").open(encoding="utf-8", newline="") as rows:
        return MappingProxyType({row["alias_key"]: row["offence"] for row in csv.DictReader(rows)})


def code_of(text: str, name: str, codes: Mapping[str, str]) -> tuple[str, bool] | None:
    """The code that a text means, and whether it is written as the list writes it; None when the
    list of that name has no such entry."""
    for code, wording in codes.items():
        if text in (code, wording):
            return code, True
    key = area_key(text)
    for code, wording in codes.items():
        if key in (area_key(code.replace("_", " ")), area_key(wording)):
            return code, False
    alias = _aliases(name).get(key)
    return (alias, False) if alias is not None and alias in codes else None


def nearest_code(text: str, codes: Mapping[str, str]) -> str | None:
    """The code whose wording looks most like the text, if any does."""
    by_key = {area_key(wording): code for code, wording in codes.items()}
    close = get_close_matches(area_key(text), by_key, n=1, cutoff=_CLOSE_ENOUGH)
    return by_key[close[0]] if close else None
