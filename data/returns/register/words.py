"""Rows and figures of a return in words, as screens and the register tell them."""

from datetime import date

from data import periods
from data.areas import Areas
from data.returns.conversion import Value
from data.returns.periods import british, months_later
from data.returns.register.rows import ALL, Cell, Kept, or_all, spec_of
from data.returns.register.shapes import Figure
from data.returns.spec import PERIODS, Column, Spec


def area_name(spec: Spec, code: str) -> str:
    """An area by the first kind that the return takes and that has the code; the code itself when none has."""
    return next(filter(None, (Areas.load().name(kind, code) for kind in kinds(spec))), code)


def area_kind(spec: Spec, code: str) -> str:
    """The kind of area that a code of this return means; empty when it is no area we know."""
    return next((kind for kind in kinds(spec) if Areas.load().name(kind, code)), "")


def kinds(spec: Spec) -> tuple[str, ...]:
    """The kinds of area a return takes, preferred first."""
    return next((column.kinds for column in spec.columns if column.name == "area"), ())


def cohort_type(first: date, last: date) -> str:
    """How the days of a local figure are told apart in the warehouse: by their length alone."""
    lengths = {1: "month", 3: "quarter", 12: {1: "calendar_year", 4: "financial_year"}.get(first.month, "other")}
    for months, kind in lengths.items():
        if first.day == 1 and months_later(first, months).toordinal() - 1 == last.toordinal():
            return kind
    return "other"


def period_words(first: date | None, last: date | None) -> str:
    """The days in English; nothing for a return without periods."""
    return periods.label(first, last, cohort_type(first, last)) if first and last else ""


def split_columns(spec: Spec) -> list[Column]:
    """The key columns besides area and period: what a row is split by."""
    return [each for each in spec.columns if each.key and each.name != "area" and each.type not in PERIODS]


def item_columns(spec: Spec) -> list[Column]:
    """The columns that hold figures and texts, not what they are about."""
    return [column for column in spec.columns if not column.key and not column.name_of]


def shown(spec: Spec, column: Column, cell: Cell) -> str:
    """A value as printed; a missing one as its symbol."""
    return f"[{cell.symbol or 'x'}]" if cell.value is None else printed(spec, column, cell.value)


def printed(spec: Spec, column: Column, value: Value) -> str:
    """A value in the words of its column."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return british(value)
    if column.type == "code":
        return str(spec.lists[column.codes].get(str(value), value))
    return f"{value:,g}" if isinstance(value, int | float) and abs(value) < 10**6 else _long(value)


def _long(value: Value) -> str:
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def about(row: Kept) -> str:
    """What a row is split by, in words."""
    spec = spec_of(row)
    pairs = ((column, or_all(spec, column.name, row.cells[column.name].value)) for column in split_columns(spec))
    said = [f"{column.label}: {printed(spec, column, value)}" for column, value in pairs if value not in (None, ALL)]
    return ", ".join(said)


def where(row: Kept) -> str:
    """Area, period and split of a row in one phrase."""
    spec = spec_of(row)
    parts = (area_name(spec, row.area), period_words(row.first, row.last), about(row))
    return ", ".join(part for part in parts if part)


def figure(row: Kept, column: Column) -> Figure:
    """One figure of a row, in words."""
    spec, cell = spec_of(row), row.cells[column.name]
    period = period_words(row.first, row.last)
    return Figure(area_name(spec, row.area), period, about(row), column.label, shown(spec, column, cell), cell.place)
