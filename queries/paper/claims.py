"""Percentages and means beside the counts that they may be made of.

A pair of counts is *stated* when the words join them to the figure ("211 of 859, 24.5%"); other
pairs of the same sentence or record are only tried. A figure that any pair explains is right; it
is wrong only when a stated pair does not give it and no other does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from queries.paper.desk import Desk, Outcome, Trial
from queries.paper.lines import Figure, Line
from queries.paper.numbers import Kind, Number
from queries.paper.words import threshold

Verdict = Literal["agrees", "truncated", "differs", "unknown"]


@dataclass(frozen=True)
class Pair:
    """x of n, as printed somewhere in the paper."""

    x: Figure
    n: Figure


@dataclass(frozen=True)
class Claim:
    """One printed figure with its pairs. unit: 100 for a percentage, 1 for a mean (reoffences each)."""

    figure: Figure
    stated: tuple[Pair, ...]
    tried: tuple[Pair, ...] = ()
    unit: float = 100


@dataclass(frozen=True)
class Judged:
    """A claim with the pair that decided it; pair and outcome are None when nothing could be tried."""

    claim: Claim
    verdict: Verdict
    pair: Pair | None = None
    outcome: Outcome | None = None


# Patterns over marked text, in which ‹C0› is the first figure if it is a count. -----------

_GAP = r"(?:[^\s‹›.;:]+\s+){0,3}?"
_X_OF_N = re.compile(
    rf"‹C(?P<x>\d+)›\s+{_GAP}(?:out\s+)?(?:of|from)\s+(?:(?:the|all|these|those|our|a|total|cohort|group|of)\s+){{0,3}}‹C(?P<n>\d+)›"
)
_SLASH = re.compile(r"‹C(?P<x>\d+)›\s*/\s*‹C(?P<n>\d+)›")
_OF_N = re.compile(
    r"(?:(?:^[\s·•*✓–-]*|[,;:(–-]\s*|\bthat\s+|\band\s+)(?:out\s+)?of\s+(?:(?:the|these|those|all|our|a|total|cohort|of)\s+){0,3}‹C(?P<n1>\d+)›"
    r"|‹C(?P<n2>\d+)›[^‹›.;]{0,60}\bof\s+(?:whom|which|these|those|them)\b)",
    re.IGNORECASE,
)
_X_THEN_SHARE = re.compile(r"‹C(?P<x>\d+)›[^‹›;.]{0,30}?[\s(\[]+‹P(?P<p>\d+)›")
_SHARE_THEN_X = re.compile(r"‹P(?P<p>\d+)›\s*[\[(]\s*‹C(?P<x>\d+)›\s*(?:[^‹›()]{0,25})[\])]")
_SHARE_OF_N = re.compile(r"‹P\d+›\s+of\s+(?:[^\s‹›]+\s+){0,3}‹C\d+›")
_BESIDE = re.compile(
    r"‹C(?P<x1>\d+)›\s*(?:[^\s‹›().;]+\s+){0,3}[\[(]\s*‹P(?P<p1>\d+)›"
    r"|‹P(?P<p2>\d+)›\s*(?:[\[(]|or\b|,)\s*‹C(?P<x2>\d+)›"
)
_AFTER_PAIR = re.compile(r"^[^‹›;]{0,45}?‹P(?P<p>\d+)›")
_BEFORE_PAIR = re.compile(r"‹P(?P<p>\d+)›[^‹›.;]{0,30}$")
_COMPARED = re.compile(
    r"\b(?:compared|against|than|target|national(?:ly)?|average|previous|last|up|down|from|expected|versus|and)\b",
    re.IGNORECASE,
)


def claims(line: Line, before: Sequence[Figure] = ()) -> list[Claim]:
    """Every percentage of the line with the pairs of counts in it. before: counts printed above that it may be of."""
    joined = [*_joined(line)]
    stated = [*_of_n(line), *joined, *_parts_of_one_above(line, before)]
    # "43 of 215 (5%)" says itself of how many: no count of another sentence explains it
    complete = {place for place, _ in joined}
    tried = pairs_of([Figure(number, line) for number in line.of_kind(Kind.COUNT)])
    return [
        Claim(
            Figure(number, line),
            tuple(pair for index, pair in stated if index == place),
            (*tried, *(_of_those_above(line, number, before) if place not in complete else ())),
        )
        for place, number in enumerate(line.numbers)
        if number.kind is Kind.PERCENT and number.high is None
    ]


def _parts_of_one_above(line: Line, before: Sequence[Figure]) -> Iterator[tuple[int, Pair]]:
    """ "412 adults … Of these, 139 reoffended (33.7%) and 273 did not (66.3%)": parts that add up to a count above."""
    matches = [*_X_THEN_SHARE.finditer(line.marked), *_SHARE_THEN_X.finditer(line.marked)]
    parts = [(int(match["p"]), Figure(line.numbers[int(match["x"])], line)) for match in matches]
    total = sum(part.value for _, part in parts)
    whole = next((figure for figure in before if len(parts) > 1 and figure.value == total), None)
    if whole is not None:
        yield from ((place, Pair(part, whole)) for place, part in parts)


def _of_those_above(line: Line, share: Number, before: Sequence[Figure]) -> Iterator[Pair]:
    """The count nearest to a percentage, of each count printed just above."""
    counts = line.of_kind(Kind.COUNT)
    if counts:
        nearest = Figure(min(counts, key=lambda count: abs(count.start - share.start)), line)
        yield from (Pair(nearest, n) for n in before if 0 < nearest.value < n.value)


def _joined(line: Line) -> Iterator[tuple[int, Pair]]:
    """The place of each percentage beside "x of n" or "x/n", and the pair."""
    for match in [*_SLASH.finditer(line.marked), *_X_OF_N.finditer(line.marked)]:
        share = _share_beside(line.marked, match)
        if share is not None:
            yield share, _pair(line, match["x"], match["n"])


def _share_beside(marked: str, match: re.Match[str]) -> int | None:
    before = _BEFORE_PAIR.search(marked[: match.start()])
    if before and marked[match.start() - 1 : match.start()] in "([" and not _COMPARED.search(before.group()):
        return int(before["p"])
    after = _AFTER_PAIR.match(marked[match.end() :])
    if after and not _COMPARED.search(after.group()):
        return int(after["p"])
    return None


def _of_n(line: Line) -> Iterator[tuple[int, Pair]]:
    """ "Of 120 people, 45 (38%) … and 30 (25%) …": every count beside a percentage is taken of the first."""
    base = _OF_N.search(line.marked)
    if base is None:
        return
    for match in [*_X_THEN_SHARE.finditer(line.marked, base.end()), *_SHARE_THEN_X.finditer(line.marked, base.end())]:
        if not _COMPARED.search(match.group()):
            yield int(match["p"]), _pair(line, match["x"], base["n1"] or base["n2"])


def _pair(line: Line, x: str, n: str) -> Pair:
    return Pair(Figure(line.numbers[int(x)], line), Figure(line.numbers[int(n)], line))


def stated_pairs(line: Line) -> list[Pair]:
    """Pairs that the words join, whether or not a percentage stands beside them."""
    found = [*_X_OF_N.finditer(line.marked), *_SLASH.finditer(line.marked)]
    return [_pair(line, match["x"], match["n"]) for match in found]


def gives_base(line: Line) -> bool:
    """Whether a sentence says of how many its percentages are: "85% of the 77", "of the 15,845, 20%"."""
    return bool(_SHARE_OF_N.search(line.marked) or _OF_N.search(line.marked))


def beside(line: Line) -> Iterator[tuple[Figure, Figure]]:
    """Counts with a percentage in brackets, or the other way round: (count, percentage)."""
    for match in _BESIDE.finditer(line.marked):
        x, p = int(match["x1"] or match["x2"]), int(match["p1"] or match["p2"])
        yield Figure(line.numbers[x], line), Figure(line.numbers[p], line)


def pairs_of(counts: Sequence[Figure]) -> tuple[Pair, ...]:
    """Every pair of the first counts of which one could be a part of the other."""
    few = counts[: int(threshold("tried_counts"))]
    return tuple(Pair(x, n) for x in few for n in few if 0 < x.value < n.value)


# Judging ---------------------------------------------------------------------------------


def judge(made: Sequence[Claim], desk: Desk) -> list[Judged]:
    """What the counts say about each claim, all tried at once."""
    trials = [_trial(claim, pair) for claim in made for pair in (*claim.stated, *claim.tried)]
    outcomes = desk.try_all(trials) if trials else {}
    return [_judged(claim, outcomes) for claim in made]


def _trial(claim: Claim, pair: Pair) -> Trial:
    number = claim.figure.number
    return Trial(number.value, number.decimals, pair.x.value, pair.n.value, claim.unit)


def _judged(claim: Claim, outcomes: dict[Trial, Outcome]) -> Judged:
    tried = [(pair, outcomes.get(_trial(claim, pair))) for pair in (*claim.stated, *claim.tried)]
    known = [(pair, outcome) for pair, outcome in tried if outcome is not None]
    agreeing = next(((pair, outcome) for pair, outcome in known if outcome.agrees), None)
    if agreeing:
        return Judged(claim, "agrees", *agreeing)
    stated = known[: len(claim.stated)]
    if not stated:
        return Judged(claim, "unknown")
    pair, outcome = stated[-1]
    return Judged(claim, "truncated" if outcome.truncated else "differs", pair, outcome)


def vague(number: Number) -> bool:
    """Whether the text itself says that a figure is not exact."""
    return number.vague or number.high is not None
