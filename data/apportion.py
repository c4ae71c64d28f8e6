"""Splitting whole numbers exactly: the arithmetic behind the demonstration figures.

A total is split along the last axis by giving each part its expected size in fixed point and
then rounding the *running* sum, from a random starting offset. The parts are whole, add up
to the total, and each is its expected size rounded up or down (systematic sampling), so
margins hold by construction and nothing has to be repaired afterwards.

From the expected sizes on, everything is integer arithmetic, and chance comes from the raw
output of PCG64, which numpy promises never to change: the same seed gives the same figures
under every version of numpy and on every machine.
"""

from math import prod

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]

# Fixed point: this many to one person. The room of all parts together may be up to 2**30 people.
_BITS = 32
ONE = np.int64(1 << _BITS)
# Enough for `_chances` to settle: each step leaves about a tenth of the error, and what remains
# is made good by `_settled`.
_STEPS = 12


class Dice:
    """Chance from a fixed seed. The same calls in the same order always give the same numbers."""

    def __init__(self, seed: int) -> None:
        self._bits = np.random.PCG64(seed)

    def _raw(self, size: int) -> NDArray[np.uint64]:
        return np.array(self._bits.random_raw(size), dtype=np.uint64)

    def offsets(self, *shape: int) -> Counts:
        """Uniform whole numbers from 0 to ONE - 1."""
        return (self._raw(prod(shape)) >> np.uint64(64 - _BITS)).astype(np.int64).reshape(shape)

    def normals(self, *shape: int) -> Reals:
        """Nearly normal numbers, mean 0 and variance 1, never beyond 3.5.

        The four 16-bit quarters of one raw number added up (Irwin-Hall): no logarithm or
        cosine, whose last digit differs between machines.
        """
        quarters = self._raw(prod(shape)).view(np.uint16).reshape(-1, 4)
        total = quarters.sum(axis=1, dtype=np.int64).astype(np.float64)
        return np.asarray((total - 4 * 32767.5) / np.sqrt(4 * (65536.0**2 - 1) / 12)).reshape(shape)


def apportion(total: Counts, weights: Reals, offsets: Counts) -> Counts:
    """Split each total over the last axis in proportion to weights.

    total: whole numbers, shape (...); weights: not negative, shape (..., parts); offsets: from
    Dice.offsets, shape (...). A part of weight 0 gets nothing. ValueError where a total is
    negative, or there is something to split and nothing to give it to.
    """
    whole = weights.sum(axis=-1)
    share = np.divide(total, whole, out=np.zeros_like(whole), where=whole > 0)
    room = np.where(weights > 0, total[..., None], 0)
    return _rounded(weights * share[..., None], total, room, offsets)


def draw(total: Counts, room: Counts, odds: Reals, offsets: Counts) -> Counts:
    """Pick `total` people out of groups of `room` people, whose odds of being picked differ.

    Only the ratios between the odds along the last axis matter: one common factor is found so
    that the expected numbers add up to the total. No group gives more people than it has.
    total, offsets: shape (...); room, odds (positive): shape (..., groups). ValueError where a
    total is negative or more than everybody.
    """
    return _rounded(room * _chances(total, room, odds), total, room, offsets)


def _chances(total: Counts, room: Counts, odds: Reals) -> Reals:
    """Each group's chance of being picked, so that about `total` are picked altogether."""
    everybody = room.sum(axis=-1)
    inner = (total > 0) & (total < everybody)
    wanted = np.divide(total, everybody - total, out=np.ones(total.shape), where=inner)
    factor = wanted / np.divide((room * odds).sum(axis=-1), everybody, out=np.ones(total.shape), where=everybody > 0)
    for _ in range(_STEPS):
        picked = (room * _chance(odds, factor)).sum(axis=-1)
        factor *= np.divide(wanted * (everybody - picked), picked, out=np.ones(total.shape), where=inner)
    return np.where(inner[..., None], _chance(odds, factor), (total > 0)[..., None].astype(np.float64))


def _chance(odds: Reals, factor: Reals) -> Reals:
    scaled = odds * factor[..., None]
    return np.asarray(scaled / (1 + scaled))


def _rounded(expected: Reals, total: Counts, room: Counts, offsets: Counts) -> Counts:
    fixed = _settled(np.rint(expected * float(ONE)).astype(np.int64), total * ONE, room * ONE)
    reached = (np.cumsum(fixed, axis=-1) + offsets[..., None]) >> _BITS
    return np.asarray(np.diff(reached, axis=-1, prepend=0))


def _settled(fixed: Counts, total: Counts, room: Counts) -> Counts:
    """Fixed-point parts that add up to the total to the last bit, each between 0 and its room."""
    if np.any(total < 0) or np.any(total > room.sum(axis=-1)):
        raise ValueError("a total cannot be split: it is negative, or there is no room for all of it")
    within = np.clip(fixed, 0, room)
    missing = total - within.sum(axis=-1)
    added = _filled(np.maximum(missing, 0), room - within)
    taken = _filled(np.maximum(-missing, 0), within)
    return np.asarray(within + added - taken)


def _filled(amount: Counts, room: Counts) -> Counts:
    """The amount poured into the parts in order, each filled before the next."""
    before = np.cumsum(room, axis=-1) - room
    return np.clip(amount[..., None] - before, 0, room)
