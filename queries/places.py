"""Areas that can be chosen, and the larger areas each can be compared with."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from data.spoken import in_sentence
from queries.ask import ask
from queries.warehouse import newest

CHOOSABLE = ("csp", "sub_region", "police_force", "region", "country")
ENGLAND_AND_WALES, ENGLAND = "K04000001", "E92000001"


def called(kind: str, name: str) -> str:
    """The name of an area with what its kind needs, without article: "Metropolitan police area"."""
    # The list of police forces has "London, City of".
    force = f"{' '.join(reversed(name.removesuffix(' Police').split(', ')))} police area"
    return {"region": f"{name} region", "police_force": force}.get(kind, name)


def spoken_name(kind: str, name: str) -> str:
    """The name as it stands in a sentence: "the Black Country", "Wolverhampton"."""
    return in_sentence(called(kind, name))


@dataclass(frozen=True)
class Place:
    """One area as a person picks it. persons: residents at the mid-year of population_year."""

    area_id: int
    kind: str
    code: str
    name: str
    kind_label: str
    persons: int | None
    population_year: int | None

    @property
    def title(self) -> str:
        """The name with its kind where the name alone could be taken for another area."""
        return self.name if self.kind == "csp" else f"{self.name} ({self.kind_label})"

    @property
    def welsh(self) -> bool:
        """Whether it is in Wales, which much that is published in England does not cover."""
        return self.code.startswith("W")


@dataclass(frozen=True)
class LargerArea:
    """An area that a CSP lies in. member_ids: the CSPs in it, that one included."""

    area_id: int
    kind: str
    code: str
    name: str
    kind_label: str
    member_ids: tuple[int, ...]


def places(*kinds: str) -> tuple[Place, ...]:
    """Areas in being of these kinds (by default all that can be chosen), CSPs first, by name."""
    return _places(newest(), kinds or CHOOSABLE)


@lru_cache(maxsize=16)
def _places(_warehouse: Path, kinds: tuple[str, ...]) -> tuple[Place, ...]:
    # Kept as objects: every screen asks for them on every rerun, and making 370 of them is not free.
    return tuple(
        Place(
            int(row.area_id),
            row.kind,
            row.code,
            row.name,
            row.kind_label,
            _whole(row.persons),
            _whole(row.population_year),
        )
        for row in ask("areas", kinds=kinds).rows.itertuples()
    )


def larger_areas(area_id: int) -> tuple[LargerArea, ...]:
    """The sub-region, force, region and countries that a CSP lies in, smallest kind first."""
    return tuple(area for area in _larger_areas(newest()) if area_id in area.member_ids)


@lru_cache(maxsize=1)
def _larger_areas(_warehouse: Path) -> tuple[LargerArea, ...]:
    return tuple(
        LargerArea(
            int(row.area_id), row.kind, row.code, row.name, row.kind_label, tuple(int(i) for i in row.member_ids)
        )
        for row in ask("larger_areas").rows.itertuples()
    )


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)
