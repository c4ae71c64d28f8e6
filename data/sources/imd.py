"""What the files of the English Indices of Deprivation have in common."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from data.areas import Areas
from data.sources.catalogue import catalogue_rows
from data.sources.cells import BadNumber, number
from data.sources.tables import Line
from data.tidy import CannotRead

_YEAR = re.compile(r"\b(20\d\d)\b")


class UnusableRow(ValueError):
    """A row that cannot be used; the message is a sentence that says what was found in it."""


@dataclass(frozen=True)
class Index:
    """One edition of the indices: the years of its boundaries and how many areas it ranks."""

    index_id: str
    district_year: str
    neighbourhood_year: str
    districts: int
    neighbourhoods: int
    source_file10: str
    source_file7: str


def index_of(heading: str, year_of: str, file_name: str) -> Index:
    """The edition whose boundaries are of the year in a heading such as "LSOA code (2021)".

    year_of is 'district_year' or 'neighbourhood_year'. CannotRead for editions we do not know.
    """
    year = _YEAR.search(heading)
    for index in indices():
        if year and getattr(index, year_of) == year[1]:
            return index
    known = " and ".join(index.index_id.removeprefix("imd") for index in indices())
    raise CannotRead(
        f'{file_name} has the heading "{heading}", which belongs to no edition of the Indices of Deprivation '
        f"that we know ({known}). Load the file of one of those."
    )


@cache
def indices() -> tuple[Index, ...]:
    """Every edition that we know."""
    return tuple(
        Index(**{**row, "districts": int(row["districts"]), "neighbourhoods": int(row["neighbourhoods"])})  # type: ignore[arg-type]
        for row in catalogue_rows("deprivation_indices")
    )


@cache
def domain_headings() -> Mapping[str, str]:
    """Domain code by the words that head its columns."""
    return {row["heading"]: row["domain"] for row in catalogue_rows("deprivation_headings")}


def district(line: Line) -> str:
    """The district's code. UnusableRow where it is unknown or its name is another district's."""
    code, name = line.text("code"), line.text("name")
    areas = Areas.load()
    if areas.code("district", code) != code:
        near = areas.suggest("district", name)
        hint = f' Did you mean "{near}"?' if near else ""
        raise UnusableRow(f'"{code}" ({name}) is not a district that we know.{hint}')
    return code


def value(line: Line, column: str) -> float:
    """A score or share, which every row has. UnusableRow where it is missing or no number."""
    try:
        found = number(line[column]).value
    except BadNumber as bad:
        raise UnusableRow(f'In the column "{line.table.heading(column)}" {bad}.') from None
    if found is None:
        raise UnusableRow(f'There is nothing in the column "{line.table.heading(column)}".')
    return found


def rank(line: Line, column: str, most: int) -> int:
    """A rank or decile from 1 to most. UnusableRow for anything else."""
    found = value(line, column)
    if not found.is_integer() or not 1 <= found <= most:
        raise UnusableRow(f'In the column "{line.table.heading(column)}" {found:g} is not a place from 1 to {most:,}.')
    return int(found)
