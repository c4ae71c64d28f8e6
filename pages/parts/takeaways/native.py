"""What a chart of the screen becomes where people can edit it: series of numbers, without any file format.

Each kind of chart on the screens has one function here, found by the columns of its rows. A kind that is not
here (a map, small charts side by side) has no native form and travels as a picture.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import pandas as pd

from pages.parts.figure import Figure
from pages.parts.palette import colours
from pages.parts.tables import missing
from pages.parts.takeaways.reading import KeyItem, Reading, say

Numbers = tuple[float | None, ...]
IN_100, PLAIN, THOUSANDS, POUNDS = '0" in 100"', "General", "#,##0", '"£"#,##0'


@dataclass(frozen=True)
class Series:
    """One series. x: places across, where the chart is no line over categories. marker: PowerPoint's name of the mark,
    empty for none; colour: hexadecimal. low and high: the range each value could be. labels: words beside the marks,
    on the side named. upright: the range runs up and down, for a chart whose values run across."""

    name: str
    y: Numbers
    x: Numbers = ()
    colour: str = ""
    line: str = ""
    marker: str = ""
    size: int = 9
    low: Numbers = ()
    high: Numbers = ()
    labels: tuple[str, ...] = ()
    side: Literal["r", "l", "t", "ctr"] = "r"
    in_legend: bool = True
    tick: float = 0


@dataclass(frozen=True)
class Drawing:
    """A chart. kind: 'line' over categories, 'column', or 'xy'. x_range and y_range: what the axes show, None where the
    program may choose. across: the axis with values is the one across, and rows are named down the side."""

    kind: Literal["line", "column", "xy"]
    series: tuple[Series, ...]
    categories: tuple[str, ...] = ()
    x_title: str = ""
    x_format: str = PLAIN
    y_format: str = PLAIN
    x_range: tuple[float, float] | None = None
    y_range: tuple[float, float] | None = None
    across: bool = False


def native(figure: Figure, reading: Reading) -> Drawing | None:
    """The chart for people to edit; None for a kind that travels as a picture."""
    fields = set(figure.rows.columns)
    found = next((draw for needed, draw in _KINDS if needed <= fields), None)
    return _spoken(found(_with_names(figure), reading)) if found else None


def _spoken(drawing: Drawing) -> Drawing:
    """Proportions as the screens say them, 31 in 100 for 0.31: a spreadsheet would call them 31%."""
    across, up = (100 if code == IN_100 else 1 for code in (drawing.x_format, drawing.y_format))
    series = [
        replace(
            each, x=_times(each.x, across), y=_times(each.y, up), low=_times(each.low, up), high=_times(each.high, up)
        )
        for each in drawing.series
    ]
    x_range, y_range = _ends(drawing.x_range, across), _ends(drawing.y_range, up)
    return replace(drawing, series=tuple(series), x_range=x_range, y_range=y_range)


def _times(values: Numbers, by: int) -> Numbers:
    return tuple(None if value is None else round(value * by, 6) for value in values)


def _ends(span: tuple[float, float] | None, by: int) -> tuple[float, float] | None:
    return None if span is None else (round(span[0] * by, 6), round(span[1] * by, 6))


# Where a chart has the names of its rows, if its specification does not say.
_ROW_NAMES = ("short_name", "label", "name")


def _with_names(figure: Figure) -> pd.DataFrame:
    """The rows with what stands beside each on the screen."""
    drawn = figure.spec.get("encoding", {}).get("y", {}).get("field", "")
    field = next((name for name in (drawn, *_ROW_NAMES) if name in figure.rows), None)
    return figure.rows if field is None else figure.rows.assign(row_name=figure.rows[field])


def _ink(role: str) -> str:
    return str(colours("light")[role])


def _values(column: pd.Series) -> Numbers:
    return tuple(None if missing(value) else round(float(value), 6) for value in column)


def _trend(rows: pd.DataFrame, reading: Reading) -> Drawing:
    """The area over time beside its benchmark: a series of its own on each side of a break."""
    points = rows[rows["kind"] == "point"]
    y, beside, low, high = ("shown", "beside", "lo", "hi") if "shown" in points else _SHARES
    own, other = _names(reading.items)
    pieces = [points.assign(**{y: points[y].where(points["segment"] == each)}) for each in _segments(points, y)]
    series = [*_pieces(pieces, y, (low, high), own), *_beside(points, beside, other)]
    share = y == "rate"
    money = any("£" in cell for line in reading.cells for cell in line)
    years = tuple(_year(x) for x in points["x"])
    code = IN_100 if share else POUNDS if money else PLAIN
    return Drawing("line", tuple(series), years, "Year ending", y_format=code, y_range=_from_nought(series))


def _from_nought(series: Sequence[Series]) -> tuple[float, float] | None:
    """Nought to a round number above the highest range, which programs leave out of account."""
    highest = max((value for each in series for value in (*each.y, *each.high) if value is not None), default=0.0)
    if not highest:
        return None
    step = 10 ** math.floor(math.log10(highest))
    return 0.0, next(round(part * step, 6) for part in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if part * step >= highest)


_SHARES = ("rate", "benchmark_rate", "rate_lo", "rate_hi")


def _segments(points: pd.DataFrame, y: str) -> list[Any]:
    return list(points.dropna(subset=[y])["segment"].unique())


def _pieces(pieces: list[pd.DataFrame], y: str, limits: tuple[str, str], name: str) -> Iterator[Series]:
    for number, piece in enumerate(pieces):
        seen = piece[y].notna()
        low, high = (_values(piece[limit].where(seen)) for limit in limits)
        yield Series(
            name if number == len(pieces) - 1 else _piece_name(name, piece[seen]),
            _values(piece[y]),
            colour=_ink("focus"),
            line="solid",
            marker="circle",
            low=low,
            high=high,
            in_legend=number == len(pieces) - 1,
        )


def _piece_name(name: str, piece: pd.DataFrame) -> str:
    """The name of a line before a break: with its years, since the newest piece has the plain one."""
    first, last = _year(piece["x"].iloc[0]), _year(piece["x"].iloc[-1])
    return f"{name}, {first}" if first == last else f"{name}, {first} to {last}"


def _beside(points: pd.DataFrame, field: str, name: str) -> Iterator[Series]:
    """The benchmark, cut where the area's line is cut."""
    drawn = points[field].notna()
    segments = list(points[drawn]["segment"].unique())
    for number, segment in enumerate(segments):
        piece = points.assign(**{field: points[field].where(points["segment"] == segment)})
        last = number == len(segments) - 1
        named = name if last else _piece_name(name, piece[piece[field].notna()])
        yield Series(named, _values(piece[field]), colour=_ink("quiet"), line="dash", in_legend=last)


