"""The desk where returns are sent in, approved, withdrawn and put on the screens.

Every screen of returns asks here and nowhere else. Each function first asks `access.may`, and
says no with `Declined`, whose text is a sentence for the person who asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time

from data.returns.context import Context
from data.returns.conversion import Value
from data.returns.known import shipped
from data.returns.register import edits, received, sending, told
from data.returns.register import effect as effects
from data.returns.register.accepted import accepted_rows, shown_rows
from data.returns.register.clock import begins, now
from data.returns.register.database import exists, reading, writing
from data.returns.register.deciding import decide
from data.returns.register.declined import Declined, words
from data.returns.register.events import events, record
from data.returns.register.expected import expected, promises
from data.returns.register.rows import kept
from data.returns.register.shapes import Effect, Event, Expected, Figure, KeptFinding, Person, Revision, Version
from data.spoken import in_sentence
from queries import publication
from queries.access import Viewer, actions, is_act, may
from queries.people import ground
from queries.publication import Made, Progress
from queries.returns.incoming import Attempt
from queries.returns.shelf import area_name, joined, use
from queries.returns.target_change import target_changes

__all__ = [
    "Declined",
    "Effect",
    "Event",
    "Expected",
    "Figure",
    "KeptFinding",
    "Made",
    "Person",
    "Revision",
    "Row",
    "Version",
    "approve",
    "audit",
    "changes_made",
    "context",
    "due",
    "effect",
    "findings",
    "is_sender",
    "last_rows",
    "preview",
    "publish",
    "received_file",
    "record_edit",
    "restore",
    "rivals",
    "rivals_of",
    "send_back",
    "shown_on",
    "submit",
    "take_back",
    "unpublished",
    "version",
    "versions",
    "waiting",
    "withdraw",
]

Row = Mapping[str, Value]
_END_OF_DAY = time(23, 59, 59, 999999)


# Who may -----------------------------------------------------------------------------------------


def _allow(viewer: Viewer, action: str, areas: Iterable[str] = ()) -> None:
    """Let the viewer pass, or say why not. Raises Declined."""
    if is_act(action) and not viewer.named and may(replace(viewer, name="somebody", post="somebody"), action):
        raise Declined("name_first")
    if not may(viewer, action):
        raise Declined("not_allowed", words=actions()[action], who=_who_may(action))
    elsewhere = sorted({area for area in areas if not may(viewer, action, area)})
    if elsewhere:
        named = joined([in_sentence(area_name(area)) for area in elsewhere])
        raise Declined("not_allowed_here", words=actions()[action], areas=named)


def _who_may(action: str) -> str:
    return words("who", "officer" if may(Viewer("officer", name="x", post="x"), action) else "approver")


def _person(viewer: Viewer) -> Person:
    return Person(viewer.name, viewer.post, viewer.role, viewer.verified, viewer.identity)


def is_sender(viewer: Viewer, version: Version) -> bool:
    """Whether it was this very person who sent a version in."""
    return _person(viewer).is_same(version.sent_by)


# What is known of returns -------------------------------------------------------------------------


def context(viewer: Viewer, code: str, today: date | None = None) -> Context:
    """What a return is held against: national figures, approved returns, the viewer's areas, what is due."""
    _allow(viewer, "submit")
    known = shipped(today or date.today())
    allowed = viewer.areas or None
    if not exists():
        return replace(known, allowed=allowed)
    with reading() as con:
        # Only the viewer's own areas: what is said of a file must not tell another area's figures.
        rows = (row for row in accepted_rows(con, code) if allowed is None or row.area in allowed)
        approved = tuple(row.values() for row in rows)
        owed = {each.area for each in promises(told.versions(con, code)) if each.code == code}
    return replace(known, allowed=allowed, approved=approved, expected=_expected_here(viewer, owed))


def _expected_here(viewer: Viewer, owed: set[str]) -> frozenset[str]:
    """The areas that one officer's file should hold: all that owe the return and are the officer's own."""
    return frozenset(owed & viewer.areas) if viewer.areas else frozenset()


def due(area: str | None = None, today: date | None = None) -> list[Expected]:
    """What areas owe, by return, area and period, newest first; it holds no figures, so it is open to everybody.

    area: that area and every area on its ground, as a code.
    """
    known: list[Version] = []
    if exists():
        with reading() as con:
            known = told.versions(con)
    wanted = ground([area]) if area else None
    found = expected(known, today or date.today())
    return [each for each in found if wanted is None or each.area in wanted]


