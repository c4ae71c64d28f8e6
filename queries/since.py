"""What changed for one area between two builds: new, revised and why, verdicts, targets, and what was not updated.

Both sides are the small states that every build keeps (data.meeting.states); what may be said of each figure is
decided by queries.verdict, as on every screen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from data.meeting.states import State, read_state, states
from queries.places import Place
from queries.since_words import say, shown, target_said, verdict_said, whose, why, with_words

_MOST_REVISED = 6  # periods of one measure that are told one by one
_DECIMALS = 9


__all__ = ["Since", "State", "earliest_state", "newest_state", "since", "state_of_warehouse", "state_on"]


@dataclass(frozen=True)
class Since:
    """Sentences of each kind. updated: how many of count measures have a new or revised figure."""

    new: tuple[str, ...]
    revised: tuple[str, ...]
    verdicts: tuple[str, ...]
    targets: tuple[str, ...]
    gone: tuple[str, ...]
    not_updated: tuple[str, ...]
    updated: int
    count: int


def newest_state() -> State | None:
    """The state of the newest build; None before there is one."""
    found = states()
    return found[-1] if found else None


def state_on(day: date) -> State | None:
    """The state that was on the screens when a day ended; None where nothing is kept from so early."""
    before = [state for state in states() if state.built_at.date() <= day]
    return before[-1] if before else None


def state_of_warehouse(number: int) -> State | None:
    """The state of the build that a quoted figure was asked from."""
    before = [state for state in states() if state.number <= number]
    return before[-1] if before else None


def earliest_state() -> State | None:
    """The first state that is kept."""
    return next(iter(states()), None)


@lru_cache(maxsize=64)
def since(place: Place, then: State, now: State, today: date) -> Since:
    """Everything that changed for an area from one state to another."""
    return compared(_rows(then, place), _rows(now, place), today)


def _rows(state: State, place: Place) -> pd.DataFrame:
    return read_state(state, place.kind, place.code)


def compared(then: pd.DataFrame, now: pd.DataFrame, today: date) -> Since:
    """The same for the rows of one area (those of meeting_state, each measure's oldest first)."""
    before, after = _by_measure(with_words(then)), _by_measure(with_words(now))
    told = [_Measure(before.get(key, []), after.get(key, []), today) for key in after | before]
    living = [measure for measure in told if measure.now]
    return Since(
        tuple(line for measure in told for line in measure.new()),
        tuple(line for measure in told for line in measure.revised()),
        tuple(line for measure in told for line in measure.verdict()),
        tuple(line for measure in told for line in measure.target()),
        tuple(line for measure in told for line in measure.gone()),
        tuple(measure.standing_still() for measure in living if not measure.updated),
        sum(measure.updated for measure in living),
        len(living),
    )


def _by_measure(rows: pd.DataFrame) -> dict[tuple[str, str], list[Any]]:
    """Plain rows: there are a few hundred, and each is looked at one by one."""
    found: dict[tuple[str, str], list[Any]] = {}
    for row in rows.itertuples():
        found.setdefault((row.subject, row.measure_id), []).append(row)
    return found


class _Measure:
    """One measure then and now, oldest period first; each method gives the sentences of one kind."""

    def __init__(self, then: list[Any], now: list[Any], today: date) -> None:
        self.then, self.now, self.today = then, now, today
        self.changed_lane = bool(then and now) and _demonstration(then) != _demonstration(now)
        before, after = ({row.period: row for row in side} for side in (then, now))
        both = [(row, after[row.period]) for row in then if row.period in after]
        self.differing = [] if self.changed_lane else [pair for pair in both if _differ(*pair)]
        self.added = [row for row in now if row.period not in before]
        self.dropped = [row for row in then if row.period not in after]
        self.name = whose((now or then)[-1])

    @property
    def updated(self) -> bool:
        return bool(self.added or self.differing or self.changed_lane)

    def new(self) -> Iterator[str]:
        if self.now and self.changed_lane:
            key = "demonstration" if _demonstration(self.now) else "real"
            yield say("since_line", key, measure=self.name, period=self.now[-1].period, now=shown(self.now[-1]))
        elif self.added:
            yield self._next() if self.then else self._first()

    def _first(self) -> str:
        last = self.now[-1]
        key = "first_one" if len(self.now) == 1 else "first"
        blanks = {"first": self.now[0].period, "last": last.period, "period": last.period}
        return say("since_line", key, measure=self.name, now=shown(last), **blanks)

    def _next(self) -> str:
        newest, before = self.added[-1], self.then[-1]
        blanks = {"measure": self.name, "period": newest.period, "now": shown(newest)}
        if len(self.added) > 1:
            return say("since_line", "more_new", count=len(self.added), **blanks)
        return say("since_line", "new_after", before_period=before.period, before=shown(before), **blanks)

    def revised(self) -> Iterator[str]:
        for old, new in self.differing[-_MOST_REVISED:]:
            blanks = {"old": shown(old), "now": shown(new), "why": why(old, new)}
            yield say("since_line", "revised", measure=self.name, period=new.period, **blanks)
        if len(self.differing) > _MOST_REVISED:
            count = len(self.differing) - _MOST_REVISED
            yield say("since_line", "revised_more", measure=self.name, count=count)

    def verdict(self) -> Iterator[str]:
        if not self.changed_lane:
            yield from self._moved("verdict", "no_verdict", *map(verdict_said, (self.then, self.now)))

    def target(self) -> Iterator[str]:
        yield from self._moved("target", "no_target", *map(target_said, (self.then, self.now)))

    def _moved(self, key: str, nothing: str, old: str, new: str) -> Iterator[str]:
        if old == new:
            return
        old_period, period = (side[-1].period if side else "" for side in (self.then, self.now))
        blanks = {"old_period": old_period, "period": period}
        none = say("since_line", nothing)
        yield say("since_line", key, measure=self.name, old=old or none, now=new or none, **blanks)

    def gone(self) -> Iterator[str]:
        for row in [] if self.changed_lane else self.dropped:
            yield say("since_line", "gone", measure=self.name, period=row.period, old=shown(row))

    def standing_still(self) -> str:
        last = self.now[-1]
        if pd.isna(last.next_due):
            return say("since_line", "same", measure=self.name, period=last.period)
        due = pd.Timestamp(last.next_due).date()
        key = "overdue" if due < self.today else "due"
        return say("since_line", key, measure=self.name, period=last.period, due=f"{due.day} {due:%B %Y}")


def _demonstration(rows: list[Any]) -> bool:
    return all(row.lane == "illustrative" for row in rows)


def _differ(old: Any, new: Any) -> bool:
    """Whether a figure was revised: its rate or its counts. What it is compared with may move without that."""
    pairs = [(getattr(old, name), getattr(new, name)) for name in ("rate", "numerator", "denominator")]
    return any(round(was, _DECIMALS) != round(is_, _DECIMALS) for was, is_ in pairs if pd.notna(was) and pd.notna(is_))