def _year(x: float) -> str:
    return f"{x:.0f}" if abs(x - round(x)) < 0.01 else f"{x:.2f}"


def _names(items: Sequence[KeyItem]) -> tuple[str, str]:
    """What the area's line and the dashed one beside it are called in the key."""
    own = next((item.text for item in items if item.mark == "solid"), "Figure")
    return own, next((item.text for item in items if item.mark == "dashed"), "Compared with")


_MARKERS = {"higher": "triangle", "lower": "square", "itself": "diamond"}
_ROLES = {"higher": "higher", "lower": "lower", "similar": "soft_ink", "unreliable": "faint", "itself": "focus"}
_IN_KEY = {"higher": "▲", "lower": "▼", "itself": "◆"}


def _dots(rows: pd.DataFrame, reading: Reading) -> Drawing:
    """One row for each category: its rate with the range it could be, its name and its figure in print."""
    drawn = rows.assign(place=[float(len(rows) - number) for number in range(len(rows))])
    given = drawn.dropna(subset=["rate"])
    low, high = _span([*given["rate_lo"], *given["rate_hi"], *given["rate"], *drawn["benchmark_rate"]])
    by_standing = [(str(name), found) for name, found in given.groupby("standing", sort=False)]
    series = [
        *(_range(name, found) for name, found in by_standing),
        *(_standing(name, found, reading) for name, found in by_standing),
        *_reference(drawn.dropna(subset=["benchmark_rate"]), reading),
        _at_the_side(drawn, "row_name", low, "l"),
        _at_the_side(drawn, "shown", high, "r"),
    ]
    # What a paper printed without counts has no ranges.
    drawn_series = tuple(each for each in series if each.y)
    code, title = (IN_100, "In 100") if high <= 1 else (PLAIN, "")
    return Drawing(
        "xy", drawn_series, x_title=title, x_format=code, x_range=(low, high), y_range=(0.4, len(rows) + 0.6),
        across=True,
    )  # fmt: skip


