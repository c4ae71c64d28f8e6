"""Hostile, broken and merely odd files, generated: each with what the door must make of it.

`CASES` maps the name of a case to the file's name, its bytes (made when asked for) and the
expected outcome: the code of a refusal, or READ.
"""

from collections.abc import Callable
from typing import NamedTuple

READ = "read"


class Case(NamedTuple):
    """file: name at upload. make: the bytes. expected: a refusal's code, or READ.
    findings: codes that must come with it."""

    file: str
    make: Callable[[], bytes]
    expected: str
    findings: tuple[str, ...] = ()


def all_cases() -> dict[str, Case]:
    """Every case by name; a name used twice is an error."""
    from tests.returns import hostile_containers, hostile_grids, hostile_kinds, hostile_open, hostile_parts

    cases: dict[str, Case] = {}
    for room in (hostile_containers, hostile_kinds, hostile_parts, hostile_grids, hostile_open):
        assert not cases.keys() & room.CASES.keys()
        cases |= room.CASES
    return cases
