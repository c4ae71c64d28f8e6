"""The three figures of the Explore screen, each with the table of exactly the same figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

import pandas as pd
import pyarrow as pa

from pages.parts.charts.dots import dots_spec
from pages.parts.charts.lines import BENCHMARK, LABEL_GAP, LETTER_YEARS, REST, lines_spec
from pages.parts.charts.multiples import FULL, HOLLOW, multiples_spec
from pages.parts.dated_marks import marks_between
from pages.parts.figure import LiveFigure
from pages.parts.key import beside_key, standing_key
from pages.parts.palette import theme_name
from pages.parts.tables import Column, whole
from queries.dimensions import ALL
from queries.explore_scene import Point, Scene
from queries.explore_words import (
    Told,
    alt_by_offence,
    alt_over_time,
    alt_side_by_side,
    caption,
    offence,
    picked,
    span,
    title_by_offence,
    title_over_time,
    title_side_by_side,
    told,
)
from queries.view import listed
from queries.wordings import say, spoken

Row = dict[str, Any]
# As many people as any benchmark has: its values are given to all the places that the rules allow.
_MANY = 1_000_000
_NOTHING = "[x]"


def _table(rows: Sequence[Row], types: Mapping[str, pa.DataType]) -> pa.Table:
    """Rows for a chart, in as few bytes as the drawing needs."""
    return pa.table({name: pa.array([row.get(name) for row in rows], kind) for name, kind in types.items()})


_NUMBER, _WORDS, _COUNT, _FLAG = pa.float32(), pa.string(), pa.int16(), pa.bool_()


def _value(scene: Scene, value: float | None, people: int = _MANY) -> str:
    """A value in print, to as many places as that number of people allows."""
    if value is None:
        return _NOTHING
    unit = scene.measure.unit
    return spoken(value * unit.scale, unit.places_for(people)[-1])


def _could_be(scene: Scene, point: Point) -> str:
    if point.lo is None or point.hi is None or point.base is None or point.drawn is None:
        return _NOTHING
    return f"{_value(scene, point.lo, point.base)} to {_value(scene, point.hi, point.base)}"


def charts(scene: Scene, marks: pd.DataFrame) -> list[LiveFigure]:
    """Every chart that this view has; none where ways of counting that are never joined were chosen together."""
    if len(scene.view.kinds) > 1 or not scene.over_time:
        return []
    made = [over_time(scene, marks)]
    made += [side_by_side(scene)] if len(scene.side_by_side) > 1 else []
    made += [by_offence(scene)] if scene.parts_drawn else []
    return made


def marks(scene: Scene) -> pd.DataFrame:
    """Breaks and events within the time that is drawn."""
    return marks_between(*scene.ends, scene.view.slice.applies_to) if scene.over_time else pd.DataFrame()


def over_time(scene: Scene, marks: pd.DataFrame) -> LiveFigure:
    """The chosen areas over time beside the benchmark."""
    return LiveFigure(
        key="explore_over_time",
        heading=say("explore", "heading_over_time"),
        title=title_over_time(scene),
        caption=caption(scene, _whose(scene), span(scene.over_time)),
        name=say("explore", "chart_over_time"),
        alt=alt_over_time(scene),
        spec=lines_spec(theme_name(), share=scene.measure.is_share),
        rows=_lines(scene, marks),
        table=partial(rows_of, scene),
        columns=columns(scene),
        sources=scene.sources,
        illustrative=scene.illustrative,
    )


def _whose(scene: Scene) -> str:
    return listed([area.title for area in scene.chosen])


def rows_of(scene: Scene) -> list[Row]:
    """The figures over time as rows of a table."""
    return [_row(scene, point, _beside(scene, point)) for point in scene.over_time]


def _row(scene: Scene, point: Point, compared: float | None) -> Row:
    return {
        "name": point.name,
        "period": point.period,
        "offenders": point.offenders,
        "reoffenders": point.reoffenders,
        "reoffences": point.reoffences,
        "exact": point.exact,
        "could_be": _could_be(scene, point),
        "compared": _value(scene, compared),
    }


def _beside(scene: Scene, point: Point) -> float | None:
    """The benchmark drawn as a line: as a whole beside several areas, else what the one area is compared with."""
    return point.whole_value if len(scene.chosen) > 1 else point.benchmark_value


def _heading(scene: Scene) -> str:
    """The measure with its unit, where its name does not end in the unit's own words."""
    name, unit = scene.measure.short_name, scene.measure.unit.short
    return name if name.split()[-1] == unit.split()[-1] else f"{name}, {unit}"


