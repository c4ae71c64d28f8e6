"""What papers printed about one area: figures with their counts, gaps to an expected figure, targets."""

from data.settings import settings
from queries.ask import Answer, ask
from queries.places import Place, larger_areas

# Papers wrote about few areas: each question is asked once for all of them.


def printed_figures(place: Place) -> Answer:
    """Rows of printed_figures.sql about an area and the sub-region it lies in."""
    sub_regions = [area.area_id for area in larger_areas(place.area_id) if area.kind == "sub_region"]
    printed = ask("printed_figures")
    return printed.only(printed.rows["area_id"].isin([place.area_id, *sub_regions]))


def printed_gaps(place: Place) -> Answer:
    """Rows of quoted_gaps.sql: a quotation each, with the people it would take to tell the gap from chance."""
    gaps = ask("quoted_gaps", z=settings().verdict["z_95"])
    return gaps.only(gaps.rows["area_id"] == place.area_id)


def printed_targets(place: Place) -> Answer:
    """Rows of quoted_targets.sql: targets that papers printed beside an actual figure below them."""
    targets = ask("quoted_targets")
    return targets.only(targets.rows["area_id"] == place.area_id)
