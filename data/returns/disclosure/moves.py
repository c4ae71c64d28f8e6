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
from random import Random

# Walks tried for one cell, and the most cells of a move. A move within one table has four cells,
# within a table for each period eight.
_WALKS = 40
_LARGEST = 24

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

    Looked for by walks that put right one changed sum after another, by the change that upsets the
    fewest other sums; where several do, by one of them at random, but the same in every build.
    """
    starts = [(cell, change) for change in (1, -1) if lattice.can_hold(cell, change)]
    chance = Random(cell)  # noqa: S311 - chooses a path, keeps no secret
    for walk in range(_WALKS if starts else 0):
        search = _Walk(lattice, hidden, chance)
        if search.arrives(*starts[walk % len(starts)]):
            return search.move
    return None


@dataclass
class _Walk:
    """One walk towards a balanced move. excess: by how much the move has changed a sum."""

    lattice: Lattice
    hidden: set[int]
    chance: Random
    move: Move = field(default_factory=dict)
    excess: dict[int, int] = field(default_factory=dict)

    def arrives(self, cell: int, change: int) -> bool:
        """Whether the walk that begins with this change ends with every sum as it was."""
        self._put(cell, change)
        while changed := [number for number, excess in self.excess.items() if excess]:
            choices = self._choices(changed)
            if not choices or len(self.move) == _LARGEST:
                return False
            self._put(*choices[0])
        return self.lattice.allowed(self.move)

    def _put(self, cell: int, change: int) -> None:
        self.move[cell] = change
        for number in self.lattice.at.get(cell, ()):
            self.excess[number] = self.excess.get(number, 0) + self.lattice.lines[number].sign(cell) * change

    def _choices(self, changed: list[int]) -> list[tuple[int, int]]:
        """The changes that could balance the sum which leaves the fewest, the best first."""
        fewest = min((self._balancing(number) for number in changed), key=len)
        self.chance.shuffle(fewest)
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
