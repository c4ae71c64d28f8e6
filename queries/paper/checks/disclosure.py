"""What percentages give away about very few people, and percentages that no number of people gives."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from data.settings import settings
from queries.paper.findings import Finding, finding, piece
from queries.paper.lines import Figure
from queries.paper.numbers import Kind, percent, whole
from queries.paper.rates import expected_figures, other_share
from queries.paper.reading import Reading, key_of
from queries.paper.sentences import Shape
from queries.paper.words import threshold

_EXAMPLES = 6
Implied = tuple[Figure, tuple[int, int] | None]


def disclosure(reading: Reading) -> Iterator[Finding]:
    """DQ-09, DQ-07 and DQ-10."""
    implied = _implied(reading)
    for _, group in groupby(implied, key=lambda item: item[0].line.scene.section):
        section = list(group)
        yield from _too_exact(section)
        yield from _fits_nothing(section)
    yield from _small_groups(reading)


def _implied(reading: Reading) -> list[Implied]:
    """Percentages with two decimals or more and no large counts beside them, with the fewest people that give each."""
    expected = reading.once(expected_figures)
    figures = [
        figure
        for figure in reading.figures(Kind.PERCENT, where=lambda line: line.about_offending)
        if figure.number.decimals >= threshold("too_exact_decimals")
        and key_of(figure) not in expected
        and not other_share(figure)
        and not reading.counts_behind(figure)
    ]
    asked = [(figure.value, figure.number.decimals) for figure in figures]
    return list(zip(figures, reading.desk.implied(asked), strict=True)) if asked else []


def _too_exact(section: Sequence[Implied]) -> Iterator[Finding]:
    fewest = settings().small_numbers["one_decimal_from"]
    found = [(figure, fraction) for figure, fraction in section if fraction and 1 < fraction[1] < fewest]
    if found:
        smallest = sorted(found, key=lambda item: item[1][1] >= settings().small_numbers["unreliable_below"])
        fractions = (piece("fraction", printed=figure.text, x=x, n=n) for figure, (x, n) in smallest)
        listed = "; ".join(list(dict.fromkeys(fractions))[:_EXAMPLES])
        yield finding("too_exact", [figure for figure, _ in found], listed=listed, fewest=fewest)


def _fits_nothing(section: Sequence[Implied]) -> Iterator[Finding]:
    rows = [(figure, fraction) for figure, fraction in section if _alone_in_row(figure)]
    for figure, fraction in rows:
        others = [other[1] for item, other in rows if item is not figure and other]
        if len(others) < threshold("stands_out_others") or len(others) < len(rows) - 1:
            continue
        if fraction is None or fraction[1] > threshold("stands_out_times") * max(others):
            yield _fits_nothing_finding(figure, fraction, max(others))


def _alone_in_row(figure: Figure) -> bool:
    return figure.line.sentence.shape is Shape.ROW and len(figure.line.of_kind(Kind.PERCENT)) == 1


def _fits_nothing_finding(figure: Figure, fraction: tuple[int, int] | None, most: int) -> Finding:
    limit = fraction[1] if fraction else int(threshold("largest_implied"))
    return finding("fits_nothing", [figure], limit=whole(limit), printed=figure.text, most=whole(most))


def _small_groups(reading: Reading) -> Iterator[Finding]:
    limit = settings().small_numbers["unreliable_below"]
    for figure in reading.figures(Kind.PERCENT, where=lambda line: line.about_reoffending):
        people = _people(reading, figure)
        everyone = figure.value in (0, 100) and reading.counts_behind(figure) is None
        few = everyone or (people is not None and people < limit)
        if few and not other_share(figure):
            yield finding("small_group", [figure], counted=_counted(figure, people), printed=figure.text, limit=limit)


def _people(reading: Reading, figure: Figure) -> float | None:
    """How many people the words say that a percentage is of."""
    judged = reading.judged.get(key_of(figure))
    return judged.pair.n.value if judged and judged.pair and judged.pair in judged.claim.stated else None


def _counted(figure: Figure, people: float | None) -> str:
    if people is None:
        return piece("every_member", printed=figure.text)
    return piece("few_people", printed=figure.text, people=whole(people), each=percent(100 / people, 1))
