"""Somebody who knows every sum and tries to work out what is withheld: an oracle by integer programming."""

from collections.abc import Iterable

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp  # type: ignore[import-untyped]

from data.returns.disclosure.moves import Lattice, Line


def pinned(lattice: Lattice, hidden: set[int], guarded: Iterable[int]) -> list[int]:
    """Guarded cells that can have one value only."""
    return [cell for cell in guarded if cell in hidden and _only_value(lattice, hidden, cell)]


def _only_value(lattice: Lattice, hidden: set[int], cell: int) -> bool:
    order = sorted(hidden)
    place = {number: column for column, number in enumerate(order)}
    rows, known = [], []
    for line in lattice.lines:
        if hidden & set(line.cells):
            row = np.zeros(len(order))
            for each in line.cells:
                if each in place:
                    row[place[each]] += line.sign(each)
            rows.append(row)
            known.append(
                -sum(line.sign(each) * (lattice.values[each] or 0) for each in line.cells if each not in place)
            )
    if not rows:
        return False
    lower = np.array([0.0 if number in lattice.zero_possible else 1.0 for number in order])
    sums = LinearConstraint(np.array(rows), known, known)
    found = []
    for direction in (1.0, -1.0):
        aim = np.zeros(len(order))
        aim[place[cell]] = direction
        solved = milp(aim, constraints=sums, bounds=Bounds(lower, 100_000), integrality=np.ones(len(order)))
        assert solved.x is not None, "the truth itself is a solution"
        found.append(round(float(solved.x[place[cell]])))
    return found[0] == found[1]


def two_way(rows: list[list[int]]) -> Lattice:
    """A table with all its totals shown: cells row by row, then row totals, column totals, grand total."""
    wide = len(rows[0])
    values: list[float | None] = [value for row in rows for value in row]
    lines: list[Line] = []

    def total(parts: list[int]) -> int:
        values.append(sum(values[part] or 0 for part in parts))
        lines.append(Line(tuple(parts), len(values) - 1))
        return len(values) - 1

    across = [total([r * wide + c for c in range(wide)]) for r in range(len(rows))]
    if len(rows) > 1:
        down = [total([r * wide + c for r in range(len(rows))]) for c in range(wide)]
        lines.append(Line(tuple(down), total(across)))
    return Lattice(values, lines)


def small(lattice: Lattice, threshold: int = 5) -> set[int]:
    """Cells below a threshold that are somebody."""
    return {number for number, value in enumerate(lattice.values) if value and value < threshold}
