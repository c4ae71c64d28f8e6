"""What the Explore screen says about its figures: verdicts, titles, captions, text alternatives."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from data.settings import settings
from queries.ask import ask
from queries.dimensions import ALL, dimensions
from queries.explore_scene import Point, Scene
from queries.verdict import Comparator, Interval, Measured, Signal, Verdict, signal, standing_of, verdict
from queries.view import dates_in_words, listed
from queries.wordings import say

_UNKNOWN = Interval()
_TITLE_WORDS = 10


class Told(NamedTuple):
    """A figure with its verdict, and how strongly a mark among so many may show it."""

    point: Point
    verdict: Verdict
    strength: Signal


def caption(scene: Scene, where: str, when: str, people: str = "") -> str:
    """Place, measure, people (those of the view by default), period and comparison in one sentence."""
    measure = scene.measure.name[0].lower() + scene.measure.name[1:]
    against = f", compared with {scene.benchmark.label}" if scene.compared else ""
    return f"{where}: {measure}, {people or scene.view.slice.words()}, {when}{against}."


def span(points: Sequence[Point]) -> str:
    """ "April 2012 to March 2024": from the first period's beginning to the last one's end."""
    return dates_in_words(min(point.start_date for point in points), max(point.end_date for point in points))


def told(points: Sequence[Point], scene: Scene) -> list[Told]:
    """Every figure with its verdict."""
    usual = _limits(points, "z_95", needed=any(point.is_rest for point in points))
    strict = _limits(points, "z_998", needed=len(points) > settings().verdict["many_comparisons"])
    found = zip(points, usual, strict, strict=True)
    return [_told(point, scene, at_95, at_998, len(points)) for point, at_95, at_998 in found]


def _limits(points: Sequence[Point], z: str, *, needed: bool) -> Iterator[Any]:
    """Limits beyond those that came with the figures, where the verdict needs them."""
    if not needed:
        return iter([None] * len(points))
    asked = ask(
        "limits",
        x=tuple(point.reoffenders for point in points),
        n=tuple(point.offenders for point in points),
        whole_x=tuple(point.whole_x if point.is_rest else None for point in points),
        whole_n=tuple(point.whole_n if point.is_rest else None for point in points),
        z=settings().verdict[z],
    )
    return iter(list(asked.rows.itertuples()))


def _told(point: Point, scene: Scene, usual: Any, strict: Any, cells: int) -> Told:
    measure, against = scene.measure, point.benchmark_value
    figure = Measured(point.value, Interval(point.lo, point.hi), None if measure.is_count else point.base)
    rest = Interval(usual.rest_lo, usual.rest_hi) if point.is_rest and measure.is_share else _UNKNOWN
    comparator = None if against is None else Comparator(scene.benchmark.label, against, point.is_rest, rest)
    said = verdict(figure, measure.unit, measure.did, comparator, measure.polarity)
    if strict is None or against is None:
        return Told(point, said, signal(said.standing, said.standing, cells))
    beyond = Interval(strict.rest_lo, strict.rest_hi) if point.is_rest else Interval(strict.lo, strict.hi)
    return Told(point, said, signal(said.standing, standing_of(beyond, 0 if point.is_rest else against), cells))


def title_over_time(scene: Scene) -> str:
    """The message of the lines: the verdict on the newest figure where there is one area, else what is drawn."""
    if len(scene.chosen) == 1 and not scene.measure.is_count:
        newest = told(scene.own[-1:], scene)[0].verdict
        if newest.standing or newest.reliability != "ok":
            return newest.short
    return say("explore", "title_over_time", measure=scene.measure.short_name)


def title_side_by_side(standings: Sequence[str], scene: Scene) -> str:
    """How many areas differ from the benchmark; what is drawn where none can be said to."""
    if not set(standings) & {"higher", "lower", "similar"}:
        return say("explore", "title_side_by_side", measure=scene.measure.short_name)
    differ = " and ".join(f"{standings.count(way)} {way}" for way in ("higher", "lower") if way in standings)
    said = {"count": len(standings), "standings": differ, "benchmark": scene.benchmark.label}
    if not differ:
        return say("explore", "title_none_differs", **said)
    against = say("explore", "title_standings_against", **said)
    # A long name is left to the sentence under the title.
    return against if len(against.split()) <= _TITLE_WORDS else say("explore", "title_standings", **said)


def title_by_offence(points: Iterable[Point], scene: Scene) -> str:
    """The offence group with the highest figure among those of enough people."""
    sure = [point for point in points if point.reliability == "ok"]
    if scene.measure.is_count or not sure:
        return say("explore", "title_by_offence", measure=scene.measure.short_name)
    top = max(sure, key=lambda point: point.value or 0)
    name, unit = offence(top.offence_id), scene.measure.unit.short
    return say("explore", "title_highest", offence=name, shown=top.shown, unit=unit)


@lru_cache(maxsize=64)
def offence(offence_id: int) -> str:
    """The short name of an offence group."""
    names = (member.part_of or member.label for member in dimensions()["offence"].values() if member.id == offence_id)
    return next(names, "")


def picked(scene: Scene) -> frozenset[int]:
    """The offence groups that somebody picked; empty where all count."""
    codes = scene.view.people.offences
    return frozenset() if codes == ALL else frozenset(dimensions()["offence"][code].id for code in codes)


def alt_over_time(scene: Scene) -> str:
    """Each line in words: first, last, lowest and highest."""
    drawn = [point for point in scene.over_time if point.drawn is not None]
    lines = [_line_in_words(list(points), scene) for _, points in groupby(drawn, key=lambda point: point.area_id)]
    cut = say("explore", "alt_cut") if len({point.segment for point in drawn}) > 1 else ""
    return " ".join(filter(None, [say("explore", "alt_over_time", measure=scene.measure.name), *lines, cut]))


def _line_in_words(points: Sequence[Point], scene: Scene) -> str:
    ordered = sorted(points, key=lambda point: point.drawn or 0)
    return say(
        "explore",
        "alt_line",
        area=points[0].name,
        first=points[0].shown,
        began=points[0].period,
        last=points[-1].shown,
        ended=points[-1].period,
        low=ordered[0].shown,
        high=ordered[-1].shown,
        unit=scene.measure.unit.short,
    )


def alt_side_by_side(lines: Sequence[Told], scene: Scene) -> str:
    """Every area with its figure, in the order drawn, and where it stands."""
    figures = [f"{line.point.name}: {line.verdict.rate or line.verdict.short}{_stands(line)}" for line in lines]
    against = f" Compared with {scene.benchmark.label}." if scene.compared else ""
    return f"{say('explore', 'alt_side_by_side')} {'; '.join(figures)}.{against}"


def _stands(line: Told) -> str:
    return f", {line.verdict.standing}" if line.verdict.standing else ""


def alt_by_offence(points: Sequence[Point], scene: Scene) -> str:
    """The newest figure of every group, as drawn at the end of its line."""
    figures = [f"{offence(point.offence_id)} {point.shown}" for point in points]
    return say("explore", "alt_by_offence", figures=listed(figures), unit=scene.measure.unit.short) if figures else ""


def remarks(scene: Scene) -> list[str]:
    """What must be known before reading: areas without a figure, and councils that stand for an area."""
    absent = [say("explore", "absent", area=name, words=scene.view.slice.words()) for name in scene.absent]
    return [*absent, *_stand_ins(scene)]


def _stand_ins(scene: Scene) -> list[str]:
    found = {point.area_id: point for point in scene.over_time if point.reach in ("wider", "part")}
    if not found:
        return []
    asked = ask("areas_named", area_ids=tuple(sorted({point.figure_id for point in found.values()}))).rows
    names = dict(zip(asked["area_id"], asked["name"], strict=True))
    return [say("reach", point.reach, figure_area=names[point.figure_id], area=point.name) for point in found.values()]


def small_number_words(key: str) -> str:
    """What the marks of small groups mean, with the thresholds in force."""
    rules = settings().small_numbers
    return say("explore", key, unreliable=rules["unreliable_below"], no_rate=rules["no_rate_below"])
