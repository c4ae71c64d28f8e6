"""Counts that may stand behind a percentage: what an officer could be asked for instead of guessed at."""

import math
from collections.abc import Iterable
from dataclasses import replace

from data.returns.check_rates import half_up, printed_percentage
from data.returns.door import Cell
from data.returns.found import Mark
from data.returns.layout import Table

_FAULT = "percent_as_count"


def with_counts(marks: Iterable[Mark], table: Table) -> list[Mark]:
    """The same marks; those of a percentage where a count belongs name the counts it may mean, if
    the same column holds the whole it is a share of."""
    return [_with_counts(each, table) if each.check == _FAULT else each for each in marks]


def _with_counts(fault: Mark, table: Table) -> Mark:
    cell = table.sheet.cells[fault.row, fault.column]
    read, whole = printed_percentage(cell), _whole(fault.column, table)
    if read is None or whole is None or read[0] > 100:
        return fault
    return replace(fault, todo=f"{fault.todo}: {nearest_counts(read[0], read[1], whole)}")


def _whole(column: int, table: Table) -> int | None:
    """The only plain whole number in the column, when there is only one."""
    cells = [cell for _, row in table.rows for cell in row if cell.column == column]
    plain = [int(str(cell.value)) for cell in cells if _is_whole(cell)]
    return plain[0] if len(plain) == 1 and plain[0] > 0 else None


def _is_whole(cell: Cell) -> bool:
    return cell.kind == "number" and "%" not in cell.number_format and isinstance(cell.value, int)


def nearest_counts(percent: float, places: int, whole: int) -> str:
    """In words, the counts out of a whole that give a percentage, or come nearest to it."""
    near = sorted({math.floor(percent * whole / 100), math.ceil(percent * whole / 100)})
    exact = [count for count in near if half_up(count / whole * 100, places) == percent]
    named = [f"{count:,} ({half_up(count / whole * 100, 1)} %)" for count in exact or near]
    if exact:
        return f"{percent:g} % of {whole:,} may be {' or '.join(named)}"
    return f"no count out of {whole:,} gives {percent:g} %, {' and '.join(named)} come nearest"
