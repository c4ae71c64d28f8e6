"""The 110 odd workbooks from public test suites: the outcome of each is known and kept."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.returns.golden import GOLDEN, described, odd_workbooks

RESULTS: dict[str, dict[str, Any]] = json.loads(GOLDEN.read_text("utf-8"))


def test_every_odd_workbook_has_a_result(shared: Path) -> None:
    assert [path.name for path in odd_workbooks(shared)] == sorted(RESULTS)
    assert len(RESULTS) == 110


@pytest.mark.parametrize("name", RESULTS)
def test_an_odd_workbook_ends_as_before(name: str, shared: Path) -> None:
    assert described(name, (shared / "odd_workbooks" / name).read_bytes()) == RESULTS[name]


def test_nothing_ends_in_a_fault_or_a_dead_child() -> None:
    outcomes = {result["outcome"] for result in RESULTS.values()}
    assert not outcomes & {"internal", "reader_stopped", "took_too_long", "too_much_memory", "busy"}
