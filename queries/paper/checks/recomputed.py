"""Percentages and means held against their counts: wrong, cut off, impossible, unsigned, unlabelled."""

import re
from collections.abc import Iterator

from queries.paper.claims import Judged, vague
from queries.paper.findings import Finding, finding, piece, rewritten
from queries.paper.lines import Figure
from queries.paper.numbers import Kind, decimal, percent, whole
from queries.paper.reading import Reading, key_of
from queries.paper.records import Record, unlabelled

_SHARE_OF = re.compile(r"‹P(?P<p>\d+)›\s+of\s+(?:(?:the|all|these|those|our)\s+){0,2}‹C(?P<n>\d+)›")


def recomputed(reading: Reading) -> Iterator[Finding]:
    """DQ-01, DQ-02, DQ-03, DQ-16, and a percentage without its sign."""
    for judged in reading.judged.values():
        if judged.verdict in ("differs", "truncated") and not vague(judged.claim.figure.number):
            yield _misprint(reading, judged)
    yield from _no_such_count(reading)
    yield from _unsigned(reading)
    yield from _unlabelled(reading)


def _misprint(reading: Reading, judged: Judged) -> Finding:
    figure, pair, outcome = judged.claim.figure, judged.pair, judged.outcome
    if pair is None or outcome is None:
        raise ValueError("a verdict on counts has counts")
    places = figure.number.decimals
    write = percent if judged.claim.unit == 100 else decimal
    correct = f"{decimal(outcome.rounded, places)}{'%' if '%' in figure.text else ''}"
    return finding(
        "recomputed" if judged.verdict == "differs" else "truncated",
        [figure, pair.x, pair.n],
        proposal=rewritten(figure, correct),
        x=whole(pair.x.value),
        n=whole(pair.n.value),
        exact=write(outcome.exact, places + 1),
        as_printed=write(figure.value, places),
        parts=_sum_of_parts(reading, judged),
        printed=figure.text,
        correct=correct,
    )


def _sum_of_parts(reading: Reading, judged: Judged) -> str:
    """What the misprinted share and the other part of the same whole add up to, if there is just one other."""
    other = _other_part(reading, judged)
    if other is None:
        return ""
    share, total = judged.claim.figure.number, judged.claim.figure.value + other.value
    return piece("sum_of_parts", other=f"{other.value:g}", share=f"{share.value:g}", sum=decimal(total, share.decimals))


def _other_part(reading: Reading, judged: Judged) -> Figure | None:
    pair = judged.pair
    for other in reading.judged.values():
        same_whole = other.pair and pair and other.pair.n == pair.n and other is not judged
        if same_whole and other.pair and pair and other.pair.x.value + pair.x.value == pair.n.value:
            return other.claim.figure
    return None


def _no_such_count(reading: Reading) -> Iterator[Finding]:
    for line in reading.lines:
        for match in _SHARE_OF.finditer(line.marked):
            share, people = (Figure(line.numbers[int(match[name])], line) for name in ("p", "n"))
            judged = reading.judged.get(key_of(share))
            if judged and judged.verdict == "unknown" and not vague(share.number):
                yield from _impossible(reading, share, people)


def _impossible(reading: Reading, share: Figure, people: Figure) -> Iterator[Finding]:
    near = reading.desk.nearest_counts(share.value, share.number.decimals, people.value)
    if near["fits"]:
        return
    places = max(1, share.number.decimals)
    yield finding(
        "no_such_count",
        [share, people],
        printed=share.text,
        people=whole(people.value),
        exact=decimal(near["exact"], 2),
        fewer=whole(near["fewer"]),
        fewer_rate=percent(near["fewer_rate"], places),
        more=whole(near["more"]),
        more_rate=percent(near["more_rate"], places),
    )


def _unsigned(reading: Reading) -> Iterator[Finding]:
    for judged in reading.unsigned:
        figure, pair, outcome = judged.claim.figure, judged.pair, judged.outcome
        if pair and outcome:
            yield finding(
                "unsigned",
                [figure, pair.x, pair.n],
                proposal=rewritten(figure, f"{figure.text}%"),
                x=whole(pair.x.value),
                n=whole(pair.n.value),
                exact=percent(outcome.exact, 2),
            )


def _unlabelled(reading: Reading) -> Iterator[Finding]:
    found = [figure for record in reading.records if record.columnar for figure in unlabelled(record)]
    if found:
        sums = "; ".join(filter(None, (_made_up(record) for record in reading.records)))
        yield finding("unlabelled", found, sums=sums, counted=", ".join(whole(figure.value) for figure in found))


def _made_up(record: Record) -> str:
    """ "5,466 + 970 = 6,436": what two counts without a label make up."""
    bare = [figure.value for figure in unlabelled(record)] if record.columnar else []
    counts = {figure.value for figure in record.sequence if figure.number.kind is Kind.COUNT}
    if len(bare) == 2 and sum(bare) in counts:
        return f"{whole(bare[0])} + {whole(bare[1])} = {whole(sum(bare))}"
    return ""
