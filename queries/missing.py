"""What is missing or late for one area, in sentences."""

from datetime import date

import pandas as pd

from queries.ask import ask
from queries.places import Place, spoken_name
from queries.profile import Panel
from queries.wordings import say


def missing_or_late(place: Place, adults: Panel, children: Panel, today: date) -> list[str]:
    """Sentences about figures that are demonstrations, somebody else's, old or overdue."""
    return [
        *_adults(adults),
        *_children(place, children),
        *(said for said, _ in overdue_sources([adults, children], today)),
    ]


def about_adults(panel: Panel, today: date) -> list[str]:
    """The same about adults alone."""
    return [*_adults(panel), *(said for said, _ in overdue_sources([panel], today))]


def about_children(place: Place, panel: Panel, today: date) -> list[str]:
    """The same about children alone."""
    return [*_children(place, panel), *(said for said, _ in overdue_sources([panel], today))]


def _adults(panel: Panel) -> list[str]:
    if panel.illustrative:
        return [say("missing", "illustrative"), say("missing", "offence")]
    return [_older("Adults", panel)] if panel.latest else []


def _children(place: Place, panel: Panel) -> list[str]:
    if panel.latest is None or panel.illustrative:
        return [say("missing", "no_children", area=spoken_name(place.kind, place.name))]
    wider = panel.latest.reach == "wider"
    whose = [say("missing", "wider", figure_area=panel.latest.figure_area, area=place.name)] if wider else []
    return [*whose, _older("Children", panel)]


def _older(who: str, panel: Panel) -> str:
    return say("missing", "older", who=who, period=panel.latest.period if panel.latest else "")


def overdue_sources(panels: list[Panel], today: date) -> list[tuple[str, pd.DataFrame]]:
    """A sentence for each source of some panels whose newer figures were due, with that source's row."""
    used = {source for panel in panels for source in panel.answer.rows["source_id"]}
    sources = ask("sources").rows
    due = sources[sources["source_id"].isin(used) & (sources["next_due"] < pd.Timestamp(today))]
    return [
        (say("missing", "overdue", title=row["title"], due=f"{row['next_due']:%-d %B %Y}"), due.loc[[label]])
        for label, row in due.iterrows()
    ]
