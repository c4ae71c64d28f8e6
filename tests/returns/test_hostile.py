"""Every generated hostile file ends in its named refusal, or is read with its findings."""

from dataclasses import replace

import pytest

from data.returns.door import Refused, read
from data.returns.door.limits import limits
from data.returns.door.refusals import finding_codes, refusal_codes
from tests.returns.hostile import READ, Case, all_cases

CASES = all_cases()
# The clock is let run on: what a busy machine takes says nothing about the file. Processor time
# and memory stay limited as they are.
PATIENT = replace(limits(), wall_seconds=300)


def outcome(case: Case) -> tuple[str, tuple[str, ...]]:
    try:
        grid = read(case.file, case.make(), within=PATIENT)
    except Refused as refused:
        return refused.code, ()
    return READ, tuple(finding.code for finding in grid.findings)


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_file_ends_as_expected(name: str) -> None:
    code, findings = outcome(CASES[name])
    assert code == CASES[name].expected
    assert set(CASES[name].findings) <= set(findings)


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 80


def test_every_expected_code_has_its_sentence() -> None:
    assert {case.expected for case in CASES.values()} - {READ} <= refusal_codes()
    assert {code for case in CASES.values() for code in case.findings} <= finding_codes()
