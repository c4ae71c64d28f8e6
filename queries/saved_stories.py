"""Stories saved under a name: who may save them, and which there are."""

from collections.abc import Sequence

from data.meeting import saved as shelf
from data.meeting.saved import Saved
from data.returns.register.declined import Declined, words
from queries.access import Viewer, actions, may
from queries.places import Place

__all__ = ["Declined", "Saved", "forget", "may_save", "save", "saved"]

_ACTION = "save_story"
Steps = Sequence[tuple[str, str, str]]


def may_save(viewer: Viewer, place: Place) -> bool:
    """Whether this viewer may save and delete stories about an area."""
    return may(viewer, _ACTION, place.code)


def save(viewer: Viewer, place: Place, title: str, steps: Steps) -> None:
    """Keep a story under its title. Raises Declined for somebody who may not, for personal data in its words,
    and for a title that another area's story has."""
    _allow(viewer, place)
    shelf.save(title, place.title, list(steps), viewer.post)


def forget(viewer: Viewer, place: Place, title: str) -> None:
    """Delete a saved story. Raises Declined for somebody who may not."""
    _allow(viewer, place)
    shelf.forget(title, place.title)


def saved(place: Place) -> list[Saved]:
    """The saved stories about an area."""
    return shelf.saved(place.title)


def _allow(viewer: Viewer, place: Place) -> None:
    if not may_save(viewer, place):
        raise Declined("not_allowed", words=actions()[_ACTION], who=words("who", "officer"))
