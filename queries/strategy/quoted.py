"""What papers printed about the measures of the framework, in one area."""

from data.settings import settings
from queries.ask import Answer, ask
from queries.places import Place


def quoted(place: Place, *topics: str) -> Answer:
    """Rows of quoted.sql: figures on the framework's measures, and on these topics as well."""
    return ask("strategy/quoted", area_id=place.area_id, topics=topics, z=settings().verdict["z_95"])
