"""The one filter object: what somebody is looking at.

A View gives three things that must never disagree: the parameters bound into a query, the
piece of the address bar that brings somebody else to the same view, and the English
sentence under the chart.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from queries.dimensions import ALL, dimensions, ids, labels

ADULT, CHILD, EVERYONE = "adult", "child", "all"
_AGE_WORDS = {ADULT: "adults", CHILD: "children aged 10 to 17", EVERYONE: "adults and children together"}


@dataclass(frozen=True)
class Slice:
    """Which people: members of each breakdown, added up. ALL means not split by it.

    age_bands narrow the age group; a band of another group cannot be chosen.
    """

    age: str = EVERYONE
    age_bands: tuple[str, ...] = ()
    offences: tuple[str, ...] = ALL
    sexes: tuple[str, ...] = ALL
    previous: tuple[str, ...] = ALL
    disposals: tuple[str, ...] = ALL
    cohort_type: str = "four_quarters"

    def parameters(self) -> dict[str, Any]:
        """Bound parameters of the questions about cohorts."""
        return {
            "age_ids": ids("age", self.age_bands or (self.age,)),
            "offence_ids": ids("offence", self.offences),
            "sex_ids": ids("sex", self.sexes),
            "previous_ids": ids("previous", self.previous),
            "disposal_ids": ids("disposal", self.disposals),
            "cohort_type": self.cohort_type,
        }

    @property
    def applies_to(self) -> tuple[str, ...]:
        """Whose events and breaks in series concern these people."""
        return (ADULT, CHILD, EVERYONE) if self.age == EVERYONE else (self.age, EVERYONE)

    def words(self) -> str:
        """Who is counted, for the sentence under a chart: "theft, adults, women and girls"."""
        parts = [
            *self._named("offence", self.offences),
            _AGE_WORDS[self.age] if not self.age_bands else f"aged {listed(labels('age', self.age_bands))}",
            *self._named("sex", self.sexes),
            *[f"previous offences: {words}" for words in self._named("previous", self.previous)],
            *self._named("disposal", self.disposals),
        ]
        return ", ".join(parts)

    @staticmethod
    def _named(dimension: str, codes: tuple[str, ...]) -> list[str]:
        return [] if codes == ALL else [listed([label.lower() for label in labels(dimension, codes)])]

    def query(self) -> dict[str, str]:
        """The piece of the address bar; what is left at its default is left out."""
        return {
            name: "~".join(value) if isinstance(value, tuple) else value
            for name, value, default in self._values()
            if value != default
        }

    def _values(self) -> list[tuple[str, Any, Any]]:
        return [(item.name, getattr(self, item.name), item.default) for item in fields(self)]

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "tuple[Slice, list[str]]":
        """The slice a link asks for, and a sentence for each part of it that does not exist."""
        chosen: dict[str, Any] = {}
        problems = []
        for name, _, default in cls()._values():
            if name in query:
                asked = tuple(query[name].split("~")) if isinstance(default, tuple) else query[name]
                if _exists(name, asked):
                    chosen[name] = asked
                else:
                    problems.append(
                        f"The link asks for {_FIELD_WORDS[name]} “{query[name]}”, which does not exist here."
                    )
        return cls(**chosen), problems


_FIELD_WORDS = {
    "age": "the age group",
    "age_bands": "the ages",
    "offences": "the offence types",
    "sexes": "the sex",
    "previous": "the previous offences",
    "disposals": "the sentence",
    "cohort_type": "the kind of period",
}
_FIELD_DIMENSION = {
    "age_bands": "age",
    "offences": "offence",
    "sexes": "sex",
    "previous": "previous",
    "disposals": "disposal",
}
COHORT_TYPES = ("four_quarters", "three_month", "twelve_month_old", "financial_year", "calendar_year")


def _exists(name: str, asked: tuple[str, ...] | str) -> bool:
    """Whether a link's value can be chosen: one kind of period, one age group, or members that can be added up."""
    if name == "cohort_type":
        return asked in COHORT_TYPES
    if name == "age":
        return asked in _AGE_WORDS
    members = dimensions()[_FIELD_DIMENSION[name]]
    # "all" beside one of its own parts would count people twice
    return len(set(asked)) == len(asked) and all(code in members and members[code].is_band for code in asked)


def listed(words: list[str]) -> str:
    """ "theft, drugs and fraud"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def dates_in_words(start: date, end: date) -> str:
    """ "April 2019 to March 2024"."""
    return f"{start:%B %Y} to {end:%B %Y}"
