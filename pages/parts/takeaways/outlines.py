"""Outlines of areas in drawings: written in few letters, and once for all the maps of a page."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

_LONG = 200  # letters; shorter shapes are symbols and frames
_OUTLINE = re.compile(rf'\bd="(M[^"]{{{_LONG},}})"')
# Only corners and the way back to the first: what outlines of areas are made of, in the order they are drawn.
_CORNERS = re.compile(r"(?:[ML]-?[\d.]+,-?[\d.]+|Z)+")
_PIECE, _PAIR = re.compile(r"M([^MZ]+)(Z?)"), re.compile(r"(-?[\d.]+),(-?[\d.]+)")
_SHAPE = re.compile(rf'<path\b([^>]*?) d="(M[^"]{{{_LONG // 4},}})"([^>]*?)/>')
_Point = tuple[int, int]


def coarser(drawing: str) -> str:
    """Every outline to a tenth of a pixel, each corner as its way from the one before: a quarter of the letters."""
    return _OUTLINE.sub(lambda found: f'd="{_shorter(found.group(1))}"', drawing)


def _shorter(outline: str) -> str:
    if not _CORNERS.fullmatch(outline):
        return outline
    return "".join(_piece(corners, close) for corners, close in _PIECE.findall(outline))


def _piece(corners: str, close: str) -> str:
    points = [(round(10 * float(x)), round(10 * float(y))) for x, y in _PAIR.findall(corners)]
    start = _pair(points[0])
    return f"M{start}{''.join(_ways(points))}{close.lower()}"


def _ways(points: list[_Point]) -> Iterator[str]:
    for before, after in pairwise(points):
        if before != after:
            yield f"l{_pair((after[0] - before[0], after[1] - before[1]))}"


def _pair(point: _Point) -> str:
    x, y = map(_tenths, point)
    return f"{x}{y}" if y.startswith("-") else f"{x} {y}"


def _tenths(count: int) -> str:
    """12 as 1.2, 10 as 1, -3 as -.3."""
    whole, rest = divmod(abs(count), 10)
    size = f"{whole or '' if rest else whole}{f'.{rest}' if rest else ''}"
    return f"-{size}" if count < 0 else size


def shared(body: str) -> str:
    """The text of a page in which an outline that stands there more than once is told once, in front."""
    counted = Counter(outline for _, outline, _ in _SHAPE.findall(body))
    names = {outline: f"o{number}" for number, (outline, count) in enumerate(counted.items()) if count > 1}
    if not names:
        return body
    told = "".join(f'<path id="{name}" d="{outline}"/>' for outline, name in names.items())
    held = f'<svg class="outlines" width="0" height="0" aria-hidden="true"><defs>{told}</defs></svg>'
    return held + _SHAPE.sub(lambda found: _used(found, names), body)


def _used(shape: re.Match[str], names: dict[str, str]) -> str:
    before, outline, after = shape.groups()
    return f'<use{before} href="#{names[outline]}"{after}/>' if outline in names else shape.group()
