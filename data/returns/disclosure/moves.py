"""Could a withheld count be anything else? The audit of rule D4a, as a search for another solution.

Whoever reads a table knows its sums. A withheld cell is safe when some other set of counts fits
everything that is shown: then the reader cannot tell which is true. Such a set is looked for among
those that differ from the truth by one person in some cells ("moves"), which are balanced so that
every shown figure and every sum stays as it is. A move that is found proves the cell safe; where
none is found the cell counts as given away, so an error of the search can only withhold too much.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

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
        return value is None or value + change >= (0 if cell in self.zero_possible else 1)


def another_solution(lattice: Lattice, hidden: set[int], cell: int) -> Move | None:
    """Changes of hidden cells, that of the cell among them, which leave all that is shown as it is.
    The smallest are tried first."""
    starts = [{cell: change} for change in (1, -1) if lattice.can_hold(cell, change)]
    for largest in _SIZES:
        for start in starts:
            found = next(_Search(lattice, hidden, largest).balanced(start), None)
            if found:
                return found
    return None


@dataclass
class _Search:
    """One search for a move of at most so many cells."""

    lattice: Lattice
    hidden: set[int]
    largest: int
    steps: int = 0

    def balanced(self, move: Move) -> Iterator[Move]:
        """Every move that goes on from this one and changes no sum."""
        self.steps += 1
        if self.steps > _STEPS or len(move) > self.largest:
            return
        choices = self._choices(move)
        if choices is None:
            if self.lattice.allowed(move):
                yield move
            return
        for cell, change in choices:
            yield from self.balanced({**move, cell: change})

    def _choices(self, move: Move) -> list[tuple[int, int]] | None:
        """The changes that could balance a sum which the move has changed, of the sum that leaves the
        fewest; None when no sum is changed. A changed sum needs a cell more, and a cell is in few sums."""
        fewest: list[tuple[int, int]] | None = None
        for number in dict.fromkeys(number for cell in move for number in self.lattice.at.get(cell, ())):
            line = self.lattice.lines[number]
            excess = sum(line.sign(cell) * move[cell] for cell in line.cells if cell in move)
            if excess:
                choices = self._balancing(line, excess, move)
                if fewest is None or len(choices) < len(fewest):
                    fewest = choices
        return fewest

    def _balancing(self, line: Line, excess: int, move: Move) -> list[tuple[int, int]]:
        free = [cell for cell in line.cells if cell in self.hidden and cell not in move]
        changes = [(cell, -line.sign(cell) if excess > 0 else line.sign(cell)) for cell in free]
        return [(cell, change) for cell, change in changes if self.lattice.can_hold(cell, change)]
