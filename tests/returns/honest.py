"""Honest returns: the fourteen filled in as they should be, for areas of every kind, and again a period later."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from data.areas import Areas
from data.returns.checks import Checked
from data.returns.known import shipped
from data.returns.periods import last_of_month, months_later, period_column
from data.returns.spec import Spec, specs
from tests.returns.filling import checked, example

TODAY = date(2026, 11, 22)
# Areas of each kind: in Wales, part of a county, a county, a council that is its own county, a comma in the name.
AREAS = {
    "csp": ("E22000337", "E22000341", "W14000001"),
    "district": ("E08000027", "E07000136"),
    "upper_tier": ("E06000026", "E10000019", "E06000023", "W06000015"),
    "police_force": ("E23000014", "E23000038"),
    "youth_service": ("X-YJS-DUDLEY",),
    "sub_region": ("X-BLACK-COUNTRY",),
}
# Where a specification's own example is meant to make somebody look twice (a third of thieves reoffend, not half).
PLAIN: dict[str, dict[str, Any]] = {"R3": {"n_reoffenders": 80, "n_reoffences": 260}}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}

Named = tuple[str, Checked]


def honest_returns() -> Iterator[Named]:
    """Every return for every area it takes: the first ever, and one for the period after with slightly other counts."""
    for spec in specs().values():
        for changes, name in _areas(spec):
            first = _rows(spec, changes)
            looked = checked(spec.code, first, shipped(TODAY))
            yield f"{spec.code} {name}", looked
            known = replace(shipped(TODAY), approved=tuple(row.values for row in looked.rows))
            yield f"{spec.code} {name}, a period later", checked(spec.code, [_later(spec, row) for row in first], known)


def _areas(spec: Spec) -> Iterator[tuple[dict[str, Any], str]]:
    names = {column.name: column for column in spec.columns}
    kinds = names["area"].kinds if "area" in names else ()
    for code in dict.fromkeys(code for kind in kinds for code in AREAS.get(kind, ())):
        name = next(filter(None, (Areas.load().name(kind, code) for kind in kinds)))
        yield {"area": code} | ({"area_name": name} if "area_name" in names else {}), name
    if not kinds:
        yield {}, "no area"


def _rows(spec: Spec, changes: dict[str, Any]) -> list[dict[str, Any]]:
    """The example's row; both of them where people with and without something are compared."""
    row = example(spec, **PLAIN.get(spec.code, {}), **changes)
    both = [column.name for column in spec.of_type("yesno") if column.key]
    return [row, *(row | {name: "No", "n_offenders": row["n_offenders"] + 30} for name in both)]


def _later(spec: Spec, row: dict[str, Any]) -> dict[str, Any]:
    """The same a period later, with one more of the last count."""
    counts = [each.name for each in spec.of_type("count") if row.get(each.name) and each.name != "follow_up_months"]
    changed = row | {name: row[name] + 1 for name in counts[-1:]}
    column = period_column(spec)
    if not column:
        return changed
    first = months_later(row[column].date(), _MONTHS[spec.cadence])
    last = last_of_month(months_later(first, _MONTHS[spec.cadence] - 1))
    days = {column: first} | ({"period_end": last} if column == "period_start" else {})
    return changed | {name: datetime.combine(day, time()) for name, day in days.items()}
