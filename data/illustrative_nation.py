"""Demonstration figures, upper half: England and Wales, from published totals to cells.

Axes throughout: year, offence, age band, sex (T, F, A, S), with children's bands before
adults'; G is the axis of child and adult. What is published is kept, what is not is split.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from data.apportion import Counts, Dice, Flags, Reals, apportion, draw
from data.settings import CATALOGUE

GROUPS = ("child", "adult")
# A way to split what is left of a total: what is left (T), where it may go (T, parts) -> parts.
_Split = Callable[[Counts, Flags], Counts]


@dataclass(frozen=True)
class Totals:
    """The England and Wales totals of one count; NaN where none is published."""

    year: Counts  # (T)
    groups: Reals  # (T, G)
    offences: Reals  # (T, F)

    def beyond(self, cells: Counts) -> "Totals":
        """What is left of these totals when cells (T, F, G) are taken away."""
        return Totals(
            self.year - cells.sum(axis=(1, 2)), self.groups - cells.sum(axis=1), self.offences - cells.sum(axis=2)
        )


@dataclass(frozen=True)
class Cells:
    """People and offences by year, offence, age band and sex (T, F, A, S)."""

    offenders: Counts
    reoffenders: Counts
    further: Counts  # reoffences beyond the first of each reoffender


@cache
def parameters() -> dict[str, Any]:
    """data/catalogue/illustrative.toml."""
    return tomllib.loads((CATALOGUE / "illustrative.toml").read_text("utf-8"))


@cache
def offences() -> pd.DataFrame:
    """The parameters of each offence group, in the order and with the codes of the catalogue."""
    codes = pd.read_csv(CATALOGUE / "offence_groups.csv").query("offence_id > 0")["code"]
    return pd.DataFrame(parameters()["offences"]).set_index("code").loc[codes]


@cache
def ages() -> pd.DataFrame:
    """The parameters of each age band of the catalogue and its age_group, children first."""
    bands = pd.read_csv(CATALOGUE / "ages.csv").query("is_band").set_index("code")
    bands = bands.sort_values("age_group", key=lambda group: group.map(GROUPS.index), kind="stable")
    return pd.DataFrame(parameters()["ages"]).set_index("code").loc[bands.index].join(bands["age_group"])


def bands_of(group: str) -> slice:
    """Where the age bands of a group are on the axis A."""
    places = np.flatnonzero(ages()["age_group"] == group)
    return slice(int(places[0]), int(places[-1]) + 1)


def paths(dice: Dice, years: int, *shape: int) -> Reals:
    """Slowly changing differences, variance 1 in every year: (years, *shape)."""
    keep = float(parameters()["spread"]["persistence"])
    path = dice.normals(years, *shape)
    for year in range(1, years):
        path[year] = keep * path[year - 1] + np.sqrt(1 - keep**2) * path[year]
    return path


def cells(dice: Dice, years: Counts, offenders: Totals, reoffenders: Totals, reoffences: Totals) -> Cells:
    """England and Wales by year, offence, age band and sex. years: those the cohorts start in."""
    base = _base_year(offenders, reoffenders)
    drift = _drift(dice, len(years), base)
    people = _offender_margins(dice, years, offenders, offenders.offences[base] * drift[0])
    rates = reoffenders.offences[base] / offenders.offences[base]
    again = _reoffender_margins(dice, years, reoffenders, people, rates / (1 - rates) * drift[1])
    more = _further_margins(dice, reoffences.beyond(again), again)
    return _over_bands(dice, years, people, again, more)


def _base_year(offenders: Totals, reoffenders: Totals) -> int:
    whole = np.isfinite(offenders.offences + reoffenders.offences).all(axis=1)
    if not whole.any():
        raise ValueError("no year has published totals for every offence group")
    return int(np.flatnonzero(whole)[-1])


def _drift(dice: Dice, years: int, base: int) -> Reals:
    """Factors (2, T, F) by which offence mix and rates differ from the base year's."""
    walk = np.cumsum(dice.normals(years, 2, len(offences())), axis=0) * float(parameters()["spread"]["national"])
    return np.asarray(np.exp(walk - walk[base]).swapaxes(0, 1))


def _completed(published: Reals, total: Counts, split: _Split) -> Counts:
    """The published parts of each total as they are, the rest of it split over the others."""
    free = np.isnan(published)
    kept = np.where(free, 0, published).astype(np.int64)
    try:
        return kept + split(total - kept.sum(axis=-1), free)
    except ValueError as error:
        raise ValueError("published England and Wales parts do not make up the published whole") from error


def _children_of(dice: Dice, by_group: Counts, by_offence: Counts, room: Counts, odds: Reals) -> Counts:
    """Both margins met at once: (T, F, G) within room (T, F, G). odds (T, F): of being a child's."""
    least = np.maximum(by_offence - room[..., 1], 0)
    most = np.minimum(by_offence, room[..., 0])
    children = by_group[:, 0] - least.sum(axis=-1)
    child = least + draw(children, most - least, odds, dice.offsets(len(children)))
    return np.stack([child, by_offence - child], axis=-1)


