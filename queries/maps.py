"""What a map of areas shows: the shade of every area, and what is said of it.

A shading does not depend on the area that somebody has chosen, so one is made once for each
set of filters and kept; pointing an area out on it costs nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Any

import pandas as pd

from queries.ask import Answer, ask
from queries.outlines import outlines
from queries.places import Place
from queries.wordings import say

STANDING, RATE, YOUTH, DEPRIVATION = "standing", "rate", "youth", "deprivation"
UNRELIABLE, NONE = "unreliable", "none"
KEPT = 64  # shadings kept in memory: every filter that a meeting will try


@dataclass(frozen=True)
class Shade:
    """One entry of the legend: a code, what it stands for, how many areas have it."""

    code: str
    words: str
    count: int


@dataclass(frozen=True, eq=False)
class Shading:
    """One map. Grain of rows: area, by name.

    subject: one of STANDING, RATE, YOUTH, DEPRIVATION. what: who is counted, or which domain of an
    index; period: when, or which index. rows: code, name, csp (the partnership to choose for it),
    shade (see shades), ring ('higher' or 'lower' where the evidence is weak, else ''), figure (what
    is said of it alone), tail (what is said of all its like), sentence (both), shown (the figure as
    printed), short (for a title), and the columns of the question.
    """

    subject: str
    rows: pd.DataFrame
    shades: tuple[Shade, ...]
    what: str
    period: str
    ringed: str
    sources: pd.DataFrame
    illustrative: bool

    def of(self, codes: Iterable[str]) -> pd.DataFrame:
        """The rows of some areas, in the order asked; areas that are not on the map are left out."""
        placed = self.rows.set_index("code", drop=False)
        return placed.loc[[code for code in codes if code in placed.index]]

    def words(self, code: str) -> str:
        """What a shade stands for."""
        return next(shade.words for shade in self.shades if shade.code == code)


@dataclass(frozen=True)
class Told:
    """What one row of an answer becomes on a map."""

    shade: str
    figure: str
    tail: str
    shown: str
    short: str
    ring: str = ""

    @property
    def sentence(self) -> str:
        return joined(self.figure, self.tail)


_FIELDS = (*(field.name for field in fields(Told)), "sentence")


def shading(
    answer: Answer,
    tell: Callable[[Any], Told],
    legend: dict[str, str],
    subject: str,
    what: str,
    period: str = "",
    ringed: str = "",
) -> Shading:
    """The map of an answer; legend: words by shade in order, of which those not met are left out."""
    told = [tell(row) for row in answer.rows.itertuples()]
    rows = answer.rows.assign(**{name: [getattr(line, name) for line in told] for name in _FIELDS})
    counts = rows["shade"].value_counts()
    shades = tuple(Shade(code, words, int(counts[code])) for code, words in legend.items() if code in counts)
    if "csp" not in rows:
        rows["csp"] = rows["name"]
    return Shading(subject, rows, shades, what, period, ringed, answer.sources, answer.illustrative)


def members(place: Place | None, kind: str) -> list[str]:
    """Codes of the areas of a kind to point out for a place: itself, those in it, or its ground."""
    if place is None:
        return []
    rows = ask("map_members", area_id=place.area_id).rows
    return list(rows.loc[rows["kind"] == kind, "code"])


def beside(codes: list[str], kind: str) -> list[str]:
    """Codes of the neighbours of one area; of several areas together there are none to name."""
    return list(outlines(kind).neighbours.get(codes[0], ())) if len(codes) == 1 else []


def joined(*sentences: str) -> str:
    """Sentences one after the other, without the empty ones."""
    return " ".join(filter(None, sentences))


def whose(reach: Any, figure_area: Any) -> str:
    """Whose figure it is, where it is not the area's own."""
    return say("map_said", "wider", figure_area=figure_area) if reach == "wider" else ""
