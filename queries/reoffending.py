"""Questions about reoffending cohorts, each answered in one lane only."""

from collections.abc import Mapping

from data.settings import settings
from queries.ask import Answer, ask
from queries.benchmarks import Benchmark
from queries.places import Place
from queries.view import Slice

PUBLISHED, ILLUSTRATIVE = "published", "illustrative"


def lane_of(slice_: Slice, area_ids: tuple[int, ...] | None) -> str | None:
    """The lane to answer in; None where there is no figure at all.

    For named areas published figures win wherever one exists. For the set of all CSPs
    (area_ids None) they win only once enough councils have them to compare.
    """
    rows = ask("lanes", area_ids=area_ids, **slice_.parameters()).rows
    return lane_among(dict(zip(rows["lane"], rows["areas"], strict=True)), everywhere=area_ids is None)


def lane_among(areas: Mapping[str, int], *, everywhere: bool) -> str | None:
    """The same from the number of areas that have figures, by lane. everywhere: all CSPs are asked about."""
    needed = int(settings().warehouse["real_from_areas"]) if everywhere else 1
    if areas.get(PUBLISHED, 0) >= needed:
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
        lane=lane_of(slice_, (place.area_id,)) or PUBLISHED,
        z=verdict["z_95"],
        age_group=slice_.age,
        **slice_.parameters(),
    )