def columns(scene: Scene) -> list[Column]:
    """The columns that figures over time have in this measure."""
    measure = scene.measure
    found = [Column("name", "Area"), Column("period", "Period")]
    found.append(Column("offenders", "People followed", whole, number=True))
    if measure.code != "offenders":
        counted = ("reoffences", "Reoffences") if measure.needs_reoffences else ("reoffenders", "Reoffended")
        found += [Column(*counted, whole, number=True)] if measure.code not in counted else []
        found.append(Column("exact", _heading(scene), number=True))
    if measure.is_share:
        found.append(Column("could_be", "Could be", number=True))
    return [*found, Column("compared", "Compared with", number=True)] if scene.compared else found


_LINES = {
    "x": _NUMBER,
    "y": _NUMBER,
    "lo": _NUMBER,
    "hi": _NUMBER,
    "slot": pa.int8(),
    "line": _COUNT,
    "faint": _FLAG,
    "name": _WORDS,
}


def _lines(scene: Scene, marks: pd.DataFrame) -> pa.Table:
    """Points, names and dated marks for charts.lines, grey lines first so that they lie underneath."""
    last = max(point.end_date for point in scene.over_time)
    order = {area.area_id: number for number, area in enumerate(scene.chosen)}
    ordered = sorted(scene.over_time, key=lambda point: (-order[point.area_id], point.end_date))
    points = [_on_a_line(point, order[point.area_id], last) for point in ordered]
    beside = _benchmark(scene, last)
    dated = (
        {"faint": mark.kind != "break", "x": _year(mark.date, last), "name": str(number)}
        for number, mark in enumerate(marks.itertuples(), start=1)
    )
    return _table([*beside, *points, *_names([*beside, *points]), *dated], _LINES)


def _year(day: date, last: date) -> float:
    """Years on an axis where a period that ends as the newest one does stands on a whole number."""
    return day.year + (day.month - last.month) / 12


def _on_a_line(point: Point, number: int, last: date) -> Row:
    own = number == 0
    return {
        "x": _year(point.end_date, last),
        "y": point.drawn,
        "lo": point.lo if own and point.drawn is not None else None,
        "hi": point.hi if own and point.drawn is not None else None,
        "slot": min(number, REST),
        "line": number * 10 + point.segment,
        "faint": point.reliability == "unreliable",
        "name": point.name,
    }


def _benchmark(scene: Scene, last: date) -> list[Row]:
    """One dashed line, cut where the others are."""
    found = {point.end_date: point for point in scene.over_time if _beside(scene, point) is not None}
    rest = len(scene.chosen) == 1 and any(point.is_rest for point in found.values())
    name = f"The rest of {scene.benchmark.label}" if rest else scene.benchmark.label
    return [
        {
            "x": _year(end, last),
            "y": _beside(scene, point),
            "slot": BENCHMARK,
            "line": -10 - point.segment,
            "name": name[0].upper() + name[1:],
        }
        for end, point in sorted(found.items())
    ]


