"""Returns made in memory: grids as the door would hand them over, without a file or a child."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from data.returns.checks import Checked, check
from data.returns.context import Context
from data.returns.door import Cell, Grid, Sheet
from data.returns.spec import Spec, specs

TODAY = date(2026, 3, 1)
DUDLEY, SANDWELL, WALSALL, WOLVERHAMPTON = "E22000337", "E22000338", "E22000340", "E22000341"
PERCENT = "0.0%"


class Shown(float):
    """A number with the format of a percentage."""


def cell(row: int, column: int, value: Any) -> Cell:
    """A cell of the kind that the door would give the value."""
    if isinstance(value, Cell):
        return Cell(row, column, value.kind, value.value, value.number_format, value.formula)
    if isinstance(value, Shown):
        return Cell(row, column, "number", float(value), PERCENT)
    if isinstance(value, bool):
        return Cell(row, column, "boolean", value)
    if isinstance(value, int | float):
        return Cell(row, column, "number", value)
    if isinstance(value, datetime):
        return Cell(row, column, "date", value, "dd/mm/yyyy")
    return Cell(row, column, "text", str(value))


def sheet(lines: Sequence[Sequence[Any]], name: str = "Data", **facts: Any) -> Sheet:
    """A sheet of lines; None leaves a cell empty."""
    cells = {
        (row, at): cell(row, at, value)
        for row, line in enumerate(lines, 1)
        for at, value in enumerate(line, 1)
        if value is not None
    }
    return Sheet(name, facts.pop("state", "visible"), cells, **facts)


def stamped(spec: Spec, text: str = "") -> Sheet:
    """The instructions sheet of the template."""
    return sheet([[text or f"Return {spec.stamp}"]], "Instructions")


def example(spec: Spec, **changes: Any) -> dict[str, Any]:
    """The example row of a specification: a clean row. Dates are proper dates."""
    row = {column.name: column.example for column in spec.columns}
    for column in spec.of_type("date", "month", "quarter"):
        row[column.name] = datetime.fromisoformat(str(column.example))
    for column in spec.of_type("code"):
        row[column.name] = spec.lists[column.codes][str(column.example)]
    return row | changes


def labels(spec: Spec, names: Sequence[str] = ()) -> list[str]:
    """The headings of the template."""
    return [column.label for column in spec.columns if not names or column.name in names]


def lines_of(spec: Spec, rows: Sequence[Mapping[str, Any]]) -> list[list[Any]]:
    """Headings and rows as lines."""
    return [list(labels(spec)), *([row.get(column.name) for column in spec.columns] for row in rows)]


def grid_of(spec: Spec, lines: Sequence[Sequence[Any]], **facts: Any) -> Grid:
    """A workbook of the template's kind with these lines on its data sheet."""
    return Grid("xlsx", (stamped(spec), sheet(lines, **facts)))


def checked(code: str, rows: Sequence[Mapping[str, Any]], context: Context | None = None) -> Checked:
    """What is found in a return with these rows."""
    spec = specs()[code]
    return check(grid_of(spec, lines_of(spec, rows)), spec, context or Context(TODAY))


def found(result: Checked) -> dict[str, list[str]]:
    """Cells by check."""
    by_check: dict[str, list[str]] = {}
    for each in result.findings:
        by_check.setdefault(each.check, []).extend(each.cells)
    return by_check
