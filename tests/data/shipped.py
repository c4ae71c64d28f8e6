"""The shipped tables, as the tests read them."""

from functools import cache

import pandas as pd

from data.fill import read_table
from data.settings import PUBLISHED
from data.tidy import COLUMNS, complete

PLACES = {
    "Wolverhampton": "E08000031",
    "Walsall": "E08000030",
    "Dudley": "E08000027",
    "Sandwell": "E08000028",
    "Solihull": "E08000029",
    "Plymouth": "E06000026",
    "Haringey": "E09000014",
    "Wiltshire": "E06000054",
}


@cache
def shipped(name: str) -> pd.DataFrame:
    """One shipped table in full tidy form."""
    table = next(table for table in sorted(COLUMNS, key=len, reverse=True) if name.startswith(table))
    return complete(table, read_table(PUBLISHED / f"{name}.csv"))


@cache
def fact_tables() -> tuple[str, ...]:
    return tuple(
        sorted(
            path.stem for path in PUBLISHED.glob("*.csv") if any(path.stem.startswith(f"{table}_") for table in COLUMNS)
        )
    )


def one(rows: pd.DataFrame, **where: object) -> pd.Series:
    """The single row that matches."""
    for column, wanted in where.items():
        rows = rows[rows[column] == wanted]
    assert len(rows) == 1, where
    return rows.iloc[0]


def national(year: int, age: str = "all", offence: str = "all", cohort_type: str = "four_quarters") -> pd.Series:
    return one(
        shipped("cohort_england_and_wales"),
        end_date=f"{year}-03-31",
        age=age,
        offence=offence,
        cohort_type=cohort_type,
    )


def percent(row: pd.Series) -> float:
    return 100 * int(row["reoffenders"]) / int(row["offenders"])
