"""Claims of up, down, higher, lower: the wrong way round, the wrong size, or no more than chance."""

from collections.abc import Iterator
from dataclasses import dataclass

from queries.paper.changes import Change, Direction, changes
from queries.paper.claims import stated_pairs
from queries.paper.findings import Finding, finding, piece, rewritten
from queries.paper.lines import Figure
from queries.paper.numbers import Kind, decimal, percent, whole
from queries.paper.published import published_counts
from queries.paper.reading import Reading, key_of


def comparisons(reading: Reading) -> Iterator[Finding]:
    """Direction, size, percentage against points, and chance."""
    for line in reading.lines:
        for change in changes(line):
            yield from _direction(change)
            yield from _size(reading, change)
            yield from _noise(reading, change)


# The wrong way -----------------------------------------------------------------------------


def _direction(change: Change) -> Iterator[Finding]:
    earlier, later = change.earlier.value, change.later.value
    actual: Direction = "up" if later > earlier else "down"
    if change.direction is None or earlier == later or actual == change.direction:
        return
    yield finding(
        "direction",
        [change.earlier, change.later],
        earlier=change.earlier.text,
        later=change.later.text,
        way=piece(f"{actual}_way"),
        said=_called(change.direction, change),
        shown=_called(actual, change),
    )


def _called(direction: Direction, change: Change) -> str:
    return piece(f"{direction}_over_time" if change.over_time else f"{direction}_between")


# How much ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sized:
    """A change with its size as printed, and as it is: in per cent of the earlier figure, and as a difference."""

    change: Change
    printed: Figure
    relative: float
    difference: float

    @property
    def between_shares(self) -> bool:
        return self.change.earlier.number.kind is Kind.PERCENT

    @property
    def places(self) -> int:
        return max(figure.number.decimals for figure in (self.change.earlier, self.change.later))

    @property
    def slack(self) -> float:
        """What the rounding of the two shares leaves open in their difference; counts are not rounded."""
        rounded = (self.change.earlier, self.change.later) if self.between_shares else ()
        return sum(figure.number.half_unit for figure in rounded)

    @property
    def in_points(self) -> bool:
        """Whether the printed size is the difference of two shares."""
        return self.between_shares and self._is(self.difference, self.slack)

    @property
    def in_per_cent(self) -> bool:
        """Whether the printed size is the change in per cent of the earlier figure."""
        ratio = self.change.later.value / self.change.earlier.value
        return self._is(self.relative, 100 * self.slack / self.change.earlier.value * (1 + ratio) / 2)

    @property
    def correct(self) -> str:
        """The size as it should be printed, in the unit that was meant."""
        if self.printed.number.kind is Kind.POINTS or (self.between_shares and self.in_points):
            return decimal(abs(self.difference), self.places) + piece("percentage_points")
        return f"{decimal(abs(self.relative), self.printed.number.decimals)}%"

    def _is(self, exact: float, slack: float) -> bool:
        return abs(self.printed.value - abs(exact)) <= self.printed.number.half_unit + slack + 1e-9


def _size(reading: Reading, change: Change) -> Iterator[Finding]:
    if change.amount is None or change.earlier.value == 0 or change.amount.number.vague:
        return
    sized = Sized(change, change.amount, *reading.desk.change(change.earlier.value, change.later.value))
    meant_points = change.amount.number.kind is Kind.POINTS
    right = sized.in_points if meant_points else sized.in_per_cent
    other = sized.in_per_cent if meant_points else sized.in_points
    if not right:
        yield _sized_finding("points_or_percent" if other else "change_size", sized)


def _sized_finding(check: str, sized: Sized) -> Finding:
    write = (lambda value: decimal(value, sized.places)) if sized.between_shares else whole
    change = sized.change
    return finding(
        check,
        [sized.printed, change.earlier, change.later],
        proposal=rewritten(sized.printed, sized.correct),
        earlier=change.earlier.text,
        later=change.later.text,
        difference=write(sized.difference).replace("-", "−"),
        points=piece("percentage_points") if sized.between_shares else "",
        relative=percent(sized.relative, max(1, sized.printed.number.decimals)).replace("-", "−"),
        printed=sized.printed.text,
        correct=sized.correct,
    )


# Chance ------------------------------------------------------------------------------------


def _noise(reading: Reading, change: Change) -> Iterator[Finding]:
    """A claimed direction between two shares with counts that chance alone could explain."""
    if change.direction is None:
        return
    earlier, later = (_counts(reading, figure) for figure in (change.earlier, change.later))
    if earlier is None or later is None:
        return
    found = reading.desk.difference(*later, *earlier)
    if found.verdict == "similar":
        yield finding(
            "inside_noise",
            [change.earlier, change.later],
            earlier=percent(found.rate2, 1),
            later=percent(found.rate1, 1),
            earlier_counts=_share(earlier),
            later_counts=_share(later),
            points=decimal(abs(found.points), 1),
            lo=_points(found.lo),
            hi=_points(found.hi),
        )


def _counts(reading: Reading, figure: Figure) -> tuple[float, float] | None:
    """The counts behind a share: in the paper, or published for the same area and months."""
    if figure.number.kind is Kind.PERCENT:
        pair = reading.counts_behind(figure)
    else:
        pair = next((pair for pair in stated_pairs(figure.line) if pair.x == figure), None)
    return (pair.x.value, pair.n.value) if pair else reading.once(published_counts).get(key_of(figure))


def _share(counts: tuple[float, float]) -> str:
    return f"{whole(counts[0])} ÷ {whole(counts[1])}"


def _points(value: float) -> str:
    return f"{decimal(abs(value), 1)} {piece('down_between' if value < 0 else 'up_between')}"
