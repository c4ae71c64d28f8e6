"""The one verdict: what may be said about a figure, decided here and nowhere else.

Chart titles, tooltips, alt texts, tables, slides and questions all quote what this module
returns. The limits come from the question that gave the figure (macros of macros.sql); here
they are only compared. The rules are those of the domain reference, 3.4, 3.5, 3.13 and D5-D6;
thresholds come from settings, words from wordings.toml.
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from data.settings import settings
from queries.wordings import half_up, say, spoken

Standing = Literal["higher", "lower", "similar"]
Reliability = Literal["ok", "unreliable", "too_small", "none"]
Polarity = Literal["lower", "higher", "none"]
Signal = Literal["full", "outline", "none"]

_BETTER = {("lower", "lower"): "better", ("higher", "higher"): "better"}


def _known(value: float | None) -> float | None:
    """None for everything that stands for nothing, nan included."""
    return None if value is None or math.isnan(value) else float(value)


@dataclass(frozen=True)
class Interval:
    """Limits of a figure or of a difference; both None where chance cannot be measured."""

    lo: float | None = None
    hi: float | None = None

    def __post_init__(self) -> None:
        lo, hi = _known(self.lo), _known(self.hi)
        object.__setattr__(self, "lo", None if hi is None else lo)
        object.__setattr__(self, "hi", None if lo is None else hi)


@lru_cache(maxsize=64)
def _short(text: str) -> str:
    base = re.match(r"(?:in|per) [\d,]+", text)
    return base.group() if base else text


@lru_cache(maxsize=64)
def _scale(text: str) -> int:
    digits = re.sub(r"\D", "", _short(text))
    return int(digits) if digits else 1


@dataclass(frozen=True)
class Unit:
    """How a proportion is told, from the unit of its measure: "in 100 people".

    places: decimal places to print; None leaves it to the rule by number of people (D6).
    """

    text: str
    places: int | None = None

    @property
    def short(self) -> str:
        """ "in 100" of "in 100 people"; the whole text where there is no base number."""
        return _short(self.text)

    @property
    def scale(self) -> int:
        """What a proportion is multiplied by: 100 for "in 100 people", 1 for "offences each"."""
        return _scale(self.text)

    def places_for(self, people: int | None) -> tuple[int, ...]:
        """Decimal places that may be printed for a group of that size, the plainest first."""
        if self.places is not None:
            return (self.places,)
        if self.scale == 1:
            return (2,)
        large = people is not None and people >= settings().small_numbers["one_decimal_from"]
        return (0, 1) if large else (0,)


IN_100 = Unit("in 100 people")


@dataclass(frozen=True)
class Measured:
    """One figure as a question gave it: a proportion (36 in 100 is 0.36) with its limits.

    people: how many were counted; None where the source gave only a rate. controlled: a partner's
    return or a quoted percentage (kind B), to which the rules of disclosure apply.
    """

    value: float | None
    limits: Interval = Interval()
    people: int | None = None
    controlled: bool = False

    def __post_init__(self) -> None:
        people = _known(self.people)
        object.__setattr__(self, "people", None if people is None else int(people))
        object.__setattr__(self, "value", _known(self.value) if self.people != 0 else None)

    @property
    def reliability(self) -> Reliability:
        """Whether the figure can be used: house rule on small numbers, and D6 where controlled."""
        rules = settings().small_numbers
        if self.value is None:
            return "none"
        if self.people is None:
            return "too_small" if self.low_volume else "ok"
        if self.people < rules["unreliable_below" if self.controlled else "no_rate_below"]:
            return "too_small"
        return "unreliable" if self.people < rules["unreliable_below"] else "ok"

    @property
    def low_volume(self) -> bool:
        """Withheld because a rate would tell about each member (D5): a small group of a partner's
        return, or a quoted 0 or 100 % whose group is unknown. Groups at 0 and 100 % get the words
        that all small groups get, or the words themselves would tell."""
        if not self.controlled or self.value is None:
            return False
        if self.people is None:
            return self.value in (0, 1)
        return self.people < int(settings().small_numbers["unreliable_below"])


@dataclass(frozen=True)
class Comparator:
    """What a figure is held against.

    rest: the area is a large part of it and was taken out. difference: limits of figure minus
    comparator, for a comparator that is itself uncertain (another area, the rest); without them
    it counts as fixed.
    """

    label: str
    value: float | None
    rest: bool = False
    difference: Interval = Interval()

    @property
    def said(self) -> str:
        return say("label", "rest", label=self.label) if self.rest else self.label


@dataclass(frozen=True)
class Verdict:
    """What may be said and done with one figure.

    standing: against the comparator; None where there is nothing to compare or nothing may be
    said. better: "better" or "worse" where the direction is agreed. rate and interval: as
    printed, empty where no rate may be given; places: their decimal places, to be passed on in a
    Unit so that a change or a target beside them reads the same. beside: the sentence without its
    opening, for where the figure itself stands in large type. short: ten words, for titles.
    """

    standing: Standing | None
    better: str | None
    reliability: Reliability
    may_rank: bool
    may_colour: bool
    rate: str
    interval: str
    places: int | None
    direction: str
    sentence: str
    beside: str
    short: str


def standing_of(limits: Interval, against: float | None) -> Standing | None:
    """Where limits stand against a fixed value; the same rule as the macro verdict."""
    if limits.lo is None or limits.hi is None or against is None:
        return None
    if limits.lo > against:
        return "higher"
    return "lower" if limits.hi < against else "similar"


def better_or_worse(standing: str | None, polarity: Polarity) -> str | None:
    """The word for a standing ("higher") or a change ("lower") where the direction is agreed."""
    if standing not in ("higher", "lower") or polarity == "none":
        return None
    return _BETTER.get((standing, polarity), "worse")


def signal(at_95: Standing | None, at_998: Standing | None, cells: int) -> Signal:
    """How strongly a cell among many may be marked: on a crowded screen a difference beyond
    95 % is only outlined, because some of so many would differ by chance alone (3.7)."""
    if at_95 in (None, "similar"):
        return "none"
    if cells <= settings().verdict["many_comparisons"] or at_998 == at_95:
        return "full"
    return "outline"


def verdict(
    figure: Measured,
    unit: Unit = IN_100,
    did: str = "",
    comparator: Comparator | None = None,
    polarity: Polarity = "none",
) -> Verdict:
    """The verdict on a figure, alone or against a comparator. did: see queries.wordings.did."""
    if figure.value is None or figure.reliability == "too_small":
        return _withheld(figure)
    standing = _standing(figure, comparator)
    telling = tell(figure, unit, did, comparator if standing else None, standing)
    better = better_or_worse(standing, polarity)
    key = _key(figure, comparator, standing, better)
    direction = say("direction", polarity)
    blanks = {
        "opening": telling.opening,
        "direction": direction,
        "threshold": settings().small_numbers["unreliable_below"],
        "rate": telling.rate,
        "short": unit.short,
        "label": comparator.said if comparator else "",
        "benchmark": telling.comparator,
    }
    usable = figure.reliability == "ok" and figure.people is not None
    return Verdict(
        standing=standing,
        better=better,
        reliability=figure.reliability,
        may_rank=usable,
        may_colour=usable,
        rate=f"{telling.rate} {unit.short}",
        interval=telling.interval,
        places=telling.places,
        direction=direction,
        sentence=say("verdict", key, **blanks),
        beside=say("verdict", key, **blanks | {"opening": ""}),
        # A title has ten words: there the rest goes by the name of the whole.
        short=say("verdict_short", key, **blanks | {"label": comparator.label if comparator else ""}),
    )


def _withheld(figure: Measured) -> Verdict:
    key = "none" if figure.value is None else "low_volume" if figure.low_volume else "too_small"
    threshold = settings().small_numbers["no_rate_below"]
    sentence, short = (say(heading, key, threshold=threshold) for heading in ("verdict", "verdict_short"))
    return Verdict(None, None, figure.reliability, False, False, "", "", None, "", sentence, sentence, short)


def _standing(figure: Measured, comparator: Comparator | None) -> Standing | None:
    if comparator is None or comparator.value is None or figure.reliability != "ok":
        return None
    if comparator.difference.lo is not None:
        return standing_of(comparator.difference, 0)
    return standing_of(figure.limits, comparator.value)


def _key(figure: Measured, comparator: Comparator | None, standing: Standing | None, better: str | None) -> str:
    if figure.reliability == "unreliable":
        return "unreliable"
    if standing:
        return f"{standing}_{better}" if better else standing
    return "alone" if comparator is None or figure.limits.lo is not None else "untested"


@dataclass(frozen=True)
class Telling:
    """A figure, its limits and its comparator as printed, all to the same number of places."""

    rate: str
    interval: str
    comparator: str
    opening: str
    places: int


def tell(
    figure: Measured, unit: Unit, did: str, comparator: Comparator | None = None, standing: Standing | None = None
) -> Telling:
    """The figure in print: whole numbers unless they would hide what the verdict says
    ("29 in 100, higher than 29") and the group is large enough for a decimal."""
    against = comparator.value if comparator else None
    allowed = unit.places_for(figure.people)
    places = next((p for p in allowed if _shows(figure, unit, p, against, standing)), allowed[-1])
    rate = _amount(figure.value or 0.0, unit, places)
    lo, hi = (None if v is None else spoken(v * unit.scale, places) for v in (figure.limits.lo, figure.limits.hi))
    interval = f"{lo} to {hi}" if lo is not None and lo != hi else ""
    opening = say(
        "opening",
        "interval" if interval else "bare",
        rate=rate[0].upper() + rate[1:],
        unit=unit.text,
        did=f" {did}" if did else "",
        lo=lo,
        hi=hi,
    )
    return Telling(rate, interval, "" if against is None else spoken(against * unit.scale, places), opening, places)


def _shows(figure: Measured, unit: Unit, places: int, against: float | None, standing: Standing | None) -> bool:
    """Whether numbers rounded to places still show an interval, and the standing."""

    def printed(value: float | None) -> float | None:
        return None if value is None else half_up(value * unit.scale, places)

    limits = Interval(printed(figure.limits.lo), printed(figure.limits.hi))
    if limits.lo is not None and limits.lo == limits.hi:
        return False
    rate, other = printed(figure.value), printed(against)
    if standing in (None, "similar") or rate is None or other is None:
        return True
    if standing_of(limits, other) == "similar" and standing_of(figure.limits, against) == standing:
        return False
    return rate > other if standing == "higher" else rate < other


def _amount(value: float, unit: Unit, places: int) -> str:
    """A rate as printed; a few are never rounded to none, nor all but a few to all."""
    rounded, step = half_up(value * unit.scale, places), 10.0**-places
    if rounded == 0 < value:
        return say("label", "fewer", step=spoken(step, places))
    if unit.scale == 100 and rounded == 100 and value < 1:
        return say("label", "more", step=spoken(100 - step, places))
    return spoken(value * unit.scale, places)
