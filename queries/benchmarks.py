"""What an area can be compared with."""

from dataclasses import dataclass, replace

from queries.places import ENGLAND_AND_WALES, Place, called, larger_areas, places, spoken_name


@dataclass(frozen=True)
class Benchmark:
    """The areas whose counts are added up to compare an area with.

    name: as offered in a box; label: as said in a sentence. inside: the area is one of them; it
    is then taken out when it makes up more than the share set in settings ("part_of_whole").
    """

    name: str
    label: str
    area_ids: tuple[int, ...]
    inside: bool
    kind: str

    @property
    def area_id(self) -> int:
        """The single area, for measures that are published for it as it is."""
        return self.area_ids[0]


def national() -> Benchmark:
    """England and Wales, as it stands for every area in it."""
    whole = next(area for area in places("country") if area.code == ENGLAND_AND_WALES)
    return Benchmark(whole.name, whole.name, (whole.area_id,), True, "country")


def benchmarks_of(place: Place) -> list[Benchmark]:
    """England and Wales first, then the larger areas that the place lies in, largest first."""
    whole = replace(national(), inside=place.code != ENGLAND_AND_WALES)
    larger = [
        Benchmark(called(area.kind, area.name), spoken_name(area.kind, area.name), (area.area_id,), True, area.kind)
        for area in reversed(larger_areas(place.area_id))
        if area.kind in ("region", "police_force", "sub_region") and len(area.member_ids) > 1
    ]
    return [whole, *larger]
