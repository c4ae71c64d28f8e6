"""From a sign-in, or from what somebody at this computer says, to a Viewer.

Roles and areas of people who sign in are one table, `[[access.people]]` of the settings; a change to it
counts from the next time a page is drawn.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from data.returns.known import links
from data.settings import people, settings
from queries.access import ROLES, Role, Viewer

_COVERED_BY = ("csp_sub_region", "csp_force")  # a parent answers for these children
_SAME_GROUND = "csp_district"  # a partnership answers for its districts
_MADE_OF = ("district_upper", "upper_service")  # answered for by who answers for every part


def may_introduce_themselves() -> bool:
    """Whether people at this very computer may act without sign-in."""
    return bool(settings().access["from_this_computer"])


def introduced(name: str, post: str, role: Role) -> Viewer:
    """Somebody at this computer, as what they say they are: nobody has checked it."""
    return Viewer(role, frozenset(), " ".join(name.split()), " ".join(post.split()))


def signed_in(claims: Mapping[str, object]) -> Viewer:
    """The person a sign-in names. Somebody the settings do not know sees what the public sees.

    An address that the provider says it has not verified is nobody's.
    """
    identity = str(claims.get(str(settings().access["claim"])) or "").strip().casefold()
    name = str(claims.get("name") or "").strip()
    entry = _people().get(identity) if claims.get("email_verified") is not False else None
    if not identity or entry is None:
        return Viewer(name=name)
    areas = ground(entry.get("areas", ()))
    return Viewer(_role(entry), areas, name or identity, str(entry.get("post", "")).strip(), True, identity)


def _role(entry: Mapping[str, Any]) -> Role:
    """The role of an entry; a misspelt one gives nothing."""
    return next((role for role in ROLES if role == str(entry.get("role", "")).strip().lower()), "public")


def _people() -> dict[str, Mapping[str, Any]]:
    claim = str(settings().access["claim"])
    return {str(entry.get(claim, "")).strip().casefold(): entry for entry in people()}


def ground(codes: Iterable[str]) -> frozenset[str]:
    """The areas given and every area on their ground, so that a partnership's officer may use its council's code."""
    return _ground(frozenset(codes))


@cache
def _ground(codes: frozenset[str]) -> frozenset[str]:
    partnerships = {child for relation, child, parent in links() if relation in _COVERED_BY and parent in codes}
    held = codes | partnerships
    held |= {parent for relation, child, parent in links() if relation == _SAME_GROUND and child in held}
    for relation in _MADE_OF:
        held |= _wholly_within(held, relation)
    return frozenset(held)


def _wholly_within(held: frozenset[str] | set[str], relation: str) -> set[str]:
    parts = defaultdict(set)
    for each, child, parent in links():
        if each == relation:
            parts[parent].add(child)
    return {parent for parent, children in parts.items() if children <= held}
