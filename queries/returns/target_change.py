"""Which targets would be met, or no longer, if a return came to count: told before anybody decides on it.

The figures are those the Performance page would show with nothing withheld: the newest twelve months
added up, never across a break in the way of counting, held against the target that holds for the area, with
targets changed in the app taken as changed. As on that page only an area's own figures are held against a
target, its council's among them; those of a larger area, which it shows where there are none, never are.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from data.returns.periods import months_later
from data.returns.publish import breakdown
from data.returns.register.declined import words
from data.returns.register.edits import Edit
from data.returns.register.rows import Kept
from data.settings import settings
from data.spoken import filled
from queries.ask import ask
from queries.places import Place, places
from queries.strategy.goals import Goal, goal_of, verdict_on
from queries.strategy.performance import local_unit
from queries.strategy.words import limit
from queries.verdict import Interval, Measured, Polarity, Unit
from queries.warehouse import NoWarehouse

Counts = tuple[float, float, float]


def target_changes(
    code: str, areas: Iterable[str], before: Sequence[Kept], after: Sequence[Kept], edits: Sequence[Edit]
) -> tuple[str, ...]:
    """Sentences on the verdicts that change between two states of one return; none without a warehouse to ask."""
    try:
        own = _own_figures(areas)
        counted = {row.measure_id: row for row in ask("returns/counted_measures", return_code=code).rows.itertuples()}
        changes = [
            _change(*each, codes, before, after) for place, codes in own for each in _aims(place, counted, edits)
        ]
    except NoWarehouse:
        return ()
    return tuple(filter(None, changes))


def _own_figures(areas: Iterable[str]) -> list[tuple[Place, list[str]]]:
    """The areas that returns about these ones are shown for, each with the codes that its own figures come under."""
    rows = ask("returns/own_figures_of", codes=tuple(sorted(areas))).rows
    codes = {int(area_id): list(group["code"]) for area_id, group in rows.groupby("area_id")}
    return [(place, codes[place.area_id]) for place in places() if place.area_id in codes]


def _aims(place: Place, counted: dict[str, Any], edits: Sequence[Edit]) -> list[tuple[Place, Any, Any, Goal]]:
    """The measures of the return for which the area has a target."""
    rows = ask("strategy/framework", area_id=place.area_id).rows.itertuples()
    local = [row for row in rows if row.measured_in == "return" and row.measure_id in counted]
    goals = [(row, _as_edited(place, row, edits)) for row in local]
    return [(place, row, counted[row.measure_id], goal) for row, goal in goals if goal and goal.value is not None]


def _as_edited(place: Place, row: Any, edits: Sequence[Edit]) -> Goal | None:
    """The target with what somebody changed in the app, whether it is on the screens yet or not."""
    goal, key = goal_of(row), f"{row.measure_id}/{row.measured_in}"
    set_to = [
        each.value
        for each in edits
        if (each.subject, each.area_code, each.key, each.field) == ("target", place.code, key, "target")
    ]
    if not set_to or set_to[-1] is None:  # never changed, or the change was taken back
        return goal
    value = float(set_to[-1]) if set_to[-1] else None
    polarity: Polarity = row.polarity
    known = goal or Goal(place.name, None, Unit(row.unit), polarity, "", None, "", "", "", "")
    return replace(known, value=value)


def _change(
    place: Place, row: Any, how: Any, goal: Goal, codes: list[str], before: Sequence[Kept], after: Sequence[Kept]
) -> str:
    """The sentence where the verdict would be another one; empty where it stays."""
    was, would_be = (_verdict(row, how, goal, _newest(codes, how, rows)) for rows in (before, after))
    if was == would_be:
        return ""
    blanks = {"name": row.name, "area": place.name, "target": goal.words, "before": was, "after": would_be}
    return filled(words("effect", "verdict"), blanks)


def _verdict(row: Any, how: Any, goal: Goal, counts: Counts | None) -> str:
    figure = _measured(how, *counts) if counts else None
    verdict = verdict_on(goal, figure, local_unit(row, figure), row.did) if figure else None
    return verdict.short if verdict else words("effect", "verdict_none")


def _measured(how: Any, numerator: float, denominator: float, unknown: float) -> Measured:
    """The figure as Performance has it: none where too few outcomes are known, no limits where none are sound."""
    known = denominator - (unknown if how.unknown_as == "no" else 0)
    given = {"numerator": numerator, "denominator": denominator, "known": known, "unknown": unknown}
    found = ask("returns/counted_rate", z=settings().verdict["z_95"], **given).rows.iloc[0]
    if found["completeness"] < limit("completeness_floor"):
        return Measured(None)
    limits = Interval() if how.chart == "xmr" else Interval(found["rate_lo"], found["rate_hi"])
    return Measured(found["rate"], limits, int(denominator), controlled=True)


def _newest(codes: list[str], how: Any, rows: Sequence[Kept]) -> Counts | None:
    """Numerator, denominator and unknown of the newest twelve months; None where there are none."""
    fitting = [row for row in rows if row.first and row.last and _fits(row, how)]
    nearest = next((code for code in codes if any(row.area == code for row in fitting)), None)
    by_period: dict[tuple[date, date], list[Kept]] = defaultdict(list)
    for row in fitting:
        if row.area == nearest and row.first and row.last:
            by_period[row.first, row.last].append(row)
    counted = {period: found for period, each in by_period.items() if (found := _added(each, how))}
    if not counted:
        return None
    shortest = min(_months(period) for period in counted)
    sent = {period: found for period, found in counted.items() if _months(period) == shortest}
    begins, newest = max(sent, key=lambda period: period[1])
    year = [
        found
        for (first, last), found in sent.items()
        if months_later(last, 12) > newest and _breaks_before(first, how) == _breaks_before(begins, how)
    ]
    numerator, denominator, unknown = (sum(column) for column in zip(*year, strict=True))
    return numerator, denominator, unknown


def _months(period: tuple[date, date]) -> int:
    first, last = period
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _breaks_before(day: date, how: Any) -> int:
    """How often the way of counting had changed by a day: only where it is the same are figures added up."""
    return sum(date.fromisoformat(each) <= day for each in how.breaks)


def _fits(row: Kept, how: Any) -> bool:
    split = breakdown(row)
    return "=all" not in split and all(piece in split.lower() for piece in how.row_filter)


def _added(rows: list[Kept], how: Any) -> Counts | None:
    """The counts of one period; None where a count it needs is missing."""
    above, below = (_values(rows, items) for items in (how.numerator_items, how.denominator_items))
    if None in above or None in below:
        return None
    unknown = sum(value or 0 for value in _values(rows, how.unknown_items))
    left_out = unknown if how.unknown_as == "left_out" else 0
    return sum(value or 0 for value in above), sum(value or 0 for value in below) - left_out, unknown


def _values(rows: list[Kept], items: Iterable[str]) -> list[float | None]:
    values = [row.cells[item].value for row in rows for item in items]
    return [float(value) if isinstance(value, int | float) else None for value in values]
