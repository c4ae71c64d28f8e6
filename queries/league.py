"""The lists of rates by offence type that a paper printed without counts, as quotations and nothing more."""

from typing import Any

import pandas as pd

from data.settings import settings
from queries.ask import Answer, ask
from queries.heat import neighbourhood
from queries.places import Place
from queries.verdict import IN_100, Comparator, Interval, Measured, verdict
from queries.wordings import did, say

LARGEST_TRIED = 1000
"""People: no list of a partnership by offence type has a larger group."""


def league_lists(place: Place) -> Answer:
    """Rows of league_lists.sql for the area and its neighbours.

    Added: shown (as printed, or why not), hint (the smallest group that gives it).
    """
    around = neighbourhood(place)
    asked = ask("league_lists", area_ids=around.member_ids if around else (place.area_id,), max_n=LARGEST_TRIED)
    return Answer(asked.rows.assign(**_quoted(asked.rows)), asked.sources, asked.lanes)


def _quoted(rows: pd.DataFrame) -> dict[str, list[str]]:
    """A quoted percentage has no people behind it: no interval, no test, no rank, no colour."""
    withheld = [verdict(Measured(rate, controlled=True)).rate == "" for rate in rows["rate"]]
    return {
        "shown": [
            say("offence_types", "low_volume") if hidden else printed
            for hidden, printed in zip(withheld, rows["printed"], strict=True)
        ],
        "hint": [
            say("offence_types", "not_given") if hidden else _hint(smallest)
            for hidden, smallest in zip(withheld, rows["smallest_group"], strict=True)
        ],
    }


def _hint(smallest: Any) -> str:
    if pd.isna(smallest):
        return say("offence_types", "no_group")
    return say("offence_types", "smallest", people=int(smallest))


def printed_counts(place: Place) -> Answer:
    """Offence groups that a paper printed with counts for the sub-region, each against everybody in it.

    Rows of printed_offence_counts.sql. Added: standing, shown and sentence, as offence_groups gives them.
    """
    around = neighbourhood(place)
    z = settings().verdict["z_95"]
    asked = ask("printed_offence_counts", area_id=around.whole_id if around else place.area_id, z=z)
    told = [_told(row) for row in asked.rows.itertuples()]
    rows = asked.rows.assign(**{name: [line[name] for line in told] for name in ("standing", "shown", "sentence")})
    return Answer(rows, asked.sources, asked.lanes)


def _told(row: Any) -> dict[str, str]:
    figure = Measured(row.rate, Interval(row.rate_lo, row.rate_hi), row.offenders)
    everybody = say("offence_types", "everybody", area=row.area)
    said = verdict(figure, IN_100, did("proven_rate"), Comparator(everybody, row.benchmark_rate), "lower")
    return {"standing": said.standing or "unreliable", "shown": said.rate or said.short, "sentence": said.sentence}
