"""The laying out of areas as hexagons, on countries small enough to see through."""

import random

import numpy as np
import pytest
import shapely

from data import hexagons
from data.hexagons import Places, hexagon, layout

ROW = 3**0.5


def _block(side: int) -> Places:
    """A square country of squares, each one unit, all of one group."""
    points = np.array([(x, y) for y in range(side) for x in range(side)], dtype=float)
    gaps = np.linalg.norm(points[:, None] - points[None], axis=-1)
    return Places(points, np.argwhere(np.triu(np.isclose(gaps, 1))), ["one"] * side**2)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hexagons, "_SWAPS", 2000)


@pytest.mark.usefixtures("quick")
def test_each_area_has_a_cell_of_its_own_on_the_grid() -> None:
    cells = layout(_block(5), 25.0)
    assert len(set(cells)) == 25
    assert {(across + up) % 2 for across, up in cells} == {0}


@pytest.mark.usefixtures("quick")
def test_the_corners_of_the_country_stay_corners() -> None:
    cells = layout(_block(5), 25.0)
    first, last = cells[0], cells[-1]
    assert first[0] < last[0]
    assert first[1] < last[1]


@pytest.mark.usefixtures("quick")
def test_the_layout_comes_out_the_same_each_time() -> None:
    assert layout(_block(4), 16.0) == layout(_block(4), 16.0)


@pytest.mark.usefixtures("quick")
def test_the_progress_is_told_a_hundred_times() -> None:
    ticks: list[None] = []
    layout(_block(3), 9.0, lambda: ticks.append(None))
    assert len(ticks) == 100


def test_crowded_areas_are_pushed_apart() -> None:
    places = Places(np.array([(0.0, 0.0), (0.1, 0.0), (50.0, 0.0)]), np.array([(0, 1), (1, 2)]), ["a", "a", "a"])
    moved = hexagons._relaxed(places, 1.0)
    assert moved[1][0] - moved[0][0] > 0.9
    assert moved[2][0] - moved[1][0] < 49


def test_the_loss_of_a_move_is_what_the_whole_map_loses() -> None:
    """The shortcut that looks only at the two areas concerned agrees with the sum over all."""
    places = _block(4)
    relaxed = hexagons._relaxed(places, 1.0) * 2
    wishes = hexagons._wishes(places)
    board = hexagons._Board(hexagons._assigned(relaxed), relaxed.tolist(), wishes)
    chance = random.Random(3)
    for _ in range(50):
        area = chance.randrange(16)
        cell = chance.choice(list(hexagons._around(board.cells[area])))
        before, loss = _whole(board), board._loss(area, cell)
        board._move(area, cell)
        assert _whole(board) - before == pytest.approx(loss)


def _whole(board: hexagons._Board) -> float:
    """Unease of every pair once and of every home, and the coast."""
    home = sum(hexagons._STAY * _square(cell, board._homes[area]) / 4 for area, cell in enumerate(board.cells))
    unease = sum(board._unease(area, cell) for area, cell in enumerate(board.cells))
    touching = sum(board._company(cell) for cell in board.cells) / 2
    return home + (unease - home) / 2 - hexagons._COAST * touching


def _square(cell: tuple[int, int], home: list[float]) -> float:
    return (cell[0] - home[0]) ** 2 + (cell[1] * ROW - home[1]) ** 2


def test_a_hexagon_is_clockwise_and_fits_its_neighbours() -> None:
    cells = [(4, 6), *hexagons._around((4, 6))]
    polygons = [hexagon(cell, (4, 6)) for cell in cells]
    assert not any(polygon.exterior.is_ccw for polygon in polygons)
    assert shapely.coverage_is_valid(polygons)
    assert polygons[0].centroid.coords[0] == pytest.approx((0, 0))
