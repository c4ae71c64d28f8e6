"""The three figures of the Explore screen, each with the table of exactly the same figures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from pages.parts.alt import dots_alt
from pages.parts.charts.dots import dots_spec
from pages.parts.charts.lines import LABEL_GAP, SLOTS, lines_spec
from pages.parts.charts.multiples import multiples_spec
from pages.parts.figure import Figure
from pages.parts.palette import theme_name
from pages.parts.tables import Column, missing, whole
from queries.dimensions import ALL
from queries.explore_scene import Scene
from queries.explore_words import (
    alt_by_offence,
    alt_over_time,
    caption,
    offence,
    picked,
    span,
    title_by_offence,
    title_over_time,
    title_side_by_side,
    told,
)
from queries.verdict import Verdict
from queries.view import listed
from queries.wordings import spoken

# As many people as any benchmark has: its values are given to all the places that the rules allow.
_MANY = 1_000_000


def _value(scene: Scene, value: Any, people: float = _MANY) -> str:
    """A value in print, to as many places as that number of people allows."""
    if missing(value):
        return "[x]"
    unit = scene.measure.unit
    return spoken(value * unit.scale, unit.places_for(int(people))[-1])


def _could_be(scene: Scene, row: Any) -> str:
    return "[x]" if missing(row.lo) else f"{_value(scene, row.lo, row.base)} to {_value(scene, row.hi, row.base)}"


def over_time(scene: Scene, marks: pd.DataFrame) -> Figure:
    """The chosen areas over time beside the benchmark."""
    rows = scene.over_time
    ((_, latest, _),) = told(rows[rows["area_id"] == scene.place.area_id].tail(1), scene) or ((None, None, ""),)
    return Figure(
        key="explore_over_time",
        title=title_over_time(scene, latest),
        caption=caption(scene, _whose(scene), span(rows)),
        alt=alt_over_time(scene),
        spec=lines_spec(theme_name(), share=scene.measure.is_share),
        rows=_lines(scene, marks),
        table=with_words(scene, rows),
        columns=columns(scene),
        sources=scene.answer.sources,
        illustrative=scene.answer.illustrative,
    )


def _whose(scene: Scene) -> str:
    return listed([area.title for area in scene.chosen])


def with_words(scene: Scene, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with what their limits and their comparison are called in a table."""
    compared = "whole_value" if len(scene.chosen) > 1 else "benchmark_value"
    return rows.assign(
        could_be=[_could_be(scene, row) for row in rows.itertuples()],
        compared=[_value(scene, value) for value in rows[compared]],
    )


def columns(scene: Scene) -> list[Column]:
    """The columns that the rows of a scene have in this measure."""
    measure = scene.measure
    found = [Column("name", "Area"), Column("period", "Period")]
    found.append(Column("offenders", "People followed", whole, number=True))
    if measure.code != "offenders":
        counted = ("reoffences", "Reoffences") if measure.needs_reoffences else ("reoffenders", "Reoffended")
        found += [Column(*counted, whole, number=True)] if measure.code not in counted else []
        found.append(Column("exact", _heading(scene), number=True))
    if measure.is_share:
        found.append(Column("could_be", "Could be", number=True))
    if scene.answer.rows["benchmark_value"].notna().any():
        found.append(Column("compared", "Compared with", number=True))
    return found


def _heading(scene: Scene) -> str:
    return f"{scene.measure.short_name}, {scene.measure.unit.short}"


def _year(day: date, last: date) -> float:
    """Years on an axis where a period that ends as the newest one does stands on a whole number."""
    return round(day.year + (day.month - last.month) / 12, 3)


def _lines(scene: Scene, marks: pd.DataFrame) -> pd.DataFrame:
    """Points, names and dated marks for charts.lines, grey lines first so that they lie underneath."""
    rows, last = scene.over_time, scene.over_time["end_date"].max()
    order = {area.area_id: number for number, area in enumerate(scene.chosen)}
    ordered = sorted(rows.itertuples(), key=lambda row: (-order[row.area_id], row.end_date))
    points = [_point(row, order[row.area_id], last, scene) for row in ordered]
    beside = _benchmark_points(scene, last)
    names = _names([*beside, *points])
    dated = (
        {"kind": "break" if mark.kind == "break" else "note", "x": _year(mark.date, last), "number": str(number)}
        for number, mark in enumerate(marks.itertuples(), start=1)
    )
    return pd.DataFrame([*beside, *points, *names, *dated], columns=_POINT)


