"""Whether words fit a box, by a careful estimate: slides must never shrink or spill text by themselves."""

import math
import textwrap
from collections.abc import Sequence

_LETTER = 0.53  # width of a letter, on average, of its height
_LINE = 1.2  # height of a line, of the letters' height
_GAP = 8.0  # points between paragraphs
_POINTS_IN_INCH = 72


def height(lines: Sequence[str], points: float, width: float) -> float:
    """Inches that paragraphs take at a size, in a box so many inches wide."""
    room = max(8, math.floor(width * _POINTS_IN_INCH / (points * _LETTER)))
    rows = sum(max(1, len(textwrap.wrap(line, room))) for line in lines)
    return (rows * points * _LINE + len(lines) * _GAP) / _POINTS_IN_INCH


def size(lines: Sequence[str], sizes: Sequence[float], width: float, most: float) -> float | None:
    """The largest of some sizes at which paragraphs fit into a height; None where none does."""
    return next((points for points in sizes if height(lines, points, width) <= most), None)


def split(lines: Sequence[str], points: float, width: float, most: float) -> list[list[str]]:
    """Paragraphs in as many boxes as they need, in order."""
    boxes: list[list[str]] = [[]]
    for line in lines:
        if boxes[-1] and height([*boxes[-1], line], points, width) > most:
            boxes.append([])
        boxes[-1].append(line)
    return boxes