def last_rows(viewer: Viewer, code: str, areas: tuple[str, ...], before: date | None) -> list[Row]:
    """The rows of these areas in the latest approved period before a day, for the 'Last time' sheet of a template."""
    _allow(viewer, "take_template", areas)
    if not exists():
        return []
    with reading() as con:
        rows = [row for row in accepted_rows(con, code) if row.area in areas]
    earlier = [row for row in rows if before is None or (row.first is not None and row.first < before)]
    latest = max((row.first for row in earlier if row.first), default=None)
    return [row.values() for row in earlier if row.first == latest]


# Sending in ---------------------------------------------------------------------------------------


def preview(viewer: Viewer, attempt: Attempt) -> Effect:
    """What would change if this were accepted."""
    _allow(viewer, "submit", _areas(attempt))
    rows = kept(attempt.checked) if attempt.checked else []
    with reading() as con:
        found = effects.of_accepting(con, rows)
        verdicts = target_changes(attempt.code, _areas(attempt), *effects.accepting(con, rows), edits.edits(con))
    return effects.with_screens(found, _screens(attempt.code), verdicts)


def _areas(attempt: Attempt) -> set[str]:
    rows = attempt.checked.rows if attempt.checked else ()
    return {str(row.values["area"]) for row in rows if row.values.get("area")}


def _screens(code: str) -> tuple[str, ...]:
    try:
        return use(code).screens
    except KeyError:
        return ()  # a return that no screen has been made for yet


def submit(viewer: Viewer, attempt: Attempt, note: str = "", not_before: date | None = None) -> Version:
    """Send a return in for approval, with its file as received. not_before: an embargo, the first day to be shown."""
    _allow(viewer, "submit", _areas(attempt))
    if attempt.checked is None:
        raise Declined("refused_file")
    until = begins(not_before) if not_before else None
    sent = sending.send(attempt.checked, attempt.name, attempt.content, _person(viewer), note, until)
    return version(viewer, sent)


# What is in the register --------------------------------------------------------------------------


def waiting(viewer: Viewer) -> list[Version]:
    """Versions that wait for a decision, oldest first."""
    _allow(viewer, "see_drafts")
    return [each for each in versions(viewer) if each.state == "submitted"][::-1]


def rivals(viewer: Viewer, attempt: Attempt) -> list[Version]:
    """Versions that wait already with figures of the same areas and periods as a return not yet sent, newest first."""
    held = waiting(viewer)[::-1]
    rows = kept(attempt.checked) if attempt.checked else []
    with reading() as con:
        same = told.same_figures(con, attempt.code, {row.scope for row in rows})
    return [each for each in held if each.version_id in same]


def rivals_of(viewer: Viewer, held: Version) -> list[Version]:
    """Other versions with figures of the same areas and periods as one that waits, newest first: those that wait
    too, and those that count though they were sent later."""
    _allow(viewer, "see_drafts")
    with reading() as con:
        same = told.same_figures(con, held.code, told.scopes(con, held.version_id)) - {held.version_id}
    others = [each for each in versions(viewer, held.code) if each.version_id in same]
    return [each for each in others if each.state == "submitted" or (each.in_force and each.sent_at > held.sent_at)]


def versions(viewer: Viewer, code: str | None = None, area: str | None = None) -> list[Version]:
    """Every version the viewer may know of, newest first; without names and notes for those who may not see drafts."""
    if not exists():
        return []
    with reading() as con:
        found = told.versions(con, code)
    wanted = ground([area]) if area else None
    about = [each for each in found if wanted is None or wanted & set(each.areas)]
    return about if may(viewer, "see_drafts") else [_in_public(each) for each in about if each.in_force]


def _in_public(version: Version) -> Version:
    """A version as everybody may know it: that it counts, since when, and by which posts."""
    history = tuple(replace(each, by=_post_of(each.by), note="") for each in version.history)
    return replace(version, file_name="", note="", sent_by=_post_of(version.sent_by), history=history)


def _post_of(person: Person) -> Person:
    return replace(person, name="", identity="")


def version(viewer: Viewer, version_id: str) -> Version:
    """One version. Raises Declined when there is none, or none that the viewer may know of."""
    found = next((each for each in versions(viewer) if each.version_id == version_id), None)
    if found is None:
        raise Declined("unknown", version_id=str(version_id)[:20])
    return found


