"""How much of a change is people reoffending more, and how much is different people being counted."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.settings import settings
from queries.ask import Answer, ask
from queries.places import Place
from queries.strategy.words import told
from queries.verdict import Interval, Measured
from queries.verdict_change import Change, Earlier, change
from queries.wordings import half_up, spoken

DIMENSIONS = ("offence", "age", "previous", "adult_child")


@dataclass(frozen=True)
class Years:
    """Years that can be compared, by way of grouping: label -> period id, oldest first, and their lane."""

    periods: dict[str, int]
    lane: str


def years_of(place: Place) -> dict[str, Years]:
    """The ways of grouping for which at least two years are known, published ones first."""
    rows = ask("strategy/mix_periods", area_id=place.area_id).rows
    found = {str(name): _years(group) for name, group in rows.groupby("dimension")}
    in_order = [name for name in DIMENSIONS if name in found]
    return {name: found[name] for name in sorted(in_order, key=lambda name: found[name].lane != "published")}


def _years(rows: pd.DataFrame) -> Years:
    return Years({row.period: int(row.period_id) for row in rows.itertuples()}, str(rows["lane"].iloc[0]))


@dataclass(frozen=True)
class Split:
    """A change in two parts, all in points in 100. groups: rows of rate_or_mix.sql."""

    answer: Answer
    groups: pd.DataFrame
    before: str
    after: str
    total: float
    did_otherwise: float
    other_people: float
    change: Change
    whose: str


def split_of(place: Place, dimension: str, years: Years, before: str, after: str) -> Split:
    """The change between two years of one area, in two parts."""
    answer = ask(
        "strategy/rate_or_mix",
        area_id=place.area_id,
        dimension=dimension,
        lane=years.lane,
        before=years.periods[before],
        after=years.periods[after],
        z=settings().verdict["z_95"],
    )
    groups = answer.rows
    first: Any = next(groups.itertuples())
    return Split(
        answer=answer,
        groups=groups,
        before=before,
        after=after,
        total=100 * (first.whole_after - first.whole_before),
        did_otherwise=100 * float(groups["did_otherwise"].sum()),
        other_people=100 * float(groups["other_people"].sum()),
        change=_change(first, before),
        whose="" if first.reach in ("own", "same") else str(first.figure_area),
    )


def _change(row: Any, before: str) -> Change:
    earlier = Earlier(before, Measured(row.whole_before, people=row.all_before), Interval(row.change_lo, row.change_hi))
    return change(Measured(row.whole_after, people=row.all_after), earlier, polarity="lower")


def sentences(split: Split) -> tuple[str, ...]:
    """The message first: the change and its two parts, or that it is no bigger than chance could explain.

    Of too few people nothing but that is said.
    """
    if split.change.kind == "cannot_tell":
        return (split.change.sentence,)
    points = points_of(split)
    whole, did, mix = points["total"], points["did_otherwise"], points["other_people"]
    opening = told("mix", f"whole_{_direction(whole)}", points=_abs(whole), before=split.before, after=split.after)
    parts = [
        told("mix", f"did_{_direction(did)}", points=_abs(did)),
        told("mix", f"people_{_direction(mix)}", points=_abs(mix)),
    ]
    in_parts = f"{opening} {' '.join(parts)}"
    if split.change.kind == "too_close":
        return split.change.sentence, in_parts, told("mix", "too_close")
    return in_parts, split.change.sentence


def points_of(split: Split) -> dict[str, float]:
    """Total and parts in points to one decimal, so rounded that the parts still add up to the total."""
    total, did = half_up(split.total, 1), half_up(split.did_otherwise, 1)
    return {"total": total, "did_otherwise": did, "other_people": half_up(total - did, 1)}


def title(split: Split) -> str:
    """The message in ten words or fewer."""
    if split.change.kind == "too_close":
        return told("mix", "title_too_close")
    points = points_of(split)
    did, mix = points["did_otherwise"], points["other_people"]
    if abs(did) >= abs(mix):
        return told("mix", f"title_did_{_direction(did)}")
    return told("mix", f"title_people_{_direction(mix)}")


def _direction(points: float) -> str:
    return "none" if points == 0 else "up" if points > 0 else "down"


def _abs(points: float) -> str:
    return spoken(abs(points), 1)


def fewest_for_a_rate() -> int:
    """Groups of fewer people get no rate."""
    return int(settings().small_numbers["no_rate_below"])
