"""What an area's missing returns stop it doing, in words: for each return, which screens and questions wait."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from data.returns.register.shapes import Expected
from queries.returns.shelf import Use, counted, named, returns, use, words

STANDINGS = ("late", "sent_back", "waiting", "due", "approved")
# Not due yet is no gap, and what is in and approved is none either.
_MISSING = ("late", "sent_back", "waiting")


@dataclass(frozen=True)
class Gap:
    """One return of which something is missing. missing: how many periods. none_in: nothing of it was ever approved."""

    code: str
    title: str
    missing: int
    oldest: Expected
    none_in: bool
    use: Use


def gaps(expected: Sequence[Expected]) -> list[Gap]:
    """Returns of which something is missing, those that are missing longest first."""
    found = [_gap(code, [each for each in expected if each.code == code]) for code in returns()]
    return sorted(filter(None, found), key=lambda gap: gap.oldest.due_on)


def _gap(code: str, expected: Sequence[Expected]) -> Gap | None:
    missing = [each for each in expected if each.standing in _MISSING]
    if not missing:
        return None
    oldest = min(missing, key=lambda each: each.due_on)
    none_in = not any(each.standing == "approved" for each in expected)
    return Gap(code, named(returns()[code]), len(missing), oldest, none_in, use(code))


def due_summary(area: str, expected: Sequence[Expected]) -> str:
    """How many are in, late and due, in one sentence."""
    if not expected:
        return words("due_none", area=area)
    count = Counter(each.standing for each in expected)
    return words(
        "due_summary",
        area=area,
        count=len(expected),
        approved=count["approved"],
        waiting=count["waiting"],
        back=count["sent_back"],
        late=count["late"],
        due=count["due"],
    )


def standing_words(each: Expected) -> str:
    """How a return stands: "Late, 12 days late"."""
    told = words(f"standing_{each.standing}")
    return f"{told}: {counted('late', each.days_late)}" if each.standing == "late" else told
