"""Lookup tables of the catalogue, as the readers use them."""

import csv
from functools import cache

from data.settings import CATALOGUE


@cache
def catalogue_rows(name: str) -> tuple[dict[str, str], ...]:
    """Every row of data/catalogue/<name>.csv, as text by column."""
    with (CATALOGUE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
