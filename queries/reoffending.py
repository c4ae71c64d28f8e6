"""Questions about reoffending cohorts, each answered in one lane only."""

from collections.abc import Mapping

from data.settings import settings
from queries.ask import Answer, ask
from queries.benchmarks import Benchmark
from queries.dimensions import ids
from queries.places import Place
from queries.slices import NOTHING, cells_of, slices_of
from queries.view import Slice

PUBLISHED, ILLUSTRATIVE = "published", "illustrative"


def lane_of(slice_: Slice, area_id: int) -> str | None:
    """The lane to answer in for one area: published wherever such a figure exists; None where there is none at all."""
    return next((lane for lane in (PUBLISHED, ILLUSTRATIVE) if _has_any(area_id, lane, slice_)), None)


def _has_any(area_id: int, lane: str, slice_: Slice) -> bool:
    held, offences = slices_of(area_id).get((slice_.cohort_type, lane), {}), ids("offence", slice_.offences)
    return any(held.get(cell, NOTHING).offences.intersection(offences) for cell in cells_of(slice_))


def lane_everywhere(slice_: Slice) -> str | None:
    """The lane for the set of all CSPs: published only once enough councils have such figures to compare."""
    rows = ask("lanes", **slice_.parameters()).rows
    return lane_among(dict(zip(rows["lane"], rows["areas"], strict=True)))


def lane_among(areas: Mapping[str, int]) -> str | None:
    """The same from the number of CSPs that have figures, by lane."""
    if areas.get(PUBLISHED, 0) >= int(settings().warehouse["real_from_areas"]):
        return PUBLISHED
    return ILLUSTRATIVE if areas.get(ILLUSTRATIVE) else None


def trend(place: Place, benchmark: Benchmark, slice_: Slice) -> Answer:
    """One area over time beside its benchmark, at the grain of trend.sql; no rows where none exist.

    An area that is the benchmark itself is beside nothing.
    """
    verdict = settings().verdict
    itself = place.area_id in benchmark.area_ids
    return ask(
        "trend",
        area_id=place.area_id,
        benchmark_ids=() if itself else benchmark.area_ids,
        inside=benchmark.inside,
        part_of_whole=verdict["part_of_whole"],
        lane=lane_of(slice_, place.area_id) or PUBLISHED,
        z=verdict["z_95"],
        age_group=slice_.age,
        **slice_.parameters(),
    )
