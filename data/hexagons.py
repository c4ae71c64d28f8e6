"""A map on which every area is one hexagon of the same size, kept as like the real map as it can be.

Used only by `data.boundaries`. The method, in four steps:
1. every centroid is pushed away from those nearer than one hexagon's width and drawn towards
   its real neighbours, so that crowded London spreads and empty hills close up;
2. each is given a cell of a hexagonal grid so that the total squared movement is least
   (linear sum assignment);
3. neighbouring cells are swapped at random, at first also for the worse (simulated annealing
   from a fixed seed), to bring real neighbours side by side in their true compass direction,
   areas of one group (a police force) above all, without tearing holes;
4. cells become polygons in a plane: about 7 units wide and high, centred on nought, y upwards.
   So near nought a Mercator projection shows the plane as it is, and so does no projection
   at all with y turned over (Vega's `identity` with `reflectY`).
"""

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]
from scipy.spatial import cKDTree  # type: ignore[import-untyped]

Points = npt.NDArray[np.float64]
Pairs = npt.NDArray[np.int64]
Cell = tuple[int, int]  # (half-widths across, rows up); both odd or both even

HALF_WIDTH = 0.15
HALF_SIDE = 0.0866  # half a side to four places, so that the corners need no rounding
_ROW = math.sqrt(3)  # rows are this many half-widths apart

_RELAXING_STEPS = 400
_PUSH, _DRAW, _HOME = 0.25, 0.05, 0.002  # shares of a distance made up in one step
_MARGIN = 8  # rows and columns of empty cells around the relaxed map

_SWAPS = 300_000
_HEAT = 4.0  # how much worse a swap may be at the start
_STAY = 0.1  # weight of staying near the relaxed place
_SAME_GROUP = 2.0  # weight of a neighbour of the same group; another's is 1
_COAST = 3.0  # price of each cell side that faces an empty cell
_AROUND = ((2, 0), (1, 1), (-1, 1), (-2, 0), (-1, -1), (1, -1))


@dataclass(frozen=True)
class Places:
    """What is known of the real map: centroids (in any plane unit), the pairs of areas that
    touch, and the group each area belongs to."""

    centroids: Points
    pairs: Pairs
    groups: list[str]


def layout(places: Places, total_area: float, tick: Callable[[], Any] = lambda: None) -> list[Cell]:
    """A cell for each area. total_area: of the real map, in the centroids' unit squared.
    tick is called about a hundred times, for a progress bar."""
    width = math.sqrt(total_area / len(places.centroids) * 2 / math.sqrt(3))
    relaxed = _relaxed(places, width) / (width / 2)
    board = _Board(_assigned(relaxed), relaxed.tolist(), _wishes(places))
    board.anneal(random.Random(1), tick)  # noqa: S311 the layout must come out the same each time
    return board.cells


def hexagon(cell: Cell, middle: Cell) -> shapely.Polygon:
    """The polygon of a cell, corners clockwise from the top; middle is the cell put at nought."""
    across, up = cell[0] - middle[0], 3 * (cell[1] - middle[1])
    corners = ((0, 2), (1, 1), (1, -1), (0, -2), (-1, -1), (-1, 1))
    return shapely.Polygon([(round((across + x) * HALF_WIDTH, 4), round((up + y) * HALF_SIDE, 4)) for x, y in corners])


# Step 1 --------------------------------------------------------------------------------


def _relaxed(places: Places, width: float) -> Points:
    """The centroids, moved until few lie closer than one width."""
    points = places.centroids.copy()
    for _ in range(_RELAXING_STEPS):
        crowded = cKDTree(points).query_pairs(width, output_type="ndarray")
        moves = _pulls(points, crowded, lambda far: (far - width) * _PUSH)
        moves += _pulls(points, places.pairs, lambda far: np.clip(far - width, 0, None) * _DRAW)
        points += moves + (places.centroids - points) * _HOME
    return points


def _pulls(points: Points, pairs: Pairs, strength: Callable[[Points], Points]) -> Points:
    """How far each point moves when the two of each pair draw together by strength(distance)."""
    start, end = pairs.T
    gap = points[end] - points[start]
    far = np.linalg.norm(gap, axis=1) + 1e-9
    pull = gap / far[:, None] * strength(far)[:, None]
    moves = np.zeros_like(points)
    np.add.at(moves, start, pull)
    np.add.at(moves, end, -pull)
    return moves


