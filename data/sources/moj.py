"""What the two proven reoffending tools of the Ministry of Justice have in common."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache

from data.areas import area_key
from data.periods import Period, UnknownPeriod, parse
from data.sources.catalogue import catalogue_rows
from data.sources.cells import BadNumber, Number, count, heading, text
from data.sources.tables import Column, Line

# Cohorts that MoJ has published since October 2017: one quarter, or four together.
_COHORT_TYPES = ("four_quarters", "three_month")
# Offence names of the Home Office's recorded crime groups mean other things, so they are not used.
_OFFENCE_SCHEME = "moj"
# Older files number their categories: "b. 10 to 14".
_LETTER = re.compile(r"^[a-z]\.\s+", re.IGNORECASE)
_LEAST_LIKENESS = 0.6

COUNT_COLUMNS = {
    "offenders": Column(
        (
            "offenders",
            "number of offenders",
            "number of offenders in cohort",
            "number of offenders in the eligible cohort",
        )
    ),
    "reoffenders": Column(("reoffenders", "re offenders", "number of reoffenders", "number of re offenders")),
    "reoffences": Column(("reoffences", "re offences", "number of reoffences", "number of re offences"), needed=False),
}


class UnusableRow(ValueError):
    """A row that cannot be used; the message is a sentence that says what was found in it."""


def cohort_period(cell: object) -> Period:
    """The cohort's period. UnusableRow unless it is one quarter or four."""
    try:
        period = parse(text(cell))
    except UnknownPeriod as unknown:
        raise UnusableRow(f"The cohort {unknown}") from None
    if period.cohort_type not in _COHORT_TYPES:
        raise UnusableRow(f'The cohort "{text(cell)}" is neither a quarter nor a year of four quarters.')
    return period


def figures(line: Line) -> dict[str, object]:
    """offenders, reoffenders, reoffences and the publisher's mark, for the tidy form.

    UnusableRow where they are missing, are not counts, or contradict each other.
    """
    found = {name: _count(line, name) for name in COUNT_COLUMNS}
    symbol = next((number.symbol for number in found.values() if number.symbol), None)
    people, again, offences = (number.value for number in found.values())
    if people is None and symbol is None:
        raise UnusableRow("There is no number of offenders.")
    if people is not None and again is not None and again > people:
        raise UnusableRow(f"There are more reoffenders ({again:,.0f}) than offenders ({people:,.0f}).")
    if again is not None and offences is not None and offences < again:
        raise UnusableRow(f"There are fewer reoffences ({offences:,.0f}) than reoffenders ({again:,.0f}).")
    return {"offenders": people, "reoffenders": again, "reoffences": offences, "symbol": symbol}


def _count(line: Line, name: str) -> Number:
    try:
        return count(line[name])
    except BadNumber as bad:
        raise UnusableRow(f'In the column "{line.table.heading(name)}" {bad}.') from None


def age_group(cell: object) -> str:
    """'adult', 'child' or 'all' from the Adult/Child column. UnusableRow for anything else."""
    code = breakdowns("age").get(heading(cell))
    if code not in ("adult", "child", "all"):
        raise UnusableRow(f'"{text(cell)}" is neither Adult nor Child (or Juvenile).')
    return code


def offence(name: str) -> str:
    """The code of an offence group. UnusableRow, with the nearest name we know, if it is not one."""
    known = _offences()
    key = area_key(_LETTER.sub("", name))
    if key in known:
        return known[key]
    near = get_close_matches(key, known, n=1, cutoff=_LEAST_LIKENESS)
    hint = f' Did you mean "{_offence_names()[known[near[0]]]}"?' if near else ""
    raise UnusableRow(f'"{name}" is not an offence group that we know.{hint}')


@cache
def _offences() -> Mapping[str, str]:
    """Offence code by normalised name: MoJ's own names, aliases, and words for everything."""
    names = {area_key(name): code for code, name in _offence_names().items()}
    aliases = [row for row in catalogue_rows("offence_aliases") if row["scheme"] == _OFFENCE_SCHEME]
    return {row["alias_key"]: row["offence"] for row in aliases} | names


@cache
def _offence_names() -> Mapping[str, str]:
    return {row["code"]: row["name"] for row in catalogue_rows("offence_groups")}


@cache
def breakdowns(breakdown: str) -> Mapping[str, str]:
    """Code by heading-form name, for 'age', 'sex', 'previous_offences', 'disposal' or 'category'."""
    rows = [row for row in catalogue_rows("breakdown_aliases") if row["breakdown"] == breakdown]
    return {heading(row["alias"]): row["code"] for row in rows}


@cache
def age_group_of_band(code: str) -> str:
    """The age group that a band belongs to: 'child' for '15-17'."""
    return next(row["age_group"] for row in catalogue_rows("ages") if row["code"] == code)


def bare(words: str) -> str:
    """A category or value in heading form, without the letter older files put before it."""
    return heading(_LETTER.sub("", words))
