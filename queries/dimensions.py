"""The members of every breakdown: codes for links, ids for queries, labels for people."""

from dataclasses import dataclass
from functools import lru_cache

from queries.ask import ask

ALL = ("all",)


@dataclass(frozen=True)
class Member:
    """One member of a breakdown. part_of: the age group of an age band, the short name of an offence."""

    id: int
    code: str
    label: str
    part_of: str | None
    is_band: bool


@lru_cache(maxsize=1)
def dimensions() -> dict[str, dict[str, Member]]:
    """Members by dimension ('age', 'offence', 'sex', 'previous', 'disposal') and code, in order."""
    found: dict[str, dict[str, Member]] = {}
    for row in ask("dimensions").rows.itertuples():
        part_of = row.part_of if isinstance(row.part_of, str) else None
        found.setdefault(row.dimension, {})[row.code] = Member(
            int(row.id), row.code, row.label, part_of, bool(row.is_band)
        )
    return found


def ids(dimension: str, codes: tuple[str, ...]) -> tuple[int, ...]:
    """The integer keys of some members."""
    members = dimensions()[dimension]
    return tuple(members[code].id for code in codes)


def labels(dimension: str, codes: tuple[str, ...]) -> list[str]:
    """The members' names as a person reads them."""
    members = dimensions()[dimension]
    return [members[code].label for code in codes]
