"""Where areas lie: what can be known from the outlines that the browser draws.

The outlines themselves never pass through a page: the browser fetches each file once from
static/. Read here, once for each file, is only what words and marks need: a point inside each
area, the box around it, and who its neighbours are.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, permutations
from typing import Any

from data.settings import ROOT

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # west, south, east, north
Ring = list[Point]

_TILE = 512  # pixels of the whole world at zoom 0, in every web map
_SHARED_CORNERS = 2  # areas that meet in one corner only are not neighbours


@dataclass(frozen=True, eq=False)
class Outlines:
    """Of the areas of one file, by code: a point to mark, the box around it, who shares its border."""

    points: dict[str, Point]
    boxes: dict[str, Box]
    neighbours: dict[str, tuple[str, ...]]

    def box(self, codes: Iterable[str]) -> Box:
        """The box around some areas; around all of them where none of these is known."""
        boxes = [self.boxes[code] for code in codes if code in self.boxes] or list(self.boxes.values())
        west, south, east, north = zip(*boxes, strict=True)
        return min(west), min(south), max(east), max(north)


@cache
def outlines(name: str) -> Outlines:
    """The outlines of static/<name>.geojson."""
    rings = _rings(name)
    return Outlines(
        points={code: _centre(max(parts, key=_area)) for code, parts in rings.items()},
        boxes={code: _box([corner for part in parts for corner in part]) for code, parts in rings.items()},
        neighbours=_neighbours(rings),
    )


def _neighbours(rings: dict[str, list[Ring]]) -> dict[str, tuple[str, ...]]:
    """Neighbours meet exactly in the shipped files, so they have corners in common."""
    at: dict[Point, set[str]] = defaultdict(set)
    for code, parts in rings.items():
        for corner in (corner for part in parts for corner in part):
            at[corner].add(code)
    met = Counter(pair for codes in at.values() for pair in permutations(codes, 2))
    beside: dict[str, list[str]] = {code: [] for code in rings}
    for (code, other), corners in met.items():
        if corners >= _SHARED_CORNERS:
            beside[code].append(other)
    return {code: tuple(sorted(others)) for code, others in beside.items()}


def zoom_to(box: Box, width: int, height: int) -> tuple[Point, float]:
    """Centre and zoom of a web map (Mercator) on which a box just fits this many pixels."""
    west, south, east, north = box
    low, high = _mercator(south), _mercator(north)
    across = math.log2(width / _TILE * 360 / max(east - west, 1e-6))
    up = math.log2(height / _TILE / max(high - low, 1e-6))
    middle = math.degrees(2 * math.atan(math.exp(math.pi * (low + high))) - math.pi / 2)
    return ((west + east) / 2, middle), min(across, up)


def pixels_between(west: float, east: float, zoom: float) -> float:
    """How far apart two longitudes are on a web map."""
    return (east - west) / 360 * _TILE * 2**zoom


def pixels_up(south: float, north: float, zoom: float) -> float:
    """How far apart two latitudes are on a web map."""
    return (_mercator(north) - _mercator(south)) * _TILE * 2**zoom


def _mercator(latitude: float) -> float:
    """How far up the world's map a latitude is, from -0.5 to 0.5."""
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)) / (2 * math.pi)


def _rings(name: str) -> dict[str, list[Ring]]:
    features = json.loads((ROOT / "static" / f"{name}.geojson").read_text("utf-8"))["features"]
    return {feature["id"]: list(_outer(feature["geometry"])) for feature in features}


def _outer(geometry: dict[str, Any]) -> Iterator[Ring]:
    """The outer ring of every part."""
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for part in parts:
        yield [(x, y) for x, y in part[0]]


def _area(ring: Ring) -> float:
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))) / 2


def _centre(ring: Ring) -> Point:
    """Centre of gravity of a ring."""
    crosses = [(x0 * y1 - x1 * y0, x0 + x1, y0 + y1) for (x0, y0), (x1, y1) in pairwise(ring)]
    total = 3 * sum(cross for cross, _, _ in crosses)
    across = sum(cross * x for cross, x, _ in crosses) / total
    up = sum(cross * y for cross, _, y in crosses) / total
    return round(across, 3), round(up, 3)  # a hundred metres: marks need no better


def _box(points: list[Point]) -> Box:
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)
