"""How a figure that may be shown is told: as it is, or rounded with its percentage (rule D8)."""

from collections.abc import Iterator
from dataclasses import dataclass

from data.returns.check_rates import half_up
from data.returns.disclosure.table import Cell, Table
from data.settings import settings

# Symbol of a cell that came without a figure -> reason of the catalogue.
_SYMBOLS = {"c": "supplier", "x": "missing", "z": "not_applicable"}


@dataclass(frozen=True)
class Shown:
    """One cell as one audience sees it. item: a figure, or a percentage made from it. reason: key of
    the catalogue's reasons, empty for a plain figure."""

    cell: Cell
    item: str
    value: float | None
    text: str | None
    symbol: str | None
    reason: str


def as_it_is(cell: Cell) -> Shown:
    """A cell nothing is done to."""
    return Shown(cell, cell.item, cell.value, cell.text, cell.symbol, _SYMBOLS.get(cell.symbol or "", ""))


def rounded(table: Table, cell: Cell, step: int, withheld: set[int]) -> list[Shown]:
    """A count to the nearest step, and the percentages whose upper part it is. The cell holds a value."""
    value = step * half_up((cell.value or 0) / step, 0)
    return [Shown(cell, cell.item, value, None, cell.symbol, "rounded"), *_percentages(table, cell, withheld)]


def _percentages(table: Table, cell: Cell, withheld: set[int]) -> Iterator[Shown]:
    """From the unrounded counts, as exact as the size of the group allows."""
    for rate in table.shape.spec.rates:
        people = table.value(cell.key, rate.denominator)
        if rate.numerator != cell.item or not people or table.rows[cell.key][rate.denominator] in withheld:
            continue
        places = decimal_places(people)
        if places is not None:
            yield Shown(cell, rate.name, half_up(100 * (cell.value or 0) / people, places), None, None, "rounded")


def decimal_places(people: float) -> int | None:
    """Decimal places a percentage of so many people may be printed with, None for none at all (D6);
    the same rule as the macro printed_decimals."""
    small = settings().small_numbers
    if people < small["unreliable_below"]:
        return None
    return 1 if people >= small["one_decimal_from"] else 0
