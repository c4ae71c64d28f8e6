"""What a map of areas shows: the shade of every area, and what is said of it.

A shading does not depend on the area that somebody has chosen, so one is made once for each
set of filters and kept; pointing an area out on it costs nothing.
"""

import math
from collections import Counter, namedtuple
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from queries.ask import Answer, ask
from queries.outlines import outlines
from queries.places import Place
from queries.wordings import say

STANDING, RATE, YOUTH, DEPRIVATION = "standing", "rate", "youth", "deprivation"
UNRELIABLE, NONE = "unreliable", "none"
Area = dict[str, Any]
KEPT = 64  # shadings kept in memory: every filter that a meeting will try


@dataclass(frozen=True)
class Shade:
    """One entry of the legend: a code, what it stands for, how many areas have it."""

    code: str
    words: str
    count: int


@dataclass(frozen=True, eq=False)
class Shading:
    """One map.

    subject: one of STANDING, RATE, YOUTH, DEPRIVATION. what: who is counted, or which domain of an
    index; period: when, or which index. areas: one mapping for each area, by name, with code, name,
    csp (the partnership to choose for it), shade (see shades), ring ('higher' or 'lower' where the
    evidence is weak, else ''), figure (what is said of it alone), tail (what is said of all its
    like), sentence (both), shown (the figure as printed), short (for a title), and the columns of the
    question that gave it. Plain values, since every rerun goes through all of them.
    """

    subject: str
    areas: tuple[Area, ...]
    shades: tuple[Shade, ...]
    what: str
    period: str
    ringed: str
    sources: pd.DataFrame
    illustrative: bool

    def of(self, codes: Iterable[str]) -> list[Area]:
        """Some areas, in the order asked; those that are not on the map are left out."""
        return [self._by_code[code] for code in codes if code in self._by_code]

    @cached_property
    def _by_code(self) -> dict[str, Area]:
        return {area["code"]: area for area in self.areas}

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


def rows_of(answer: Answer) -> list[Any]:
    """The rows of an answer with plain values, missing ones None."""
    frame = answer.rows
    row = namedtuple("row", list(frame.columns))  # type: ignore[misc]  # columns are known only here
    return [row(*map(_plain, values)) for values in zip(*(frame[name].tolist() for name in frame.columns), strict=True)]


def _plain(value: Any) -> Any:
    missing = value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))
    return None if missing else value


def shading(
    rows: list[Any],
    answer: Answer,
    tell: Callable[[Any], Told],
    legend: dict[str, str],
    *,
    subject: str,
    what: str,
    period: str = "",
    ringed: str = "",
) -> Shading:
    """The map of the rows of an answer; legend: words by shade in order, of which those not met are left out."""
    areas = tuple(_area(row, tell(row)) for row in rows)
    counts = Counter(area["shade"] for area in areas)
    shades = tuple(Shade(code, words, counts[code]) for code, words in legend.items() if code in counts)
    return Shading(subject, areas, shades, what, period, ringed, answer.sources, answer.illustrative)


def _area(row: Any, told: Told) -> Area:
    return {"csp": row.name, **row._asdict(), **vars(told), "sentence": joined(told.figure, told.tail)}


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
