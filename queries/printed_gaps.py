"""Percentages that papers printed for an area beside the ones that were expected."""

from data.settings import settings
from queries.ask import Answer, ask
from queries.places import Place


def printed_gaps(place: Place) -> Answer:
    """Rows of quoted_gaps.sql: a quotation each, with the people it would take to tell the gap from chance."""
    return ask("quoted_gaps", area_id=place.area_id, z=settings().verdict["z_95"])
