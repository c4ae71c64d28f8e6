"""The returns there are, and what can be said about each: purpose, columns, checks, what waits for it."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from data.areas import Areas
from data.returns import dictionary
from data.returns.spec import PERIODS, Spec, specs
from data.settings import CATALOGUE
from data.spoken import filled

__all__ = [
    "Entry",
    "Help",
    "Spec",
    "Use",
    "act_words",
    "area_name",
    "counted",
    "dictionary_rows",
    "help_of",
    "joined",
    "named",
    "returns",
    "rhythm",
    "sensitivity",
    "use",
    "words",
]

Entry = dict[str, str]
_KINDS = ("csp", "youth_service", "upper_tier", "district", "sub_region", "police_force", "probation_region")


@dataclass(frozen=True)
class Use:
    """What a return is for. sender: who holds the figures. stops: what waits while it is missing, a sentence."""

    sender: str
    screens: tuple[str, ...]
    asks: str
    stops: str


@dataclass(frozen=True)
class Help:
    """Everything the help page says of a return. lists: heading of each code list and its entries."""

    columns: list[Entry]
    percentages: list[Entry]
    own_checks: list[Entry]
    shared_checks: list[Entry]
    lists: dict[str, list[str]]
    example: list[Entry]


def returns() -> Mapping[str, Spec]:
    """Every return by its code."""
    return specs()


def named(spec: Spec) -> str:
    """Code and title, as in a list of choices."""
    return f"{spec.code} {spec.title}"


@cache
def _written(file: str) -> dict[str, Any]:
    return tomllib.loads((CATALOGUE / f"{file}.toml").read_text("utf-8"))


def words(name: str, /, **blanks: object) -> str:
    """A wording of the returns screens with its blanks filled. KeyError when the catalogue lacks it or a blank."""
    return filled(_written("returns_screens")["words"][name], blanks)


def use(code: str) -> Use:
    """What a return is for. KeyError when the catalogue does not say."""
    written = _written("returns_uses")[code]
    return Use(written["sender"], tuple(written["screens"]), written["asks"], written["stops"])


def rhythm(spec: Spec) -> str:
    """How often it is sent, within a sentence: "every month"."""
    return spec.cadence if spec.cadence.startswith("when") else f"every {spec.cadence}"


def sensitivity(spec: Spec) -> str:
    """What is withheld of it, as a sentence."""
    return words(f"sensitivity_{spec.sensitivity}")


def help_of(spec: Spec) -> Help:
    """The help page of a return, from its specification."""
    told = dictionary.checks(spec)
    own = len(spec.rules)
    columns = dictionary.columns(spec)
    lists = {column.label: list(spec.lists[column.codes].values()) for column in spec.of_type("code")}
    example = [{"Column": column.label, "Written": _example(spec, column.name)} for column in spec.columns]
    return Help(columns, dictionary.percentages(spec), told[:own], told[own:], lists, example)


def _example(spec: Spec, name: str) -> str:
    column = spec.column(name)
    if column.type == "code":
        return spec.lists[column.codes].get(str(column.example), str(column.example))
    if column.type in PERIODS:
        return f"{date.fromisoformat(str(column.example)):%d/%m/%Y}"
    return "" if column.example is None else str(column.example)


def dictionary_rows() -> list[Entry]:
    """The data dictionary: one entry for each column of each return, with the return's own facts before it."""
    return [
        {"Return": spec.code, "Title": spec.title, "Version": str(spec.version), "Sent": rhythm(spec)} | entry
        for spec in returns().values()
        for entry in dictionary.columns(spec)
    ]


def counted(name: str, count: int, /, **blanks: object) -> str:
    """The wording for one, or for none or several, of something."""
    return words(f"{name}_{'one' if count == 1 else 'many'}", count=f"{count:,}", **blanks)


def joined(parts: Sequence[str]) -> str:
    """Parts as in a sentence: "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def area_name(code: str) -> str:
    """The name of an area of any kind that returns are about; the code where there is none."""
    return next(filter(None, (Areas.load().name(kind, code) for kind in _KINDS)), code)


def act_words(action: str) -> str:
    """What was done, as a word of a table; the register's own word where there is none."""
    return str(_written("returns_screens")["words"].get(f"act_{action}", action.replace("_", " ").capitalize()))
