"""Reoffending rates of a paper: of whom, when, and which figure says so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from queries.paper.lines import CHILD, Figure, Line
from queries.paper.numbers import Kind
from queries.paper.periods import Mention
from queries.paper.reading import Key, Reading, key_of
from queries.paper.records import REOFFENDERS, Record
from queries.paper.sentences import Shape
from queries.paper.words import mentions_any, pattern, threshold

# "84.9% of reoffenders were men" is a share of them, not a rate.
_OF_REOFFENDERS = re.compile(r"\s+of\s+(?:the\s+|all\s+)?re-?offen(?:ders|ces)", re.IGNORECASE)


_IN_BRACKETS = re.compile(r"\([^()]*\)")
_ELSEWHERE = re.compile(r"[,;:0-9]|\b(?:and|to|but|while|than)\b")
_CLOSE = 60


@dataclass(frozen=True)
class Rate:
    """One reoffending figure. group: None for everybody. child: it is about children."""

    figure: Figure
    group: str | None
    child: bool
    period: Mention | None

    @property
    def section(self) -> int:
        return self.figure.line.scene.section

    @property
    def is_share(self) -> bool:
        return self.figure.number.kind is Kind.PERCENT


def rates(reading: Reading) -> list[Rate]:
    """Every reoffending percentage, and every count of reoffenders in a record, in order."""
    in_records = {key_of(figure): record for record in reading.records for figure in record.sequence}
    return [*_rates(reading, in_records)]


def _rates(reading: Reading, in_records: dict[Key, Record]) -> Iterator[Rate]:
    expected = reading.once(expected_figures)
    for line in reading.lines:
        if not _of_reoffending(line):
            continue
        for number in line.numbers:
            figure = Figure(number, line)
            record = in_records.get(key_of(figure))
            if _is_rate(figure, record) and key_of(figure) not in expected and not other_share(figure):
                yield Rate(figure, line.group, line.age == CHILD, _period(figure, record))


def _of_reoffending(line: Line) -> bool:
    """A sentence must say so itself; a row takes it from the words above."""
    if line.sentence.shape is Shape.PROSE:
        return mentions_any("topics", "reoffending", line.text)
    return line.about_reoffending


def other_share(figure: Figure) -> bool:
    """Whether the words around a figure make it a target, a budget, a survey: no share of people who did something."""
    before, after = (int(threshold(name)) for name in ("words_before", "words_after"))
    start, end = figure.number.start, figure.number.end
    return mentions_any("topics", "other_shares", figure.line.text[max(0, start - before) : end + after])


def _is_rate(figure: Figure, record: Record | None) -> bool:
    if figure.number.kind is Kind.PERCENT:
        return not _OF_REOFFENDERS.match(figure.line.text[figure.number.end :])
    return record is not None and record.roles.get(REOFFENDERS) == figure


def _period(figure: Figure, record: Record | None) -> Mention | None:
    if record is not None and record.period is not None:
        return record.period
    return period_of(figure)


def period_of(figure: Figure) -> Mention | None:
    """The period that follows a figure closely ("28.7% in 2015/16"); else the last before it, or the first there is."""
    line, number = figure.line, figure.number
    after = next((period for period in line.periods if period.start >= number.end), None)
    if after and _joined(line.text[number.end : after.start]):
        return after
    before = [period for period in line.periods if period.end <= number.start]
    return before[-1] if before else line.period


def _joined(between: str) -> bool:
    """Whether words join a figure to the period behind them: only brackets and a few words of the same clause."""
    words = _IN_BRACKETS.sub("", between)
    return len(words) <= _CLOSE and not _ELSEWHERE.search(words)


def expected_figures(reading: Reading) -> set[Key]:
    """Percentages that are expected or predicted, not observed: by the words before them, or their column."""
    found = {key_of(expected) for expected, _ in reading.once(expected_and_actual)}
    for line in reading.lines:
        for number in line.of_kind(Kind.PERCENT):
            before = line.text[max(0, number.start - 50) : number.start]
            words = list(pattern("topics", "expected").finditer(before))
            if words and not any(letter in "0123456789" for letter in before[words[-1].end() :]):
                found.add(key_of(Figure(number, line)))
    return found


def expected_and_actual(reading: Reading) -> list[tuple[Figure, Figure]]:
    """Rows of two percentages below a heading "expected … actual …": (expected, actual)."""
    found: list[tuple[Figure, Figure]] = []
    heading: Line | None = None
    for line in reading.lines:
        shares = [Figure(number, line) for number in line.of_kind(Kind.PERCENT)]
        if not line.numbers and mentions_any("topics", "expected", line.text):
            heading = line
        elif heading and len(shares) == 2 and line.sentence.paragraph - heading.sentence.paragraph <= 15:
            found.append((shares[0], shares[1]) if _expected_first(heading) else (shares[1], shares[0]))
        elif line.text.endswith(".") and len(line.text.split()) > 8:
            heading = None
    return found


def _expected_first(heading: Line) -> bool:
    expected = pattern("topics", "expected").search(heading.text)
    actual = pattern("topics", "actual").search(heading.text)
    return not actual or (expected is not None and expected.start() < actual.start())
