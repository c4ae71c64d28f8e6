"""Deprivation and reoffending area by area: the link in words, and the gradient across areas."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from data.settings import settings
from queries.ask import Answer, ask
from queries.map_deprivation import INDICES
from queries.places import Place
from queries.reoffending import PUBLISHED, lane_everywhere
from queries.verdict import IN_100, Interval, Measured, Unit, Verdict, standing_of, verdict
from queries.view import Slice
from queries.warehouse import newest
from queries.wordings import did, say, spoken

_LINK_COLUMNS = ["pairs", "pearson", "pearson_lo", "pearson_hi", "spearman"]
_DIRECTIONS = {"higher": "higher", "lower": "lower", "similar": "none", None: "too_few"}
_KEPT = 64  # links kept in memory: those of one meeting
_WHOLE = replace(IN_100, places=0)  # the five are read against each other: all to the same precision
FIFTHS = 5


def indices_for(place: Place) -> list[str]:
    """Indices of the nation that a place lies in, newest first; of both nations for England and Wales together."""
    welsh, both = place.welsh, place.code.startswith("K")
    return [index for index in INDICES if both or welsh == index.startswith("w")]


def nearest(indices: list[str], start: date) -> str:
    """The index whose year is nearest to the year that a cohort entered in; of two, the newer."""
    return min(indices, key=lambda index: (abs(_year(index) - start.year), -_year(index)))


def nearest_sentence(indices: list[str], index_id: str, found: "Link") -> str:
    """Which index is nearest in time to the people counted, so that nobody takes the newest for the best."""
    if len(vintages(indices, index_id)) == 0 or found.start is None:
        return ""
    own = [index for index in indices if _nation(index) == _nation(index_id)]
    best = nearest(own, found.start)
    also = say("deprivation_page", "also_latest") if best == own[0] else ""
    return say("deprivation_page", "nearest", period=found.period, nearest=say("index", best), latest=also)


def vintages(indices: list[str], index_id: str) -> list[str]:
    """The other indices of the same nation."""
    return [index for index in indices if index != index_id and _nation(index) == _nation(index_id)]


def _nation(index_id: str) -> str:
    return index_id[:-4]


def _year(index_id: str) -> int:
    return int(index_id[-4:])


@dataclass(frozen=True)
class Link:
    """Partnerships by deprivation and reoffending. answer: rows of deprivation_link.sql without the link columns,
    with shown (the rate as printed). direction: 'higher', 'lower', 'none' or 'too_few'.
    """

    answer: Answer
    period: str
    start: date | None
    pairs: int
    r: float | None
    limits: Interval

    @property
    def direction(self) -> str:
        return _DIRECTIONS[standing_of(self.limits, 0)]

    @property
    def sentence(self) -> str:
        if self.r is None or self.limits.lo is None or self.limits.hi is None:
            return say("deprivation_page", "link_too_few")
        return say(
            "deprivation_page",
            f"link_{self.direction}",
            strength=say("deprivation_page", _strength(self.r)),
            pairs=self.pairs,
            r=_signed(self.r),
            lo=_signed(self.limits.lo),
            hi=_signed(self.limits.hi),
        )

    @property
    def title(self) -> str:
        return say("deprivation_page", f"title_{self.direction}")


def _signed(value: float) -> str:
    return spoken(value, 2).replace("-", "−")


def _strength(r: float) -> str:
    rules = settings().verdict
    if abs(r) >= rules["strong_link"]:
        return "strong"
    return "moderate" if abs(r) >= rules["moderate_link"] else "weak"


def link(index_id: str, domain: str, slice_: Slice, end_date: str | None) -> Link:
    """The link on one index and domain for one year of people, in one lane."""
    return _link(newest(), index_id, domain, slice_, end_date)


@lru_cache(maxsize=_KEPT)
def _link(_warehouse: Path, index_id: str, domain: str, slice_: Slice, end_date: str | None) -> Link:
    asked = ask(
        "deprivation_link",
        index_id=index_id,
        domain=domain,
        age_ids=slice_.parameters()["age_ids"],
        cohort_type=slice_.cohort_type,
        lane=lane_everywhere(slice_) or PUBLISHED,
        end_date=end_date,
        z=settings().verdict["z_95"],
        unreliable_below=settings().small_numbers["unreliable_below"],
    )
    if asked.rows.empty:
        return Link(asked, "", None, 0, None, Interval())
    first: Any = asked.rows.iloc[0]
    sources = ask("sources_named", source_ids=(first["source_id"], first["score_source_id"])).rows
    rows = _told(asked.rows.drop(columns=_LINK_COLUMNS))
    limits = Interval(first["pearson_lo"], first["pearson_hi"])
    r = None if pd.isna(first["pearson"]) else float(first["pearson"])
    answer = replace(asked, rows=rows, sources=sources)
    return Link(answer, first["period"], first["start_date"].date(), int(first["pairs"]), r, limits)


def _told(rows: pd.DataFrame) -> pd.DataFrame:
    said = [_verdict(row.rate, row.rate_lo, row.rate_hi, row.offenders) for row in rows.itertuples()]
    given = pd.Series([bool(told.rate) for told in said], index=rows.index)
    bounds = {name: rows[name].where(given) for name in ("rate", "rate_lo", "rate_hi")}
    return rows.assign(shown=[told.rate or told.short for told in said], **bounds)


def _verdict(rate: float, low: float, high: float, people: int, unit: Unit = IN_100) -> Verdict:
    return verdict(Measured(rate, Interval(low, high), people), unit, did("proven_rate"), polarity="lower")


@dataclass(frozen=True)
class Gradient:
    """Fifths of areas from the most to the least deprived. rows: those of deprivation_gradient.sql with fifth_name,
    shown, sentence, standing ('itself' for the fifth of the area, else 'uncompared').
    """

    rows: pd.DataFrame
    sentence: str
    title: str


def gradient(found: Link, place: Place) -> Gradient | None:
    """The gradient over the areas of a link; None where they are too few for fifths."""
    counted = found.answer.rows[found.answer.rows["counted"]] if found.pairs else pd.DataFrame()
    if len(counted) < FIFTHS * settings().verdict["areas_in_fifth"]:
        return None
    lists = {name: tuple(int(value) for value in counted[name]) for name in ("reoffenders", "offenders")}
    fifths = tuple(int(value) for value in counted["fifth"])
    rows = ask("deprivation_gradient", fifths=fifths, z=settings().verdict["z_95"], **lists).rows
    own = dict(zip(counted["area_id"], fifths, strict=True)).get(place.area_id)
    told = [_verdict(row.rate, row.rate_lo, row.rate_hi, row.offenders, _WHOLE) for row in rows.itertuples()]
    rows = rows.assign(
        fifth_name=[say("deprivation_page", f"fifth_{fifth}") for fifth in rows["fifth"]],
        shown=[one.rate for one in told],
        sentence=[one.sentence for one in told],
        standing=["itself" if fifth == own else "uncompared" for fifth in rows["fifth"]],
    )
    ends = {"most": spoken(100 * rows["fit_most"].iloc[0], 0), "least": spoken(100 * rows["fit_least"].iloc[0], 0)}
    return Gradient(rows, say("deprivation_page", "gradient", **ends), _title(rows))


def _title(rows: pd.DataFrame) -> str:
    most, least = (spoken(100 * rows["rate"].iloc[end], 0) for end in (0, -1))
    return say("deprivation_page", "title_gradient", most=most, least=least)
