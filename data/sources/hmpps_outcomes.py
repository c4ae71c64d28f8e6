"""HMPPS, offender accommodation outcomes and employment outcomes: the headline tables (ods, xlsx).

Written from the published guidance, not from a file in hand, so it takes either of the ways
in which such tables are laid out: one column for each year, or one row for each region and
year. A table is used only if it is by probation region and names its measure (MI014, MI016
...); every other table is left aside by name.
"""

from collections.abc import Iterator
from pathlib import Path

from data.areas import Areas
from data.periods import Period, UnknownPeriod, parse
from data.sources import workbook
from data.sources.cells import BadNumber, Number, heading, number
from data.sources.hmpps_layout import Measure, RegionSheet, Role, measure_in, measure_named, region_sheets
from data.sources.tables import Figures, Journal, Line
from data.tidy import Reading

_EVERYWHERE = {"total", "national", "all", "all regions", "england wales", "national total"}
_TOLERANCE = 0.06
_WALES = "W92000004"
_PERIOD_NAMES = {"four_quarters": "other", "three_month": "quarter"}


class _UnusableRow(ValueError):
    """A row that cannot be used; the message is a sentence that says what was found in it."""


class HmppsOutcomes:
    """Reader of the accommodation and employment outcome tables."""

    source_id = "hmpps_outcomes"
    title = "HMPPS offender accommodation or employment outcomes"

    def recognises(self, path: Path) -> bool:
        return any(measure_named(sheet.table) or "metric" in sheet.table.columns for sheet in region_sheets(path))

    def read(self, path: Path) -> Reading:
        journal = Journal()
        figures = Figures("performance_figure", self.source_id, journal)
        sheets = region_sheets(path)
        _name_the_rest(path, sheets, journal)
        rows_in = sum(_take(sheet, figures, journal) for sheet in sheets)
        return Reading(self.source_id, {"performance_figure": figures.frame()}, rows_in, journal.close())


def _name_the_rest(path: Path, sheets: list[RegionSheet], journal: Journal) -> None:
    used = {sheet.table.sheet for sheet in sheets}
    for name in workbook.glance(path).sheets:
        if name not in used:
            journal.note(f"sheet {name}", "This sheet is not a table by probation region, so it was not used.")
    for sheet in sheets:
        for words in sheet.doubtful:
            journal.note(f"sheet {sheet.table.sheet}", f'"{words}" could mean the same as another column; not used.')


def _take(sheet: RegionSheet, figures: Figures, journal: Journal) -> int:
    """Read one table; returns how many rows it has."""
    lines = list(sheet.table.lines())
    where = f"sheet {sheet.table.sheet}"
    highest = _highest_value(sheet, lines)
    if highest > 100:
        journal.note(where, f"This table holds numbers such as {highest:g}, not percentages, so it was not used.")
        return len(lines)
    scale = 100 if 0 < highest <= 1 else 1
    if scale != 1:
        journal.note(where, "The percentages are stored as fractions of one; they were multiplied by 100.")
    for line in lines:
        try:
            _take_line(sheet, line, scale, figures, journal)
        except _UnusableRow as unusable:
            journal.refuse(line.where, str(unusable))
    return len(lines)


def _highest_value(sheet: RegionSheet, lines: list[Line]) -> float:
    places = [at for at, (_, role) in sheet.columns.items() if role == "value"]
    found = (_value_or_nothing(line.cells[at]) for line in lines for at in places)
    return max((value for value in found if value is not None), default=0.0)


def _value_or_nothing(cell: object) -> float | None:
    try:
        return number(cell).value
    except BadNumber:
        return None


def _take_line(sheet: RegionSheet, line: Line, scale: int, figures: Figures, journal: Journal) -> None:
    measure = _measure(line)
    if measure is None or not measure.measure_id:
        code = measure.code if measure else "a measure that we do not know"
        journal.leave_aside(f"about {code}, which we have no place for.")
        return
    kind, area = _area(line)
    for period, cells in _by_period(sheet, line):
        row = _figures(cells, line, scale)
        if row:
            figures.add(
                line.where,
                area_kind=kind,
                area_code=area,
                **_period_of(period, measure).columns(),
                measure_id=measure.measure_id,
                **row,
            )


def _measure(line: Line) -> Measure | None:
    """The row's measure, from its own column or from the table's title."""
    return measure_in(line.text("metric")) if "metric" in line.table.columns else measure_named(line.table)


def _area(line: Line) -> tuple[str, str]:
    areas, name = Areas.load(), line.text("region")
    wanted = "England and Wales" if heading(name) in _EVERYWHERE else name
    for kind in ("country", "probation_region"):
        code = areas.code(kind, wanted)
        if code:
            # Wales is a probation region here; the nation of that name has no figure of its own.
            return ("probation_region", "X-PR-WALES") if code == _WALES else (kind, code)
    near = areas.suggest("probation_region", name)
    hint = f' Did you mean "{near}"?' if near else ""
    raise _UnusableRow(f'"{name}" is not a probation region that we know.{hint}')


def _by_period(sheet: RegionSheet, line: Line) -> Iterator[tuple[Period, dict[Role, int]]]:
    """Each period of a row, with the places of its value, numerator and denominator."""
    grouped: dict[Period, dict[Role, int]] = {}
    for at, (period, role) in sheet.columns.items():
        grouped.setdefault(period or _year_of(line), {})[role] = at
    yield from grouped.items()


def _year_of(line: Line) -> Period:
    try:
        return parse(line.text("year"))
    except UnknownPeriod as unknown:
        raise _UnusableRow(f"The year {unknown}") from None


def _period_of(period: Period, measure: Measure) -> Period:
    """The period as the measure counts it: one that began within the year covers the rest of it."""
    start, end = period.start, period.end
    if measure.begins and start < measure.begins <= end:
        return Period(measure.begins, end, "other")
    is_financial = (start.month, end.month, end.year) == (4, 3, start.year + 1)
    made_as = _PERIOD_NAMES.get(period.cohort_type, period.cohort_type)
    return period.made_as("financial_year" if is_financial else made_as)


def _figures(cells: dict[Role, int], line: Line, scale: int) -> dict[str, object] | None:
    """The tidy figures of one region and period; None where the table is blank there."""
    blank = Number(None, None)
    found = {role: _number(line, at) for role, at in cells.items()}
    value, part, whole = (found.get(role, blank) for role in ("value", "numerator", "denominator"))
    symbol = value.symbol or part.symbol or whole.symbol
    per_cent = None if value.value is None else round(value.value * scale, 10)
    if part.value is not None and whole.value:
        per_cent = _agreed(per_cent, part.value, whole.value)
    if per_cent is None and symbol is None:
        return None
    return {"value": per_cent, "numerator": part.value, "denominator": whole.value, "symbol": symbol}


def _agreed(printed: float | None, part: float, whole: float) -> float:
    """The printed percentage, which must be that of the counts beside it."""
    counted = 100 * part / whole
    if not 0 <= counted <= 100:
        raise _UnusableRow(f"{part:,.0f} of {whole:,.0f} is more than all of them.")
    if printed is not None and abs(printed - counted) > _TOLERANCE:
        raise _UnusableRow(f"The percentage is {printed:g}, but its counts give {counted:.1f}.")
    return counted if printed is None else printed


def _number(line: Line, at: int) -> Number:
    try:
        found = number(line.cells[at])
    except BadNumber as bad:
        raise _UnusableRow(f'In the column "{line.table.headings[at]}" {bad}.') from None
    if found.value is not None and found.value < 0:
        raise _UnusableRow(f'In the column "{line.table.headings[at]}" there is a number below nought.')
    return found
