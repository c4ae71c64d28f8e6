"""Sets of areas that can stand beside one area."""

from dataclasses import dataclass

from queries.ask import ask
from queries.benchmarks import benchmarks_of
from queries.places import ENGLAND_AND_WALES, LargerArea, Place, larger_areas, places
from queries.similar import similar_areas
from queries.wordings import say

CHOSEN, SIMILAR, MEMBERS, PEERS = "chosen", "similar", "members", "peers"
_NEAREST_FIRST = ("sub_region", "police_force", "region", "country")
_WALES = "W92000004"


@dataclass(frozen=True)
class AreaSet:
    """Some areas, and what they are called.

    name: as offered in a box, the same whatever the area. label: as said in a sentence. inside:
    the area they stand beside is one of them, so that it is compared with the rest.
    """

    key: str
    label: str
    area_ids: tuple[int, ...]
    inside: bool = False

    @property
    def name(self) -> str:
        return say("area_set", f"name_{self.key}")


def sets_of(place: Place) -> list[AreaSet]:
    """The sets that exist for an area, the nearest to home first; the area's own choice last."""
    found = _of_partnership(place) if place.kind == "csp" else _of_larger_area(place)
    return [*found, chosen_set(())]


def chosen_set(area_ids: tuple[int, ...], group: str = "") -> AreaSet:
    """Areas that somebody picked, under the name of a group if it was given one."""
    label = say("area_set", "group", group=group) if group else say("area_set", CHOSEN)
    return AreaSet(CHOSEN, label, area_ids)


def _of_partnership(place: Place) -> list[AreaSet]:
    labels = {benchmark.kind: benchmark.label for benchmark in benchmarks_of(place)} | {"country": "Wales"}
    around = [_around(area, labels[area.kind]) for area in larger_areas(place.area_id) if _makes_a_set(area)]
    around.sort(key=lambda found: _NEAREST_FIRST.index(found.key))
    return [*around, AreaSet(SIMILAR, say("area_set", SIMILAR), similar_areas(place).area_ids)]


def _makes_a_set(area: LargerArea) -> bool:
    """Wales has no regions, so there the nation is a set of its own."""
    return len(area.member_ids) > 1 and area.kind in _NEAREST_FIRST and (area.kind != "country" or area.code == _WALES)


def _around(area: LargerArea, label: str) -> AreaSet:
    return AreaSet(area.kind, label, area.member_ids, inside=True)


def _of_larger_area(place: Place) -> list[AreaSet]:
    others = [other for other in places(place.kind) if other.area_id != place.area_id]
    apart = [other for other in others if ENGLAND_AND_WALES not in (place.code, other.code)]
    inside = ask("members", area_id=place.area_id).rows["area_id"] if place.kind != "country" else []
    found = [
        AreaSet(MEMBERS, say("area_set", MEMBERS), tuple(int(i) for i in inside)),
        AreaSet(PEERS, say("area_set", PEERS), tuple(other.area_id for other in apart)),
    ]
    return [area_set for area_set in found if area_set.area_ids]
