"""One planted fault is named with its exact sheet and cell, and no cell that is right is blocked."""

import pytest

from data.returns.checks import check
from data.returns.context import Context
from tests.returns.filling import TODAY
from tests.returns.planted import plant

RUNS = 200


@pytest.mark.parametrize("first", range(0, RUNS, 50))
def test_a_planted_fault_is_named_exactly(first: int) -> None:
    for seed in range(first, first + 50):
        planted = plant(seed)
        result = check(planted.grid, planted.spec, Context(TODAY))
        blamed = [(each.sheet, each.cells) for each in result.findings if each.check == planted.check]
        assert blamed == [(planted.sheet, (planted.ref,))], (seed, planted.check, planted.ref, blamed)
        others = [each for each in result.findings if each.severity == "block" and each.check != planted.check]
        assert all(each.check.startswith(planted.spec.code.lower()) for each in others), (seed, others)
