"""Checks of rows beside one another: doubles, overlaps, totals beside parts, copies, gaps."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from data.areas import Areas
from data.returns.context import Context
from data.returns.conversion import Value
from data.returns.found import Mark, mark, quoted
from data.returns.periods import british, months_later, period_column, span
from data.returns.reading import Received, Row
from data.returns.spec import Column, Spec

_PERIOD_NAMES = ("period_start", "period_end", "month", "quarter")
_EVEN_COUNTS = 6
_FIGURES_ALIKE = 3


def table_marks(received: Received, context: Context, areas: Areas) -> Iterator[Mark]:
    """Everything to be said about rows together."""
    yield from _doubles(received)
    yield from _overlaps(received)
    yield from _gaps(received)
    yield from _all_beside_parts(received)
    yield from _sums(received)
    yield from _even(received)
    yield from _copies(received)
    yield from _counterparts(received)
    yield from _areas_together(received, context, areas)
    yield from _approved(received, context)


def _groups(received: Received, without: Sequence[str]) -> dict[tuple[Value, ...], list[Row]]:
    """Rows that agree in everything that makes a row but these columns. Rows with a part of their
    key unread are left out: what they are about is not known."""
    kept = [name for name in received.spec.keys if name not in without]
    groups: dict[tuple[Value, ...], list[Row]] = defaultdict(list)
    for row in received.rows:
        if not row.refused & set(received.spec.keys):
            groups[tuple(row.values.get(name) for name in kept)].append(row)
    return groups


def _figures(row: Row, spec: Spec) -> dict[str, float]:
    values = ((column.name, row.values.get(column.name)) for column in spec.columns if column.numeric)
    return {name: float(value) for name, value in values if isinstance(value, int | float)}


def _doubles(received: Received) -> Iterator[Mark]:
    labels = ", ".join(received.spec.column(name).label.lower() for name in received.spec.keys)
    for rows in _groups(received, ()).values():
        for row in rows[1:]:
            same = row.values == rows[0].values
            check = "duplicate_row" if same else "conflicting_rows"
            yield mark(check, received.at(row, received.spec.keys[0]), other=rows[0].number, keys=labels)


def _overlaps(received: Received) -> Iterator[Mark]:
    if period_column(received.spec) != "period_start":
        return
    for rows in _groups(received, _PERIOD_NAMES).values():
        dated = sorted((days, row.number, row) for row in rows if (days := span(row.values, received.spec)) is not None)
        for (first, number, _), (second, _, row) in pairwise(dated):
            if first != second and second[0] <= first[1]:
                yield mark("overlapping_periods", received.at(row, "period_start"), other=number)


def _gaps(received: Received) -> Iterator[Mark]:
    name = period_column(received.spec)
    if name not in ("month", "quarter"):
        return
    step = 1 if name == "month" else 3
    for rows in _groups(received, _PERIOD_NAMES).values():
        starts = sorted({days[0]: row for row in rows if (days := span(row.values, received.spec))}.items())
        for (before, _), (after, row) in pairwise(starts):
            if after > months_later(before, step):
                missing = f"{months_later(before, step):%B %Y}"
                yield mark("gap_in_periods", received.at(row, name), missing=missing)


def _all_beside_parts(received: Received) -> Iterator[Mark]:
    for column in received.spec.of_type("code"):
        if not column.key or "all" not in received.spec.lists[column.codes]:
            continue
        for rows in _groups(received, (column.name,)).values():
            whole = [row for row in rows if row.values.get(column.name) in ("all", None)]
            parts = [row for row in rows if row not in whole]
            if len(whole) == 1 and parts:
                yield _all_mark(received, column, whole[0], parts)


def _all_mark(received: Received, column: Column, whole: Row, parts: list[Row]) -> Mark:
    wording = quoted(received.spec.lists[column.codes]["all"])
    base = next(iter(_summed(received.spec)), "")
    sums = [_figures(part, received.spec).get(base) for part in parts]
    total = _figures(whole, received.spec).get(base)
    if len(parts) > 1 and total is not None and None not in sums and sum(map(float, filter(None, sums))) != total:
        added = sum(map(float, filter(None, sums)))
        place = received.at(whole, base)
        return mark("parts_differ", place, value=wording, whole=f"{total:,g}", parts=f"{added:,g}")
    return mark("all_with_parts", received.at(whole, column.name), value=wording)


def _summed(spec: Spec) -> list[str]:
    """Counts that can be added over rows."""
    return [column.name for column in spec.of_type("count") if "month" not in column.name and column.name != "rank"]


def _sums(received: Received) -> Iterator[Mark]:
    """A row whose every count is the sum of the other rows of its period, whatever it is called."""
    by_period: dict[object, list[Row]] = defaultdict(list)
    for row in received.rows:
        by_period[span(row.values, received.spec)].append(row)
    for rows in by_period.values():
        yield from _sum_among(received, rows) if len(rows) > 2 else ()


def _sum_among(received: Received, rows: list[Row]) -> Iterator[Mark]:
    names = set(_summed(received.spec))
    added: dict[str, float] = defaultdict(float)
    for row in rows:
        for name, value in _figures(row, received.spec).items():
            added[name] += value
    for row in rows:
        own = {name: value for name, value in _figures(row, received.spec).items() if name in names}
        if len(own) > 1 and any(own.values()) and all(2 * value == added[name] for name, value in own.items()):
            yield mark("sum_of_others", received.at(row, received.spec.keys[0]))


def _even(received: Received) -> Iterator[Mark]:
    names = set(_summed(received.spec))
    counts = [int(v) for row in received.rows for n, v in _figures(row, received.spec).items() if n in names and v]
    if len(counts) >= _EVEN_COUNTS and received.spec.rates and not any(count % 2 for count in counts):
        yield mark("all_even", received.at(received.rows[0], _summed(received.spec)[0]), count=len(counts))


def _copies(received: Received) -> Iterator[Mark]:
    for before, row in pairwise(received.rows):
        figures = {
            name: value for name, value in _figures(row, received.spec).items() if name in _summed(received.spec)
        }
        alike = sum(1 for value in figures.values() if value) >= _FIGURES_ALIKE
        other = _figures(before, received.spec)
        if (
            alike
            and row.key(received.spec) != before.key(received.spec)
            and all(other.get(n) == v for n, v in figures.items())
        ):
            yield mark("same_figures", received.at(row, next(iter(figures))), other=before.number)


def _counterparts(received: Received) -> Iterator[Mark]:
    for column in received.spec.of_type("yesno"):
        for rows in _groups(received, (column.name,)).values() if column.key else ():
            if len({row.values.get(column.name) for row in rows}) == 1:
                given, other = ("Yes", "No") if rows[0].values[column.name] else ("No", "Yes")
                yield mark("counterpart_missing", received.at(rows[0], column.name), given=given, other=other)


def _kind(code: str, kinds: Sequence[str], areas: Areas) -> str:
    return next((kind for kind in kinds if areas.name(kind, code)), "")


def _areas_together(received: Received, context: Context, areas: Areas) -> Iterator[Mark]:
    given = {str(row.values["area"]): row for row in reversed(received.rows) if row.values.get("area")}
    kinds = received.spec.column("area").kinds if any(c.name == "area" for c in received.spec.columns) else ()
    larger = {parent for code in given for parent in context.parents.get(code, ()) if parent in given}
    for code in sorted(larger):
        yield mark("parent_with_parts", received.at(given[code], "area"), value=quoted(code))
    rows = sorted(given.items(), key=lambda item: item[1].number)
    different = [row for code, row in rows if _kind(code, kinds, areas) != _kind(rows[0][0], kinds, areas)]
    if different:
        yield mark("mixed_kinds", received.at(different[0], "area"))
    missing = sorted(context.expected - set(given))
    if missing and received.table:
        names = ", ".join(next(filter(None, (areas.name(kind, code) for kind in kinds)), code) for code in missing)
        yield mark("missing_area", (received.table.sheet.name, 0, 0), areas=names)


def _approved(received: Received, context: Context) -> Iterator[Mark]:
    keys = [name for name in received.spec.keys if name not in _PERIOD_NAMES]
    approved: dict[tuple[Value, ...], list[tuple[date, date]]] = defaultdict(list)
    for old in context.approved:
        if (then := span(old, received.spec)) is not None:
            approved[tuple(old.get(name) for name in keys)].append(then)
    for row in received.rows:
        days = span(row.values, received.spec)
        for then in approved[tuple(row.values.get(name) for name in keys)] if days else ():
            # The very same days are a correction, which the preview shows figure by figure.
            if days and days != then and days[0] <= then[1] and then[0] <= days[1]:
                place = received.at(row, period_column(received.spec))
                yield mark("already_approved", place, start=british(then[0]), end=british(then[1]))
