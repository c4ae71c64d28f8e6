"""YJB, youth justice statistics: the local level open data tables (ods or xlsx, sheet Data).

Three files of one shape: Children_Table, Outcome_Table and Offence_Table. Each row is one
cell of a cross-tabulation for a youth justice service and financial year, so a service's
figure is the sum of its rows. Where a file also holds total rows, the total is taken and its
parts are not added to it.
"""

from dataclasses import dataclass, field
from pathlib import Path

from data.areas import Areas
from data.periods import Period, UnknownPeriod, parse
from data.sources.cells import BadNumber, Number, count, heading
from data.sources.tables import Column, Figures, Journal, Line, Table, find_table, the_table
from data.tidy import CannotRead, Reading

_LAYOUT = {
    "year": Column(("financial year",)),
    "service": Column(("yjs", "yot", "yjs name", "youth justice service")),
    "count": Column(("number",), prefix=True),
    "tier": Column(("caution or sentence tier",), needed=False),
    "nation": Column(("england wales",), needed=False),
    "region": Column(("wales or english region", "region"), needed=False),
    "force": Column(("pcc",), needed=False),
}
# What a file counts, by a word in the heading of its count, and the measure that it becomes.
_MEASURES = {
    "children": "yjs_children",
    "cautioned": "yjs_cautions_sentences",
    "sentenced": "yjs_cautions_sentences",
    "offence": "yjs_proven_offences",
}
_CUSTODY = "yjs_custodial_sentences"
_TOTAL = {"total", "all", "totals", "all ages", "all children"}


class _UnusableRow(ValueError):
    """A row that cannot be used; the message is a sentence that says what was found in it."""


@dataclass
class _Sum:
    """What the rows of one service, year and measure come to."""

    first: str
    names: set[str] = field(default_factory=set)
    rows: int = 0
    parts: float = 0.0
    withheld: str | None = None
    total: Number | None = None

    def add(self, number: Number, is_total: bool) -> None:
        if is_total:
            self.total = number
        else:
            self.rows += 1
            self.parts += number.value or 0.0
            self.withheld = self.withheld or (number.symbol if number.value is None else None)

    def result(self) -> Number:
        """The total as published, else the sum of the parts, unless one of them was withheld."""
        if self.total is not None:
            return self.total
        return Number(None, self.withheld) if self.withheld else Number(self.parts, None)


_Key = tuple[str, Period, str]


class YjbLocal:
    """Reader of the three local level tables."""

    source_id = "yjb_local_level"
    title = "YJB local level open data (Children_Table, Outcome_Table or Offence_Table)"

    def recognises(self, path: Path) -> bool:
        return find_table(path, _LAYOUT) is not None

    def read(self, path: Path) -> Reading:
        table = the_table(path, _LAYOUT, self.title)
        measure, breakdowns = _measure(table), _breakdowns(table)
        journal = Journal()
        sums: dict[_Key, _Sum] = {}
        rows_in = 0
        for line in table.lines():
            rows_in += 1
            try:
                _count(line, measure, breakdowns, sums, journal)
            except _UnusableRow as unusable:
                journal.refuse(line.where, str(unusable))
        figures = Figures("youth_figure", self.source_id, journal)
        for key, found in sums.items():
            _add(key, found, figures, journal)
        return Reading(self.source_id, {"youth_figure": figures.frame()}, rows_in, journal.close())


def _measure(table: Table) -> str:
    words = heading(table.heading("count"))
    measure = next((measure for word, measure in _MEASURES.items() if word in words), None)
    if measure is None:
        raise CannotRead(
            f'{table.path.name} counts "{table.heading("count")}", which is none of children, '
            "cautions and sentences, or offences. Load one of the three local level tables."
        )
    return measure


def _breakdowns(table: Table) -> list[int]:
    """Columns that say which part of the whole a row counts."""
    known = set(table.columns.values())
    return [index for index, words in enumerate(table.headings) if words and index not in known] + (
        [table.columns["tier"]] if "tier" in table.columns else []
    )


def _count(line: Line, measure: str, breakdowns: list[int], sums: dict[_Key, _Sum], journal: Journal) -> None:
    """Add a row to the sums that it belongs to."""
    service, period, number = _service(line), _period(line), _number(line)
    totals = [index for index in breakdowns if heading(line.cells[index]) in _TOTAL]
    if totals and len(totals) < len(breakdowns):
        journal.leave_aside("with subtotals beside their parts.")
        return
    measures = [measure] + ([_CUSTODY] if heading(line["tier"]) == "custody" else [])
    for name in measures:
        found = sums.setdefault((service, period, name), _Sum(line.where))
        found.names.add(line.text("service"))
        found.add(number, is_total=bool(totals))


def _service(line: Line) -> str:
    areas, name = Areas.load(), line.text("service")
    code = areas.code("youth_service", name)
    if code is None:
        near = areas.suggest("youth_service", name)
        hint = f' Did you mean "{near}"?' if near else ""
        raise _UnusableRow(f'"{name}" is not a youth justice service that we know.{hint}')
    return code


def _period(line: Line) -> Period:
    try:
        period = parse(line.text("year"))
    except UnknownPeriod as unknown:
        raise _UnusableRow(f"The year {unknown}") from None
    if period.cohort_type != "financial_year":
        raise _UnusableRow(f'"{line.text("year")}" is not a financial year such as 2024-25.')
    return period


def _number(line: Line) -> Number:
    try:
        number = count(line["count"])
    except BadNumber as bad:
        raise _UnusableRow(f'In the column "{line.table.heading("count")}" {bad}.') from None
    if number.value is None and number.symbol is None:
        raise _UnusableRow(f'There is nothing in the column "{line.table.heading("count")}".')
    return number


def _add(key: _Key, found: _Sum, figures: Figures, journal: Journal) -> None:
    service, period, measure = key
    number, place = found.result(), f"{found.first} on, {found.rows} rows added"
    if found.total is not None:
        place = found.first
        if found.rows and not found.withheld and found.parts != found.total.value:
            journal.confirm(
                found.first, f"The total is {_shown(found.total)}, but its parts come to {found.parts:,.0f}."
            )
    if len(found.names) > 1:
        journal.note(found.first, f"{' and '.join(sorted(found.names))} are one service, and were added together.")
    figures.add(
        place,
        area_kind="youth_service",
        area_code=service,
        **period.columns(),
        measure_id=measure,
        value=number.value,
        symbol=number.symbol,
    )


def _shown(number: Number) -> str:
    return "withheld" if number.value is None else f"{number.value:,.0f}"
