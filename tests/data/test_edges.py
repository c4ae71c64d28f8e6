"""Borders between areas, taken from their outlines."""

import json
from typing import Any

import pytest

from data.edges import STATIC, borders


def square(west: float, south: float) -> dict[str, Any]:
    ring = [[west, south], [west, south + 1], [west + 1, south + 1], [west + 1, south], [west, south]]
    return {"geometry": {"type": "Polygon", "coordinates": [ring]}}


def test_two_squares_side_by_side_share_one_piece() -> None:
    assert borders([square(0, 0), square(1, 0)]) == [[1, 0, 1, 1]]


def test_squares_that_meet_in_a_corner_share_none() -> None:
    assert borders([square(0, 0), square(1, 1)]) == []


def test_an_area_of_several_parts_has_the_borders_of_each() -> None:
    islands = {"type": "MultiPolygon", "coordinates": [square(x, 0)["geometry"]["coordinates"] for x in (0, 4)]}
    assert borders([{"geometry": islands}, square(1, 0), square(5, 0)]) == [[1, 0, 1, 1], [5, 0, 5, 1]]


@pytest.mark.parametrize("stem", ["csp", "district"])
def test_the_shipped_borders_are_those_of_the_shipped_outlines(stem: str) -> None:
    features = json.loads((STATIC / f"{stem}.geojson").read_text("utf-8"))["features"]
    assert json.loads((STATIC / f"{stem}_edges.json").read_text("utf-8")) == borders(features)
