"""What a count and its percentage imply about the whole that they are of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from queries.paper.claims import beside
from queries.paper.findings import Finding, finding, piece
from queries.paper.lines import Figure, Line
from queries.paper.numbers import decimal, percent, whole
from queries.paper.populations import whole_population
from queries.paper.reading import Reading, key_of
from queries.paper.words import mentions_any, threshold

_OF_WHOM = re.compile(r"^[\s)\]]*of\s+(?:the\s+|all\s+)?(?:[\w’'-]+\s+){0,2}[\w’'-]+")


@dataclass(frozen=True)
class Share:
    """A count printed with a percentage, and what that makes the whole: base, and its limits from rounding."""

    count: Figure
    share: Figure
    base: float
    lo: float
    hi: float

    @property
    def line(self) -> Line:
        return self.share.line

    @property
    def of_whom(self) -> str:
        """The words that say what the percentage is of, if they follow it: "of the adult population"."""
        end = max(self.count.number.end, self.share.number.end)
        match = _OF_WHOM.match(self.line.text[end:])
        return match.group() if match else ""

    def holds(self, total: float) -> bool:
        return self.lo <= total <= self.hi

    def words(self) -> str:
        printed = percent(self.share.value, self.share.number.decimals)
        return piece("share", count=whole(self.count.value), share=printed, base=whole(self.base))


def bases(reading: Reading) -> Iterator[Finding]:
    """DQ-12 and DQ-13, and for what is left the second half of DQ-04."""
    shares = [share for line in reading.lines for share in _shares(reading, line)]
    populations = whole_population(reading)
    explained: set[int] = set()
    for share in shares:
        total = populations.get(share.line.scene.section)
        for found in (_per_thousand(share, shares), _households(share, total)):
            if found and id(share) not in explained:
                explained.add(id(share))
                yield found
    rest = [share for share in shares if id(share) not in explained]
    for section, group in groupby(rest, key=lambda share: share.line.scene.section):
        yield from _mismatch(list(group), populations.get(section))


def _shares(reading: Reading, line: Line) -> Iterator[Share]:
    """Counts beside percentages that no other counts of the paper explain."""
    for count, share in beside(line):
        judged = reading.judged.get(key_of(share))
        if judged and judged.verdict == "unknown" and share.value > 0 and share.number.high is None:
            base, lo, hi = reading.desk.base(count.value, share.value, share.number.decimals)
            if base >= threshold("population_from"):
                yield Share(count, share, base, lo, hi)


def _per_thousand(share: Share, shares: list[Share]) -> Finding | None:
    """A part with a larger percentage than its whole, ten times too large for the same people."""
    for other in shares:
        part = (
            other.line is share.line and share.count.value < other.count.value and share.share.value > other.share.value
        )
        half = share.share.number.half_unit
        low, high = 1000 * share.count.value / other.hi, 1000 * share.count.value / other.lo
        if part and low <= share.share.value + half and high >= share.share.value - half:
            return _per_thousand_finding(share, other)
    return None


def _per_thousand_finding(share: Share, other: Share) -> Finding:
    places = share.share.number.decimals
    rate = 1000 * share.count.value / other.base
    return finding(
        "per_thousand",
        [share.count, share.share, other.count, other.share],
        whole=other.words(),
        printed=share.share.text,
        correct=piece("per_thousand", rate=decimal(rate, places)),
        count=whole(share.count.value),
        per_cent=percent(rate / 10, places + 1),
        part=percent(100 * share.count.value / other.count.value, 1),
        wider=whole(other.count.value),
    )


def _households(share: Share, total: Figure | None) -> Finding | None:
    """A share "of people" of about as many as there would be households."""
    if total is None or not mentions_any("topics", "people", share.of_whom):
        return None
    people = total.value / share.base
    if not threshold("household_least") <= people <= threshold("household_most"):
        return None
    return finding(
        "households",
        [share.count, share.share, total],
        share=share.words(),
        population=whole(total.value),
        times=decimal(people, 1),
        base=whole(share.base),
    )


def _mismatch(shares: list[Share], total: Figure | None) -> Iterator[Finding]:
    if total is None:
        return
    odd = [share for share in shares if not share.holds(total.value) and _comparable(share, total)]
    if odd:
        listed = "; ".join(share.words() for share in odd)
        figures = [figure for share in odd for figure in (share.count, share.share)]
        yield finding("implied_base", [total, *figures], shares=listed, total=whole(total.value))


def _comparable(share: Share, total: Figure) -> bool:
    """Whether the words make it a share of the whole population."""
    if mentions_any("topics", "part_populations", share.of_whom):
        return False
    near = abs(share.base / total.value - 1) <= threshold("near_base")
    return near or mentions_any("topics", "population", share.of_whom)
