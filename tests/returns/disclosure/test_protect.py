"""Secondary suppression: the worked tables of the domain reference, and an attacker who knows every sum."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.returns.disclosure.moves import Lattice, Line, another_solution
from data.returns.disclosure.protect import protect
from tests.returns.disclosure.attacker import pinned, small, two_way

WORKED = [
    ([[12, 3, 45]], [["c", "c", 45]]),
    ([[12, 3, 45], [20, 18, 9], [7, 30, 2]], [["c", "c", 45], [20, "c", "c"], ["c", 30, "c"]]),
    ([[0, 4, 50], [11, 22, 33], [40, 41, 42]], [[0, "c", "c"], [11, "c", "c"], [40, 41, 42]]),
    ([[3, 2, 45]], [["c", "c", 45]]),
    ([[1, 1, 50]], [["c", "c", "c"]]),
    ([[4, 5, 6]], [["c", "c", 6]]),
    ([[5, 6, 7]], [[5, 6, 7]]),
]


@pytest.mark.parametrize(("given_rows", "told"), WORKED)
def test_worked_tables(given_rows: list[list[int]], told: list[list[Any]]) -> None:
    lattice, wide = two_way(given_rows), len(given_rows[0])
    withheld = protect(lattice, small(lattice))
    assert [
        ["c" if r * wide + c in withheld else value for c, value in enumerate(row)] for r, row in enumerate(given_rows)
    ] == told


def test_a_total_goes_when_all_its_parts_are_pinned() -> None:
    lattice = two_way([[1, 1, 1]])
    assert protect(lattice, small(lattice)) == {0, 1, 2, 3}


def test_the_truth_itself_is_not_another_solution() -> None:
    lattice = two_way([[1, 1, 50]])
    assert another_solution(lattice, {0, 1}, 0) is None
    assert another_solution(lattice, {0, 1, 2}, 0) in ({0: 1, 2: -1}, {0: 1, 1: -1})


def test_the_rules_of_a_row_count_as_known() -> None:
    # Two withheld cells that could move, were it not that one may never exceed the other.
    free = Lattice([3.0, 3.0, 6.0], [Line((0, 1), 2)])
    bound = Lattice([3.0, 3.0, 6.0], [Line((0, 1), 2)], allowed=lambda move: move[0] == move[1])
    assert another_solution(free, {0, 1}, 0) is not None
    assert another_solution(bound, {0, 1}, 0) is None


counts = st.integers(0, 30)
tables = st.integers(1, 4).flatmap(
    lambda wide: st.lists(st.lists(counts, min_size=wide + 1, max_size=wide + 1), min_size=1, max_size=4)
)


@settings(max_examples=80, deadline=None)
@given(tables, st.sampled_from([5, 10]))
def test_nobody_can_work_out_a_withheld_count(rows: list[list[int]], threshold: int) -> None:
    lattice = two_way(rows)
    hidden = small(lattice, threshold)
    withheld = protect(lattice, hidden)
    assert hidden <= withheld
    assert pinned(lattice, withheld, hidden) == []


@settings(max_examples=40, deadline=None)
@given(st.lists(counts, min_size=4, max_size=4), st.lists(counts, min_size=4, max_size=4))
def test_a_sub_region_without_its_others_never_recovers_one(first: list[int], second: list[int]) -> None:
    lattice = two_way([first, second])
    withheld = protect(lattice, small(lattice))
    for line in lattice.lines:
        gaps = [cell for cell in line.cells if cell in withheld]
        assert len(gaps) != 1, "one gap in a sum is the sum without the others"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(10, 60), min_size=2, max_size=6))
def test_nothing_is_withheld_where_nothing_is_small(parts: list[int]) -> None:
    lattice = two_way([parts])
    assert protect(lattice, small(lattice)) == set()
