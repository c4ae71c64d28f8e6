"""Integrated offender management: who is on it, offending and cost before and after, and what may be said of it."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from data.settings import settings
from queries.ask import Answer, ask
from queries.places import Place
from queries.verdict import Interval, Measured, verdict
from queries.wordings import sayings, spoken

told = sayings("strategy_people")
AFTER = {"6 months": 6, "12 months": 12}
# Power of 80 %, on one side of the normal distribution: the usual choice for planning.
_Z_POWER = 0.8416212335729143
# Where the comparison group of the Leeds study stood.
COMPARISON_RATE = 0.56
SIZES = (77, 142, 300, 1000)
_NO_CHANCE = 0.05
# Ten people: the day on which each offended again (True), or was last followed (False).
_OFFENDED = ((30, True), (60, True), (90, True), (180, True))
_FOLLOWED = (*_OFFENDED, (60, False), (120, False), (200, False), (365, False), (365, False), (365, False))


@dataclass(frozen=True)
class Window:
    """One stretch of time of a cohort. people offended of the cohort; offences and cost where they were sent."""

    label: str
    offended: int | None
    rate: float | None
    limits: Interval
    shown: str
    sentence: str
    offences: int | None
    offences_each: float | None
    cost: float | None
    cost_each: float | None


@dataclass(frozen=True)
class Cohort:
    """One cohort as one audience may see it. whole: everybody in it; parts: by status; tiers: by tier."""

    label: str
    whole: Any
    parts: tuple[Any, ...]
    tiers: tuple[Any, ...]

    @property
    def people(self) -> int | None:
        """How many people, None where that is withheld."""
        return _number(self.whole.people)


def sent(place: Place, audience: str) -> Answer:
    """Everything that returns say of an area's cohorts, newest first."""
    return ask("strategy/iom", area_id=place.area_id, audience=audience, z=settings().verdict["z_95"])


def cohorts(answer: Answer) -> dict[str, Cohort]:
    """Cohorts by label."""
    return {str(label): _cohort(str(label), rows) for label, rows in answer.rows.groupby("cohort", sort=False)}


def _cohort(label: str, rows: pd.DataFrame) -> Cohort:
    lines = list(rows.itertuples(index=False))
    parts = tuple(line for line in lines if line.status != "all" and line.tier == "all")
    whole = [line for line in lines if line.status == line.tier == "all"]
    tiers = tuple(line for line in lines if line.tier != "all" and line.status == "all")
    return Cohort(label, (whole or [*parts, *lines])[0], parts if whole else (), tiers)


