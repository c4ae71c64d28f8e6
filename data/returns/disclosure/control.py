"""What each audience may be shown of one return: the rules D1 to D13 applied to a table.

Audiences are served from those who see most to those who see least. Each starts from what the one
before may not see, so that whoever sees less never learns more, and nothing can be put together
from two of them.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from data.returns.disclosure.moves import Lattice, Move
from data.returns.disclosure.protect import protect
from data.returns.disclosure.rules import AUDIENCES, Audience, Rules, View
from data.returns.disclosure.shape import ALL
from data.returns.disclosure.table import Cell, Key, Table, counts
from data.returns.disclosure.telling import Shown, as_it_is, rounded
from data.returns.rule import holds

# Withheld for what it would say, not only for whom it is meant: must not be worked out from sums either.
_SECRET = {"small", "larger_area", "group_too_small"}
# Withheld only so that others cannot be worked out; told as "small", because the difference would tell.
_PROTECTS = "protects"


@dataclass
class Control:
    """Disclosure control of one return. large: areas that count as larger ones. withheld: reason, by cell.
    protected: the withheld counts that have been found not to be given away."""

    table: Table
    rules: Rules
    large: frozenset[int]
    withheld: dict[int, str] = field(default_factory=dict)
    protected: set[int] = field(default_factory=set)

    def shown(self) -> Iterator[tuple[Audience, list[Shown]]]:
        """Every cell for every audience."""
        for audience in AUDIENCES:
            if audience == "approver":
                yield audience, [as_it_is(cell) for cell in self.table.cells]
                continue
            self._withhold(self.rules.view(audience, self.table.shape.spec.code))
            yield audience, [each for number, cell in enumerate(self.table.cells) for each in self._told(number, cell)]

    def _withhold(self, view: View) -> None:
        """Add to what is withheld what this audience may not see, and what would give it away."""
        for number, cell in enumerate(self.table.cells):
            reason = self._restricted(cell, view)
            if reason:
                self.withheld.setdefault(number, reason)
        if not self.rules.rounds:
            self.withheld = dict.fromkeys(self._small, "small") | self.withheld
            self._protect()
        self._take_along()

    @cached_property
    def _small(self) -> frozenset[int]:
        return frozenset(number for number, cell in counts(self.table) if self._is_small(cell))

    def _is_small(self, cell: Cell) -> bool:
        """D1, and D5: nobody or everybody in a small group says something about each of its members."""
        if cell.value is None:
            return False
        spec = self.table.shape.spec
        if 0 < cell.value < self.rules.threshold(spec, cell.item, frozenset(cell.key.dims)):
            return True
        return any(cell.value in (0, base) and 0 < base < self.rules.low_volume_below for base in self._bases(cell))

    def _bases(self, cell: Cell) -> list[float]:
        """The groups that a count is a part of, in people."""
        bases = (self.table.value(cell.key, base) for part, base in self.table.shape.parts if part == cell.item)
        return [base for base in bases if base is not None]

    def _restricted(self, cell: Cell, view: View) -> str:
        """Why this audience may not see a cell whatever it holds; empty when it may (4.3, D9)."""
        shape = self.table.shape
        split_by = {name for name, code in zip(shape.dims, cell.key.dims, strict=True) if code != ALL}
        characteristics = split_by & set(shape.classifiers)
        large = cell.key.area in self.large
        conditions = {
            "classifiers": len(characteristics) > self.rules.most_classifiers(shape.spec.code),
            "audience": (view.items is not None and cell.item not in view.items)
            or (view.splits is not None and bool(characteristics - view.splits)),
            "larger_area": not large
            and (view.larger_area_only or bool(view.codes_larger_area_only & set(cell.key.dims))),
            "group_too_small": not large and self._people(cell.key) < view.smallest_group,
        }
        return next((reason for reason, holds_here in conditions.items() if holds_here), "")

    def _people(self, key: Key) -> float:
        """How many people a row is about; without end where it counts none."""
        value = self.table.value(key, next(iter(self.table.shape.counts), None))
        return math.inf if value is None else value

    def _protect(self) -> None:
        """Withhold what would give away what is withheld; figures go with their counts, which may take more."""
        counted = {number for number, _ in counts(self.table)}
        self._take_along()
        while (hidden := {n for n in self.withheld if n in counted} | self._from_supplier(counted)) != self.protected:
            secret = self.secret & hidden | hidden - set(self.withheld)
            self.protected = protect(self.lattice, hidden, secret)
            for number in self.protected - hidden:
                self.withheld[number] = _PROTECTS
            self._take_along()

    @property
    def secret(self) -> set[int]:
        """Withheld cells that must not be worked out, whatever else they are withheld for."""
        return {number for number, reason in self.withheld.items() if number in self._small or reason in _SECRET}

    def _from_supplier(self, counted: set[int]) -> set[int]:
        return {number for number in counted if self.table.cells[number].symbol == "c"}

    def _take_along(self) -> None:
        """Withhold every figure whose count is withheld (D3)."""
        for number, cell in enumerate(self.table.cells):
            count = self.table.rows[cell.key].get(self.table.shape.goes_with.get(cell.item, ""))
            if count in self.withheld:
                self.withheld.setdefault(number, self.withheld[count])

    @cached_property
    def lattice(self) -> Lattice:
        """The counts and their sums, as a reader may know them."""
        cells, wanted = self.table.cells, set(self.table.shape.counts)
        return Lattice(
            values=[cell.value for cell in cells],
            lines=[line for line in self.table.lines if cells[line.total].item in wanted],
            zero_possible=frozenset(number for number, cell in counts(self.table) if self._may_be_nobody(cell)),
            least=self._limits(max, lambda part, base: (base, part)),
            most=self._limits(min, lambda part, base: (part, base)),
            allowed=self._keeps_rules,
        )

    def _limits(
        self, nearest: Callable[[float, float], float], order: Callable[[int, int], tuple[int, int]]
    ) -> dict[int, float]:
        """What a cell cannot go beyond because it is part of another, or another is part of it."""
        limits: dict[int, float] = {}
        for row in self.table.rows.values():
            for part, base in self.table.shape.parts:
                if part in row and base in row:
                    cell, other = order(row[part], row[base])
                    value = self.table.cells[other].value
                    if value is not None:
                        limits[cell] = nearest(limits.get(cell, value), value)
        return limits

    def _may_be_nobody(self, cell: Cell) -> bool:
        return cell.value == 0 or any(base < self.rules.low_volume_below for base in self._bases(cell))

    def _keeps_rules(self, move: Move) -> bool:
        """Whether changed counts keep the rules that every return must keep, which readers know too."""
        return all(self._row_keeps_rules(key, move) for key in {self.table.cells[number].key for number in move})

    def _row_keeps_rules(self, key: Key, move: Move) -> bool:
        values = {
            item: None if (value := self.table.cells[number].value) is None else value + move.get(number, 0)
            for item, number in self.table.rows[key].items()
        }
        return all(holds(rule, values) is not False for rule in self.table.shape.block_rules)

    def _told(self, number: int, cell: Cell) -> list[Shown]:
        """A cell as it is told: the figure, or nothing but the reason."""
        if number in self.withheld:
            reason = self.withheld[number]
            return [Shown(cell, cell.item, None, None, "c", "small" if reason == _PROTECTS else reason)]
        if self.rules.rounds and cell.value is not None and cell.item in self.table.shape.counts:
            return rounded(self.table, cell, self.rules.round_to, set(self.withheld))
        return [as_it_is(cell)]
