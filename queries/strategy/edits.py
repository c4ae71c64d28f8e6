"""Changes to targets, actions and consultations made in the app, held to the rules of a return."""

from collections.abc import Mapping
from datetime import date

from data.returns.person import holds_name
from queries import desk
from queries.access import Viewer, may
from queries.places import Place
from queries.strategy.pending import Change
from queries.strategy.pending import changes as pending_changes
from queries.strategy.words import told

Given = str | float | date | None
_POSTS = ("owner",)


def written(value: Given) -> str:
    """A value as the register keeps it: dates as 2027-03-31, numbers without needless noughts."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:g}" if isinstance(value, float) else str(value).strip()


def changes(before: Mapping[str, Given], after: Mapping[str, Given]) -> dict[str, str]:
    """The fields whose value is another than before; an emptied field is kept as empty."""
    return {field: written(value) for field, value in after.items() if written(value) != written(before.get(field))}


def problems(fields: Mapping[str, str], unit: str = "in 100 people") -> list[str]:
    """What is wrong with new values, in sentences for the person who typed them. unit: that of a target."""
    names = [value for field, value in fields.items() if field in _POSTS and holds_name(value)]
    said = [told("edit", "owner_is_person", label=name) for name in names]
    target = fields.get("target", "")
    if target and unit.startswith("in 100 ") and not 0 <= float(target) <= 100:
        said.append(told("edit", "target_range", value=target))
    return said


def keep(
    viewer: Viewer, subject: str, area_code: str, key: str, fields: Mapping[str, str], unit: str = "in 100 people"
) -> list[str]:
    """Keep new values in the register; the sentences of what stands in the way, none when they are kept."""
    wrong = problems(fields, unit)
    if wrong:
        return wrong
    try:
        desk.record_edit(viewer, subject, area_code, key, fields)
    except desk.Declined as declined:
        return [str(declined)]
    return []


def changes_here(viewer: Viewer, place: Place, *subjects: str) -> tuple[Change, ...]:
    """The changes of an area, newest first; none for those who may not make them."""
    if not may(viewer, "edit", place.code):
        return ()
    made = [each for each in desk.changes_made(viewer, place.code) if each.edit.subject in subjects]
    return tuple(sorted(pending_changes(made), key=lambda each: each.made_at, reverse=True))


def take_back(viewer: Viewer, place: Place, change: Change) -> None:
    """Put back what was there before a change; the register keeps both. Raises Declined."""
    desk.record_edit(viewer, change.subject, place.code, change.key, dict(change.before))
