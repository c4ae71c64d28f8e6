"""What an area's missing returns stop it doing, in words: for each return, which screens and questions wait."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from data.returns.periods import british
from data.returns.register.shapes import Expected
from queries.returns.shelf import Use, counted, joined, named, returns, use, words

STANDINGS = ("approved", "waiting", "sent_back", "late", "due")
# Not due yet is no gap, and what is in and approved is none either.
_MISSING = ("late", "sent_back", "waiting")


@dataclass(frozen=True)
class Gap:
    """One return that is missing. missing: how many periods; oldest: the first of them, none where nobody has
    agreed to send the return and nothing of it has ever come in."""

    code: str
    title: str
    use: Use
    missing: int = 0
    oldest: Expected | None = None

    @property
    def since(self) -> str:
        """How long it has been missing, as a sentence."""
        if self.oldest is None:
            return words("gap_never")
        return counted("gap_missing", self.missing, period=self.oldest.period, due=british(self.oldest.due_on))


def gaps(expected: Sequence[Expected], counting: Collection[str]) -> list[Gap]:
    """Returns that are missing: those of which a period is, longest first, then those that were never sent.

    counting: codes of the returns of which something counts, also without a calendar.
    """
    late = [gap for code in returns() if (gap := _gap(code, expected))]
    known = {each.code for each in expected} | set(counting)
    never = [Gap(code, named(spec), use(code)) for code, spec in returns().items() if code not in known]
    return [*sorted(late, key=lambda gap: gap.oldest.due_on if gap.oldest else date.max), *never]


def _gap(code: str, expected: Sequence[Expected]) -> Gap | None:
    missing = [each for each in expected if each.code == code and each.standing in _MISSING]
    if not missing:
        return None
    return Gap(code, named(returns()[code]), use(code), len(missing), min(missing, key=lambda each: each.due_on))


def due_summary(area: str, expected: Sequence[Expected]) -> str:
    """How many are in, late and due, in one sentence."""
    if not expected:
        return words("due_none", area=area)
    count: Counter[str] = Counter(each.standing for each in expected)
    told = [words(f"due_count_{name}", count=count[name]) for name in STANDINGS if count[name]]
    return counted("due_summary", len(expected), area=area, counts=joined(told))


def standing_words(each: Expected) -> str:
    """How a return stands: "12 days late"."""
    return counted("late", each.days_late) if each.standing == "late" else words(f"standing_{each.standing}")