def _number(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _float(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def windows(cohort: Cohort, months: int) -> list[Window]:
    """Before, during and so many months after, with what each may be said to show."""
    row = cohort.whole
    names = {"before": "label_before", "during": "label_during", f"after_{months}": "label_after"}
    return [_window(row, name, told("iom", wording, months=months)) for name, wording in names.items()]


def _window(row: Any, name: str, label: str) -> Window:
    value = {part: getattr(row, f"{name}_{part}") for part in ("rate", "lo", "hi")}
    figure = Measured(value["rate"], Interval(value["lo"], value["hi"]), _number(row.people), controlled=True)
    may = verdict(figure, did=told("iom", "did"))
    usable = figure.reliability == "ok"
    return Window(
        label=label,
        offended=_number(getattr(row, name)),
        rate=figure.value if usable else None,
        limits=figure.limits if usable else Interval(),
        shown=may.rate,
        sentence=may.sentence,
        offences=_number(getattr(row, f"offences_{name}")),
        offences_each=_float(getattr(row, f"offences_{name}_each")),
        cost=_float(getattr(row, f"cost_{name}", None)),
        cost_each=_float(getattr(row, f"cost_{name}_each", None)),
    )


@dataclass(frozen=True)
class Change:
    """What may be said of after against before. title in ten words or fewer."""

    title: str
    sentences: tuple[str, ...]


def change(cohort: Cohort, months: int) -> Change:
    """The verdict on before and after, and how small a fall so many people could have shown."""
    row, people = cohort.whole, cohort.people
    before, after = _number(row.before), _number(getattr(row, f"after_{months}"))
    if people is None or before is None or after is None or people < settings().small_numbers["unreliable_below"]:
        return Change(told("iom", "title_alone"), ())
    if not _same_length(row, months):
        differ = told("iom", "windows_differ", window=_number(row.window_months), months=months)
        return Change(told("iom", "title_alone"), (differ,))
    found = _before_after(people, before, after)
    kind = _kind(found)
    blanks = {"before": _in_100(found.before_rate), "after": _in_100(found.after_rate), "months": months}
    sentences = [told("iom", kind, **blanks, people=people), told("iom", "not_proof")]
    if pd.notna(found.smallest):
        sentences.insert(1, told("iom", "smallest", people=people, smallest=_in_100(found.smallest)))
    return Change(told("iom", f"title_{kind}"), tuple(sentences))


def _same_length(row: Any, months: int) -> bool:
    window = _number(row.window_months)
    return window is None or window == months


def _kind(found: Any) -> str:
    """Key of the wording: a fall is real only where it is, however few or many offended both times."""
    if found.after_rate >= found.before_rate:
        return "rose"
    if max(found.p_most, found.p_fewest) < _NO_CHANCE:
        return "fell"
    return "fell_maybe" if min(found.p_most, found.p_fewest) < _NO_CHANCE else "close"


def _before_after(people: int, before: int, after: int) -> Any:
    z = settings().verdict["z_95"]
    counts = {"people": people, "before": before, "after": after}
    return ask("strategy/before_after", **counts, z=z, z_power=_Z_POWER).rows.iloc[0]


def _in_100(share: float) -> str:
    return spoken(100 * share, 0)


def detectable(own: int | None) -> list[tuple[str, str]]:
    """Size of a group, and the smallest fall that it would usually show, in words."""
    sizes = tuple(sorted({*SIZES, *([own] if own else [])}))
    z = settings().verdict["z_95"]
    rows = ask("strategy/detectable", people=sizes, from_rate=COMPARISON_RATE, z=z, z_power=_Z_POWER).rows
    return [(_size(int(row.people), own), _fall(row.smallest)) for row in rows.itertuples()]


def _size(people: int, own: int | None) -> str:
    return told("iom", "six_own" if people == own else "six_row", people=f"{people:,}")


def _fall(smallest: float) -> str:
    return "none" if pd.isna(smallest) else told("iom", "six_fall", smallest=spoken(100 * smallest, 1))


def by_chance() -> list[str]:
    """How far offending falls by itself, in two worked examples (domain 3.13)."""
    examples = {"shapes": (0.5, 1.0), "means": (1.0, 2.0), "seen": (5.0, 6.0)}
    rows = ask("strategy/by_chance", **examples).rows
    return [
        told(
            "iom",
            "chance",
            mean=_offences(row.mean),
            seen=_offences(row.seen),
            next=spoken(row.next, 1),
            fall=_in_100(row.fall),
        )
        for row in rows.itertuples()
    ]


def _offences(count: float) -> str:
    return "1 offence" if count == 1 else f"{count:g} offences"


def followed() -> str:
    """Why people followed for unequal times are not simply counted, in a worked example (domain 3.13)."""
    last_day = max(day for day, _ in _FOLLOWED)
    days, happened = zip(*_FOLLOWED, strict=True)
    row = ask("strategy/followed", days=days, happened=happened, by_day=last_day).rows.iloc[0]
    counts = {"people": int(row.people), "happened": int(row.happened)}
    return told("iom", "six_followed", **counts, plain=_in_100(row.plain), allowing=_in_100(row.allowing))


def pairs(at_both: int, before_only: int, after_only: int, neither: int) -> str:
    """The answer for the four counts that somebody types in (McNemar's exact test)."""
    counts = {"at_both": at_both, "before_only": before_only, "after_only": after_only, "neither": neither}
    if not sum(counts.values()):
        return told("iom", "try_nobody")
    row = ask("strategy/paired", **counts, z=settings().verdict["z_95"]).rows.iloc[0]
    up = row.fall < 0
    ends = sorted(abs(end) for end in (row.lo, row.hi))
    kind = "try_close" if row.p >= _NO_CHANCE or row.lo <= 0 <= row.hi else "try_rose" if up else "try_fell"
    return told(
        "iom",
        kind,
        people=int(row.people),
        before=_in_100(row.before_rate),
        after=_in_100(row.after_rate),
        fall=_in_100(abs(row.fall)),
        lo=_in_100(ends[0]),
        hi=_in_100(ends[1]),
    )


def printed(place: Place, topics: tuple[str, ...]) -> Answer:
    """What papers printed on some topics; the rows about this area, or one it lies in, come first."""
    verdicts = settings().verdict
    limits = {"z": verdicts["z_95"], "z_998": verdicts["z_998"]}
    return ask("strategy/printed", area_id=place.area_id, topics=topics, **limits)


@cache
def words(heading: str) -> dict[str, str]:
    """Wordings of the codes of one list."""
    codes = {
        "status": ("statutory", "voluntary", "all"),
        "tier": ("red", "amber", "green", "fixed", "flex", "free"),
        "organisation": ("probation", "crc", "nps", "partnership", "all"),
    }[heading]
    return {code: told(heading, code) for code in codes}


def share_fits(percent: float, people: int) -> str:
    """Which whole numbers of people are nearest to a printed percentage that fits none of them exactly."""
    row = ask("paper_nearest_counts", printed=percent, decimals=0, n=people).rows.iloc[0]
    if row.fits:
        return ""
    return told(
        "iom",
        "printed_counts",
        n=people,
        printed=f"{percent:g} in 100",
        fewer=int(row.fewer),
        fewer_rate=spoken(row.fewer_rate, 1),
        more=int(row.more),
        more_rate=spoken(row.more_rate, 1),
    )
