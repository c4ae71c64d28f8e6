"""The tidy form: what every reader and every shipped table hands to the build.

Rows name their area, period and categories by *code*; the build turns codes into the
integer keys of the warehouse. One column list per fact table, and nothing else.
"""

from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

Severity = Literal["block", "confirm", "note"]

_PERIOD = ("start_date", "end_date", "cohort_type")  # ISO dates as text
_AREA = ("area_kind", "area_code")

# Columns by fact table. Missing optional columns are filled with nothing by `complete`.
COLUMNS: dict[str, tuple[str, ...]] = {
    "cohort": (
        *_AREA,
        *_PERIOD,
        "age",
        "offence",
        "sex",
        "previous_offences",
        "disposal",
        "offenders",
        "reoffenders",
        "reoffences",
        "expected_reoffenders",
        "printed_rate",
        "symbol",
        "source_id",
        "place",
    ),
    "youth_figure": (
        *_AREA,
        *_PERIOD,
        "measure_id",
        "value",
        "numerator",
        "denominator",
        "implied",
        "symbol",
        "source_id",
        "place",
    ),
    "performance_figure": (
        *_AREA,
        *_PERIOD,
        "measure_id",
        "value",
        "numerator",
        "denominator",
        "symbol",
        "source_id",
        "place",
    ),
    "deprivation": (
        "area_code",
        "index_id",
        "domain",
        "average_score",
        "rank_average_score",
        "share_most_deprived",
        "areas_ranked",
        "source_id",
        "place",
    ),
    "deprivation_neighbourhood": (
        "neighbourhood_code",
        "neighbourhood_name",
        "district_code",
        "index_id",
        "domain",
        "score",
        "rank",
        "decile",
        "population",
        "source_id",
        "place",
    ),
    "population": (*_AREA, "year", "age_from", "age_to", "persons", "source_id", "place"),
    "quoted_figure": (
        "quoted_id",
        *_AREA,
        "area_text",
        "topic",
        "label",
        "category",
        "start_date",
        "end_date",
        "printed",
        "value",
        "unit",
        "comparator",
        "numerator",
        "denominator",
        "sort",
        "note",
        "source_id",
        "place",
    ),
}

# A breakdown that a row says nothing about is about everybody.
_DEFAULTS = {
    "age": "all",
    "offence": "all",
    "sex": "all",
    "previous_offences": "all",
    "disposal": "all",
    "implied": False,
}


@dataclass(frozen=True)
class Finding:
    """Something a reader noticed, in a sentence for the person who sent the file.

    where: the place in the file ("sheet Data, row 12"); block: the row was refused.
    """

    severity: Severity
    where: str
    message: str


@dataclass(frozen=True)
class Reading:
    """What one file held. tables maps a fact table's name to its tidy rows."""

    source_id: str
    tables: dict[str, pd.DataFrame]
    rows_in: int
    findings: list[Finding] = field(default_factory=list)

    @property
    def rows_used(self) -> int:
        return sum(len(rows) for rows in self.tables.values())

    @property
    def refused(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity == "block"]


class CannotRead(Exception):
    """The file as a whole cannot be used. The message is a full sentence for its sender:
    what was found, and what to do."""


def complete(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with exactly the tidy columns of their table, in order; unknown columns are an error."""
    unknown = set(rows.columns) - set(COLUMNS[table])
    if unknown:
        raise ValueError(f"{table} has no column {sorted(unknown)}")
    filled = rows.reindex(columns=list(COLUMNS[table]))
    for column, default in _DEFAULTS.items():
        if column in filled:
            filled[column] = filled[column].astype(object).where(filled[column].notna(), default)
    return filled
