"""The rules of disclosure control as the catalogue gives them: thresholds, audiences, reasons."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args

from data.returns.spec import Spec
from data.settings import CATALOGUE, overrides

Audience = Literal["approver", "officer", "councillor", "public"]
# From those who see most to those who see least: each sees a part of what the one before sees.
AUDIENCES: tuple[Audience, ...] = get_args(Audience)


@dataclass(frozen=True)
class View:
    """What one audience may see of one return; the words are those of disclosure.toml."""

    larger_area_only: bool = False
    smallest_group: int = 0
    items: frozenset[str] | None = None
    splits: frozenset[str] | None = None
    codes_larger_area_only: frozenset[str] = frozenset()

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> "View":
        """A view from its piece of the catalogue."""
        names = {field.name for field in fields(cls)}
        words: dict[str, Any] = {k: frozenset(v) if isinstance(v, list) else v for k, v in given.items() if k in names}
        return cls(**words)


@dataclass(frozen=True)
class Rules:
    """Every rule in force. Counts are of people. decided_by, decided_on: the post that answers for them and the day, as
    the local settings say; empty and None as long as they are those that come with the product."""

    count_below: int
    sensitive_below: int
    low_volume_below: int
    classifiers: int
    method: Literal["withhold", "round"]
    round_to: int
    fewer_classifiers: Mapping[str, int]
    sensitive_codes: frozenset[str]
    larger_areas: tuple[str, ...]
    larger_kinds: tuple[str, ...]
    containing: frozenset[str]
    audiences: Mapping[str, Any]
    reasons: Mapping[str, str]
    decided_by: str = ""
    decided_on: date | None = None

    def reason(self, key: str, audience: Audience) -> str | None:
        """Why there is no figure, in words for an audience; None for a plain figure."""
        return self.reasons.get(key) or self.reasons.get(f"{key}_{audience}")

    def view(self, audience: Audience, return_code: str) -> View:
        """What an audience may see of a return."""
        given = self.audiences.get(audience, {})
        return View.of(given | given.get(return_code, {}))

    def most_classifiers(self, return_code: str) -> int:
        """How many characteristics a figure of a return may be split by (D9)."""
        return self.fewer_classifiers.get(return_code, self.classifiers)

    def threshold(self, spec: Spec, item: str, codes: frozenset[str]) -> int:
        """Counts below this are withheld, in a row of these codes (D1)."""
        sensitive = spec.sensitivity == "sensitive" or spec.column(item).sensitive or codes & self.sensitive_codes
        return self.sensitive_below if sensitive else self.count_below

    @property
    def rounds(self) -> bool:
        """Whether counts are rounded instead of withheld (D8)."""
        return self.method == "round"


@cache
def rules() -> Rules:
    """The rules in force, read once per process."""
    given = tomllib.loads((CATALOGUE / "disclosure.toml").read_text("utf-8"))
    setting = given["disclosure"] | overrides("disclosure")
    return Rules(
        **setting,
        fewer_classifiers=MappingProxyType(given["classifiers"]),
        sensitive_codes=frozenset(given["sensitive"]["codes"]),
        larger_areas=tuple(given["totals"]["larger_areas"]),
        larger_kinds=tuple(given["totals"]["larger_kinds"]),
        containing=frozenset(given["totals"]["containing"]),
        audiences=MappingProxyType(given["audiences"]),
        reasons=MappingProxyType(given["reasons"]),
    )
