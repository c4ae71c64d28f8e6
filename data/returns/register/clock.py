"""The time as the register keeps it."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

_HERE = ZoneInfo("Europe/London")


def now() -> datetime:
    """This moment in UTC, without a zone, as every time in the register is."""
    return datetime.now(UTC).replace(tzinfo=None)


def begins(day: date) -> datetime:
    """When a day begins on clocks here, as the register keeps it."""
    return datetime.combine(day, time(), _HERE).astimezone(UTC).replace(tzinfo=None)


def here(at: datetime) -> datetime:
    """A time of the register as clocks here show it."""
    return at.replace(tzinfo=UTC).astimezone(_HERE)
