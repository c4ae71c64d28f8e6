"""Templates as a screen asks for them: for the areas of a place and a period, filled in as far as is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data.returns.conversion import Value
from data.returns.periods import british, last_of_month, months_later, period_column
from data.returns.spec import Spec
from data.returns.template import prefilled, template
from queries.ask import ask
from queries.places import Place

_OFFERED = {"month": 18, "quarter": 8, "year": 5}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_APRIL = 4

Rows = Sequence[Mapping[str, Value]]


@dataclass(frozen=True)
class Period:
    """A period that a return can be about, as its columns have it."""

    label: str
    start: date
    end: date
    values: Mapping[str, Value]


def areas_of(spec: Spec, place: Place) -> dict[str, str]:
    """Names by code of the areas that this place fills the return in for; none where it is too large for that."""
    preferred = next(iter(spec.column("area").kinds), "csp")
    kind = preferred if preferred == "youth_service" else "csp"
    return {row.code: row.name for row in ask("return_areas", area_id=place.area_id, kind=kind).rows.itertuples()}


def periods(spec: Spec, today: date) -> list[Period]:
    """Periods that are over, newest first; none for a return whose rows carry no period."""
    column = period_column(spec)
    if not column:
        return []
    length = _MONTHS[spec.cadence]
    first = _latest_start(today, length)
    return [_period(column, months_later(first, -length * back), length) for back in range(_OFFERED[spec.cadence])]


def _latest_start(today: date, length: int) -> date:
    """First day of the last whole period before today. Years begin in April, as the government's do."""
    since = (today.month - _APRIL) % length
    return months_later(today, -since - length)


def _period(column: str, start: date, length: int) -> Period:
    end = last_of_month(months_later(start, length - 1))
    label = f"{start:%B %Y}" if length == 1 else f"{start:%B %Y} to {end:%B %Y}"
    values: dict[str, Value] = {column: start}
    if column == "period_start":
        values["period_end"] = end
    return Period(label, start, end, values)


def template_file(spec: Spec, areas: Mapping[str, str], period: Period | None, last: Rows = ()) -> bytes:
    """The workbook to fill in. last: rows of the period before, for comparison."""
    rows = prefilled(spec, list(areas), period.values if period else {})
    return template(spec, rows, last, areas)


def file_name(spec: Spec, place: Place | None, period: Period | None) -> str:
    """What the template is called: return, area and period, in plain letters."""
    parts = [spec.code, place.name if place else "", period.label if period else ""]
    return "-".join(_plain(part) for part in parts if part) + ".xlsx"


def _plain(text: str) -> str:
    return "-".join("".join(letter if letter.isalnum() else " " for letter in text).split())


def said(period: Period) -> str:
    """A period's days in words."""
    return f"{british(period.start)} to {british(period.end)}"
