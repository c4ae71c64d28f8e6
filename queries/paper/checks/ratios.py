"""Ratios read as percentages: 1.33 as 133 % more, an index of 116 as 116 % higher, a doubling as 200 % more."""

import re
from collections.abc import Iterator

from queries.paper.findings import Finding, finding, piece, rewritten
from queries.paper.lines import Figure, Line
from queries.paper.numbers import Kind, decimal, percent
from queries.paper.reading import Reading
from queries.paper.words import alternative, any_of, catalogue, pattern

# From this value on a ratio is an index in which 100 means no difference.
_INDEX_FROM = 20
# "133% more": letters between the percentage and the word.
_NEAR = 12
_OF_PEOPLE = re.compile(
    r"\s+of\s+(?:[\w’'-]+\s+){0,2}?(?:people|adults|children|offenders|men|women|those)\b", re.IGNORECASE
)
_INCREASE = re.compile(r"(?:increase|rise|growth)\s+of\s*$|\bby\s*$", re.IGNORECASE)


def ratios(reading: Reading) -> Iterator[Finding]:
    """One finding for each sentence that does so."""
    for line in reading.lines:
        yield from _named(line)
        yield from _multiples(line)


def _name() -> re.Pattern[str]:
    names = "|".join(sorted((alternative(name) for name in catalogue()["ratios"]["names"]), key=len, reverse=True))
    of_whom = r"(?:\s+(?:for|in|among)(?:\s+[^\s‹›.;,]+){1,3}?)?"
    joined = r"\s*(?:of|is|was|at|:|=)?\s*(?:about\s+)?"
    return re.compile(rf"\b(?:{names}){of_whom}{joined}‹[CD](?P<ratio>\d+)›", re.IGNORECASE)


def _named(line: Line) -> Iterator[Finding]:
    match = _name().search(line.marked)
    if match is None:
        return
    ratio = Figure(line.numbers[int(match["ratio"])], line)
    hundred = 1 if ratio.value >= _INDEX_FROM else 100
    for share in (*_said_to_be_more(line), *_of_people(line)):
        if abs(share.value - hundred * ratio.value) <= share.number.half_unit:
            yield _ratio_finding(ratio, share, hundred * ratio.value - 100, one=100 / hundred)
            return


def _ratio_finding(ratio: Figure, share: Figure, more: float, one: float) -> Finding:
    reason = piece(
        "ratio",
        one=f"{one:g}",
        ratio=ratio.text,
        correct=percent(abs(more), 0),
        way=piece("up_way" if more >= 0 else "down_way"),
        printed=share.text,
    )
    return _finding([ratio, share], share, reason, abs(more))


def _multiples(line: Line) -> Iterator[Finding]:
    for name, times in (("doubled", 2), ("trebled", 3)):
        if not pattern("ratios", name).search(line.text):
            continue
        for share in _increases(line):
            if share.value == 100 * times:
                more = 100.0 * (times - 1)
                reason = piece("multiple", times=times, correct=percent(more, 0), printed=share.text)
                yield _finding([share], share, reason, more)


def _finding(figures: list[Figure], share: Figure, reason: str, correct: float) -> Finding:
    return finding("ratio_as_percent", figures, proposal=rewritten(share, f"{decimal(correct, 0)}%"), reason=reason)


def _said_to_be_more(line: Line) -> list[Figure]:
    more = any_of(catalogue()["ratios"]["more"])
    return [
        Figure(number, line)
        for number in line.of_kind(Kind.PERCENT)
        if (found := more.search(line.text[number.end :])) and found.start() < _NEAR
    ]


def _of_people(line: Line) -> list[Figure]:
    """ "A rate ratio of 1.25, so 125% of people reoffended"."""
    return [
        Figure(n, line) for n in line.of_kind(Kind.PERCENT) if n.value > 100 and _OF_PEOPLE.match(line.text[n.end :])
    ]


def _increases(line: Line) -> list[Figure]:
    """ "An increase of 200%", "by 200%", "200% more"."""
    before = [Figure(n, line) for n in line.of_kind(Kind.PERCENT) if _INCREASE.search(line.text[: n.start])]
    return [*before, *(share for share in _said_to_be_more(line) if share not in before)]