def _span(values: Sequence[Any]) -> tuple[float, float]:
    """Whole tens around the values (whole fives where they lie close)."""
    known = [float(value) for value in values if not missing(value)]
    step = 0.1 if max(known) - min(known) > 0.3 else 0.05
    low, high = (min(known) // step) * step, -(-max(known) // step) * step
    return max(0.0, round(low, 2)), round(high, 2)


def _standing(standing: str, found: pd.DataFrame, reading: Reading) -> Series:
    role = _ROLES.get(standing, "quiet")
    return Series(
        _said_of(standing, reading),
        _values(found["place"]),
        _values(found["rate"]),
        _ink(role),
        marker=_MARKERS.get(standing, "circle"),
        size=11,
    )


def _range(standing: str, found: pd.DataFrame) -> Series:
    """The range each rate could be, as a stroke from end to end: its ends are numbers in the chart's own sheet, and
    every program draws it (ranges that run across are left out by some)."""
    ends = found.dropna(subset=["rate_lo", "rate_hi"])
    limits = zip(_values(ends["rate_lo"]), _values(ends["rate_hi"]), strict=True)
    x = [each for low, high in limits for each in (low, high, high)]
    y = [each for place in _values(ends["place"]) for each in (place, place, None)]
    name = say("pack", "could_be", standing=standing)
    return Series(name, tuple(y), tuple(x), _ink(_ROLES.get(standing, "quiet")), line="solid", in_legend=False)


def _said_of(standing: str, reading: Reading) -> str:
    """The words of the key for a standing; found by mark, and by colour where the marks are the same."""
    ink = _ink(_ROLES.get(standing, "quiet")).upper()
    mark = _IN_KEY.get(standing, "●")
    found = [item.text for item in reading.items if item.mark == mark and item.colour.upper() == ink]
    words = found[0] if found else say("standing", standing if standing in _ROLES else "uncompared")
    return words[0].upper() + words[1:]


def _reference(drawn: pd.DataFrame, reading: Reading) -> Iterator[Series]:
    """What each row is compared with, as an upright stroke."""
    if len(drawn):
        keyless = "" if reading.items else say("standing", "benchmark")
        name = next((item.text for item in reading.items if item.mark == "|"), keyless)
        found = Series(name, _values(drawn["place"]), _values(drawn["benchmark_rate"]), _ink("quiet"), tick=0.4)
        yield replace(found, marker="plus", size=5) if name else replace(found, in_legend=False, name="Line")


def _at_the_side(drawn: pd.DataFrame, field: str, x: float, side: Literal["l", "r"]) -> Series:
    words = tuple("" if missing(value) else str(value) for value in drawn[field])
    name = "Names" if side == "l" else "In print"
    return Series(name, _values(drawn["place"]), (x,) * len(drawn), labels=words, side=side, in_legend=False)


def _ranks(rows: pd.DataFrame, _reading: Reading) -> Drawing:
    """Where an area stands on each domain, 1 at the left."""
    domains = list(dict.fromkeys(rows["label"]))
    drawn = rows.assign(place=[float(len(domains) - domains.index(label)) for label in rows["label"]])
    first = drawn[drawn["name"].notna()]
    ranked = float(rows["areas_ranked"].iloc[0])
    marks = Series("Rank", _values(drawn["place"]), _values(drawn["rank"]), _ink("focus"), marker="circle", size=12)
    words = [_at_the_side(first, "label", 1.0, "l")]
    if len(first) == len(drawn):
        words.append(_at_the_side(first, "shown", ranked, "r"))
    return Drawing(
        "xy", (replace(marks, in_legend=False), *words), x_title="Rank: 1 is the most deprived",
        x_range=(1.0, ranked), y_range=(0.4, len(domains) + 0.6), across=True,
    )  # fmt: skip


def _deciles(rows: pd.DataFrame, _reading: Reading) -> Drawing:
    bars = Series("Neighbourhoods", _values(rows["neighbourhoods"]), colour=_ink("focus"), in_legend=False)
    labelled = replace(bars, labels=tuple(str(int(value)) for value in rows["neighbourhoods"]))
    tenths = tuple(str(int(tenth)) for tenth in rows["decile"])
    return Drawing("column", (labelled,), tenths, "Tenth of the nation's neighbourhoods: 1 most deprived")


def _funnel(rows: pd.DataFrame, reading: Reading) -> Drawing:
    """Areas against their number of people, between the lines of the funnel."""
    sizes = rows[rows["kind"] == "size"].sort_values("offenders")
    across = _values(sizes["offenders"])
    lines = [
        Series(name, _values(sizes[field]), across, _ink(role), line=dash, in_legend=bool(legend))
        for field, name, role, dash, legend in _FUNNEL_LINES
    ]
    areas = rows[rows["kind"] != "size"]
    return Drawing(
        "xy", (*lines, *_placed(areas, reading)), x_title="People followed", x_format=THOUSANDS, y_format=IN_100,
        y_range=_span([*sizes["lo_998"], *sizes["hi_998"], *areas["rate"]]),
    )  # fmt: skip


_FUNNEL_LINES = [
    ("average", "Average", "ink", "solid", True),
    ("lo_95", "95 in 100 areas lie between", "quiet", "dash", True),
    ("hi_95", "Inner line above", "quiet", "dash", False),
    ("lo_998", "998 in 1,000 areas lie between", "quiet", "solid", True),
    ("hi_998", "Outer line above", "quiet", "solid", False),
]


def _placed(areas: pd.DataFrame, reading: Reading) -> Iterator[Series]:
    behind = areas[areas["kind"] == "background"]
    if len(behind):
        yield _crowd("Areas behind", behind, "faint", "circle", 4)
    for standing, found in areas[areas["kind"] == "area"].groupby("standing", sort=False):
        name = _said_of(str(standing), reading)
        yield _crowd(name, found, _ROLES.get(str(standing), "quiet"), _MARKERS.get(str(standing), "circle"), 8)
    itself = areas[areas["kind"] == "itself"]
    if len(itself):
        yield replace(_crowd(str(itself["label"].iloc[0]), itself, "focus", "diamond", 13), side="t")


def _crowd(name: str, found: pd.DataFrame, role: str, marker: str, size: int) -> Series:
    names = tuple("" if missing(name) else str(name) for name in found["name"])
    named = names if any(names) else ()
    return Series(name, _values(found["rate"]), _values(found["offenders"]), _ink(role), "", marker, size, labels=named)


def _scatter(rows: pd.DataFrame, _reading: Reading) -> Drawing:
    """Deprivation across, rate up, the area itself in front."""
    front = rows["here"] == "here"
    crowd = rows[~front & rows["counted"].astype(bool)]
    itself = rows[front]
    series = [_cloud("Areas compared", crowd, "quiet", "circle", 5)]
    if len(itself):
        named = _cloud(str(itself["area"].iloc[0]), itself, "focus", "diamond", 13)
        series.append(replace(named, labels=tuple(itself["area"]), side="t"))
    y = _span(list(crowd["rate"]))
    return Drawing("xy", tuple(series), x_title="Score: higher is more deprived", y_format=IN_100, y_range=y)


def _cloud(name: str, found: pd.DataFrame, role: str, marker: str, size: int) -> Series:
    return Series(name, _values(found["rate"]), _values(found["average_score"]), _ink(role), "", marker, size)


def _lines(rows: pd.DataFrame, reading: Reading) -> Drawing:
    """Several areas over time, each cut at every break."""
    points = rows[rows["line"].notna() & rows["y"].notna()]
    years = sorted(points["x"].unique())
    series = [_one_line(found, years) for _, found in points.groupby("line", sort=False)]
    last = {line.name: number for number, line in enumerate(series)}
    kept = tuple(replace(line, in_legend=last[line.name] == number) for number, line in enumerate(series))
    share = max(points["y"]) <= 1 and "Could be" in reading.headings
    categories = tuple(_year(float(year)) for year in years)
    code = IN_100 if share else PLAIN
    return Drawing("line", kept, categories, "Year ending", y_format=code, y_range=_from_nought(kept))


_SLOTS = ("focus", "second", "third", "fourth", "quiet", "soft_ink")


def _one_line(found: pd.DataFrame, years: Sequence[float]) -> Series:
    by_year = found.drop_duplicates("x").set_index("x").reindex(years)
    slot = int(found["slot"].iloc[0])
    beside = slot == len(_SLOTS) - 1
    low, high = _values(by_year["lo"]), _values(by_year["hi"])
    return Series(
        str(found["name"].iloc[0]), _values(by_year["y"]), colour=_ink(_SLOTS[slot]),
        line="dash" if beside else "solid", marker="" if beside else "circle", low=low, high=high,
    )  # fmt: skip


_SIGNS = {"outside": ("◆", "diamond"), "trend": ("▲", "triangle"), "two_of_three": ("■", "square"), "shift": ("✚", "x")}


def _control(rows: pd.DataFrame, reading: Reading) -> Drawing:
    """A measure period by period, its average and the limits of chance, and the periods that show a sign."""
    told = [item.text for item in reading.items if item.mark in ("solid", "dashed")]
    own, average, limits, *target = told
    levels = [(average, "centre", "quiet", "solid"), (limits, "lower", "quiet", "dash"), ("", "upper", "quiet", "dash")]
    levels += [(name, "target", "higher", "dash") for name in target]
    lines = [
        Series(name or "Upper limit", _values(rows[field]), colour=_ink(role), line=line, in_legend=bool(name))
        for name, field, role, line in levels
    ]
    points = Series(own, _values(rows["rate"]), colour=_ink("focus"), line="solid", marker="circle", size=7)
    months = tuple(f"{start:%b %Y}" for start in rows["start_date"])
    drawn = (*lines, points, *_signs(rows, reading))
    y = _span([value for series in drawn for value in series.y])
    return Drawing("line", drawn, months, y_format=IN_100, y_range=y)


def _signs(rows: pd.DataFrame, reading: Reading) -> Iterator[Series]:
    for sign, (mark, marker) in _SIGNS.items():
        shown = rows["rate"].where(rows["sign"] == sign)
        for name in [item.text for item in reading.items if item.mark == mark and shown.notna().any()]:
            yield Series(name[0].upper() + name[1:], _values(shown), colour=_ink("fourth"), marker=marker, size=11)


_Draw = Callable[[pd.DataFrame, Reading], Drawing]
_KINDS: list[tuple[set[str], _Draw]] = [
    ({"kind", "offenders", "lo_998", "name"}, _funnel),
    ({"kind", "x", "segment"}, _trend),
    ({"rate", "rate_lo", "rate_hi", "standing", "shown", "benchmark_rate"}, _dots),
    ({"rank", "label", "areas_ranked", "shown", "name"}, _ranks),
    ({"decile", "neighbourhoods"}, _deciles),
    ({"centre", "lower", "upper", "sign", "rate", "start_date"}, _control),
    ({"average_score", "rate", "here", "counted"}, _scatter),
    ({"slot", "line", "x", "y", "lo", "hi", "name"}, _lines),
]
