"""The verdict on a change between two periods, on a target, and on an expected count.

Same rules, words and thresholds as queries.verdict, of which this is the second half.
"""

from dataclasses import dataclass
from typing import Literal

from queries.verdict import (
    IN_100,
    Comparator,
    Interval,
    Measured,
    Polarity,
    Standing,
    Unit,
    better_or_worse,
    standing_of,
    tell,
)
from queries.wordings import half_up, say, spoken

ChangeKind = Literal["rise", "fall", "too_close", "not_comparable", "cannot_tell"]
TargetState = Literal["met", "not_met", "within_uncertainty", "cannot_tell"]


@dataclass(frozen=True)
class Change:
    """What may be said about this period against an earlier one. better: "better" or "worse"."""

    kind: ChangeKind
    better: str | None
    sentence: str
    short: str


@dataclass(frozen=True)
class Earlier:
    """The earlier period of a comparison.

    label: "2014/15", as said after "since". difference: limits of now minus then. break_reason:
    the sentence of a hard break between the two. care: sentences of soft breaks and other
    cautions. recurring: the same people may be counted in both.
    """

    label: str
    figure: Measured
    difference: Interval = Interval()
    break_reason: str | None = None
    care: tuple[str, ...] = ()
    recurring: bool = False


def change(now: Measured, earlier: Earlier, unit: Unit = IN_100, polarity: Polarity = "none") -> Change:
    """The verdict on a change; a difference inside chance is "too close to call", never up or down."""
    obstacle = _obstacle(now, earlier)
    if obstacle:
        kind: ChangeKind = "not_comparable" if obstacle == "not_comparable" else "cannot_tell"
        sentence = say("change", obstacle, earlier=earlier.label, reason=earlier.break_reason)
        return Change(kind, None, sentence, say("change_short", kind, earlier=earlier.label))
    standing = standing_of(earlier.difference, 0)
    kind = _KINDS[standing]
    better = better_or_worse(standing, polarity)
    before_said, now_said = _pair(earlier.figure, now, unit, kind)
    sentence = say(
        "change",
        kind if kind in ("rise", "fall") else _leaning(before_said, now_said, standing, now, earlier.figure),
        before=before_said,
        now=now_said,
        short=unit.short,
        earlier=earlier.label,
        direction=say("direction", polarity),
    )
    cautions = [*earlier.care, *([say("change", "recurring")] if earlier.recurring else [])]
    short = say("change_short", f"{kind}_{better}" if better else kind, earlier=earlier.label)
    return Change(kind, better, " ".join([sentence, *cautions]), short)


_KINDS: dict[Standing | None, ChangeKind] = {
    "higher": "rise",
    "lower": "fall",
    "similar": "too_close",
    None: "cannot_tell",
}


def _obstacle(now: Measured, earlier: Earlier) -> str | None:
    """What forbids to put the two figures side by side: key of its wording."""
    if earlier.break_reason:
        return "not_comparable"
    reliabilities = {now.reliability, earlier.figure.reliability}
    if "none" in reliabilities:
        return "no_figure"
    return None if reliabilities == {"ok"} else "too_small"


def _leaning(before_said: str, now_said: str, standing: Standing | None, now: Measured, before: Measured) -> str:
    """Key of the wording for a change that is not beyond chance, or whose chance is not known."""
    if standing is None:
        return "untested"
    if before_said == now_said:
        return "level"
    return "up" if (now.value or 0) > (before.value or 0) else "down"


def _pair(before: Measured, now: Measured, unit: Unit, kind: ChangeKind) -> tuple[str, str]:
    """Both rates as printed, with a decimal only where whole numbers would hide a real change."""
    allowed = min(unit.places_for(before.people), unit.places_for(now.people), key=len)
    pairs = [_printed(before, now, unit, places) for places in allowed]
    if kind not in ("rise", "fall"):
        return pairs[0]
    return next((pair for pair in pairs if pair[0] != pair[1]), pairs[-1])


