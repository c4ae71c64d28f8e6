"""The days a row covers, whatever columns its return has for them."""

import calendar
from collections.abc import Mapping
from datetime import date

from data.returns.conversion import Value
from data.returns.spec import Spec

Span = tuple[date, date]


def last_of_month(day: date) -> date:
    """The last day of the month of a day."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def months_later(day: date, months: int) -> date:
    """The first day of the month so many months after that of day."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def period_column(spec: Spec) -> str:
    """The column that carries a row's period; empty for a return without periods."""
    names = [column.name for column in spec.columns]
    return next((name for name in ("period_start", "month", "quarter") if name in names), "")


def span(values: Mapping[str, Value], spec: Spec) -> Span | None:
    """First and last day of a row; None when it has no period or none that could be read."""
    start = values.get(period_column(spec))
    if not isinstance(start, date):
        return None
    if period_column(spec) == "period_start":
        end = values.get("period_end")
        return (start, end) if isinstance(end, date) else None
    months = 1 if period_column(spec) == "month" else 3
    return start, last_of_month(months_later(start, months - 1))


def british(day: date) -> str:
    """A day as on screen: 1 April 2025."""
    return f"{day.day} {day:%B %Y}"
