"""The desk where returns are sent in, approved, withdrawn and put on the screens.

Every screen of returns asks here and nowhere else. Each function first asks `access.may`, and
says no with `Declined`, whose text is a sentence for the person who asked.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from data.returns.context import Context
from data.returns.register.shapes import Effect, Event, Expected, Kept, Version
from queries.access import Viewer
from queries.returns.incoming import Attempt


class Declined(Exception):
    """What was asked is not done. The message is a sentence: what stands in the way, and what to do."""


def context(viewer: Viewer, code: str, today: date | None = None) -> Context:
    """What a return is held against: national figures, earlier and approved returns, the viewer's areas."""
    raise NotImplementedError


def due(area: str | None = None, today: date | None = None) -> list[Expected]:
    """What areas owe, by area, return and period. Open to everybody: it holds no figures."""
    raise NotImplementedError


def last_rows(viewer: Viewer, code: str, areas: tuple[str, ...], before: date | None) -> list[Mapping[str, object]]:
    """The rows of the latest period before a day that count now, for the 'Last time' sheet of a template."""
    raise NotImplementedError


def preview(viewer: Viewer, attempt: Attempt) -> Effect:
    """What would change if this were accepted."""
    raise NotImplementedError


def submit(viewer: Viewer, attempt: Attempt, note: str = "", not_before: datetime | None = None) -> Version:
    """Send a return in for approval, with its file as received. not_before (UTC): the embargo."""
    raise NotImplementedError


def waiting(viewer: Viewer) -> list[Version]:
    """Versions that wait for a decision, oldest first."""
    raise NotImplementedError


def versions(viewer: Viewer, code: str | None = None, area: str | None = None) -> list[Version]:
    """Every version the viewer may know of, newest first."""
    raise NotImplementedError


def version(viewer: Viewer, version_id: str) -> Version:
    """One version."""
    raise NotImplementedError


def findings(viewer: Viewer, version_id: str) -> list[Kept]:
    """What was found when it was sent in."""
    raise NotImplementedError


def effect(viewer: Viewer, version_id: str, action: str) -> Effect:
    """What an action ('approve', 'withdraw' or 'restore') on this version would change now."""
    raise NotImplementedError


def approve(viewer: Viewer, version_id: str, note: str = "") -> Version:
    """Accept a version sent in by somebody else."""
    raise NotImplementedError


def send_back(viewer: Viewer, version_id: str, reason: str) -> Version:
    """Return a version to its sender with what to put right."""
    raise NotImplementedError


def take_back(viewer: Viewer, version_id: str, reason: str = "") -> Version:
    """Take one's own version back before it is decided on."""
    raise NotImplementedError


def withdraw(viewer: Viewer, version_id: str, reason: str) -> Version:
    """Take an approved version off the screens from the next publication on."""
    raise NotImplementedError


def restore(viewer: Viewer, version_id: str, reason: str) -> Version:
    """Make a withdrawn or replaced version the one that counts again."""
    raise NotImplementedError


def received_file(viewer: Viewer, version_id: str) -> bytes:
    """The file exactly as it was received."""
    raise NotImplementedError


def audit(viewer: Viewer, limit: int = 500) -> list[Event]:
    """Who did what and when, newest first."""
    raise NotImplementedError


def record_edit(
    viewer: Viewer, subject: str, area_code: str | None, key: str, fields: Mapping[str, str | None]
) -> tuple[str, ...]:
    """Keep a change made in the app (target, action, consultation, event); returns its ids."""
    raise NotImplementedError


def unpublished() -> list[str]:
    """What waits for the next publication, in sentences; empty when the screens show all that counts."""
    raise NotImplementedError


def publish(viewer: Viewer, progress: Callable[[float, str], None] | None = None) -> int:
    """Build the next warehouse; returns its number. progress is told a share from 0 to 1 and what is being done."""
    raise NotImplementedError


def shown_on(viewer: Viewer, day: date) -> list[Version]:
    """The versions whose figures counted at the end of a day."""
    raise NotImplementedError
