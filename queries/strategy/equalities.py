"""Equalities: reoffending by sex and age, each group beside everybody else, and for how many it is known."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.settings import settings
from queries.ask import Answer, ask
from queries.places import Place
from queries.reoffending import ILLUSTRATIVE, lane_of
from queries.strategy.iom import told
from queries.verdict import Interval, Measured, Standing, standing_of, verdict
from queries.view import ADULT, Slice
from queries.wordings import spoken

SEXES = ("male", "female")


@dataclass(frozen=True)
class Groups:
    """Groups of one table, each beside the others, with what may be said of each."""

    rows: pd.DataFrame
    answer: Answer

    @property
    def title(self) -> str:
        """The message in ten words or fewer."""
        told_apart = self.rows[self.rows["standing"].isin(["higher", "lower"])]
        if told_apart.empty:
            return told("equalities", self._nothing_found())
        if len(told_apart) > 1 and told_apart["label"].nunique() > 1:
            return told("equalities", "title_many", count=len(told_apart))
        row = told_apart.iloc[0]
        direction = told("equalities", "more" if row["standing"] == "higher" else "less")
        return told("equalities", "title_one", group=row["label"], direction=direction)

    def _nothing_found(self) -> str:
        """Key of the title where no group stands out."""
        standings = set(self.rows["standing"])
        if "similar" in standings:
            return "title_none"
        return "title_unknown" if "unknown" in standings else "title_small"


def adults(place: Place) -> Groups:
    """Adults of an area by sex and age, in the newest year of the best lane; no rows where there is none."""
    lane = lane_of(Slice(age=ADULT, sexes=SEXES), place.area_id) or ILLUSTRATIVE
    answer = ask("strategy/groups_cohort", area_id=place.area_id, lane=lane, z=settings().verdict["z_95"])
    return _told_of(_named(answer.rows), answer, controlled=False)


def _named(rows: pd.DataFrame) -> pd.DataFrame:
    """The groups of adults as people call them."""
    return rows.assign(
        label=[
            told("adult", row.code) if row.dimension == "sex" else told("adult", "aged", band=row.label)
            for row in rows.itertuples()
        ]
    )


def supervised(place: Place, audience: str) -> Groups:
    """People under supervision by sex and age, as an audience may see them."""
    who = {"area_id": place.area_id, "audience": audience}
    answer = ask("strategy/groups_returned", **who, z=settings().verdict["z_95"])
    return _told_of(_named(answer.rows), answer, controlled=True)


def children(place: Place) -> Groups:
    """Children of the councils of an area by age, in the newest year that both ages are published for."""
    answer = ask("strategy/groups_children", area_id=place.area_id, z=settings().verdict["z_95"])
    rows = answer.rows
    labels = [f"{row.figure_area}, {row.label[0].lower()}{row.label[1:]}" for row in rows.itertuples()]
    return _told_of(rows.assign(label=labels, people=rows["fewest"]), answer, controlled=False)


def _told_of(rows: pd.DataFrame, answer: Answer, *, controlled: bool) -> Groups:
    told_so = [_one(row, controlled) for row in rows.itertuples(index=False)]
    columns = ["drawn_rate", "rate_lo", "rate_hi", "shown", "standing", "words", "index_said"]
    said = pd.DataFrame(told_so, columns=columns, index=rows.index)
    kept = rows.drop(columns=["rate", "rate_lo", "rate_hi"], errors="ignore")
    return Groups(pd.concat([kept, said], axis=1), answer)


def _one(row: Any, controlled: bool) -> tuple[Any, ...]:
    """Rate with limits, and index, of one group as they may be told."""
    people = None if pd.isna(row.people) else int(row.people)
    figure = Measured(row.rate, Interval(row.rate_lo, row.rate_hi), people, controlled)
    judged = verdict(figure)
    if not judged.rate:
        return None, None, None, "", "withheld", judged.sentence, ""
    standing = _standing(row, judged.reliability)
    index = "" if pd.isna(row.index) else spoken(row.index, 2)
    could_be = "" if pd.isna(row.index_lo) else f" ({spoken(row.index_lo, 2)} to {spoken(row.index_hi, 2)})"
    words = told("equalities", f"index_{standing}")
    said = "" if standing == "small" else f"{index}{could_be}"
    return row.rate, figure.limits.lo, figure.limits.hi, judged.rate, standing, words, said


def _standing(row: Any, reliability: str) -> Standing | str:
    """Where the index stands against 1; never for a group, or a rest, of too few people."""
    if reliability != "ok" or (not pd.isna(row.fewest) and row.fewest < settings().small_numbers["unreliable_below"]):
        return "small"
    return standing_of(Interval(row.index_lo, row.index_hi), 1) or "unknown"


def recorded(place: Place, audience: str) -> list[tuple[str, str]]:
    """Each characteristic, and for how many people it is known, in words."""
    rows = ask("strategy/recorded", area_id=place.area_id, audience=audience).rows
    known = {row.dimension: _known(row) for row in rows.itertuples()}
    sent = [
        (told("equalities", f"recorded_{name}"), known.get(name) or told("equalities", "recorded_none", what=name))
        for name in ("sex", "age")
    ]
    never = told("equalities", "recorded_never")
    return [*sent, *[(told("equalities", f"recorded_{name}"), never) for name in ("ethnicity", "other")]]


def _known(row: Any) -> str:
    if pd.isna(row.recorded):
        return str(row.reason) if isinstance(row.reason, str) else told("equalities", "recorded_withheld")
    if pd.isna(row.people):
        return told("equalities", "recorded_no_whole", recorded=f"{int(row.recorded):,}")
    share = spoken(100 * row.share, 0)
    return told(
        "equalities", "recorded_known", recorded=f"{int(row.recorded):,}", people=f"{int(row.people):,}", share=share
    )


def unlabelled(rows: pd.DataFrame) -> str:
    """The split of reoffenders whose labels were lost, of the newest year printed; never given any here."""
    if rows.empty:
        return ""
    newest = rows[rows["start_date"] == rows["start_date"].max()]["printed"].tolist()
    return told("equalities", "split", first=newest[0], second=newest[-1])
