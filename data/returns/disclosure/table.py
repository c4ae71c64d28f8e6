"""The figures of one return as a table with its sums: groups, areas and periods added up where allowed."""

import calendar
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from data.returns.disclosure.moves import Line
from data.returns.disclosure.shape import ALL, Shape


@dataclass(frozen=True)
class Key:
    """What a row is about. area: its id. dims: codes in the order of Shape.dims, 'all' for everybody."""

    area: int | None
    first: date | None
    last: date | None
    dims: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """One figure of a row. received: its number among the cells as received, none for a total of ours."""

    key: Key
    item: str
    value: float | None = None
    text: str | None = None
    symbol: str | None = None
    received: int | None = None
    made_of: tuple[int, ...] = ()


@dataclass
class Table:
    """Cells of one return and the sums that hold between them."""

    shape: Shape
    cells: list[Cell]
    lines: list[Line]

    @cached_property
    def rows(self) -> dict[Key, dict[str, int]]:
        """Number of the cell of each item, by row. A later version of a figure stands for an earlier one."""
        rows: dict[Key, dict[str, int]] = defaultdict(dict)
        for number, cell in enumerate(self.cells):
            rows[cell.key][cell.item] = number
        return rows

    def value(self, key: Key, item: str | None) -> float | None:
        """The figure of an item in a row; None where there is none."""
        number = self.rows[key].get(item) if item else None
        return None if number is None else self.cells[number].value