def findings(viewer: Viewer, version_id: str) -> list[KeptFinding]:
    """What was found when it was sent in."""
    _allow(viewer, "see_quality_log")
    with reading() as con:
        return told.findings(con, version_id)


def effect(viewer: Viewer, version_id: str, action: str) -> Effect:
    """What an action ('approve', 'withdraw' or 'restore') on this version would change now, with nothing withheld."""
    _allow(viewer, "see_unsuppressed")
    with reading() as con:
        held = told.one(con, version_id)
        _allow(viewer, "see_unsuppressed", held.areas)
        found = effects.of_deciding(con, version_id, held.code, action)
        states = effects.deciding(con, version_id, held.code, action)
        verdicts = target_changes(held.code, held.areas, *states, edits.edits(con))
    return effects.with_screens(found, _screens(held.code), verdicts)


def received_file(viewer: Viewer, version_id: str) -> bytes:
    """The file exactly as it was received."""
    _allow(viewer, "take_received_file")
    with reading() as con:
        _allow(viewer, "take_received_file", told.one(con, version_id).areas)
        return received.content(con, version_id)


def audit(viewer: Viewer, limit: int = 500) -> list[Event]:
    """Who did what and when, newest first."""
    _allow(viewer, "see_audit")
    with reading() as con:
        return events(con, limit=limit)[::-1]


def shown_on(viewer: Viewer, day: date) -> list[Version]:
    """The versions whose figures counted at the end of a day."""
    if not exists():
        return []
    with reading() as con:
        counted = {row.version_id for row in shown_rows(con, datetime.combine(day, _END_OF_DAY))}
        found = told.versions(con, version_ids=counted)
    return found if may(viewer, "see_drafts") else [_in_public(each) for each in found]


# Deciding -----------------------------------------------------------------------------------------


def _decide(viewer: Viewer, version_id: str, action: str, right: str, note: str) -> Version:
    _allow(viewer, right)
    _allow(viewer, right, version(viewer, version_id).areas)
    decide(version_id, action, _person(viewer), note)
    return version(viewer, version_id)


def approve(viewer: Viewer, version_id: str, note: str = "") -> Version:
    """Accept a version sent in by somebody else."""
    return _decide(viewer, version_id, "approve", "approve", note)


def send_back(viewer: Viewer, version_id: str, reason: str) -> Version:
    """Return a version to its sender with what to put right."""
    return _decide(viewer, version_id, "send_back", "approve", reason)


def take_back(viewer: Viewer, version_id: str, reason: str = "") -> Version:
    """Take one's own version back before it is decided on."""
    return _decide(viewer, version_id, "take_back", "submit", reason)


def withdraw(viewer: Viewer, version_id: str, reason: str) -> Version:
    """Take an approved version off the screens from the next publication on."""
    return _decide(viewer, version_id, "withdraw", "withdraw", reason)


def restore(viewer: Viewer, version_id: str, reason: str) -> Version:
    """Make a withdrawn or replaced version the one that counts again."""
    return _decide(viewer, version_id, "restore", "withdraw", reason)


# Changes made in the app, and the screens ---------------------------------------------------------


def record_edit(
    viewer: Viewer, subject: str, area_code: str | None, key: str, fields: Mapping[str, str | None]
) -> tuple[str, ...]:
    """Keep a change made in the app (target, action, consultation, event); returns its ids."""
    _allow(viewer, "edit", [area_code] if area_code else [])
    return tuple(edits.make(subject, area_code, key, fields, _person(viewer)))


def changes_made(viewer: Viewer, area_code: str) -> list[Made]:
    """The changes made in the app to one area's targets, actions and consultations, oldest first."""
    _allow(viewer, "edit", [area_code])
    if not exists():
        return []
    with reading() as con:
        made = [each for each in edits.edits(con) if each.area_code == area_code]
    shown = publication.shown_edits()
    return [Made(each, each.edit_id in shown) for each in made]


def unpublished() -> list[str]:
    """What waits for the next publication, in sentences; empty when the screens show all that counts."""
    return publication.unpublished()


def publish(viewer: Viewer, progress: Progress | None = None) -> int:
    """Build the next warehouse; returns its number. progress is told a share from 0 to 1 and what is being done."""
    _allow(viewer, "publish")
    number = publication.publish(progress)
    with writing() as con:
        record(con, now(), "publish", f"set {number}", _person(viewer))
    return number
