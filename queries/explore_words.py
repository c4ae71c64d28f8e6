"""What the Explore screen says about its figures: verdicts, titles, captions, text alternatives."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from data.settings import settings
from queries.ask import ask
from queries.dimensions import ALL, dimensions
from queries.explore_scene import Scene
from queries.verdict import Comparator, Interval, Measured, Verdict, signal, standing_of, verdict
from queries.view import listed
from queries.wordings import say

UNKNOWN = Interval()


def caption(scene: Scene, where: str, when: str, people: str = "") -> str:
    """Place, measure, people (those of the view by default), period and comparison in one sentence."""
    measure = scene.measure.name[0].lower() + scene.measure.name[1:]
    compared = scene.answer.rows["benchmark_value"].notna().any()
    against = f", compared with {scene.benchmark.label}" if compared else ""
    return f"{where}: {measure}, {people or scene.view.slice.words()}, {when}{against}."


def span(rows: pd.DataFrame) -> str:
    """ "April 2012 to March 2024": from the first period's beginning to the last one's end."""
    return f"{rows['start_date'].min():%B %Y} to {rows['end_date'].max():%B %Y}"


def told(rows: pd.DataFrame, scene: Scene) -> list[tuple[Any, Verdict, str]]:
    """Every row with its verdict and the strength at which a mark among so many may show it."""
    lines = list(rows.itertuples())
    usual = _limits(lines, "z_95", needed=any(line.is_rest for line in lines))
    strict = _limits(lines, "z_998", needed=len(lines) > settings().verdict["many_comparisons"])
    found = zip(lines, usual, strict, strict=True)
    return [_told(line, scene, at_95, at_998, len(lines)) for line, at_95, at_998 in found]


def _limits(lines: Sequence[Any], z: str, needed: bool) -> Iterator[Any]:
    """Wider or narrower limits than those of the rows, where the verdict needs them."""
    if not needed:
        return iter([None] * len(lines))
    asked = ask(
        "limits",
        x=tuple(_whole(line.reoffenders) for line in lines),
        n=tuple(_whole(line.offenders) for line in lines),
        whole_x=tuple(_whole(line.whole_x) if line.is_rest else None for line in lines),
        whole_n=tuple(_whole(line.whole_n) if line.is_rest else None for line in lines),
        z=settings().verdict[z],
    )
    return iter(list(asked.rows.itertuples()))


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _told(line: Any, scene: Scene, usual: Any, strict: Any, cells: int) -> tuple[Any, Verdict, str]:
    measure = scene.measure
    against = None if pd.isna(line.benchmark_value) else float(line.benchmark_value)
    figure = Measured(line.value, Interval(line.lo, line.hi), None if measure.is_count else line.base)
    rest = Interval(usual.rest_lo, usual.rest_hi) if line.is_rest and measure.is_share else UNKNOWN
    comparator = None if against is None else Comparator(scene.benchmark.label, against, bool(line.is_rest), rest)
    said = verdict(figure, measure.unit, measure.did, comparator, measure.polarity)
    if strict is None or against is None:
        return line, said, signal(said.standing, said.standing, cells)
    beyond = Interval(strict.rest_lo, strict.rest_hi) if line.is_rest else Interval(strict.lo, strict.hi)
    return line, said, signal(said.standing, standing_of(beyond, 0 if line.is_rest else against), cells)


def title_over_time(scene: Scene, latest: Verdict | None) -> str:
    """The message of the lines: the verdict where there is one area, else what is drawn."""
    if len(scene.chosen) == 1 and latest and (latest.standing or not latest.may_rank and not scene.measure.is_count):
        return latest.short
    return say("explore", "title_over_time", measure=scene.measure.short_name)


def title_side_by_side(standings: Sequence[str], scene: Scene) -> str:
    """How many areas differ from the benchmark; what is drawn where none can be said to."""
    if not set(standings) & {"higher", "lower", "similar"}:
        return say("explore", "title_side_by_side", measure=scene.measure.short_name)
    higher, lower = standings.count("higher"), standings.count("lower")
    key = "title_standings" if higher or lower else "title_none_differs"
    return say("explore", key, count=len(standings), higher=higher, lower=lower)


def title_by_offence(rows: pd.DataFrame, scene: Scene) -> str:
    """The offence group with the highest figure among those of enough people."""
    sure = rows[rows["reliability"] == "ok"]
    if scene.measure.is_count or sure.empty:
        return say("explore", "title_by_offence", measure=scene.measure.short_name)
    top = sure.loc[sure["value"].idxmax()]
    name, unit = offence(top["offence_id"]), scene.measure.unit.short
    return say("explore", "title_highest", offence=name, shown=top["shown"], unit=unit)


def offence(offence_id: Any) -> str:
    """The short name of an offence group."""
    return _offences()[int(offence_id)]


def _offences() -> dict[int, str]:
    return {member.id: member.part_of or member.label for member in dimensions()["offence"].values()}


def picked(scene: Scene) -> frozenset[int]:
    """The offence groups that somebody picked; empty where all count."""
    codes = scene.view.people.offences
    return frozenset() if codes == ALL else frozenset(dimensions()["offence"][code].id for code in codes)


def alt_over_time(scene: Scene) -> str:
    """Each line in words: first, last, lowest and highest."""
    lines = [
        _line_in_words(rows, scene)
        for _, rows in scene.over_time.dropna(subset=["drawn"]).groupby("area_id", sort=False)
    ]
    cut = say("explore", "alt_cut") if scene.over_time["segment"].nunique() > 1 else ""
    return " ".join(filter(None, [say("explore", "alt_over_time", measure=scene.measure.name), *lines, cut]))


def _line_in_words(rows: pd.DataFrame, scene: Scene) -> str:
    low, high = rows.loc[rows["drawn"].idxmin()], rows.loc[rows["drawn"].idxmax()]
    return say(
        "explore",
        "alt_line",
        area=rows["name"].iloc[0],
        first=rows["shown"].iloc[0],
        began=rows["period"].iloc[0],
        last=rows["shown"].iloc[-1],
        ended=rows["period"].iloc[-1],
        low=low["shown"],
        high=high["shown"],
        unit=scene.measure.unit.short,
    )


def alt_by_offence(rows: pd.DataFrame, scene: Scene) -> str:
    """The newest figure of every group, as drawn at the end of its line."""
    figures = [f"{offence(row.offence_id)} {row.shown}" for row in rows.itertuples()]
    return say("explore", "alt_by_offence", figures=listed(figures), unit=scene.measure.unit.short) if figures else ""


def remarks(scene: Scene) -> list[str]:
    """What must be known before reading: areas without a figure, councils that stand for an area, other lanes."""
    absent = [say("explore", "absent", area=name, words=scene.view.slice.words()) for name in scene.absent]
    return [*absent, *_stand_ins(scene)]


def _stand_ins(scene: Scene) -> list[str]:
    found = scene.over_time[scene.over_time["reach"].isin(["wider", "part"])]
    if found.empty:
        return []
    pairs = found.drop_duplicates(["area_id", "figure_id"])
    names = ask("areas_named", area_ids=tuple(int(i) for i in pairs["figure_id"])).rows.set_index("area_id")["name"]
    return [say("reach", row.reach, figure_area=names[row.figure_id], area=row.name) for row in pairs.itertuples()]


def small_number_words(key: str) -> str:
    """What the marks of small groups mean, with the thresholds in force."""
    rules = settings().small_numbers
    return say("explore", key, unreliable=rules["unreliable_below"], no_rate=rules["no_rate_below"])
