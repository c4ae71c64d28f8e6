"""What somebody who has the publisher's file may add to the warehouse."""

import pandas as pd

from data.sources.registry import loadable


def can_be_loaded(sources: pd.DataFrame) -> pd.DataFrame:
    """Of the rows of sources.sql, those that a reader takes: new here, or more or newer than is here already."""
    return sources[sources["source_id"].isin(loadable())]
