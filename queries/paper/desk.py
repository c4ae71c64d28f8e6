"""The arithmetic of the checks, asked of the warehouse in lists: one question for a whole paper.

Rounding, tests and limits are the macros of `queries/macros.sql`; nothing is computed twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from data.settings import settings
from queries.paper.areas import Gazetteer
from queries.paper.words import threshold

Rows = Callable[..., pd.DataFrame]


@dataclass(frozen=True)
class Trial:
    """A printed figure and counts it may be made of: unit x x / n, with unit 100 for per cent and 1 for a mean."""

    printed: float
    decimals: int
    x: float
    n: float
    unit: float = 100


@dataclass(frozen=True)
class Outcome:
    """What the counts give. agrees: within rounding. truncated: cut off instead of rounded."""

    exact: float
    rounded: float
    agrees: bool
    truncated: bool


@dataclass(frozen=True)
class Difference:
    """Two proportions compared, in points of per cent: the difference and its limits; verdict in words."""

    rate1: float
    rate2: float
    points: float
    lo: float
    hi: float
    verdict: str


class Desk:
    """Asks the questions `paper_*.sql`. rows: runs a named question with parameters bound by name."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def gazetteer(self) -> Gazetteer:
        """Every area name."""
        return Gazetteer((row["name"], int(row["area_id"])) for row in _records(self._rows("paper_areas")))

    def offences(self) -> list[tuple[str, str]]:
        """Names of offence groups with their codes."""
        return [(row["name"], row["code"]) for row in _records(self._rows("paper_offences"))]

    def try_all(self, trials: Sequence[Trial]) -> dict[Trial, Outcome]:
        """The outcome of each trial whose counts allow one."""
        asked = list(dict.fromkeys(trials))
        found = self._rows("paper_fractions", **_lists(asked))
        return {
            asked[row["i"]]: Outcome(row["exact"], row["rounded"], bool(row["agrees"]), bool(row["truncated"]))
            for row in _records(found)
        }

    def implied(self, printed: Sequence[tuple[float, int]]) -> list[tuple[int, int] | None]:
        """The smallest x of n that gives each percentage (value, decimals); None beyond the limit of people tried."""
        asked = list(dict.fromkeys(printed))
        found = self._rows(
            "paper_denominators",
            printed=tuple(value for value, _ in asked),
            places=tuple(places for _, places in asked),
            max_n=int(threshold("largest_implied")),
        )
        given = [None if pd.isna(row["n"]) else (int(row["x"]), int(row["n"])) for row in _records(found)]
        implied = dict(zip(asked, given, strict=True))
        return [implied[item] for item in printed]

    def nearest_counts(self, printed: float, decimals: int, n: float) -> dict[str, Any]:
        """Whether a whole number of n people gives the percentage, and the two nearest whole numbers with theirs."""
        return _records(self._rows("paper_nearest_counts", printed=printed, decimals=decimals, n=n))[0]

    def base(self, x: float, printed: float, decimals: int) -> tuple[float, float, float]:
        """The number of people of which x is the printed percentage: as printed, and its limits from rounding."""
        row = _records(self._rows("paper_bases", x=x, printed=printed, decimals=decimals))[0]
        return row["base"], row["lo"], row["hi"]

    def difference(self, x1: float, n1: float, x2: float, n2: float) -> Difference:
        """x1 of n1 less x2 of n2, with 95 % limits by Newcombe's method."""
        z = settings().verdict["z_95"]
        row = _records(self._rows("paper_differences", x1=x1, n1=n1, x2=x2, n2=n2, z=z))[0]
        return Difference(row["rate1"], row["rate2"], row["points"], row["lo"], row["hi"], row["verdict"])

    def people_needed(self, actual: float, expected: float) -> int | None:
        """People before a gap between two percentages could be told from chance at 95 %."""
        row = _records(
            self._rows("paper_people_needed", actual=actual, expected=expected, z=settings().verdict["z_95"])
        )[0]
        return None if pd.isna(row["people"]) else int(row["people"])

    def change(self, earlier: float, later: float) -> tuple[float, float]:
        """Change from one figure to another: in per cent of the first, and as a difference."""
        row = _records(self._rows("paper_changes", earlier=earlier, later=later))[0]
        return row["per_cent"], row["difference"]

    def breaks(self) -> list[date]:
        """Dates across which adult reoffending figures are not compared."""
        return [pd.Timestamp(row["break_date"]).date() for row in _records(self._rows("paper_breaks"))]

    def published(self, area_ids: Sequence[int]) -> list[dict[str, Any]]:
        """Published cohorts of some areas, split by age or offence at most; never demonstration figures."""
        return _records(self._rows("paper_published", area_ids=tuple(sorted(set(area_ids))))) if area_ids else []


def _lists(trials: Sequence[Trial]) -> dict[str, tuple[float, ...]]:
    """The trials as the lists of paper_fractions.sql."""
    fields = {"printed": "printed", "places": "decimals", "xs": "x", "ns": "n", "units": "unit"}
    return {name: tuple(getattr(trial, field) for trial in trials) for name, field in fields.items()}


def _records(found: pd.DataFrame) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = found.to_dict("records")
    return rows
