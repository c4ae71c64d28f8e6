"""Checks of one row by itself: arithmetic, usual ranges, small numbers, dates, areas."""

from collections.abc import Iterator
from datetime import date

from data.areas import Areas, area_key
from data.returns.context import Context
from data.returns.conversion import Value
from data.returns.found import At, Mark, mark, quoted, rule_mark
from data.returns.periods import british, last_of_month, span
from data.returns.person import has_title, looks_like_name
from data.returns.reading import Received, Row
from data.returns.rule import holds
from data.returns.spec import Column, Spec

SMALL, PUBLIC_SMALL = 10, 5  # domain rules: confirm below 10; not shown below 5, sensitive below 10
_TOGETHER = "small"  # many cells of a return may hold small counts: they are told as one thing
_OLD_YEARS = 5


def row_marks(received: Received, context: Context, areas: Areas) -> Iterator[Mark]:
    """Everything to be said about single rows."""
    for row in received.rows:
        yield from _rule_marks(received, row)
        for column in received.spec.columns:
            if row.values.get(column.name) is not None:
                yield from _value_marks(received, row, column, context, areas)
        yield from _zero_marks(received, row)
        yield from _period_marks(received, row, context)
        yield from _area_twice(received, row)


def shown(value: Value) -> str:
    """A figure as in a sentence: 21,536 or 1 April 2025."""
    if isinstance(value, date):
        return british(value)
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def _rule_marks(received: Received, row: Row) -> Iterator[Mark]:
    for rule in received.spec.rules:
        if holds(rule, row.values) is False:
            blanks = {name: shown(row.values[name]) for name in rule.names}
            yield rule_mark(received.spec.code, rule, received.at(row, rule.at), blanks)


def _value_marks(received: Received, row: Row, column: Column, context: Context, areas: Areas) -> Iterator[Mark]:
    place = received.at(row, column.name)
    value = row.values[column.name]
    if isinstance(value, int | float) and column.numeric:
        yield from _range_marks(column, float(value), place)
        if column.type == "count":
            yield from _small_marks(received.spec, column, int(value), place)
    elif column.type == "area":
        if context.allowed is not None and value not in context.allowed:
            yield mark("area_not_allowed", place, value=quoted(value), label=column.label)
    elif column.name_of:
        yield from _name_marks(received, row, column, areas)
    elif "(post)" in column.label:
        yield from _person_marks(str(value), column, place)


def _range_marks(column: Column, value: float, place: At) -> Iterator[Mark]:
    blanks = {"value": f"{value:,g}", "label": column.label}
    if column.low is not None and value < column.low:
        yield mark("unusual_low", place, low=f"{column.low:,g}", **blanks)
    if column.high is not None and value > column.high:
        yield mark("unusual_high", place, high=f"{column.high:,g}", **blanks)


def _small_marks(spec: Spec, column: Column, value: int, place: At) -> Iterator[Mark]:
    blanks = {"value": str(value), "label": column.label}
    bases = {rate.denominator for rate in spec.rates}
    people = "month" not in column.name
    private = column.sensitive or (people and spec.sensitivity == "sensitive")
    if column.name in bases and 0 < value < SMALL:
        yield mark("small_number", place, **blanks)
    elif private and 0 < value < SMALL:
        yield mark("sensitive_small", place, group=_TOGETHER)
    elif people and spec.rates and 0 < value < PUBLIC_SMALL:
        yield mark("small_count", place, group=_TOGETHER)


def _name_marks(received: Received, row: Row, column: Column, areas: Areas) -> Iterator[Mark]:
    code = row.values.get(column.name_of)
    given = str(row.values[column.name])
    kinds = received.spec.column(column.name_of).kinds
    names = [name for name in (areas.name(kind, str(code)) for kind in kinds) if name]
    if not names or area_key(given) in map(area_key, names) or code in [areas.code(kind, given) for kind in kinds]:
        return
    yield mark("name_disagrees", received.at(row, column.name), value=quoted(given), code=code, name=names[0])


def _person_marks(value: str, column: Column, place: At) -> Iterator[Mark]:
    if has_title(value):
        yield mark("person_title", place, label=column.label)
    elif looks_like_name(value):
        yield mark("looks_like_name", place, label=column.label)


def _zero_marks(received: Received, row: Row) -> Iterator[Mark]:
    counts = [
        row.values.get(column.name) for column in received.spec.of_type("count") if column.name in _columns(received)
    ]
    given = [value for value in counts if value is not None]
    if len(given) > 1 and not any(given):
        yield mark("zero_row", received.at(row, received.spec.keys[0]))


def _columns(received: Received) -> dict[str, int]:
    return received.table.columns if received.table else {}


def _area_twice(received: Received, row: Row) -> Iterator[Mark]:
    areas = received.spec.of_type("area")
    for first, second in zip(areas, areas[1:], strict=False):
        if row.values.get(first.name) is not None and row.values.get(first.name) == row.values.get(second.name):
            yield mark("area_twice", received.at(row, second.name), label=first.label)


def _period_marks(received: Received, row: Row, context: Context) -> Iterator[Mark]:
    days = span(row.values, received.spec)
    if days is None:
        return
    start, end = days
    name = "period_end" if "period_end" in row.values else received.spec.keys[1]
    place = received.at(row, name)
    if end < start:
        yield mark("period_backwards", place, start=british(start), end=british(end))
        return
    yield from _when_marks(start, end, place, context.today)
    if name == "period_end":
        yield from _length_marks(received.spec, start, end, place)


def _when_marks(start: date, end: date, place: At, today: date) -> Iterator[Mark]:
    if start > today:
        yield mark("future_period", place, start=british(start))
    elif end > today:
        yield mark("period_not_over", place, end=british(end))
    elif end.year < today.year - _OLD_YEARS:
        yield mark("old_period", place, end=british(end), years=_OLD_YEARS)


def _length_marks(spec: Spec, start: date, end: date, place: At) -> Iterator[Mark]:
    if start.day != 1 or end != last_of_month(end):
        yield mark("part_month", place, start=british(start), end=british(end))
        return
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if spec.cadence == "year" and months != 12:
        yield mark("period_length", place, months=months)