_POINT = ["kind", "x", "y", "lo", "hi", "slot", "line", "faint", "name", "shown", "number"]


def _point(row: Any, number: int, last: date, scene: Scene) -> dict[str, Any]:
    return {
        "kind": "point",
        "x": _year(row.end_date, last),
        "y": row.drawn,
        "lo": row.lo if number == 0 else None,
        "hi": row.hi if number == 0 else None,
        "slot": SLOTS[min(number, 4)],
        "line": number * 10 + row.segment,
        "faint": row.reliability == "unreliable",
        "name": row.name,
        "shown": f"{row.shown} {scene.measure.unit.short}, {row.period}",
    }


def _benchmark_points(scene: Scene, last: date) -> list[dict[str, Any]]:
    """One dashed line: the benchmark as a whole, or the rest of it where one area is compared with that."""
    field = "whole_value" if len(scene.chosen) > 1 else "benchmark_value"
    found = {row.period: row for row in scene.over_time.itertuples() if not missing(getattr(row, field))}
    rests = any(row.is_rest for row in found.values()) and field == "benchmark_value"
    name = f"The rest of {scene.benchmark.label}" if rests else scene.benchmark.label
    return [
        {"kind": "point", "x": _year(row.end_date, last), "y": getattr(row, field), "slot": "benchmark",
         "line": -10 - row.segment, "name": name[0].upper() + name[1:]}
        for row in sorted(found.values(), key=lambda row: row.end_date)
    ]  # fmt: skip


