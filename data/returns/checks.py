"""A return as received, with everything an officer should be told, blocks first.

    checked = check(door.read(name, content), specs()["R1"], Context(date.today()))
    checked.findings, checked.rows, checked.acceptable

All checks run and all are told at once. A return with a block is not accepted, in whole or in part.
"""

from dataclasses import dataclass
from datetime import date

from data.areas import Areas
from data.returns.backsolve import with_counts
from data.returns.check_rates import rate_marks
from data.returns.check_rows import row_marks
from data.returns.check_table import table_marks
from data.returns.context import Context
from data.returns.door import Grid
from data.returns.found import ORDER, Finding, Mark, findings, from_door, wordings
from data.returns.layout import OURS
from data.returns.reading import Received, Row, receive
from data.returns.spec import Spec, specs

# The door says these of a workbook as a whole; the reader says them again, of the return's own cells.
_SAID_AGAIN = {
    "formula_without_value",
    "error_cell",
    "impossible_date",
    "impossible_number",
    "hidden_rows",
    "hidden_columns",
}
_HIDDEN_SAID = {"hidden_data_sheet", "hidden_second_table"}


@dataclass(frozen=True)
class Checked:
    """A return with its findings. marks: the same, cell by cell, for marking the workbook."""

    received: Received
    marks: tuple[Mark, ...]
    findings: tuple[Finding, ...]

    @property
    def acceptable(self) -> bool:
        """Whether nothing blocks. Only then are there rows to accept."""
        return bool(self.received.rows) and not any(each.severity == "block" for each in self.findings)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows to accept: all of them, or none."""
        return self.received.rows if self.acceptable else ()


def check(grid: Grid, spec: Spec, context: Context, areas: Areas | None = None) -> Checked:
    """Read a return and run every check that the context allows. Never raises for what a file holds."""
    known = areas or Areas.load()
    received = receive(grid, spec, known)
    marks = [*received.marks]
    if received.rows:
        marks += [*row_marks(received, context, known), *rate_marks(received, context)]
        marks += table_marks(received, context, known)
    if received.table:
        marks = with_counts(marks, received.table)
    told = [*findings(marks, grid), *_from_door(grid, marks)]
    told.sort(key=lambda finding: ORDER[finding.severity])
    return Checked(received, tuple(marks), tuple(told))


def _from_door(grid: Grid, marks: list[Mark]) -> list[Finding]:
    said = {(each.check, each.sheet) for each in marks}
    sheets = {each.sheet for each in marks if each.check in _HIDDEN_SAID}
    outside = [each for each in grid.findings if (each.sheet or "").strip().lower() not in OURS]
    kept = [each for each in outside if not (each.code == "hidden_sheet" and each.sheet in sheets)]
    return [
        from_door(each) for each in kept if not (each.code in _SAID_AGAIN and _repeats(each.code, each.sheet, said))
    ]


def _repeats(code: str, sheet: str | None, said: set[tuple[str, str | None]]) -> bool:
    ours = {"hidden_rows": "hidden_row", "hidden_columns": "hidden_column"}.get(code, code)
    return (ours, sheet) in said


def check_ids() -> dict[str, str]:
    """Every check there is, with its severity: the shared ones and those of each return."""
    shared = {check: wording["severity"] for check, wording in wordings().items()}
    return shared | {
        f"{spec.code.lower()}.{rule.id}": rule.severity for spec in specs().values() for rule in spec.rules
    }


def tidy(checked: Checked) -> list[dict[str, object]]:
    """The accepted rows with the place of each: return, sheet, row, then every column by name; a
    missing figure is None with its symbol under "<column>_symbol". Empty unless acceptable."""
    return [_tidy(checked.received, row) for row in checked.rows]


def _tidy(received: Received, row: Row) -> dict[str, object]:
    values = {name: value.isoformat() if isinstance(value, date) else value for name, value in row.values.items()}
    symbols = {f"{name}_symbol": symbol for name, symbol in row.symbols.items()}
    place = f"sheet {row.sheet}, row {row.number}"
    return {"return": received.spec.code, "place": place, **values, **symbols}