def dims_of(breakdown: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Codes of the named key columns in a breakdown such as "factor=homeless; in_factor=yes"."""
    marks = [mark for name in names for mark in re.finditer(rf"(?:^|; )({re.escape(name)})=", breakdown)]
    marks.sort(key=lambda mark: mark.start())
    ends = [mark.start() for mark in marks[1:]] + [len(breakdown)]
    codes = {mark[1]: breakdown[mark.end() : end] for mark, end in zip(marks, ends, strict=False)}
    return tuple(codes.get(name) or ALL for name in names)


def breakdown_of(dims: tuple[str, ...], names: tuple[str, ...]) -> str:
    """The breakdown of a row, every key column named."""
    return "; ".join(f"{name}={code}" for name, code in zip(names, dims, strict=True))


def table_of(
    cells: Iterable[Cell],
    shape: Shape,
    members: Mapping[int, frozenset[int]],
    containing: frozenset[str],
) -> Table:
    """A return with its sums, and totals where every part is there.

    members: partnerships of each larger area. containing: codes that contain others of their list.
    """
    table = Table(shape, list(cells), [])
    for place, name in enumerate(shape.dims):
        _add_groups(table, place, name, containing)
    _add_areas(table, members)
    if shape.spec.of_type("month", "quarter"):
        for months in (3, 12):
            _add_periods(table, months)
    _add_sums_in_rows(table)
    return table


def _add_sums_in_rows(table: Table) -> None:
    for row in table.rows.values():
        for total, parts in table.shape.sums:
            if {total, *parts} <= set(row):
                table.lines.append(Line(tuple(row[part] for part in parts), row[total]))


def _grouped(table: Table, wider: Callable[[Key], Key | None]) -> dict[Key, list[Key]]:
    """Rows by the row that would hold their total."""
    groups: dict[Key, list[Key]] = defaultdict(list)
    for key in table.rows:
        whole = wider(key)
        if whole is not None:
            groups[whole].append(key)
    return groups


def _add_groups(table: Table, place: int, name: str, containing: frozenset[str]) -> None:
    """Totals over the codes of one key column."""

    def everybody(key: Key) -> Key | None:
        return None if key.dims[place] == ALL else replace(key, dims=(*key.dims[:place], ALL, *key.dims[place + 1 :]))

    used = _codes_used(table, place)
    for whole, parts in _grouped(table, everybody).items():
        within = [key for key in parts if key.dims[place] not in containing]
        # One code alone is not everybody; unless others are used beside it in the same return.
        divided = len(used[_scope(table, whole)]) > 1
        complete = name in table.shape.wholes and divided and within in ([], parts)
        _add_up(table, whole, within or parts, make=complete, over_time=False)


def _codes_used(table: Table, place: int) -> dict[Key, set[str]]:
    """Codes of one key column, by what the rows are about apart from groups of people."""
    used: dict[Key, set[str]] = defaultdict(set)
    for key in table.rows:
        if key.dims[place] != ALL:
            used[_scope(table, key)].add(key.dims[place])
    return used


def _scope(table: Table, key: Key) -> Key:
    """A row without the groups that its people are divided into."""
    named = zip(table.shape.dims, key.dims, strict=True)
    return replace(key, dims=tuple(ALL if name in table.shape.wholes else code for name, code in named))


def _add_areas(table: Table, members: Mapping[int, frozenset[int]]) -> None:
    """Totals of larger areas, once every member is there: a total of some would pass for that of all."""
    for larger, inside in sorted(members.items()):

        def whole(key: Key, larger: int = larger, inside: frozenset[int] = inside) -> Key | None:
            return replace(key, area=larger) if key.area in inside else None

        for key, parts in _grouped(table, whole).items():
            if {part.area for part in parts} == inside:
                _add_up(table, key, parts, make=True, over_time=False)


def _add_periods(table: Table, months: int) -> None:
    """Totals of the quarters or financial years of which every month or quarter is there."""
    length = {3: 1, 12: 3}[months]

    def longer(key: Key) -> Key | None:
        if key.first is None or key.last is None or _months(key.first, key.last) != length:
            return None
        first = _start(key.first, months)
        return replace(key, first=first, last=_end(first, months))

    for whole, parts in _grouped(table, longer).items():
        if len(parts) * length == months:
            _add_up(table, whole, parts, make=True, over_time=True)


def _months(first: date, last: date) -> int | None:
    """How many whole months there are between two days, None when they are not whole."""
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    return 12 * (last.year - first.year) + last.month - first.month + 1 if whole else None


def _start(day: date, months: int) -> date:
    """First day of the quarter or financial year that a day lies in."""
    since_april = (day.month - 4) % 12 // months * months
    month = (since_april + 3) % 12 + 1
    return date(day.year if month <= day.month else day.year - 1, month, 1)


def _end(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month + months - 2, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _add_up(table: Table, whole: Key, parts: list[Key], *, make: bool, over_time: bool) -> None:
    """Note the sums between the parts and their total; make the total where it is not there and may be made."""
    items = dict.fromkeys(item for key in parts for item in table.rows[key])
    given = whole in table.rows and any(table.cells[n].received is not None for n in table.rows[whole].values())
    for item in items:
        numbers = tuple(table.rows[key][item] for key in parts if item in table.rows[key])
        if len(numbers) < len(parts):
            continue
        total = table.rows[whole].get(item) if whole in table.rows else None
        if total is None and make and not given:
            total = _made(table, Cell(whole, item, made_of=numbers), over_time)
        if total is not None and table.shape.adds(item, over_time=over_time):
            table.lines.append(Line(numbers, total))


def _made(table: Table, empty: Cell, over_time: bool) -> int | None:
    """A new cell: the sum of its parts, or what they all say where that is nothing to add up."""
    parts = [table.cells[number] for number in empty.made_of]
    if table.shape.adds(empty.item, over_time=over_time) and all(part.value is not None for part in parts):
        cell = replace(empty, value=sum(part.value for part in parts if part.value is not None))
    elif table.shape.constant(empty.item) and len({(part.value, part.text, part.symbol) for part in parts}) == 1:
        cell = replace(empty, value=parts[0].value, text=parts[0].text, symbol=parts[0].symbol)
    else:
        return None
    table.cells.append(cell)
    table.rows[cell.key][cell.item] = len(table.cells) - 1
    return len(table.cells) - 1


def counts(table: Table) -> Iterator[tuple[int, Cell]]:
    """The cells that count people or what people did, with their numbers."""
    wanted = set(table.shape.counts)
    return ((number, cell) for number, cell in enumerate(table.cells) if cell.item in wanted)