# Step 2 --------------------------------------------------------------------------------


def _assigned(points: Points) -> list[Cell]:
    """The cell of each point (in half-widths) by which the total squared movement is least."""
    grid = list(_grid(points))
    centres = np.array([(across, up * _ROW) for across, up in grid])
    _, chosen = linear_sum_assignment(((points[:, None] - centres[None]) ** 2).sum(axis=-1))
    return [grid[index] for index in chosen]


def _grid(points: Points) -> Iterator[Cell]:
    left, bottom = (points.min(axis=0) / (1, _ROW)).astype(int) - _MARGIN
    right, top = (points.max(axis=0) / (1, _ROW)).astype(int) + _MARGIN
    return ((x, y) for y in range(bottom, top) for x in range(left, right) if (x + y) % 2 == 0)


# Step 3 --------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Wish:
    """One area would lie at (across, up) half-widths from its neighbour other, so much."""

    other: int
    across: float
    up: float
    weight: float


def _wishes(places: Places) -> list[list[_Wish]]:
    """For each area, where it would lie from each real neighbour: one cell off, in the true direction."""
    wishes: list[list[_Wish]] = [[] for _ in places.groups]
    for first, second in places.pairs.tolist():
        gap = places.centroids[second] - places.centroids[first]
        across, up = (2 * gap / np.linalg.norm(gap)).tolist()
        weight = _SAME_GROUP if places.groups[first] == places.groups[second] else 1.0
        wishes[second].append(_Wish(first, across, up, weight))
        wishes[first].append(_Wish(second, -across, -up, weight))
    return wishes


class _Board:
    """Areas on cells, and the moving of them."""

    def __init__(self, cells: list[Cell], homes: list[list[float]], wishes: list[list[_Wish]]) -> None:
        self.cells = cells
        self._homes = homes
        self._wishes = wishes
        self._holders = {cell: area for area, cell in enumerate(cells)}

    def anneal(self, chance: random.Random, tick: Callable[[], Any]) -> None:
        """Try random moves to the next cell; take the good, and while hot some of the bad."""
        for step in range(_SWAPS):
            heat = _HEAT * (1 - step / _SWAPS) ** 2 + 1e-6
            area = chance.randrange(len(self.cells))
            cell = chance.choice(list(_around(self.cells[area])))
            loss = self._loss(area, cell)
            if loss < 0 or chance.random() < math.exp(-loss / heat):
                self._move(area, cell)
            if step % (_SWAPS // 100) == 0:
                tick()

    def _loss(self, area: int, cell: Cell) -> float:
        """How much worse the map is if area goes to cell and whoever holds cell comes back."""
        here, holder = self.cells[area], self._holders.get(cell)
        if holder is None:
            coast = _COAST * (self._company(here) - self._company(cell) + 1)
            return self._unease(area, cell) - self._unease(area, here) + coast
        gained = self._unease(area, cell, holder, here) - self._unease(area, here)
        return gained + self._unease(holder, here, area) - self._unease(holder, cell, area)

    def _company(self, cell: Cell) -> int:
        return sum(beside in self._holders for beside in _around(cell))

    def _unease(self, area: int, cell: Cell, moved: int = -1, moved_to: Cell | None = None) -> float:
        """How badly area lies on cell, if besides the area `moved` lay on `moved_to`; without a
        place for it `moved` is left out, so that a pair that changes places is counted once."""
        across, up = cell[0], cell[1] * _ROW
        home = self._homes[area]
        total = _STAY * ((across - home[0]) ** 2 + (up - home[1]) ** 2)
        for wish in self._wishes[area]:
            other = moved_to if wish.other == moved else self.cells[wish.other]
            if other is None:
                continue
            off = (across - other[0] - wish.across) ** 2 + (up - other[1] * _ROW - wish.up) ** 2
            total += wish.weight * off
        return total / 4  # half-widths squared to widths squared

    def _move(self, area: int, cell: Cell) -> None:
        here, holder = self.cells[area], self._holders.pop(cell, None)
        del self._holders[here]
        self.cells[area], self._holders[cell] = cell, area
        if holder is not None:
            self.cells[holder], self._holders[here] = here, holder


def _around(cell: Cell) -> Iterator[Cell]:
    return ((cell[0] + across, cell[1] + up) for across, up in _AROUND)
