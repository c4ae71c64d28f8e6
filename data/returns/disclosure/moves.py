"""Could a withheld count be anything else? The audit of rule D4a, as a search for another solution.

Whoever reads a table knows its sums. A withheld cell is safe when some other set of counts fits
everything that is shown: then the reader cannot tell which is true. Such a set is looked for among
those that differ from the truth by one person in some cells ("moves"), which are balanced so that
every shown figure and every sum stays as it is. A move that is found proves the cell safe; where
none is found the cell counts as given away, so an error of the search can only withhold too much.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

# Steps of one search. Tables of returns need a few dozen.
_STEPS = 3000

Move = dict[int, int]


@dataclass(frozen=True)
class Line:
    """One sum: cells of parts add up to the cell of the total."""

    parts: tuple[int, ...]
    total: int

    @property
    def cells(self) -> tuple[int, ...]:
        return (*self.parts, self.total)

    def sign(self, cell: int) -> int:
        """What one more in a cell adds to parts minus total."""
        return -1 if cell == self.total else 1


@dataclass
class Lattice:
    """Counts and their sums. values: None where a partner withheld it. zero_possible: cells where the
    reader must reckon with nobody. allowed: whether changed counts still keep the rules of their rows."""

    values: list[float | None]
    lines: list[Line]
    zero_possible: frozenset[int] = frozenset()
    allowed: Callable[[Move], bool] = lambda move: True
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
        return value is None or value + change >= (0 if cell in self.zero_possible else 1)


def another_solution(lattice: Lattice, hidden: set[int], cell: int) -> Move | None:
    """Changes of hidden cells, that of the cell among them, which leave all that is shown as it is."""
    for change in (1, -1):
        if lattice.can_hold(cell, change):
            search = _Search(lattice, hidden)
            found = next(search.balanced({cell: change}), None)
            if found:
                return found
    return None


@dataclass
class _Search:
    lattice: Lattice
    hidden: set[int]
    steps: int = 0

    def balanced(self, move: Move) -> Iterator[Move]:
        """Every move that goes on from this one and changes no sum."""
        self.steps += 1
        if self.steps > _STEPS:
            return
        open_line = self._open_line(move)
        if open_line is None:
            if self.lattice.allowed(move):
                yield move
            return
        line, excess = open_line
        for cell in self._candidates(line, move):
            change = -line.sign(cell) * (1 if excess > 0 else -1)
            if self.lattice.can_hold(cell, change):
                yield from self.balanced({**move, cell: change})

    def _open_line(self, move: Move) -> tuple[Line, int] | None:
        """A sum that the move has changed, and by how much."""
        for cell in move:
            for line in self.lattice.lines_of(cell):
                excess = sum(line.sign(each) * move[each] for each in line.cells if each in move)
                if excess:
                    return line, excess
        return None

    def _candidates(self, line: Line, move: Move) -> list[int]:
        """Hidden cells that could balance it, those in the fewest sums first."""
        free = [cell for cell in line.cells if cell in self.hidden and cell not in move]
        return sorted(free, key=lambda cell: len(self.lattice.at.get(cell, ())))
