"""What may be said about the deprivation of one area, in a sentence."""

from typing import Any

import pandas as pd

from queries.ask import Answer, ask
from queries.places import Place, spoken_name
from queries.wordings import say, spoken


def deprivation_of(place: Place) -> Answer:
    """Every index and domain of an area, newest index first; rows of deprivation_of_area.sql."""
    return ask("deprivation_of_area", area_id=place.area_id)


def newest_index(answer: Answer) -> Answer:
    """The rows of the newest index that has the area, which are all that its sentences speak of, and their source."""
    rows = answer.rows
    return answer if rows.empty else answer.only(rows["index_id"] == rows["index_id"].iloc[0])


def deprivation_sentences(place: Place, rows: pd.DataFrame) -> list[str]:
    """Overall and Crime-domain standing on the newest index that has the area; then whose figure it is."""
    if rows.empty:
        return [say("deprivation", "none", area=spoken_name(place.kind, place.name))]
    newest = rows[rows["index_id"] == rows["index_id"].iloc[0]]
    told = newest[newest["domain"].isin(("imd", "crime"))]
    sentences = [_standing(place, row) for row in told.itertuples()]
    return [*sentences, _whose(place, newest.iloc[0])]


def _whose(place: Place, first: "pd.Series[Any]") -> str:
    if first["reach"] == "part":
        return say("deprivation", "weighted")
    return say("reach", first["reach"], figure_area=first["figure_area"], area=place.name)


def _standing(place: Place, row: Any) -> str:
    named = spoken_name(place.kind, place.name) if row.figure_area == place.name else row.figure_area
    blanks = {
        "area": named[0].upper() + named[1:],
        "index": say("index", row.index_id),
        "score": spoken(row.average_score, 1),
    }
    if pd.isna(row.rank_average_score):
        return say("deprivation", f"unranked_{row.domain}", **blanks)
    blanks |= {"rank": _placed(int(row.rank_average_score), int(row.areas_ranked)), "areas": str(int(row.areas_ranked))}
    return say("deprivation", f"ranked_{row.domain}", **blanks)


def _placed(rank: int, areas: int) -> str:
    """'the most', 'the 23rd most', 'the least': how a rank is said before "deprived"."""
    ends = {1: "the most", areas: "the least"}
    return ends.get(rank, f"the {ordinal(rank)} most")


def ordinal(rank: int) -> str:
    """'1st', '12th', '23rd'."""
    ending = "th" if 10 <= rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"
