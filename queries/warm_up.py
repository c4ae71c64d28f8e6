"""What is asked once before the first visitor, so that nobody waits for it."""

from queries.dimensions import dimensions
from queries.places import places
from queries.warehouse import NoWarehouse


def warm_up() -> None:
    """Open the warehouse and read what every page needs; without a warehouse there is nothing to warm."""
    try:
        places()
        dimensions()
    except NoWarehouse:
        return
