"""Parts that should make up a whole: counts of areas, rows above a total, shares of everybody."""

import re
from collections.abc import Iterator, Sequence

from queries.paper.findings import Finding, finding, piece
from queries.paper.lines import Figure, Line
from queries.paper.numbers import Kind, decimal, percent, whole
from queries.paper.populations import about_population, counts_by_area, whole_population
from queries.paper.reading import Reading
from queries.paper.sentences import Shape
from queries.paper.words import alternative, any_of, catalogue, threshold

# Parts this far from their whole, as a share of it, are no parts of it.
_NEAR_WHOLE = 0.2
_TOTAL = re.compile(r"^\W*(?:grand\s+)?(?:total|all areas|overall)\b", re.IGNORECASE)
# Two groups are everybody.
_GROUPS = 2
_RATES_OF = r"(?!of\b|for\b|among\b|in\b)"


def sums(reading: Reading) -> Iterator[Finding]:
    """DQ-04 (counts) and the second half of DQ-01 (shares)."""
    yield from _populations(reading)
    for line in reading.lines:
        yield from _parts_of_sentence(line)
        yield from _shares(line)
    yield from _totals(reading)


def _uneven(parts: Sequence[Figure], total: Figure) -> bool:
    """Whether parts that are near enough to be parts miss their whole by more than their rounding."""
    gap = abs(sum(part.value for part in parts) - total.value)
    slack = sum(_rounding(figure.value) for figure in (*parts, total))
    return len(parts) > 1 and slack < gap <= _NEAR_WHOLE * total.value


def _rounding(value: float) -> float:
    """Half the unit a count is rounded to, when it ends in two noughts or more."""
    digits = f"{value:.0f}"
    noughts = len(digits) - len(digits.rstrip("0"))
    return 0.5 * 10**noughts if noughts >= 2 else 0


def _parts_finding(parts: Sequence[Figure], total: Figure, what: str) -> Finding:
    made = sum(part.value for part in parts)
    gap = total.value - made
    return finding(
        "parts_sum",
        [total, *parts],
        what=piece(what),
        parts=" + ".join(whole(part.value) for part in parts),
        sum=whole(made),
        total=whole(total.value),
        gap=whole(abs(gap)),
        way=piece("up_way" if gap > 0 else "fewer_way"),
        share=percent(100 * abs(gap) / made, 1),
    )


def _populations(reading: Reading) -> Iterator[Finding]:
    totals = whole_population(reading)
    for line in reading.lines:
        total = totals.get(line.scene.section)
        near = total and abs(line.sentence.paragraph - total.line.sentence.paragraph) <= 1
        if total and near and about_population(line):
            parts = [figure for _, figure in counts_by_area(line) if figure.number != total.number]
            if _uneven(parts, total):
                yield _parts_finding(parts, total, "populations")


def _parts_of_sentence(line: Line) -> Iterator[Finding]:
    for total, parts in (*_split_up(line), *_complements(line)):
        if _uneven(parts, total):
            yield _parts_finding(parts, total, "parts")
            return


def _split_up(line: Line) -> Iterator[tuple[Figure, list[Figure]]]:
    """ "77 people, made up of 65 men and 13 women"."""
    words = any_of(catalogue()["complements"]["whole"])
    match = words.search(line.text)
    if match is None:
        return
    before = [number for number in line.of_kind(Kind.COUNT) if number.end <= match.start()]
    after = [number for number in line.of_kind(Kind.COUNT) if number.start >= match.end()]
    if before and len(after) > 1:
        yield Figure(before[-1], line), [Figure(number, line) for number in after]


def _complements(line: Line) -> Iterator[tuple[Figure, list[Figure]]]:
    """ "77 people (65 men and 13 women)": two groups that are everybody, and the total before them."""
    if len(line.of_kind(Kind.COUNT)) <= _GROUPS:
        return
    for pair in catalogue()["complements"]["pairs"]:
        places = [re.search(rf"‹C(\d+)›\s+(?:\w+\s+)?{alternative(word)}\b", line.marked) for word in pair]
        if all(places):
            parts = [int(match[1]) for match in places if match]
            totals = [n for n in line.of_kind(Kind.COUNT) if n.end <= line.numbers[min(parts)].start]
            if totals:
                yield Figure(totals[-1], line), [Figure(line.numbers[place], line) for place in parts]


def _totals(reading: Reading) -> Iterator[Finding]:
    """Rows above a row called total, column by column."""
    above: list[Line] = []
    for line in reading.lines:
        row = line.sentence.shape is Shape.ROW and bool(line.numbers)
        if row and _TOTAL.match(line.text):
            yield from _columns(above, line)
        above = [*above, line] if row and (not above or len(above[-1].numbers) == len(line.numbers)) else []


def _columns(rows: Sequence[Line], total: Line) -> Iterator[Finding]:
    if len(rows) < 2 or len(rows[0].numbers) != len(total.numbers):
        return
    for place, number in enumerate(total.numbers):
        cells = [row.numbers[place] for row in rows]
        if all(cell.kind is Kind.COUNT for cell in (*cells, number)):
            parts = [Figure(cell, row) for cell, row in zip(cells, rows, strict=True)]
            if _uneven(parts, Figure(number, total)):
                yield _parts_finding(parts, Figure(number, total), "rows")


# Shares ------------------------------------------------------------------------------------


def _shares(line: Line) -> Iterator[Finding]:
    """Two groups that are everybody, or several and "the remaining …", whose shares do not make 100."""
    for parts in (*_complementary_shares(line), *_with_the_rest(line)):
        total = sum(part.value for part in parts)
        slack = sum(part.number.half_unit for part in parts)
        if slack + 1e-9 < abs(total - 100) <= threshold("parts_near"):
            places = max(part.number.decimals for part in parts)
            added = " + ".join(f"{part.value:g}" for part in parts)
            yield finding("shares_sum", parts, parts=added, sum=decimal(total, places))
            return


def _complementary_shares(line: Line) -> Iterator[list[Figure]]:
    if len(line.of_kind(Kind.PERCENT)) < _GROUPS:
        return
    for pair in catalogue()["complements"]["pairs"]:
        places = [_share_that_is(word, line.marked) for word in pair]
        if None not in places:
            yield [Figure(line.numbers[place], line) for place in places if place is not None]


def _share_that_is(word: str, marked: str) -> int | None:
    """The percentage that is said to *be* such people ("84.9% were men"), not a rate *of* them ("30% of men")."""
    being = r"(?:\s+(?:were|was|are|is|being|there))*"
    match = re.search(
        rf"‹P(\d+)›{being}\s+{_RATES_OF}(?:\w+\s+)?{_RATES_OF}{alternative(word)}\b", marked, re.IGNORECASE
    )
    return int(match[1]) if match else None


def _with_the_rest(line: Line) -> Iterator[list[Figure]]:
    rest = any_of(catalogue()["complements"]["rest"]).search(line.marked)
    shares = [Figure(number, line) for number in line.of_kind(Kind.PERCENT) if number.high is None]
    if rest and len(shares) > 1 and re.match(r"[^‹›]{0,12}‹P", line.marked[rest.end() :]):
        yield shares
