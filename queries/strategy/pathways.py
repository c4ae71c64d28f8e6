"""What is known of the seven pathways in one area: the way from prison, needs, services, unpaid work, resolutions."""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from data.settings import settings
from queries.ask import Answer, ask
from queries.places import Place
from queries.strategy.goals import missing
from queries.strategy.quoted import quoted
from queries.strategy.words import in_100, limit, span, told

# The way from prison to a settled life, and the measure of each step.
STEPS = (
    "housed_on_release",
    "settled_3_months",
    "gp_registered",
    "treatment_after_release",
    "employed_6_weeks",
    "employed_6_months",
)
SEVEN = ("accommodation", "employment", "health", "substance_misuse", "finance", "families", "attitudes")
_PARTS = ("yes", "unknown", "no")


@dataclass(frozen=True)
class Way:
    """The steps after prison. rows: one for each step and part (yes, unknown, no) with its share of people.

    table: one row for each step. title: ten words or fewer. sentences: bounds where too little is known.
    """

    answer: Answer
    rows: pd.DataFrame
    table: pd.DataFrame
    title: str
    period: str
    area: str
    own: bool


def way_from_prison(place: Place, audience: str) -> Way | None:
    """The steps of return R7 over the newest year; None where none may be shown."""
    z = settings().verdict["z_95"]
    answer = ask("strategy/local_latest", area_id=place.area_id, audience=audience, z=z)
    by_step = {row.measure_id: row for row in answer.rows.itertuples() if row.measure_id in STEPS}
    steps = [by_step[step] for step in STEPS if step in by_step and not missing(by_step[step].rate)]
    if not steps:
        return None
    table = pd.DataFrame([_step(row) for row in steps])
    rows = pd.DataFrame([part for row in steps for part in _parts(row)])
    first = steps[0]
    of_step = answer.sources[answer.sources["source_id"].isin({row.source_id for row in steps})]
    answer = replace(answer, sources=of_step)
    period = span(first.start_date, first.end_date)
    return Way(answer, rows, table, _title(steps), period, first.figure_area, first.reach in ("own", "same"))


def _step(row: Any) -> dict[str, Any]:
    everybody = row.denominator if row.known < row.denominator else row.denominator + _unknown(row)
    return {
        "step": told("step", row.measure_id),
        "base": told("step_base", row.measure_id),
        "people": everybody,
        "yes": row.numerator,
        "unknown": _unknown(row),
        "no": everybody - row.numerator - _unknown(row),
        "shown": _shown(row),
    }


def _unknown(row: Any) -> float:
    return 0.0 if missing(row.unknown) else float(row.unknown)


def _incomplete(row: Any) -> bool:
    return not missing(row.completeness) and bool(row.completeness < limit("completeness_floor"))


def _shown(row: Any) -> str:
    """The rate, or the bounds where too few outcomes are known (under 85 in 100)."""
    if _incomplete(row):
        return told("performance", "bounds_short", lowest=in_100(row.lowest), highest=in_100(row.highest))
    return f"{in_100(row.rate)} in 100"


def _parts(row: Any) -> list[dict[str, Any]]:
    step = _step(row)
    shares = {part: step[part] / step["people"] for part in _PARTS}
    words = {part: told("step_part", part) for part in _PARTS}
    return [
        {
            "step": step["step"],
            "part": words[part],
            "order": number,
            "share": shares[part],
            "people": step[part],
            "shown": step["shown"],
        }
        for number, part in enumerate(_PARTS)
    ]


def _title(steps: list[Any]) -> str:
    """The step that the fewest are known to take."""
    least = min(steps, key=lambda row: row.rate if not _incomplete(row) else row.lowest)
    return told("step_title", least.measure_id, rate=_shown(least))


def placements(place: Place, audience: str) -> tuple[Answer, tuple[str, ...]]:
    """Where people go on release and when work with them began, in sentences; none where nothing was sent."""
    answer = ask("strategy/placements", area_id=place.area_id, audience=audience, z=settings().verdict["z_95"])
    return answer, tuple(sentence for row in answer.rows.itertuples() for sentence in _placement(row))


def _placement(row: Any) -> list[str]:
    said = []
    if not missing(row.out_rate):
        counts = {"out": f"{row.out_of_area:,.0f}", "housed": f"{row.housed:,.0f}", "area": row.figure_area}
        rates = {"rate": in_100(row.out_rate), "lo": in_100(row.out_lo), "hi": in_100(row.out_hi)}
        said.append(told("placement", "out_of_area", **counts, **rates))
    if not missing(row.known_rate):
        counts = {"known": f"{row.destination_known:,.0f}", "releases": f"{row.releases:,.0f}"}
        said.append(told("placement", "destination", **counts, rate=in_100(row.known_rate)))
    if not missing(row.months_before):
        said.append(told("placement", "contact", months=f"{row.months_before:g}"))
    return said


def unpaid_work(place: Place, audience: str) -> tuple[Answer, tuple[str, ...]]:
    """How unpaid work is used, in sentences; none where nothing was sent."""
    answer = ask("strategy/unpaid_work", area_id=place.area_id, audience=audience)
    return answer, tuple(sentence for row in answer.rows.itertuples() for sentence in _unpaid(row))


def _unpaid(row: Any) -> list[str]:
    said = []
    if not missing(row.worked_rate):
        hours = {"worked": f"{row.worked:,.0f}", "offered": f"{row.offered:,.0f}", "ordered": f"{row.ordered:,.0f}"}
        said.append(told("unpaid", "hours", **hours, rate=in_100(row.worked_rate)))
    if not missing(row.people):
        said.append(told("unpaid", "people", people=f"{row.people:,.0f}"))
    if not missing(row.projects) and not missing(row.beneficiaries):
        counts = {"projects": f"{row.projects:,.0f}", "beneficiaries": f"{row.beneficiaries:,.0f}"}
        said.append(told("unpaid", "projects", **counts))
    return said


def resolutions(place: Place, audience: str) -> Answer:
    """Rows of resolutions.sql."""
    return ask("strategy/resolutions", area_id=place.area_id, audience=audience, z=settings().verdict["z_95"])


def services(place: Place, audience: str) -> Answer:
    """Rows of services.sql."""
    return ask("strategy/services", area_id=place.area_id, audience=audience)


def need_groups(place: Place, audience: str) -> Answer:
    """Rows of need_groups.sql."""
    return ask("strategy/need_groups", area_id=place.area_id, audience=audience, z=settings().verdict["z_95"])


def official_outcomes(place: Place) -> Answer:
    """Rows of official_rates.sql: housing and work after prison, in the probation region or the nation."""
    return ask("strategy/official_rates", area_id=place.area_id, z=settings().verdict["z_95"])


def printed_needs(place: Place) -> Answer:
    """What papers printed about people with a need in the area or its sub-region; without counts."""
    answer = quoted(place, "need group")
    rows = answer.rows[answer.rows["topic"] == "need group"].drop_duplicates("quoted_id")
    return replace(answer, rows=rows, sources=answer.sources[answer.sources["source_id"].isin(rows["source_id"])])


def pathway_facts() -> Answer:
    """What the 2018 strategy says of each pathway, for the whole nation and without sources."""
    return ask("strategy/pathway_facts")
