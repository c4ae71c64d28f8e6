"""A whole paper read: its lines, its records, and every percentage held against the counts near it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from data.papers.paper import Paper
from queries.paper.claims import Claim, Judged, Pair, claims, judge
from queries.paper.desk import Desk
from queries.paper.lines import Figure, Line, lines
from queries.paper.numbers import Kind, Number
from queries.paper.records import Record, bare_rates, record_claims, records
from queries.paper.sentences import sentences

_SENTENCES_BACK = 3
Answered = TypeVar("Answered")

# Which figure of which sentence: stable within one reading.
Key = tuple[int, int, int]


def key_of(figure: Figure) -> Key:
    """The place of a figure: paragraph, offset of its sentence, offset in the sentence."""
    sentence = figure.line.sentence
    return sentence.paragraph, sentence.start, figure.number.start


@dataclass(frozen=True)
class Reading:
    """What the checks look at. Everything is worked out once, when first asked for."""

    paper: Paper
    desk: Desk
    _kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, work_out: Callable[["Reading"], Answered]) -> Answered:
        """What a function makes of this reading, worked out the first time only."""
        if work_out.__name__ not in self._kept:
            self._kept[work_out.__name__] = work_out(self)
        kept: Answered = self._kept[work_out.__name__]
        return kept

    @cached_property
    def lines(self) -> list[Line]:
        return lines(sentences(self.paper), self.desk.gazetteer())

    @cached_property
    def records(self) -> list[Record]:
        return records(self.lines)

    @cached_property
    def judged(self) -> dict[Key, Judged]:
        """Each percentage and mean by its place, with what the counts near it say."""
        columnar = {id(record.line) for record in self.records if record.columnar}
        made = [
            claim
            for place, line in enumerate(self.lines)
            if id(line) not in columnar
            for claim in claims(line, self._just_before(place))
        ]
        made += [claim for record in self.records for claim in record_claims(record)]
        merged: dict[Key, Claim] = {}
        for claim in made:
            key = key_of(claim.figure)
            merged[key] = _together(merged[key], claim) if key in merged else claim
        return dict(zip(merged, judge(list(merged.values()), self.desk), strict=True))

    def _just_before(self, place: int) -> list[Figure]:
        """Counts of the last few sentences of the same section: "524 people … Of these, 86 (16.4%) …"."""
        here = self.lines[place]
        near = [
            line
            for line in self.lines[max(0, place - _SENTENCES_BACK) : place]
            if line.scene.section == here.scene.section
        ]
        return [Figure(number, line) for line in near for number in line.of_kind(Kind.COUNT)]

    @cached_property
    def unsigned(self) -> list[Judged]:
        """Decimals without a percent sign that the counts beside them show to be percentages."""
        made = [claim for record in self.records for _, claim in bare_rates(record)]
        return [judged for judged in judge(made, self.desk) if judged.verdict in ("agrees", "truncated")]

    @cached_property
    def known(self) -> dict[str, Pair]:
        """Counts behind a printed percentage, where the paper prints them anywhere and only one pair gives it."""
        found: dict[str, list[Pair]] = {}
        for judged in self.judged.values():
            if judged.claim.unit == 100 and judged.pair and judged.verdict in ("agrees", "truncated"):
                found.setdefault(_as_printed(judged.claim.figure.number), []).append(judged.pair)
        return {text: pairs[0] for text, pairs in found.items() if len({_counts(pair) for pair in pairs}) == 1}

    def counts_behind(self, figure: Figure) -> Pair | None:
        """The counts that give a percentage: beside it, or wherever the paper prints the same percentage with them."""
        judged = self.judged.get(key_of(figure))
        if judged and judged.verdict in ("agrees", "truncated"):
            return judged.pair
        return self.known.get(_as_printed(figure.number)) if figure.number.kind is Kind.PERCENT else None

    def figures(self, *kinds: Kind, where: Callable[[Line], bool] = lambda _: True) -> list[Figure]:
        """Every figure of those kinds in the lines that pass."""
        return [Figure(number, line) for line in self.lines if where(line) for number in line.of_kind(*kinds)]


def _together(first: Claim, second: Claim) -> Claim:
    return Claim(first.figure, (*first.stated, *second.stated), (*first.tried, *second.tried), first.unit)


def _as_printed(number: Number) -> str:
    return f"{number.value:.{number.decimals}f}"


def _counts(pair: Pair) -> tuple[float, float]:
    return pair.x.value, pair.n.value
