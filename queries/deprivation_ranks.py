"""Where an area stands on every domain of an index of deprivation."""

from dataclasses import dataclass

import pandas as pd

from queries.ask import Answer, ask
from queries.deprivation import deprivation_of, deprivation_sentences, ordinal
from queries.places import Place
from queries.wordings import say


@dataclass(frozen=True)
class Ranks:
    """Ranks on one index. answer: rows of deprivation_ranks.sql; single: one council or partnership, not several."""

    answer: Answer
    index_id: str

    @property
    def single(self) -> bool:
        return bool(self.answer.rows["area"].nunique() == 1)

    @property
    def areas_ranked(self) -> int:
        return int(self.answer.rows["areas_ranked"].iloc[0])

    @property
    def title(self) -> str:
        """The domain on which a single area is most deprived, or the overall ranks of several from first to last."""
        rows = self.answer.rows
        if self.single:
            lowest = rows.loc[rows["rank"].idxmin()]
            blanks = {"area": lowest["area"], "domain": lowest["label"], "rank": ordinal(int(lowest["rank"]))}
            return say("deprivation_page", "title_one", areas=self.areas_ranked, **blanks)
        overall = rows[rows["domain"] == "imd"]
        ends = {"low": ordinal(int(overall["rank"].min())), "high": ordinal(int(overall["rank"].max()))}
        return say(
            "deprivation_page", "title_several", domain=overall["label"].iloc[0], areas=self.areas_ranked, **ends
        )


def ranks(place: Place, index_id: str) -> Ranks:
    """Of a partnership, of the councils it is made of, or of the partnerships in a larger area."""
    return Ranks(ask("deprivation_ranks", area_id=place.area_id, index_id=index_id), index_id)


def notes(index_id: str) -> dict[str, str]:
    """What to know before a single domain is set beside reoffending, by domain."""
    rows = ask("map_domains", index_id=index_id).rows.dropna(subset=["note"])
    return {row.domain: row.note for row in rows.itertuples() if row.domain != "imd"}


def overall(place: Place) -> tuple[list[str], pd.DataFrame]:
    """A sentence for each index that has the area, newest first, why they differ, and the sources of all."""
    answer = deprivation_of(place)
    rows = answer.rows
    if rows.empty:
        return [
            say("deprivation_page", "none" if place.kind == "csp" else "none_whole", area=place.name)
        ], answer.sources
    indices = list(dict.fromkeys(rows["index_id"]))
    told = [" ".join(deprivation_sentences(place, rows[rows["index_id"] == index])).strip() for index in indices]
    return [*told, _caution(rows, indices)], answer.sources


def _caution(rows: pd.DataFrame, indices: list[str]) -> str:
    if len(indices) == 1:
        return say("deprivation_page", "one_index")
    ranked = rows.groupby("index_id")["areas_ranked"].max()
    later, earlier = indices[0], indices[-1]
    return say(
        "deprivation_page",
        "years_differ",
        before=int(ranked[earlier]),
        now=int(ranked[later]),
        earlier=earlier[-4:],
        later=later[-4:],
    )