def _names(points: Sequence[Row]) -> Iterator[Row]:
    """The name of every line at its end, clear of all that is drawn above or below its words: half of them stacked
    above, half below, or all above where there is no room below."""
    drawn = [point for point in points if point["y"] is not None]
    ends = sorted({point["name"]: point for point in drawn}.values(), key=lambda point: float(point["y"]))
    gap = LABEL_GAP * max((_edge(point, "hi") for point in drawn), default=0.0)
    reach = LETTER_YEARS * max((len(end["name"]) for end in ends), default=0)
    near = [point for point in drawn if point["x"] > max(end["x"] for end in ends) - reach]
    floor = min((_edge(point, "lo") for point in near), default=0.0)
    ceiling = max((_edge(point, "hi") for point in near), default=0.0)
    below = min(len(ends) // 2, int(floor / gap) if gap else 0)
    for number, point in enumerate(ends):
        under = number < below
        y = floor - gap * (below - number - 0.1) if under else ceiling + gap * (number - below + 0.9)
        yield {"x": point["x"], "y": y, "slot": point["slot"], "name": point["name"]}


def _edge(point: Row, end: str) -> float:
    edge = point.get(end)
    return float(point["y"] if edge is None else edge)


_DOTS = {
    "name": _WORDS,
    "rate": _NUMBER,
    "rate_lo": _NUMBER,
    "rate_hi": _NUMBER,
    "benchmark_rate": _NUMBER,
    "standing": _WORDS,
    "strength": _WORDS,
    "shown": _WORDS,
    "sentence": _WORDS,
}


def side_by_side(scene: Scene) -> LiveFigure:
    """The chosen areas, or those around the one chosen, in one period."""
    lines = _ranked(told(scene.side_by_side, scene), scene)
    rows = [_dot(scene, line) for line in lines]
    return LiveFigure(
        key="explore_side_by_side",
        heading=say("explore", "heading_side_by_side"),
        title=title_side_by_side([_sure(row) for row in rows], scene),
        caption=caption(scene, _around(scene), scene.periods[scene.period]),
        name=say("explore", "chart_side_by_side"),
        alt=alt_side_by_side(lines, scene),
        spec=dots_spec(theme_name(), len(rows), "name", share=scene.measure.is_share),
        rows=_table(rows, _DOTS),
        table=partial(_side_rows, scene, lines),
        columns=_side_columns(scene),
        sources=scene.sources,
        illustrative=scene.illustrative,
        key_html=_side_key(rows, scene),
    )


def _sure(row: Row) -> str:
    """The standing of a figure; among so many that some differ by chance, weak evidence of one is none."""
    return "similar" if row["strength"] == "outline" else str(row["standing"])


def _side_key(rows: list[Row], scene: Scene) -> str:
    """What the marks are, where there is something to compare with."""
    compared = any(row["benchmark_rate"] is not None for row in rows)
    if not compared:
        return ""
    weak = {row["standing"] for row in rows if row["strength"] == "outline"}
    sure = {row["standing"] for row in rows if row["strength"] != "outline"}
    return standing_key(sure, scene.benchmark.label, theme_name(), weak)


def _ranked(lines: list[Told], scene: Scene) -> list[Told]:
    """Highest first, then areas of too few people, which have no place in an order; counts as they came,
    because they say how large an area is and no more."""
    if scene.measure.is_count:
        return lines
    return sorted(lines, key=lambda line: -(line.point.value or 0) if line.verdict.may_rank else 1)


def _dot(scene: Scene, line: Told) -> Row:
    point, said = line.point, line.verdict
    given = bool(said.rate)
    return {
        "name": _marked(scene, point),
        "rate": point.value if given else None,
        "rate_lo": point.lo if given else None,
        "rate_hi": point.hi if given else None,
        "benchmark_rate": point.benchmark_value,
        "standing": (said.standing or "uncompared") if said.reliability == "ok" else "unreliable",
        "strength": line.strength,
        "shown": said.rate or said.short,
        "sentence": said.short,
    }


def _marked(scene: Scene, point: Point) -> str:
    """The name of an area, with a pointer to the one that the page is about."""
    return f"▸ {point.name}" if point.area_id == scene.place.area_id else point.name


def _side_rows(scene: Scene, lines: Sequence[Told]) -> list[Row]:
    """The same areas in the same order as rows of a table, with the whole sentence."""
    return [_row(scene, point, point.benchmark_value) | {"sentence": said.sentence} for point, said, _ in lines]


def _side_columns(scene: Scene) -> list[Column]:
    found = [column for column in columns(scene) if column.field != "period"]
    return found if scene.measure.is_count else [*found, Column("sentence", "In words")]


def _around(scene: Scene) -> str:
    if len(scene.chosen) > 1:
        return _whose(scene)
    return say("explore", "around", area=scene.place.title)


_PANELS = {
    "line": _COUNT,
    "x": _NUMBER,
    "v": _NUMBER,
    "b": _NUMBER,
    "dot": pa.int8(),
    "aside": _FLAG,
    "name": _WORDS,
    "last": _WORDS,
}


def by_offence(scene: Scene) -> LiveFigure:
    """The first area by offence group, one small chart each."""
    last = max(point.end_date for point in scene.parts)
    newest = [point for point in scene.parts if point.end_date == last]
    count = len({point.offence_id for point in scene.parts})
    return LiveFigure(
        key="explore_by_offence",
        heading=say("explore", "heading_by_offence"),
        title=title_by_offence(newest, scene),
        caption=caption(scene, say("explore", "of_offences", area=scene.place.title), span(scene.parts), _who(scene)),
        name=say("explore", "chart_by_offence"),
        alt=alt_by_offence(newest, scene),
        spec=multiples_spec(theme_name(), count),
        rows=_panels(scene),
        table=partial(_by_year, scene.parts),
        columns=_year_columns(scene.parts),
        sources=scene.sources,
        illustrative=scene.illustrative,
        key_html=_panels_key(scene),
    )


def _panels_key(scene: Scene) -> str:
    """Which line is whose, where there is something to compare with."""
    compared = any(point.benchmark_value is not None for point in scene.parts)
    return beside_key(scene.place.title, scene.benchmark.label, theme_name()) if compared else ""


def _who(scene: Scene) -> str:
    """Who is counted, whatever offence was picked: all offence types are drawn, the picked ones in colour."""
    everyone = replace(scene.view.slice, offences=ALL).words()
    names = [offence(offence_id).lower() for offence_id in sorted(picked(scene))]
    return f"{everyone}, {listed(names)} picked out" if names else everyone


def _panels(scene: Scene) -> pa.Table:
    chosen = picked(scene)
    ends = [point.end_date for point in scene.parts]
    first, length = min(ends), max((max(ends) - min(ends)).days, 1)
    largest = max(max(point.drawn or 0, point.benchmark_value or 0) for point in scene.parts) or 1
    rows: list[Row] = []
    for number, (offence_id, points) in enumerate(groupby(scene.parts, key=lambda point: point.offence_id)):
        panel = _panel(list(points), number, largest, max(ends))
        for row, end in panel:
            row["x"] = (end - first).days / length
            row["aside"] = bool(chosen) and offence_id not in chosen
        rows += [row for row, _ in panel]
    return _table(rows, _PANELS)


def _panel(points: Sequence[Point], number: int, largest: float, newest: date) -> list[tuple[Row, date]]:
    """One small chart: its name on the first point, its newest figure on the last that is drawn."""
    rows: list[Row] = [
        {
            "line": number * 10 + point.segment,
            "v": None if point.drawn is None else point.drawn / largest,
            "b": None if point.benchmark_value is None else point.benchmark_value / largest,
        }
        for point in points
    ]
    drawn = [index for index, point in enumerate(points) if point.drawn is not None]
    for index in drawn:
        rows[index]["dot"] = _dot_at(points, index)
    name = offence(points[0].offence_id)
    rows[0]["name"] = name if drawn else say("explore", "panel_too_few", offence=name)
    if drawn:
        rows[drawn[-1]] |= {"last": _ended(points[drawn[-1]], newest), "dot": rows[drawn[-1]]["dot"] or FULL}
    return [(row, point.end_date) for row, point in zip(rows, points, strict=True)]


def _ended(point: Point, newest: date) -> str:
    """The figure at the end of a line, with its year where the newest period has none."""
    return point.shown if point.end_date == newest else f"{point.shown}, {point.end_date.year}"


def _dot_at(points: Sequence[Point], index: int) -> int | None:
    """Hollow where too few people are counted; full where no line is there to be seen."""
    point = points[index]
    if point.reliability == "unreliable":
        return HOLLOW
    beside = [points[i] for i in (index - 1, index + 1) if 0 <= i < len(points)]
    joined = any(other.segment == point.segment and other.drawn is not None for other in beside)
    return None if joined else FULL


def _by_year(points: Sequence[Point]) -> list[Row]:
    """One row for each offence group, one field for each period."""
    ends = {point.end_date.isoformat(): _NOTHING for point in points}
    return [
        {**ends, "offence": offence(offence_id), **{point.end_date.isoformat(): point.exact for point in group}}
        for offence_id, group in groupby(points, key=lambda point: point.offence_id)
    ]


def _year_columns(points: Sequence[Point]) -> list[Column]:
    ends = sorted({point.end_date for point in points})
    return [Column("offence", "Offence type"), *(Column(f"{end}", f"{end:%b %Y}", number=True) for end in ends)]
