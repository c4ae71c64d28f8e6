"""Could a withheld count be anything else? The audit of rule D4a, as a search for another solution.

Whoever reads a table knows its sums. A withheld cell is safe when some other set of counts fits
everything that is shown: then the reader cannot tell which is true. Such a set is looked for among
those that differ from the truth by one person in some cells ("moves"), which are balanced so that
every shown figure and every sum stays as it is. A move that is found proves the cell safe; where
none is found the cell counts as given away, so an error of the search can only withhold too much.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

# Cells of the moves looked for, one search after another, and the steps of each search. A move within
# one table has four cells, within a table for each period eight.
_SIZES = (4, 8, 16)
_STEPS = 500

Move = dict[int, int]


@dataclass(frozen=True)
class Line:
    """One sum: cells of parts add up to the cell of the total."""

    parts: tuple[int, ...]
    total: int

    @cached_property
    def cells(self) -> tuple[int, ...]:
        """Parts and total."""
        return (*self.parts, self.total)

    def sign(self, cell: int) -> int:
        """What one more in a cell adds to parts minus total."""
        return -1 if cell == self.total else 1


@dataclass
class Lattice:
    """Counts and their sums. values: None where a partner withheld it. zero_possible: cells where the
    reader must reckon with nobody. least and most: what a cell must at least, and can at most, hold
    because of other counts of its row. allowed: whether changed counts keep the other rules of rows."""

    values: list[float | None]
    lines: list[Line]
    zero_possible: frozenset[int] = frozenset()
    least: Mapping[int, float] = field(default_factory=dict)
    most: Mapping[int, float] = field(default_factory=dict)
    allowed: Callable[[Move], bool] = lambda _move: True
    at: Mapping[int, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        at: dict[int, list[int]] = {}
        for number, line in enumerate(self.lines):
            for cell in line.cells:
                at.setdefault(cell, []).append(number)
        self.at = at

    def lines_of(self, cell: int) -> list[Line]:
        """The sums a cell takes part in."""
        return [self.lines[number] for number in self.at.get(cell, ())]

    def can_hold(self, cell: int, change: int) -> bool:
        """Whether a cell could hold that much more or less: nobody is shown as nobody unless that tells."""
        value = self.values[cell]
        if value is None:
            return True
        least = max(0 if cell in self.zero_possible else 1, self.least.get(cell, 0))
        return least <= value + change <= self.most.get(cell, math.inf)


def another_solution(lattice: Lattice, hidden: set[int], cell: int) -> Move | None:
    """Changes of hidden cells, that of the cell among them, which leave all that is shown as it is.
    The smallest are tried first."""
    starts = [(cell, change) for change in (1, -1) if lattice.can_hold(cell, change)]
    for largest in _SIZES:
        for start in starts:
            search = _Search(lattice, hidden, largest)
            if search.goes_on(*start):
                return search.move
    return None


@dataclass
class _Search:
    """One search for a move of at most so many cells. excess: by how much the move has changed a sum."""

    lattice: Lattice
    hidden: set[int]
    largest: int
    move: Move = field(default_factory=dict)
    excess: dict[int, int] = field(default_factory=dict)
    steps: int = 0

    def goes_on(self, cell: int, change: int) -> bool:
        """Whether a balanced move goes on from here with this change; the move then holds it."""
        self.steps += 1
        self._put(cell, change)
        changed = [number for number, excess in self.excess.items() if excess]
        if not changed and self.lattice.allowed(self.move):
            return True
        if changed and len(self.move) < self.largest:
            for choice in self._choices(changed):
                if self.steps > _STEPS:
                    break
                if self.goes_on(*choice):
                    return True
        self._take_back(cell, change)
        return False

    def _put(self, cell: int, change: int) -> None:
        self.move[cell] = change
        for number in self.lattice.at.get(cell, ()):
            self.excess[number] = self.excess.get(number, 0) + self.lattice.lines[number].sign(cell) * change

    def _take_back(self, cell: int, change: int) -> None:
        self._put(cell, -change)
        del self.move[cell]

    def _choices(self, changed: list[int]) -> list[tuple[int, int]]:
        """The changes that could balance the sum which leaves the fewest; those first that leave the
        fewest sums changed."""
        fewest = min((self._balancing(number) for number in changed), key=len)
        return sorted(fewest, key=lambda choice: self._left(*choice))

    def _balancing(self, number: int) -> list[tuple[int, int]]:
        line, up = self.lattice.lines[number], -1 if self.excess[number] > 0 else 1
        free = [cell for cell in line.cells if cell in self.hidden and cell not in self.move]
        changes = [(cell, up * line.sign(cell)) for cell in free]
        return [(cell, change) for cell, change in changes if self.lattice.can_hold(cell, change)]

    def _left(self, cell: int, change: int) -> int:
        """How much more the sums would be changed with this change than without it."""
        left = 0
        for number in self.lattice.at[cell]:
            before = self.excess.get(number, 0)
            left += abs(before + self.lattice.lines[number].sign(cell) * change) - abs(before)
        return left