def _names(points: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The name of every line at its end: half of them stacked above all lines there, half below."""
    drawn = [point for point in points if not missing(point["y"])]
    ends = sorted({point["name"]: point for point in drawn}.values(), key=lambda point: float(point["y"]))
    gap = LABEL_GAP * max((_top(point) for point in drawn), default=0.0)
    below = len(ends) // 2
    floor = min((_foot(point) for point in ends), default=0.0)
    ceiling = max((_top(point) for point in ends), default=0.0)
    for number, point in enumerate(ends):
        side, y = (
            ("below", floor - gap * (below - 1 - number))
            if number < below
            else ("above", ceiling + gap * (number - below))
        )
        yield {"kind": side, "x": point["x"], "y": y, "slot": point["slot"], "name": point["name"]}


def _top(point: dict[str, Any]) -> float:
    return float(point["y"] if missing(point.get("hi")) else point["hi"])


def _foot(point: dict[str, Any]) -> float:
    return float(point["y"] if missing(point.get("lo")) else point["lo"])


def side_by_side(scene: Scene) -> Figure:
    """The chosen areas, or those around the one chosen, in one period."""
    lines = told(scene.side_by_side, scene)
    if not scene.measure.is_count:
        lines.sort(key=lambda line: (not line[1].may_rank, -line[0].value if line[1].may_rank else 0))
    rows = pd.DataFrame([_dot(row, said, strength, scene) for row, said, strength in lines])
    period = scene.periods[scene.period]
    return Figure(
        key="explore_side_by_side",
        title=title_side_by_side(rows["standing"].tolist(), scene),
        caption=caption(scene, _around(scene), period),
        alt=dots_alt(rows, "name", scene.benchmark.label),
        spec=dots_spec(theme_name(), len(rows), "name", share=scene.measure.is_share),
        rows=rows[_DOT],
        table=rows,
        columns=_side_columns(scene),
        sources=scene.answer.sources,
        illustrative=scene.answer.illustrative,
    )


_DOT = ["name", "rate", "rate_lo", "rate_hi", "benchmark_rate", "standing", "strength", "shown", "sentence"]


def _dot(row: Any, said: Verdict, strength: str, scene: Scene) -> dict[str, Any]:
    given = bool(said.rate)
    return {
        "name": f"▸ {row.name}" if row.area_id == scene.place.area_id else row.name,
        "rate": row.value if given else None,
        "rate_lo": row.lo if given else None,
        "rate_hi": row.hi if given else None,
        "benchmark_rate": row.benchmark_value,
        "standing": (said.standing or "uncompared") if said.may_colour else "unreliable",
        "strength": strength,
        "shown": said.rate or said.short,
        "exact": row.exact,
        "could_be": _could_be(scene, row),
        "compared": _value(scene, row.benchmark_value),
        "sentence": said.sentence,
        "offenders": row.offenders,
        "reoffenders": row.reoffenders,
        "reoffences": row.reoffences,
    }


def _side_columns(scene: Scene) -> list[Column]:
    found = [column for column in columns(scene) if column.field != "period"]
    return found if scene.measure.is_count else [*found, Column("sentence", "In words")]


def _around(scene: Scene) -> str:
    if len(scene.chosen) > 1:
        return _whose(scene)
    return f"{scene.place.title} and the partnerships around it"


def by_offence(scene: Scene) -> Figure:
    """The first area by offence group, one small chart each."""
    rows = scene.parts
    newest = rows[rows["end_date"] == rows["end_date"].max()]
    return Figure(
        key="explore_by_offence",
        title=title_by_offence(newest, scene),
        caption=caption(scene, f"{scene.place.title}, by offence type", span(rows), _of_all_offences(scene)),
        alt=alt_by_offence(newest, scene),
        spec=multiples_spec(theme_name(), rows["offence_id"].nunique()),
        rows=_panels(scene),
        table=_by_year(rows),
        columns=_year_columns(rows),
        sources=scene.answer.sources,
        illustrative=scene.answer.illustrative,
    )


def _of_all_offences(scene: Scene) -> str:
    """Who is counted, whatever offence was picked: all offence types are drawn, the picked ones in colour."""
    everyone = replace(scene.view.slice, offences=ALL).words()
    names = [offence(offence_id).lower() for offence_id in sorted(picked(scene))]
    return f"{everyone}, {listed(names)} picked out" if names else everyone


def _panels(scene: Scene) -> pd.DataFrame:
    rows, chosen = scene.parts, picked(scene)
    first, last = rows["end_date"].min(), rows["end_date"].max()
    largest = max(rows["drawn"].max(), rows["benchmark_value"].max()) if len(rows) else 1
    numbers = {offence_id: number for number, offence_id in enumerate(dict.fromkeys(rows["offence_id"]))}
    length = max((last - first).days, 1)
    panels = [
        {
            "panel": numbers[row.offence_id],
            "x": round((row.end_date - first).days / length, 3),
            "v": None if missing(row.drawn) else round(row.drawn / largest, 4),
            "b": None if missing(row.benchmark_value) else round(row.benchmark_value / largest, 4),
            "line": numbers[row.offence_id] * 10 + row.segment,
            "faint": row.reliability == "unreliable",
            "aside": bool(chosen) and row.offence_id not in chosen,
            "name": "",
            "last": "",
            "words": f"{row.shown}, {row.period}",
        }
        for row in rows.itertuples()
    ]
    _name_panels(panels, rows)
    return pd.DataFrame(panels)


def _name_panels(panels: list[dict[str, Any]], rows: pd.DataFrame) -> None:
    """A panel's name on its first point; its newest figure, if there is one, on the last."""
    seen: dict[int, int] = {}
    for index, (panel, offence_id) in enumerate(zip(panels, rows["offence_id"], strict=True)):
        if panel["panel"] not in seen:
            panel["name"] = offence(offence_id) + _without_line(panels, panel["panel"])
        if panel["v"] is not None:
            seen[panel["panel"]] = index
        else:
            seen.setdefault(panel["panel"], -1)
    for index in seen.values():
        if index >= 0:
            panels[index]["last"] = rows["shown"].iloc[index]


def _without_line(panels: list[dict[str, Any]], number: int) -> str:
    drawn = any(panel["v"] is not None for panel in panels if panel["panel"] == number)
    return "" if drawn else ": too few"


def _by_year(rows: pd.DataFrame) -> pd.DataFrame:
    wide = rows.pivot(index="offence_id", columns="end_date", values="exact").fillna("[x]")
    wide.columns = [f"{end:%Y-%m-%d}" for end in wide.columns]
    return wide.reset_index().assign(offence=lambda table: [offence(i) for i in table["offence_id"]])


def _year_columns(rows: pd.DataFrame) -> list[Column]:
    ends = sorted(rows["end_date"].unique())
    years = [Column(f"{end:%Y-%m-%d}", f"{pd.Timestamp(end):%b %Y}", number=True) for end in ends]
    return [Column("offence", "Offence type"), *years]
