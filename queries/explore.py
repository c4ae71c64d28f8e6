"""What somebody looks at on the Explore screen, as one object: parameters, address and words.

A View adds to the Slice what only this screen lets people choose: areas beside the chosen one,
the measure, the ways a year is counted, and the period in which areas are set side by side.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from queries.measures import IDS, Measure, cohort_measures
from queries.places import Place, places
from queries.view import COHORT_TYPES, Slice
from queries.wordings import say

# As many lines as one chart can carry; more areas belong on the Compare screen.
MOST_BESIDE = 8
NEWEST = ""


@dataclass(frozen=True)
class View:
    """Everything chosen on the screen except the area and the benchmark of the shared bar.

    people: whose figures; the kind of period in it is that of kinds. beside: codes of the areas
    beside the chosen one. kinds: the kinds of period asked for; more than one is never drawn
    together. period: ISO date on which the period shown side by side ends, NEWEST for the newest.
    """

    people: Slice = field(default_factory=Slice)
    beside: tuple[str, ...] = ()
    measure: str = "rate"
    kinds: tuple[str, ...] = (Slice.cohort_type,)
    period: str = NEWEST

    @property
    def slice(self) -> Slice:
        """Whose figures, in the kind of period that is drawn."""
        return replace(self.people, cohort_type=self.kinds[0])

    @property
    def measured(self) -> Measure:
        return cohort_measures()[self.measure]

    def query(self) -> dict[str, str]:
        """The piece of the address bar; what is left at its default is left out."""
        own = {
            "beside": "~".join(self.beside),
            "measure": self.measure if self.measure != View.measure else "",
            "kind": "~".join(self.kinds) if self.kinds != View.kinds else "",
            "period": self.period,
        }
        return self.people.query() | {name: value for name, value in own.items() if value}


_OF_PEOPLE = ("age", "age_bands", "offences", "sexes", "previous", "disposals")
ADDRESS = (*_OF_PEOPLE, "beside", "measure", "kind", "period")


def view_from(query: Mapping[str, str], place: Place) -> tuple[View, list[str]]:
    """The view a link asks for, and a sentence for each part of it that does not exist."""
    people, problems = Slice.from_query({name: query[name] for name in _OF_PEOPLE if name in query})
    return View(
        people=people,
        beside=_beside(query, place, problems),
        measure=(*_known(query, "measure", IDS, problems), View.measure)[0],
        kinds=_known(query, "kind", COHORT_TYPES, problems) or View.kinds,
        period=_date(query, problems),
    ), problems


def _known(query: Mapping[str, str], name: str, known: Container[str], problems: list[str]) -> tuple[str, ...]:
    """The members of one part of a link that exist, each once; the others become a sentence."""
    asked = dict.fromkeys(query[name].split("~")) if name in query else {}
    unknown = [code for code in asked if code not in known]
    if unknown:
        problems.append(wrong_link(name, ", ".join(unknown)))
    return tuple(code for code in asked if code in known)


def _beside(query: Mapping[str, str], place: Place, problems: list[str]) -> tuple[str, ...]:
    asked = _known(query, "beside", {other.code for other in places()}, problems)
    return tuple(code for code in asked if code != place.code)[:MOST_BESIDE]


def _date(query: Mapping[str, str], problems: list[str]) -> str:
    asked = query.get("period", NEWEST)
    try:
        return asked and date.fromisoformat(asked).isoformat()
    except ValueError:
        problems.append(wrong_link("period", asked))
        return NEWEST


def wrong_link(name: str, asked: str) -> str:
    """What is said when a link asks for something that does not exist here."""
    return say("explore", "wrong_link", what=say("explore_filter", name).lower(), asked=asked)