def _printed(before: Measured, now: Measured, unit: Unit, places: int) -> tuple[str, str]:
    earlier, later = (spoken((figure.value or 0) * unit.scale, places) for figure in (before, now))
    return earlier, later


@dataclass(frozen=True)
class TargetVerdict:
    """Whether a target is met. gap: figure minus target, in the unit; None without a figure."""

    state: TargetState
    gap: float | None
    sentence: str
    short: str


def target_state(limits: Interval, target: float, polarity: Polarity) -> TargetState:
    """Met if wholly on the good side or on the target; the same rule as the macro target_verdict."""
    if limits.lo is None or limits.hi is None or polarity == "none":
        return "cannot_tell"
    good, bad = (limits.lo, limits.hi) if polarity == "higher" else (-limits.hi, -limits.lo)
    aim = target if polarity == "higher" else -target
    if good >= aim:
        return "met"
    return "not_met" if bad < aim else "within_uncertainty"


def target_verdict(
    figure: Measured, target: float, polarity: Polarity, unit: Unit = IN_100, did: str = ""
) -> TargetVerdict:
    """The verdict against a target, which is a proportion like the figure itself."""
    usable = figure.reliability == "ok"
    state = target_state(figure.limits, target, polarity) if usable else "cannot_tell"
    blanks = {"aim": _aim(target, polarity, unit), "points": "points" if unit.scale == 100 else unit.short}
    short = say("target_short", state)
    if figure.value is None:
        return TargetVerdict(state, None, say("target", "no_figure", **blanks), short)
    gap = (figure.value - target) * unit.scale
    if not usable:
        return TargetVerdict(state, None, say("target", "too_small", **blanks), short)
    standing = standing_of(figure.limits, target)
    telling = tell(figure, unit, did, Comparator("", target) if standing else None, standing)
    gap_said = spoken(abs(gap), telling.places)
    key = _target_key(state, polarity, on_target=not half_up(gap, telling.places))
    side = "above" if gap > 0 else "below"
    return TargetVerdict(
        state, gap, say("target", key, **blanks, opening=telling.opening, gap=gap_said, side=side), short
    )


def _target_key(state: TargetState, polarity: Polarity, on_target: bool) -> str:
    if state == "cannot_tell":
        return "no_direction" if polarity == "none" else "untested"
    return "on_target" if state == "within_uncertainty" and on_target else state


def _aim(target: float, polarity: Polarity, unit: Unit) -> str:
    """A target keeps its own precision: 70, but 29.9."""
    said = f"{half_up(target * unit.scale, 2):,.2f}".rstrip("0").rstrip(".")
    if polarity == "none":
        return f"{said} {unit.short}"
    return say("target", f"aim_{polarity}", target=said, short=unit.short)


@dataclass(frozen=True)
class ExpectedVerdict:
    """Observed against expected reoffenders; standing is that of the ratio against 100."""

    standing: Standing | None
    sentence: str
    short: str


def expected_verdict(observed: int, expected: float, ratio: float, limits: Interval) -> ExpectedVerdict:
    """The verdict on a standardised ratio, which like its limits is per 100 expected."""
    standing = standing_of(limits, 100)
    if standing is None or limits.lo is None or limits.hi is None:
        return ExpectedVerdict(None, say("verdict", "none"), say("verdict_short", "none"))
    opening = say(
        "expected",
        "opening",
        observed=spoken(observed, 0),
        expected=spoken(expected, 0),
        rate=spoken(ratio, 0),
        lo=spoken(limits.lo, 0),
        hi=spoken(limits.hi, 0),
    )
    return ExpectedVerdict(standing, say("expected", standing, opening=opening), say("expected_short", standing))


def quoted_gap(actual: str, expected: str, needed: int) -> str:
    """What may be said of a percentage printed without counts beside an expected one: both as
    printed, and the people it would take (macro required_n). Never a verdict (DQ-08)."""
    return say("quoted", "gap", actual=actual, expected=expected, needed=spoken(needed, 0))
