"""DfE, local authority interactive tool: its data file (csv or parquet), youth measures only.

One row per measure x year x council, region or England; values are text. Three things in it
need care: the England row of some rates is the sum of nine regional rates; abolished councils
go on as "(Pre LG)" rows; and percentages of small groups give their counts away, so that the
smallest group a percentage fits is used for intervals and never shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow.parquet as pq

from data.areas import Areas
from data.periods import Period, UnknownPeriod, parse
from data.sources import places, workbook
from data.sources.catalogue import catalogue_rows
from data.sources.cells import BadNumber, Number, number
from data.sources.tables import KEYS, Column, Figures, Journal, find_table, the_table
from data.tidy import Reading

_LAYOUT = {
    "measure": Column(("short desc",)),
    "year": Column(("years",)),
    "place": Column(("la and regions",)),
    "value": Column(("values",)),
}
_PARQUET_COLUMNS = ["Short Desc", "Years", "LA and Regions", "Values"]
_KINDS = ("country", "region", "upper_tier")
# Parts of a region, which are no regions of their own.
_NOT_AREAS = {"london (inner)", "london (outer)", "inner london", "outer london"}
# A percentage fits many groups; the smallest is meaningful only from this size on.
LEAST_IMPLIED = 10
MOST_IMPLIED = 400
_DECIMALS = 6
# Some rates are published as whole numbers.
_ROUNDING = 0.5


@dataclass(frozen=True)
class _Measure:
    """What a short description of the tool means to us."""

    measure_id: str
    bare_year: str
    cohort_type: str
    is_rate: bool
    counts_implied: bool
    used_until: date | None
    reason_after: str


@dataclass(frozen=True)
class _Figure:
    """One row of the tool, understood."""

    where: str
    measure: _Measure
    period: Period
    kind: str
    code: str
    value: float | None
    symbol: str | None

    def key(self) -> tuple[object, ...]:
        row = self.tidy()
        return tuple(row[column] for column in KEYS["youth_figure"])

    def tidy(self) -> dict[str, object]:
        implied = self._implied()
        return {
            "area_kind": self.kind,
            "area_code": self.code,
            **self.period.columns(),
            "measure_id": self.measure.measure_id,
            "value": self.value,
            "numerator": implied[0] if implied else None,
            "denominator": implied[1] if implied else None,
            "implied": implied is not None,
            "symbol": self.symbol,
        }

    def _implied(self) -> tuple[int, int] | None:
        if not self.measure.counts_implied or self.kind != "upper_tier" or self.value is None:
            return None
        return smallest_counts(self.value)


def smallest_counts(percentage: float) -> tuple[int, int] | None:
    """(part, whole) with the smallest whole that gives a percentage of two decimals.

    None where that whole is under LEAST_IMPLIED, for then any multiple is as likely, or over
    MOST_IMPLIED, where fractions lie too close together to tell.
    """
    for whole in range(1, MOST_IMPLIED + 1):
        part = round(percentage * whole / 100)
        if abs(100 * part / whole - percentage) <= 0.005 + 1e-9:
            return (part, whole) if whole >= LEAST_IMPLIED else None
    return None


class DfeLait:
    """Reader of the local authority interactive tool."""

    source_id = "dfe_lait"
    title = "DfE local authority interactive tool"

    def recognises(self, path: Path) -> bool:
        if workbook.glance(path).kind == "parquet":
            return set(_PARQUET_COLUMNS) <= set(pq.read_schema(path).names)
        return find_table(path, _LAYOUT) is not None

    def read(self, path: Path) -> Reading:
        journal = Journal()
        rows_in, found = 0, []
        for where, cells in self._rows(path):
            rows_in += 1
            figure = _understand(where, *cells, journal)
            if figure:
                found.append(figure)
        figures = Figures("youth_figure", self.source_id, journal)
        _keep(found, figures, journal)
        return Reading(self.source_id, {"youth_figure": figures.frame()}, rows_in, journal.close())

    def _rows(self, path: Path) -> Iterator[tuple[str, tuple[str, str, str, object]]]:
        """(place, (measure, year, area, value)) of every row."""
        if workbook.glance(path).kind == "parquet":
            yield from _parquet_rows(path)
        else:
            for line in the_table(path, _LAYOUT, self.title).lines():
                yield f"{line.where}, ", (line.text("measure"), line.text("year"), line.text("place"), line["value"])


def _parquet_rows(path: Path) -> Iterator[tuple[str, tuple[str, str, str, object]]]:
    for batch in pq.ParquetFile(path).iter_batches(columns=_PARQUET_COLUMNS):
        for measure, year, place, value in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            yield "", (measure or "", year or "", place or "", value)


def _understand(where: str, short: str, year: str, place: str, value: object, journal: Journal) -> _Figure | None:
    """The row's meaning; None, with a word in the journal, where it is of no use."""
    measure = _measures().get(short)
    if measure is None:
        journal.leave_aside("about other things than youth justice.")
        return None
    spot = f"{where}{short}, {year}, {place}"
    try:
        period, found = _period(measure, year), number(value)
    except UnknownPeriod as unknown:
        journal.refuse(spot, f"The year {unknown}")
    except BadNumber as bad:
        journal.refuse(spot, f"In the column Values {bad}.")
    else:
        area = _area(spot, place, journal)
        return _Figure(spot, measure, period, *area, *_rounded(found)) if area else None
    return None


