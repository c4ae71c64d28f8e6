"""The time as the register keeps it."""

from datetime import UTC, datetime


def now() -> datetime:
    """This moment in UTC, without a zone, as every time in the register is."""
    return datetime.now(UTC).replace(tzinfo=None)
