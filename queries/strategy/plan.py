"""The action plan of one area, and what was asked, heard and changed in its consultations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from queries.ask import Answer, ask
from queries.places import Place
from queries.strategy.goals import missing, text
from queries.strategy.pending import Change, plan_as_changed
from queries.strategy.words import british, told

# From what needs attention to what is over. "unknown": nobody has said how far it is.
STATES = ("late", "past", "at_risk", "unknown", "not_started", "on_track", "done", "stopped")
STATUSES = ("not_started", "on_track", "at_risk", "late", "done", "stopped")
PATHWAYS = (
    "accommodation",
    "employment",
    "health",
    "mental_health",
    "substance_misuse",
    "finance",
    "families",
    "attitudes",
    "abuse",
    "exploitation",
)
_OVER = ("done", "stopped")


@dataclass(frozen=True)
class Action:
    """One action as told. state: its status, 'past' when its date has gone by and nobody said it is done."""

    row: Any
    state: str

    @property
    def area(self) -> str:
        return str(self.row.area)

    @property
    def summary(self) -> str:
        """How far it is, when it is due and who answers for it, in one line."""
        due = told("plan", "due", date=british(self.row.due_date.date())) if not missing(self.row.due_date) else ""
        owner = text(self.row.owner) or told("plan", "no_owner")
        return " · ".join(filter(None, [told("state", self.state), due, owner]))

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Everything else as pairs of heading and words; what nobody has said is said to be missing."""
        row, none = self.row, told("plan", "not_said")
        dates = [("Starts", row.start_date), ("Due", row.due_date)]
        given = [
            ("What will be better", text(row.outcome)),
            ("Pathway", told("pathway", row.pathway) if text(row.pathway) else ""),
            ("Owner (post)", text(row.owner)),
            ("Provider", text(row.provider)),
            *[(heading, "" if missing(day) else british(day.date())) for heading, day in dates],
            ("Progress", text(row.progress_note)),
            ("Cost", "" if missing(row.cost) else f"£{row.cost:,.0f}"),
            ("Funder", text(row.funder)),
        ]
        return [(heading, words or none) for heading, words in given]


@dataclass(frozen=True)
class Plan:
    """Actions, most pressing first, and where they come from."""

    actions: tuple[Action, ...]
    answer: Answer

    def of(self, pathway: str | None, state: str | None) -> tuple[Action, ...]:
        """The actions of a pathway and a state; None for all."""
        return tuple(
            each for each in self.actions if pathway in (None, text(each.row.pathway)) and state in (None, each.state)
        )


def plan_of(place: Place, today: date, seen: Iterable[Change] = ()) -> Plan:
    """The plan of an area, with the actions of its sub-region. seen: changes that are not public, told as made."""
    answer = plan_as_changed(ask("strategy/actions", area_id=place.area_id), seen, place, "action")
    actions = [Action(row, _state(row, today)) for row in answer.rows.itertuples()]
    return Plan(tuple(sorted(actions, key=lambda each: STATES.index(each.state))), answer)


def _state(row: Any, today: date) -> str:
    status = text(row.status)
    if status not in _OVER and not missing(row.due_date) and row.due_date.date() < today and status != "late":
        return "past"
    return status or "unknown"


def plan_summary(place: Place, plan: Plan) -> str:
    """The message of the page: how many actions, how they stand, and what they lack."""
    if not plan.actions:
        return told("plan", "none", area=place.name)
    states = [each.state for each in plan.actions]
    counted = [told("state_count", state, count=states.count(state)) for state in STATES if state in states]
    opening = told(
        "plan", "summary" if len(states) > 1 else "summary_one", count=len(states), states="; ".join(counted)
    )
    ownerless = sum(not text(each.row.owner) for each in plan.actions)
    undated = sum(missing(each.row.due_date) for each in plan.actions)
    return f"{opening} {told('plan', 'lacking', ownerless=ownerless, undated=undated)}"


def consultations_of(place: Place, seen: Iterable[Change] = ()) -> Answer:
    """Rows of consultations.sql. seen: changes that are not public and are told as made."""
    answer = ask("strategy/consultations", area_id=place.area_id)
    return plan_as_changed(answer, seen, place, "consultation")


def consultation_facts(row: Any) -> list[tuple[str, str]]:
    """Asked, heard and changed as pairs; what is not recorded says when it was due."""
    due = "" if missing(row.due_back) else told("consultation", "due_back", date=british(row.due_back.date()))
    unrecorded = " ".join(filter(None, [told("consultation", "not_recorded"), due]))
    return [
        ("When", _when(row)),
        ("Who was asked", text(row.whom) or told("consultation", "not_recorded")),
        ("Asked", text(row.asked) or told("consultation", "not_recorded")),
        ("Heard", text(row.heard) or unrecorded),
        ("Changed", text(row.changed) or unrecorded),
    ]


def _when(row: Any) -> str:
    days = [british(day.date()) for day in (row.opened, row.closed) if not missing(day)]
    return " to ".join(dict.fromkeys(days)) or told("consultation", "not_dated")
