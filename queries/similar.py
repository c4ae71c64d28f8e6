"""Areas like one area on open data about deprivation and population: what CIPFA sells, computed here."""

from dataclasses import dataclass, replace
from math import sqrt

from queries.ask import Answer, ask
from queries.places import Place
from queries.wordings import say

NEAREST = 10
# Two areas picked at random stand about sqrt(2) apart on each measure, all measures being standardised.
_MEASURES = 5
_AT_RANDOM = sqrt(2 * _MEASURES)
_NATIONS = {"imd": "England", "wimd": "Wales"}


@dataclass(frozen=True)
class Alike:
    """Rows of similar_areas.sql, the area itself first; none where it cannot be placed."""

    answer: Answer
    area_ids: tuple[int, ...]

    def reasons(self, place: Place) -> list[str]:
        """Why these areas, and how far they are from being like it, in sentences."""
        index = self.answer.rows["index_id"].iloc[0]
        nation = _NATIONS[index.rstrip("0123456789")]
        blanks = {"area": place.name, "nation": nation, "index": say("index", index)}
        chosen = say("similar", "reasons", count=len(self.area_ids), **blanks)
        return [chosen, *self._caution(place)]

    def _caution(self, place: Place) -> list[str]:
        unlike = int((self.answer.rows["distance"] > _AT_RANDOM).sum())
        if not unlike:
            return []
        key = "unlike_all" if unlike == len(self.area_ids) else "unlike_one" if unlike == 1 else "unlike"
        return [say("similar", key, count=unlike, area=place.name)]


def similar_areas(place: Place) -> Alike:
    """The partnerships most like a partnership, nearest first; see similar_areas.sql for the method."""
    answer = ask("similar_areas", area_id=place.area_id, nearest=NEAREST)
    named = {*answer.rows["source_id"], *answer.rows["population_source_id"]}
    sources = ask("sources_named", source_ids=tuple(sorted(named))).rows
    return Alike(replace(answer, sources=sources), tuple(int(i) for i in answer.rows["area_id"] if i != place.area_id))
