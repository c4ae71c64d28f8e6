"""Figures of tables, lists and infographics: labelled, in rows under headings, or in columns run together.

Text extraction turns a table into lines and two columns of an infographic into one. A record
holds the figures that belong together, each by its role: offenders, reoffenders, reoffences,
rate, mean.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from queries.paper.claims import Claim, Pair, pairs_of
from queries.paper.lines import Figure, Line
from queries.paper.numbers import Kind, Number
from queries.paper.periods import Mention
from queries.paper.sentences import Shape
from queries.paper.words import alternative, catalogue

OFFENDERS, REOFFENDERS, REOFFENCES, RATE, MEAN = "offenders", "reoffenders", "reoffences", "rate", "frequency"
_FEWEST_COLUMN_FIGURES = 3


@dataclass
class Record:
    """Figures that belong together. sequence: all of them in order. period: the one they are about.

    columnar: it is one column of several that the text has run together.
    """

    roles: dict[str, Figure] = field(default_factory=dict)
    sequence: list[Figure] = field(default_factory=list)
    period: Mention | None = None
    columnar: bool = False

    def add(self, role: str | None, figure: Figure) -> None:
        if role:
            self.roles[role] = figure
        self.sequence.append(figure)

    @property
    def line(self) -> Line:
        return self.sequence[-1].line


def records(lines: Sequence[Line]) -> list[Record]:
    """Every record of the paper, in order."""
    found: list[Record] = []
    heading: tuple[str, ...] = ()
    for line in lines:
        heading = _heading_roles(line) or (heading if line.sentence.shape is Shape.ROW else ())
        found += _read(line, heading, found)
    return [record for record in found if len(record.sequence) > 1]


def _read(line: Line, heading: tuple[str, ...], before: list[Record]) -> list[Record]:
    columns = _columns(line)
    if columns:
        return columns
    if heading and len(heading) == len(line.numbers):
        return [_row(line, heading)]
    return _labelled(line, before)


# Columns run together ----------------------------------------------------------------------


def _columns(line: Line) -> list[Record]:
    """Two or more columns of an infographic in one line: one period each, and each figure once per column."""
    width = len(line.periods)
    runs = [len(list(run)) for _, run in groupby(line.numbers, key=lambda number: number.kind)]
    fits = width > 1 and len(line.numbers) >= width * _FEWEST_COLUMN_FIGURES and all(run % width == 0 for run in runs)
    return [_column(line, place, width) for place in range(width)] if fits else []


def _column(line: Line, place: int, width: int) -> Record:
    record = Record(period=line.periods[place], columnar=True)
    for index in range(place, len(line.numbers), width):
        record.add(_label_after(line, index), Figure(line.numbers[index], line))
    return record


# Rows under headings ------------------------------------------------------------------------


def _heading_roles(line: Line) -> tuple[str, ...]:
    """The roles of the columns, from a line of words only that names at least offenders and reoffenders."""
    if line.numbers or line.sentence.shape is Shape.PROSE:
        return ()
    cells = [role for role in map(_whole_role, _cells(line.text)) if role]
    return tuple(cells) if {OFFENDERS, REOFFENDERS} <= set(cells) else ()


def _cells(text: str) -> list[str]:
    return re.split(r"\t|\|", text) if "\t" in text or "|" in text else _HEADING_ROLE.findall(text)


def _row(line: Line, heading: tuple[str, ...]) -> Record:
    record = Record(period=line.period)
    for role, number in zip(heading, line.numbers, strict=True):
        record.add(role, Figure(number, line))
    return record


# Labels beside figures -----------------------------------------------------------------------


def _labelled(line: Line, before: list[Record]) -> list[Record]:
    """Figures with a role word beside them; short lines that follow each other make one record."""
    labels = _labels(line)
    if not any(labels):
        return []
    fresh: list[Record] = []
    record = _carried_on(line, labels, before)
    for label, number in zip(labels, line.numbers, strict=True):
        if record is None or (label and label in record.roles):
            record = Record(period=line.period)
            fresh.append(record)
        record.add(label, Figure(number, line))
    return fresh


def _carried_on(line: Line, labels: list[str | None], before: list[Record]) -> Record | None:
    """The record that a short line goes on with: the last one, when it is near and lacks what this line gives."""
    if line.sentence.shape is not Shape.ROW or not before:
        return None
    last = before[-1]
    near = 0 < line.sentence.paragraph - last.line.sentence.paragraph <= 1 and last.line.sentence.shape is Shape.ROW
    return last if near and not any(label in last.roles for label in labels) else None


def _labels(line: Line) -> list[str | None]:
    """The role of each figure: from the words before it if the line begins with a label, else from those after."""
    if not line.numbers:
        return []
    first = _label_before(line, 0)
    read = _label_before if first and line.sentence.shape is Shape.ROW else _label_after
    return [read(line, index) for index in range(len(line.numbers))]


def _role_words(*roles: str) -> str:
    words = [word for role in roles for word in catalogue()["roles"][role]]
    return "|".join(sorted((alternative(word) for word in words), key=len, reverse=True))


_BESIDE = _role_words(MEAN, OFFENDERS, REOFFENDERS, REOFFENCES)
_HEADING_ROLE = re.compile(
    rf"(?<![A-Za-z-])(?:{_role_words(MEAN, OFFENDERS, REOFFENDERS, REOFFENCES, RATE)})(?![A-Za-z])", re.IGNORECASE
)
_AT_END = re.compile(rf"(?<![A-Za-z-])(?P<role>{_BESIDE})[\s:=–-]*$", re.IGNORECASE)
# "956 children in the cohort"; but "3 of the offenders" are not the offenders.
_AT_START = re.compile(
    rf"^\s*(?:\*+\s*)?(?:(?!(?:of|out|per|from|among)\b)[A-Za-z'’]+\s+){{0,3}}?(?P<role>{_BESIDE})(?![A-Za-z])",
    re.IGNORECASE,
)
_EACH = re.compile(r"^\s*(?:re-?offences\s+)?(?:each|per\s+re-?offender)\b", re.IGNORECASE)


def _label_before(line: Line, index: int) -> str | None:
    number = line.numbers[index]
    start = line.numbers[index - 1].end if index else 0
    match = _AT_END.search(line.text[start : number.start])
    return _whole_role(match["role"]) if match else None


def _label_after(line: Line, index: int) -> str | None:
    number = line.numbers[index]
    if number.kind is Kind.DECIMAL:
        return MEAN if _EACH.match(line.text[number.end :]) or _label_before(line, index) == MEAN else None
    if number.kind is not Kind.COUNT:
        return None
    end = line.numbers[index + 1].start if index + 1 < len(line.numbers) else len(line.text)
    match = _AT_START.match(line.text[number.end : end])
    return _whole_role(match["role"]) if match else None


def _whole_role(words: str) -> str | None:
    plain = words.strip(" *:()").lower()
    for role in (MEAN, REOFFENCES, REOFFENDERS, OFFENDERS, RATE):
        if any(re.fullmatch(alternative(word), plain, re.IGNORECASE) for word in catalogue()["roles"][role]):
            return role
    return None


# What the records claim -----------------------------------------------------------------------


def record_claims(record: Record) -> Iterator[Claim]:
    """The percentages of a record, and its mean, with the counts of the record that they may be made of."""
    counts = [figure for figure in record.sequence if figure.number.kind is Kind.COUNT]
    tried = pairs_of(counts)
    for place, figure in enumerate(record.sequence):
        if figure.number.kind is Kind.PERCENT and figure.number.high is None:
            yield Claim(figure, tuple(_stated(record, place, counts)), tried)
    yield from _mean(record)


def _stated(record: Record, place: int, counts: list[Figure]) -> Iterator[Pair]:
    """The count before a percentage, of the base that it and another count make up, or of the offenders."""
    before = record.sequence[place - 1] if place else None
    if before is None or before.number.kind is not Kind.COUNT:
        return
    if before is record.roles.get(REOFFENDERS) and OFFENDERS in record.roles:
        yield Pair(before, record.roles[OFFENDERS])
    for whole in counts:
        if any(before.value + other.value == whole.value for other in counts if other is not before):
            yield Pair(before, whole)


def _mean(record: Record) -> Iterator[Claim]:
    roles = record.roles
    if MEAN in roles and REOFFENCES in roles and REOFFENDERS in roles:
        yield Claim(roles[MEAN], (Pair(roles[REOFFENCES], roles[REOFFENDERS]),), unit=1)


def bare_rates(record: Record) -> Iterator[tuple[Number, Claim]]:
    """Decimals behind offenders and reoffenders that have lost their percent sign, as claims to be tried."""
    last = record.sequence[-1]
    roles = record.roles
    if last.number.kind is Kind.DECIMAL and MEAN not in roles and OFFENDERS in roles and REOFFENDERS in roles:
        yield last.number, Claim(last, (Pair(roles[REOFFENDERS], roles[OFFENDERS]),))


def unlabelled(record: Record) -> list[Figure]:
    """Counts of a run-together column that no word says what they are, though a percentage follows them."""
    labelled = {id(figure) for figure in record.roles.values()}
    followed = zip(record.sequence, record.sequence[1:], strict=False)
    return [
        figure
        for figure, following in followed
        if figure.number.kind is Kind.COUNT and following.number.kind is Kind.PERCENT and id(figure) not in labelled
    ]