def _rounded(found: Number) -> Number:
    """16.670000000000002 was 16.67 before it went through a spreadsheet."""
    if found.value is None:
        return Number(None, found.symbol or "x")
    return Number(round(found.value, _DECIMALS), found.symbol)


def _period(measure: _Measure, year: str) -> Period:
    plain = parse(year)
    if plain.cohort_type == "calendar_year":
        plain = parse(f"{measure.bare_year} {plain.end.year}")
    return plain.made_as(measure.cohort_type)


def _area(spot: str, place: str, journal: Journal) -> tuple[str, str] | None:
    if place.lower() in _NOT_AREAS:
        journal.leave_aside("about Inner or Outer London, which are no regions of their own.")
        return None
    areas = Areas.load()
    for kind in _KINDS:
        code = areas.code(kind, place)
        if code:
            return kind, code
    near = areas.suggest("upper_tier", place)
    hint = f' Did you mean "{near}"?' if near else ""
    journal.refuse(spot, f'"{place}" is not a council or region that we know.{hint}')
    return None


def _keep(found: list[_Figure], figures: Figures, journal: Journal) -> None:
    """Values first, so that a blank row of a reorganised council never hides its figure."""
    spans = _spans(found)
    seen: set[tuple[object, ...]] = set()
    for figure in sorted(found, key=lambda figure: figure.value is None):
        reason = _unused(figure, seen)
        if reason:
            journal.leave_aside(reason)
        elif _outside(figure, spans):
            low, high = spans[(figure.measure.measure_id, figure.period)]
            journal.refuse(
                figure.where,
                f"The figure for England ({figure.value:,.0f}) lies outside those of its regions "
                f"({low:,.0f} to {high:,.0f}), as if they had been added up.",
            )
        else:
            seen.add(figure.key())
            figures.add(figure.where, **figure.tidy())


def _unused(figure: _Figure, seen: set[tuple[object, ...]]) -> str | None:
    """Why a sound row is not used, for the note that counts such rows."""
    until = figure.measure.used_until
    if until and figure.period.end > until:
        return figure.measure.reason_after
    existed = places.existed(figure.kind, figure.code, figure.period)
    if (figure.value is None and existed != "yes") or (figure.value == 0 and existed == "no longer"):
        return "with nothing or nought for a council that did not exist in that year."
    if figure.value is None and figure.key() in seen:
        return "with nothing, beside another row that has the figure."
    return None


def _spans(found: list[_Figure]) -> dict[tuple[str, Period], tuple[float, float]]:
    """Lowest and highest regional value of each measure and period."""
    values: dict[tuple[str, Period], list[float]] = {}
    for figure in found:
        if figure.kind == "region" and figure.value is not None:
            values.setdefault((figure.measure.measure_id, figure.period), []).append(figure.value)
    return {key: (min(given), max(given)) for key, given in values.items()}


def _outside(figure: _Figure, spans: dict[tuple[str, Period], tuple[float, float]]) -> bool:
    """A national rate is an average of regional ones, so it cannot lie beyond them all."""
    span = spans.get((figure.measure.measure_id, figure.period))
    if figure.kind != "country" or figure.value is None or not figure.measure.is_rate or span is None:
        return False
    return not span[0] - _ROUNDING <= figure.value <= span[1] + _ROUNDING


@cache
def _measures() -> dict[str, _Measure]:
    return {
        row["short_desc"]: _Measure(
            row["measure_id"],
            row["bare_year"],
            row["cohort_type"],
            row["is_rate"] == "true",
            row["counts_implied"] == "true",
            date.fromisoformat(row["used_until"]) if row["used_until"] else None,
            row["reason_after"],
        )
        for row in catalogue_rows("lait_measures")
    }
