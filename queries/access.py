"""Who may see and do what: the one role check, for pages, questions and downloads alike.

The table is `data/catalogue/roles.toml`. Nothing else in the product compares a role. Which figures of
returns an audience sees is decided earlier, when the warehouse is built (`data/returns/disclosure`).
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from data.settings import CATALOGUE

Role = Literal["public", "councillor", "officer", "approver"]
ROLES: tuple[Role, ...] = get_args(Role)
NO, OWN = "no", "own areas"


@dataclass(frozen=True)
class Viewer:
    """Who is looking. areas: codes of the areas answered for, empty for every area.

    verified: the council's sign-in said who this is; otherwise name and post are what the person
    gave. identity: the sign-in's own key of the person, empty without sign-in.
    """

    role: Role = "public"
    areas: frozenset[str] = frozenset()
    name: str = ""
    post: str = ""
    verified: bool = False
    identity: str = ""

    @property
    def named(self) -> bool:
        return bool(self.name.strip() and self.post.strip())


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads((CATALOGUE / "roles.toml").read_text("utf-8"))


def actions() -> dict[str, str]:
    """Every action with its words, in the order of the table."""
    return {action: str(entry["words"]) for action, entry in _table().items()}


def extent(role: Role, action: str) -> str:
    """How far a role may go: "yes", "no" or "own areas". KeyError for an unknown action."""
    return str(_table()[action][role])


def is_act(action: str) -> bool:
    """Whether the action changes something, and so needs a name and post."""
    return bool(_table()[action].get("act", False))


def may(viewer: Viewer, action: str, area: str | None = None) -> bool:
    """Whether a viewer may do or see something, for an area or, without one, anywhere at all.

    KeyError for an unknown action.
    """
    bound = extent(viewer.role, action)
    if bound == NO or (is_act(action) and not viewer.named):
        return False
    return bound != OWN or area is None or not viewer.areas or area in viewer.areas
