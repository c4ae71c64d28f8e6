"""Percentages of people that are printed without saying of how many."""

from collections.abc import Iterator
from itertools import groupby

from queries.paper.changes import amounts
from queries.paper.claims import beside, gives_base
from queries.paper.findings import Finding, finding, piece
from queries.paper.lines import Figure, Line
from queries.paper.numbers import Kind, decimal, percent, whole
from queries.paper.rates import expected_and_actual, expected_figures, other_share
from queries.paper.reading import Key, Reading, key_of
from queries.paper.words import mentions_any

_EXAMPLES = 6


def denominators(reading: Reading) -> Iterator[Finding]:
    """DQ-08: one finding for each section, with what would be needed before a gap means anything."""
    for _, group in groupby(without_counts(reading), key=lambda figure: figure.line.scene.section):
        figures = list(group)
        printed = list(dict.fromkeys(figure.text for figure in figures))
        yield finding("no_denominator", figures, listed=_listed(printed), needed=_needed(reading, figures))


def _listed(printed: list[str]) -> str:
    """The first few figures, and how many more there are."""
    listed, more = ", ".join(printed[:_EXAMPLES]), len(printed) - _EXAMPLES
    return piece("more_listed", listed=listed, number=more) if more > 0 else listed


def without_counts(reading: Reading) -> list[Figure]:
    """Shares of people who offend, given as facts, with no counts and no source."""
    expected = reading.once(expected_figures)
    return [
        figure
        for figure in reading.figures(Kind.PERCENT, Kind.ONE_IN, where=_about_people)
        if key_of(figure) not in expected and not other_share(figure) and _bare(reading, figure)
    ]


def _about_people(line: Line) -> bool:
    return line.about_offending and not mentions_any("topics", "sources", line.text)


def _bare(reading: Reading, figure: Figure) -> bool:
    """Whether nothing in the paper says how many people a percentage is of."""
    line = figure.line
    if figure.number.start in amounts(line) or reading.counts_behind(figure):
        return False
    judged = reading.judged.get(key_of(figure))
    if judged and judged.verdict != "unknown":
        return False
    return figure.number.start not in {share.number.start for _, share in beside(line)} | _of_a_count(line)


def _of_a_count(line: Line) -> set[int]:
    """Starts of the percentages that are of a number of people that the sentence gives ("85% of the 77 …, 15% …")."""
    return {number.start for number in line.of_kind(Kind.PERCENT)} if gives_base(line) else set()


def _needed(reading: Reading, figures: list[Figure]) -> str:
    """The people without whom a gap from the expected rate may be chance, for up to four rows."""
    keys: set[Key] = {key_of(figure) for figure in figures}
    rows = [(expected, actual) for expected, actual in reading.once(expected_and_actual) if key_of(actual) in keys]
    return "".join(_people_needed(reading, expected, actual) for expected, actual in rows[:4])


def _people_needed(reading: Reading, expected: Figure, actual: Figure) -> str:
    people = reading.desk.people_needed(actual.value, expected.value)
    if people is None:
        return ""
    places = actual.number.decimals
    return piece(
        "needed",
        name=actual.line.areas[0].name if actual.line.areas else piece("this_row"),
        actual=percent(actual.value, places),
        expected=percent(expected.value, places),
        gap=decimal(abs(actual.value - expected.value), places),
        people=whole(people),
    )
