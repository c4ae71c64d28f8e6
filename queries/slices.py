"""Which slices of the reoffending cohorts exist for one area."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from queries.ask import ask
from queries.dimensions import ids
from queries.view import Slice
from queries.warehouse import newest

Cell = tuple[int, int, int, int]  # age, sex, previous offences, disposal


class Held(NamedTuple):
    """What there is in one cell: the offence groups by their keys, and whether reoffences are counted."""

    offences: frozenset[int]
    reoffences: bool


NOTHING = Held(frozenset(), reoffences=False)
# By kind of period and lane, then by cell.
Slices = Mapping[tuple[str, str], Mapping[Cell, Held]]
_KEPT = 64  # areas: those of one meeting


def cells_of(slice_: Slice) -> Iterable[Cell]:
    """Every cell that a slice adds up."""
    return product(
        ids("age", slice_.age_bands or (slice_.age,)),
        ids("sex", slice_.sexes),
        ids("previous", slice_.previous),
        ids("disposal", slice_.disposals),
    )


def slices_of(area_id: int) -> Slices:
    """What exists for an area, in the newest warehouse."""
    return _slices(newest(), area_id)


@lru_cache(maxsize=_KEPT)
def _slices(_warehouse: Path, area_id: int) -> Slices:
    # Asked once for an area: every chart needs to know in which lane it is drawn.
    found: dict[tuple[str, str], dict[Cell, Held]] = {}
    for row in ask("combinations", area_id=area_id).rows.itertuples():
        cell = (int(row.age_id), int(row.sex_id), int(row.previous_id), int(row.disposal_id))
        held = Held(frozenset(int(i) for i in row.offence_ids), bool(row.has_reoffences))
        found.setdefault((row.cohort_type, row.lane), {})[cell] = held
    return found
