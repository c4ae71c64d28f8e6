"""What an officer is told: refusals and findings, worded in `data/catalogue/returns_refusals.toml`."""

import tomllib
from collections.abc import Sequence
from functools import cache
from typing import Any

from data.returns.door.grid import Finding
from data.settings import CATALOGUE


class Refused(Exception):
    """The file goes no further. code: key of the catalogue; sentence: what to tell the sender;
    findings: every place that led to the refusal, when there is more than one."""

    def __init__(self, code: str, sentence: str, findings: Sequence[Finding] = ()) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.findings = tuple(findings)


@cache
def _wordings() -> dict[str, dict[str, Any]]:
    return tomllib.loads((CATALOGUE / "returns_refusals.toml").read_text("utf-8"))


def refusal_codes() -> frozenset[str]:
    """Every code a refusal can have."""
    return frozenset(_wordings()["refusals"])


def finding_codes() -> frozenset[str]:
    """Every code a finding can have."""
    return frozenset(_wordings()["findings"])


def refusal(code: str, findings: Sequence[Finding] = (), **blanks: object) -> Refused:
    """The refusal of that code, to be raised. KeyError when the catalogue lacks it or a blank."""
    return Refused(code, _wordings()["refusals"][code].format_map(blanks), findings)


def finding(code: str, sheet: str | None = None, cells: Sequence[str] = (), **blanks: object) -> Finding:
    """The finding of that code. KeyError when the catalogue lacks it or a blank."""
    wording = _wordings()["findings"][code]
    return Finding(code, wording["severity"], wording["sentence"].format_map(blanks), sheet, tuple(cells))


def kind_of(code: str) -> str:
    """What a personal finding is about, for use within a sentence: "a PNC number"."""
    return str(_wordings()["findings"][code]["kind"])