def _offender_margins(dice: Dice, years: Counts, totals: Totals, mix: Reals) -> Counts:
    child = _between(parameters()["children"]["share"], years)
    shares = np.stack([child, 1 - child], axis=-1)
    by_group = _completed(totals.groups, totals.year, _by_weight(dice, shares))
    by_offence = _completed(totals.offences, totals.year, _by_weight(dice, mix))
    odds = np.broadcast_to(offences()["children"].to_numpy(np.float64), by_offence.shape)
    return _children_of(dice, by_group, by_offence, np.stack([by_offence] * 2, axis=-1), odds)


def _reoffender_margins(dice: Dice, years: Counts, totals: Totals, people: Counts, odds: Reals) -> Counts:
    in_group, of_offence = people.sum(axis=1), people.sum(axis=2)
    by_group = _completed(totals.groups, totals.year, _by_odds(dice, in_group, _group_odds(years, totals, in_group)))
    by_offence = _completed(totals.offences, totals.year, _by_odds(dice, of_offence, odds))
    return _children_of(dice, by_group, by_offence, people, _odds(by_offence, of_offence))


def _group_odds(years: Counts, totals: Totals, in_group: Counts) -> Reals:
    """Odds of reoffending (T, G) at which children have the rate of the parameters."""
    children = in_group[:, 0] * _between(parameters()["children"]["rate"], years)
    return _odds(np.stack([children, totals.year - children], axis=-1), in_group)


def _further_margins(dice: Dice, totals: Totals, again: Counts) -> Counts:
    weights: Reals = again * offences()["frequency"].to_numpy(np.float64)[:, None]
    by_group = _completed(totals.groups, totals.year, _by_weight(dice, weights.sum(axis=1)))
    by_offence = _completed(totals.offences, totals.year, _by_weight(dice, weights.sum(axis=2)))
    room = np.where(again > 0, by_offence[..., None], 0)
    return _children_of(dice, by_group, by_offence, room, _odds(again[..., 0], again.sum(axis=2)))


def _over_bands(dice: Dice, years: Counts, people: Counts, again: Counts, more: Counts) -> Cells:
    """Margins (T, F, G) split over the age bands and sexes of each group."""
    shapes = _band_shapes(years)
    parts = []
    for place, group in enumerate(GROUPS):
        weights, odds, frequency = (shape[:, :, bands_of(group)] for shape in shapes)
        flat = (*people.shape[:2], -1)
        offenders = apportion(people[..., place], weights.reshape(flat), dice.offsets(*flat[:2]))
        reoffenders = draw(again[..., place], offenders, odds.reshape(flat), dice.offsets(*flat[:2]))
        further = apportion(more[..., place], frequency.reshape(flat) * reoffenders, dice.offsets(*flat[:2]))
        parts.append([part.reshape(weights.shape) for part in (offenders, reoffenders, further)])
    return Cells(*(np.concatenate(both, axis=2) for both in zip(*parts, strict=True)))


def _band_shapes(years: Counts) -> tuple[Reals, Reals, Reals]:
    """Weights of offenders, odds of reoffending and reoffences per reoffender, each (T, F, A, S)."""
    bands, women = ages(), parameters()["women"]
    share = np.stack([_between(points, years) for points in bands["share"]], axis=-1)[:, None, :, None]
    young = offences()["young"].to_numpy()[:, None] ** ((35 - bands["middle"].to_numpy()) / 10)
    female = offences()["women"].to_numpy()
    sexes = np.stack([1 - female, female], axis=-1)[:, None, :]
    weights = share * young[..., None] * sexes
    odds = bands["odds"].to_numpy()[:, None] * np.array([1, women["odds"]])
    frequency = bands["frequency"].to_numpy()[:, None] * np.array([1, women["frequency"]])
    return weights, np.broadcast_to(odds, weights.shape), np.broadcast_to(frequency, weights.shape)


def _between(points: dict[str, float], years: Counts) -> Reals:
    """A straight line between the years named, level before the first and after the last."""
    return np.interp(years, [int(year) for year in points], list(points.values()))


def _by_weight(dice: Dice, weights: Reals) -> _Split:
    return lambda rest, free: apportion(rest, weights * free, dice.offsets(len(rest)))


def _by_odds(dice: Dice, room: Counts, odds: Reals) -> _Split:
    return lambda rest, free: draw(rest, room * free, odds, dice.offsets(len(rest)))


def _odds(some: Counts | Reals, everybody: Counts) -> Reals:
    """Odds of a share, kept away from nought and infinity."""
    share = np.clip(some / np.maximum(everybody, 1), 0.001, 0.999)
    return np.asarray(share / (1 - share))
