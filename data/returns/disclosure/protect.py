"""Secondary suppression: what else must be withheld so that sums do not give away what is withheld.

Rules D4, D4a, D7 and D13 of the domain reference in one: a table, a set of areas with their total
and the quarters of a year are all sums.
"""

from collections import deque
from collections.abc import Iterable, Iterator

from data.returns.disclosure.moves import Lattice, Line, another_solution


def protect(lattice: Lattice, hidden: Iterable[int], guarded: Iterable[int] | None = None) -> set[int]:
    """Every cell to withhold: the hidden ones and those that would give a guarded one away.

    guarded: the hidden cells that must not be worked out; all of them unless said otherwise.
    """
    table = _Table(lattice, set(hidden), set(hidden if guarded is None else guarded))
    table.close(lattice.lines)
    table.audit()
    return table.withheld


class _Table:
    """Withheld cells while they become more. needed: withheld so that no secret cell can be worked out."""

    def __init__(self, lattice: Lattice, withheld: set[int], secret: set[int]) -> None:
        self.lattice = lattice
        self.withheld = withheld
        self.secret = frozenset(secret)
        self.needed = set(secret)

    def close(self, lines: Iterable[Line]) -> None:
        """Where a sum has exactly one withheld cell, withhold its smallest other; until there is none (D4)."""
        waiting = deque(lines)
        while waiting:
            line = waiting.popleft()
            gaps = [cell for cell in line.cells if cell in self.withheld]
            if len(gaps) == 1 and gaps[0] in self.needed:
                waiting += self._withhold_in([line])

    def audit(self) -> None:
        """Where what is shown leaves a secret cell one value only, withhold more (D4a). A cell once
        found safe stays so, because withholding more leaves the reader no wiser."""
        safe: set[int] = set()
        for cell in sorted(self.secret):
            while cell not in safe and self.lattice.values[cell] is not None:
                move = another_solution(self.lattice, self.withheld, cell)
                if move is not None:
                    safe |= set(move)
                    continue
                lines = self._withhold_in(self._around(cell))
                if not lines:
                    break
                self.close(lines)

    def _withhold_in(self, lines: Iterable[Line]) -> list[Line]:
        """Withhold the smallest shown part that is somebody, from the nearest sum that has one; else a
        total. Gives the sums that this changes: none when nothing is left to withhold."""
        lines, values = list(lines), self.lattice.values
        shown = ([cell for cell in line.parts if cell not in self.withheld and values[cell]] for line in lines)
        parts = next(filter(None, shown), None)
        totals = [line.total for line in lines if line.total not in self.withheld]
        if not parts and not totals:
            return []
        more = min(parts, key=lambda cell: values[cell] or 0) if parts else totals[0]
        self.withheld.add(more)
        self.needed.add(more)
        return self.lattice.lines_of(more)

    def _around(self, cell: int) -> Iterator[Line]:
        """Sums of a cell, then sums of the withheld cells in them, and so on: nearest first."""
        seen, waiting = {cell}, deque([cell])
        while waiting:
            for line in self.lattice.lines_of(waiting.popleft()):
                yield line
                found = [each for each in line.cells if each in self.withheld and each not in seen]
                seen.update(found)
                waiting += found
