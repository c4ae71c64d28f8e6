"""Remake the borders in static/: `python -m data.edges`, after `python -m data.boundaries`.

For each map of outlines, the borders between two areas, each once and without the coast, as a
JSON list of straight pieces [longitude, latitude, longitude, latitude]. Drawn over the shaded areas
they tell neighbours of one shade apart, at an eighth of the work of drawing every outline.
"""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from data.settings import ROOT

STATIC = ROOT / "static"
Corner = tuple[float, float]


def main() -> None:
    """Make the files and say what came out."""
    for stem in ("csp", "district"):
        path = STATIC / f"{stem}_edges.json"
        pieces = borders(json.loads((STATIC / f"{stem}.geojson").read_text("utf-8"))["features"])
        path.write_text(json.dumps(pieces, separators=(",", ":")) + "\n", "utf-8")
        print(f"{path.name}: {len(pieces)} pieces, {path.stat().st_size / 1000:.0f} kB.")


def borders(features: list[dict[str, Any]]) -> list[list[float]]:
    """Pieces of outline that two areas have in common, west to east."""
    met = Counter(piece for feature in features for piece in _pieces(feature["geometry"]))
    return [[*start, *end] for (start, end), areas in sorted(met.items()) if areas > 1]


def _pieces(geometry: dict[str, Any]) -> Iterator[tuple[Corner, Corner]]:
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for ring in (ring for part in parts for ring in part):
        for start, end in pairwise((x, y) for x, y in ring):
            yield (start, end) if start < end else (end, start)


if __name__ == "__main__":
    main()
