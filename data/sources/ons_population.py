"""ONS, mid-year population estimates by single year of age (csv or xlsx), as bands per district.

Two layouts are in use. Wide: code, name, all ages and one column for each year of age ("90+"
last), one file or sheet for each mid-year. Long: the detailed series, one row for each
district, sex and year of age, one column for each mid-year.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from data.areas import Areas
from data.sources.catalogue import catalogue_rows
from data.sources.cells import BadNumber, count, heading
from data.sources.tables import Column, Figures, Journal, Line, Table, find_tables
from data.tidy import CannotRead, Reading

_TOP_AGES = (85, 90)
_WIDE = {
    "code": Column(("code", "area code", "la code", "lad code", "geography code"), needed=True),
    "name": Column(("name", "area name", "la name", "lad name", "geography name")),
    "all": Column(("all", "all ages", "total", "all persons")),
    "first": Column(("0", "age 0", "aged 0")),
}
_LONG = {
    "code": Column(("ladcode", "lad code"), prefix=True),
    "name": Column(("laname", "lad name"), prefix=True),
    "sex": Column(("sex",)),
    "age": Column(("age",)),
}
_AGE = re.compile(r"(?:aged? )?(\d{1,2})(?: and over| or over| plus)?")
_MID_YEAR = re.compile(r"mid[\s_-]*(?:year[\s_-]*)?((?:19|20)\d\d)", re.IGNORECASE)
_POPULATION = re.compile(r"population ((?:19|20)\d\d)")
_ONE_SEX = re.compile(r"\b(?:fe)?males?\b", re.IGNORECASE)
_SEXES = {"m": "m", "male": "m", "males": "m", "1": "m", "f": "f", "female": "f", "females": "f", "2": "f"}
# Codes of districts and unitary councils in England and Wales.
_DISTRICT_CODE = re.compile(r"(?:E0[6-9]|W06)\d{6}")


class _UnusableRow(ValueError):
    """A row that cannot be used; the message is a sentence that says what was found in it."""


@dataclass
class _Counted:
    """People of one district by mid-year and age, gathered from the rows of the long layout."""

    code: str
    persons: dict[tuple[int, int], float] = field(default_factory=lambda: defaultdict(float))
    rows: set[tuple[str, int]] = field(default_factory=set)


class OnsPopulation:
    """Reader of mid-year population estimates."""

    source_id = "ons_population"
    title = "ONS mid-year population estimates by single year of age"

    def recognises(self, path: Path) -> bool:
        return bool(_long_tables(path) or _wide_tables(path))

    def read(self, path: Path) -> Reading:
        journal = Journal()
        figures = Figures("population", self.source_id, journal)
        long = _long_tables(path)
        rows_in = _take_long(long[0], figures, journal) if long else _take_wide(path, figures, journal)
        return Reading(self.source_id, {"population": figures.frame()}, rows_in, journal.close())


def _long_tables(path: Path) -> list[Table]:
    return [table for table in find_tables(path, _LONG) if _years(table)]


def _wide_tables(path: Path) -> list[Table]:
    """Tables of everybody; the sheets of males and females repeat them by halves."""
    tables = [table for table in find_tables(path, _WIDE) if not _ONE_SEX.search(table.sheet)]
    return [table for table in tables if not _ONE_SEX.search(table.above)] or tables


def _take_wide(path: Path, figures: Figures, journal: Journal) -> int:
    tables = _wide_tables(path)
    if len(tables) > 1:
        sheets = " and ".join(table.sheet for table in tables[:2])
        raise CannotRead(f"{path.name} has more than one sheet of people by age ({sheets}). Leave the one for persons.")
    table, ages = tables[0], _ages(tables[0])
    year = _year(table)
    rows_in = 0
    for line in table.lines():
        rows_in += 1
        code = _district(line, journal)
        if code:
            _add_wide(line, code, year, ages, figures, journal)
    return rows_in


def _add_wide(line: Line, code: str, year: int, ages: Mapping[int, int], figures: Figures, journal: Journal) -> None:
    try:
        persons = {age: _persons(line.cells[at]) for age, at in ages.items()}
        everybody = _persons(line["all"])
        if sum(persons.values()) != everybody:
            raise _UnusableRow(
                f"The ages add up to {sum(persons.values()):,.0f} people, but the total is {everybody:,.0f}."
            )
    except _UnusableRow as unusable:
        journal.refuse(line.where, str(unusable))
    else:
        _add_bands(line.where, code, year, persons, figures)


def _ages(table: Table) -> dict[int, int]:
    """Column of each year of age. CannotRead unless they run without a gap up to the open-ended last."""
    found = {}
    for index, words in enumerate(table.headings):
        age = _AGE.fullmatch(heading(words))
        if age:
            found[int(age[1])] = index
    if sorted(found) != list(range(len(found))) or max(found) not in _TOP_AGES:
        raise CannotRead(
            f"{table.path.name} does not have a column for every year of age from 0 to 90 and over. "
            "Load the estimates by single year of age."
        )
    return found


def _year(table: Table) -> int:
    """The mid-year the table is for, from its title, its sheet's name or the file's name."""
    for words in (table.above, table.sheet, table.path.name):
        found = _MID_YEAR.search(words)
        if found:
            return int(found[1])
    raise CannotRead(
        f'{table.path.name} does not say which mid-year it is for. Put the year into its name, as in "mid-2023.csv".'
    )


def _take_long(table: Table, figures: Figures, journal: Journal) -> int:
    years = _years(table)
    counted: dict[str, _Counted] = {}
    rows_in = 0
    for line in table.lines():
        rows_in += 1
        code = _district(line, journal)
        if code:
            _count_long(line, counted.setdefault(code, _Counted(code)), years, journal)
    for district in counted.values():
        _add_long(table, district, years.values(), figures, journal)
    return rows_in


def _years(table: Table) -> dict[int, int]:
    """Mid-year by column."""
    matches = ((index, _POPULATION.fullmatch(heading(words))) for index, words in enumerate(table.headings))
    return {index: int(match[1]) for index, match in matches if match}


def _count_long(line: Line, district: _Counted, years: Mapping[int, int], journal: Journal) -> None:
    try:
        sex, age = _sex_and_age(line)
        if (sex, age) in district.rows:
            raise _UnusableRow("This district, sex and age have already had a row; the first one was used.")
        found = {year: _persons(line.cells[at]) for at, year in years.items()}
    except _UnusableRow as unusable:
        journal.refuse(line.where, str(unusable))
        return
    district.rows.add((sex, age))
    for year, persons in found.items():
        district.persons[(year, age)] += persons


def _sex_and_age(line: Line) -> tuple[str, int]:
    sex, age = _SEXES.get(heading(line["sex"])), _AGE.fullmatch(heading(line["age"]))
    if sex is None:
        raise _UnusableRow(f'"{line.text("sex")}" is neither male nor female.')
    if age is None:
        raise _UnusableRow(f'"{line.text("age")}" is not an age.')
    return sex, int(age[1])


def _add_long(table: Table, district: _Counted, years: Iterable[int], figures: Figures, journal: Journal) -> None:
    """Add a district, unless some of its ages or one of the sexes is missing."""
    where = f"{table.sheet or 'the file'}, rows of {district.code}"
    ages = sorted({age for _, age in district.rows})
    if ages != list(range(len(ages))) or max(ages) not in _TOP_AGES or len(district.rows) != 2 * len(ages):
        journal.refuse(where, "Some ages of males or females are missing, so the district was not used.")
        return
    for year in years:
        persons = {age: district.persons[(year, age)] for age in ages}
        _add_bands(where, district.code, year, persons, figures)


def _district(line: Line, journal: Journal) -> str | None:
    code, name = line.text("code"), line.text("name")
    if not _DISTRICT_CODE.fullmatch(code):
        journal.leave_aside("about other areas than the districts of England and Wales.")
        return None
    if Areas.load().code("district", code) == code:
        return code
    near = Areas.load().suggest("district", name)
    hint = f' Did you mean "{near}"?' if near else ""
    journal.refuse(line.where, f'"{code}" ({name}) is not a district that we know.{hint}')
    return None


def _persons(cell: object) -> float:
    try:
        found = count(cell).value
    except BadNumber as bad:
        raise _UnusableRow(f"Among the ages {bad}.") from None
    if found is None:
        raise _UnusableRow("A number of people is missing.")
    return found


def _add_bands(where: str, code: str, year: int, persons: Mapping[int, float], figures: Figures) -> None:
    for first, last in _bands():
        ages = [people for age, people in persons.items() if first <= age and (last is None or age <= last)]
        figures.add(
            f"{where}, {_band_words(first, last)}",
            area_kind="district",
            area_code=code,
            year=year,
            age_from=first,
            age_to=last,
            persons=int(sum(ages)),
        )


def _band_words(first: int, last: int | None) -> str:
    if last is None:
        return f"ages {first} and over added" if first else "all ages"
    return f"ages {first} to {last} added"


@cache
def _bands() -> tuple[tuple[int, int | None], ...]:
    rows: Iterator[tuple[str, str]] = ((row["age_from"], row["age_to"]) for row in catalogue_rows("population_bands"))
    return tuple((int(first), int(last) if last else None) for first, last in rows)
