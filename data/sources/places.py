"""Whether an area existed in a period, by the dates in the shipped list of areas."""

import csv
from collections.abc import Mapping
from functools import cache
from typing import Literal

from data.periods import Period
from data.settings import PUBLISHED

_Validity = tuple[str, str]
_EVER: _Validity = ("", "")


def existed(kind: str, code: str, period: Period) -> Literal["not yet", "yes", "no longer"]:
    """Whether the area was in being on any day of the period. Areas without dates always were."""
    first, last = _validity().get((kind, code), _EVER)
    if first and period.end.isoformat() < first:
        return "not yet"
    return "no longer" if last and period.start.isoformat() > last else "yes"


def is_abolished(kind: str, code: str) -> bool:
    """Whether the area has an end date."""
    return bool(_validity().get((kind, code), _EVER)[1])


@cache
def _validity() -> Mapping[tuple[str, str], _Validity]:
    with (PUBLISHED / "areas.csv").open(encoding="utf-8", newline="") as file:
        return {(row["kind"], row["code"]): (row["valid_from"], row["valid_to"]) for row in csv.DictReader(file)}
