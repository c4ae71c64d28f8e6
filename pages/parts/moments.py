"""Days and times as people here write them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_HERE = ZoneInfo("Europe/London")


def day(value: date) -> str:
    """1 April 2026."""
    return f"{value.day} {value:%B %Y}"


def moment(at: datetime) -> str:
    """A time kept in UTC, as clocks here show it: 1 April 2026, 14:05."""
    here = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(_HERE)
    return f"{day(here)}, {here:%H:%M}"
