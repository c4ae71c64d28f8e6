"""A funnel: whether an area differs from the average by more than areas of its size usually do."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.settings import settings
from queries.ask import Answer, ask
from queries.compare import ITSELF, Comparison, by_chance, in_title
from queries.places import places
from queries.verdict import Interval, Measured, standing_of
from queries.view import Slice
from queries.wordings import say, spoken

# Share of the most extreme areas pulled in at each end before their spread is measured (domain reference, 3.6).
_WINSOR = 0.10
_BEYOND = {"higher": "lower", "lower": "higher", "similar": "similar"}
BACKGROUND = "background"
# As offered: whether the lines allow for areas differing by more than chance.
FUNNELS = {say("funnel", "box_adjusted"): True, say("funnel", "box_plain"): False}


@dataclass(frozen=True)
class Funnel:
    """A funnel with the areas in it.

    points: one row for each area (kind: 'itself', 'area' or 'background') with label, offenders,
    reoffenders, rate, standing beside the average ('higher', 'lower', 'similar', 'unreliable'),
    strength and said. curve: the lines, from small areas to large. phi: how many times more areas
    differ than chance alone would make them; above_chance: by more than nothing. adjusted: the
    lines allow for that.
    """

    points: pd.DataFrame
    curve: pd.DataFrame
    answer: Answer
    areas: int
    average: float
    phi: float
    above_chance: bool
    adjusted: bool

    @property
    def itself(self) -> Any | None:
        """The point of the area asked about."""
        return next(self.points[self.points["kind"] == ITSELF].itertuples(), None)

    @property
    def behind(self) -> int:
        """How many areas stand behind the set to make a funnel at all."""
        return int((self.points["kind"] == BACKGROUND).sum())

    def outside(self) -> list[str]:
        """Areas of the set, the area itself among them, that are beyond what may be put down to chance."""
        shown = self.points[(self.points["kind"] != BACKGROUND) & (self.points["strength"] == "full")]
        return [str(name) for name in shown["label"]]


def funnel(comparison: Comparison, slice_: Slice, lane: str, end: str, *, adjusted: bool = True) -> Funnel | None:
    """The funnel of the areas compared, with all partnerships behind them where they are too few for
    one of their own; None where nothing can stand behind them, the areas being larger ones."""
    points = [_point(row.role, row.label, row) for row in comparison.areas.itertuples() if row.given]
    answer = comparison.answer
    if sum(point["placed"] for point in points) < settings().verdict["funnel_areas"]:
        if comparison.place.kind != "csp":
            return None
        answer = _everywhere(slice_, lane, end)
        points = [*_behind(answer, set(comparison.areas["line_id"])), *points]
    return _placed(points, answer, adjusted)


def _everywhere(slice_: Slice, lane: str, end: str) -> Answer:
    area_ids = tuple(place.area_id for place in places("csp"))
    return ask("compare_crowd", area_ids=area_ids, lane=lane, end_date=end, **slice_.parameters())


def _behind(everywhere: Answer, compared: set[int]) -> list[dict[str, Any]]:
    """Every partnership that is not compared already and has people enough to be placed."""
    points = [_point(BACKGROUND, row.area, row) for row in everywhere.rows.itertuples() if row.line_id not in compared]
    return [point for point in points if point["placed"]]


def _point(kind: str, label: str, row: Any) -> dict[str, Any]:
    figure = Measured(row.rate, people=row.offenders)
    counts = {name: int(getattr(row, name)) for name in ("offenders", "reoffenders")}
    return {"kind": kind, "label": label, **counts, "rate": row.rate, "placed": figure.reliability == "ok"}


def _placed(points: list[dict[str, Any]], answer: Answer, adjusted: bool) -> Funnel | None:
    """Every point beside the lines at its own size."""
    placed = [point for point in points if point["placed"]]
    if len(placed) < settings().verdict["funnel_areas"]:
        return None
    rows = _limits(placed, adjusted)
    at = {int(row.position): row for row in rows.itertuples() if row.kind == "area"}
    numbers = iter(range(1, len(placed) + 1))
    told = [_told(point, at[next(numbers)] if point["placed"] else None) for point in points]
    curve, first = rows[rows["kind"] == "size"], rows.iloc[0]
    return Funnel(
        points=pd.DataFrame(told),
        curve=curve,
        answer=answer,
        areas=len(placed),
        average=float(first["average"]),
        phi=float(first["phi"]),
        above_chance=bool(first["tau2"] > 0),
        adjusted=adjusted,
    )


def _limits(placed: list[dict[str, Any]], adjusted: bool) -> pd.DataFrame:
    rules = settings().verdict
    offenders = tuple(point["offenders"] for point in placed)
    return ask(
        "compare_funnel",
        reoffenders=tuple(point["reoffenders"] for point in placed),
        offenders=offenders,
        adjusted=adjusted,
        winsor=_WINSOR,
        smallest=min(offenders),
        largest=max(offenders),
        z_95=rules["z_95"],
        z_998=rules["z_998"],
    ).rows


def _told(point: dict[str, Any], at: Any | None) -> dict[str, Any]:
    """Beyond the outer line is a signal; between the two lines is a weak one, however many areas there are."""
    if at is None:
        return {**point, "standing": "unreliable", "strength": "none", "said": say("funnel", "point_none")}
    inner, outer = (_beyond(lo, hi, point["rate"]) for lo, hi in ((at.lo_95, at.hi_95), (at.lo_998, at.hi_998)))
    strength = "none" if inner == "similar" else "full" if outer == inner else "outline"
    key = f"point_{inner}" if strength != "outline" else f"point_{inner}_outline"
    return {**point, "standing": inner, "strength": strength, "said": say("funnel", key)}


def _beyond(lo: float, hi: float, rate: float) -> Any:
    """Where a rate stands beside limits; standing_of says where the limits stand beside the rate."""
    return _BEYOND[str(standing_of(Interval(lo, hi), rate))]


def too_few(comparison: Comparison) -> str:
    """Why no funnel is drawn."""
    placed = int((comparison.areas["reliability"] == "ok").sum())
    threshold = settings().small_numbers["unreliable_below"]
    return say("funnel", "too_few", needed=settings().verdict["funnel_areas"], threshold=threshold, areas=placed)


def funnel_title(area: str, found: Funnel) -> str:
    """The message in a title."""
    standing = found.itself.standing if found.itself else "unreliable"
    key = "none" if standing == "unreliable" else standing
    return in_title(area, say("funnel", f"{'title' if found.adjusted else 'plain'}_{key}"))


def funnel_sentences(area: str, found: Funnel) -> list[str]:
    """Where the area stands, how much areas differ altogether, and what stands behind them."""
    average = spoken(100 * found.average, 0)
    spread = "chance_only" if not found.above_chance else "spread" if found.adjusted else "spread_plain"
    outside = found.outside()
    return [
        _position(area, found, average),
        say("funnel", spread, phi=spoken(found.phi, 1)),
        *([say("funnel", "background", areas=found.areas)] if found.behind else []),
        *([say("funnel", "outside", areas=", ".join(outside))] if outside else []),
    ]


def _position(area: str, found: Funnel, average: str) -> str:
    itself = found.itself
    if itself is None or itself.standing == "unreliable":
        return say("funnel", "none", area=area, threshold=settings().small_numbers["unreliable_below"])
    key = f"{itself.standing}_outline" if itself.strength == "outline" else itself.standing
    chance = by_chance(found.areas)
    return say("funnel", key, area=area, areas=found.areas, average=average, chance=chance)
