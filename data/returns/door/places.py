"""Saying where something is: "Sheet ‘Data’, cells C5 and D9 to D12"."""

from collections.abc import Iterable, Sequence

from data.returns.door.grid import cell_ref, column_letters
from data.returns.door.identifiers import kinds_in

Position = tuple[int, int]
_LONGEST_NAME = 60


def sheet_label(name: str, number: int) -> str:
    """How to name a sheet to its sender. number: its place among the sheets, from 1; used instead
    of a name that itself holds an identifier, or that would not fit a sentence."""
    speakable = name.isprintable() and 0 < len(name) <= _LONGEST_NAME and not kinds_in(name)
    return f"Sheet ‘{name}’" if speakable else f"Sheet no. {number}"


def _runs(positions: Iterable[Position]) -> list[tuple[Position, Position]]:
    """Runs of cells that follow one another down a column."""
    runs: list[tuple[Position, Position]] = []
    for row, column in sorted(positions, key=lambda position: (position[1], position[0])):
        if runs and runs[-1][1] == (row - 1, column):
            runs[-1] = (runs[-1][0], (row, column))
        else:
            runs.append(((row, column), (row, column)))
    return runs


def listed(items: Sequence[str], most: int) -> str:
    """Items as in a sentence: "C5, C9 and 14 more", "C5 and C9"."""
    shown, rest = list(items[:most]), len(items) - most
    if rest > 0:
        shown.append(f"{rest} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def cells_text(positions: Iterable[Position], most: int) -> str:
    """Cells as in a sentence, runs down a column drawn together: "cells C5 and D9 to D12"."""
    positions = list(positions)
    runs = [
        cell_ref(*first) if first == last else f"{cell_ref(*first)} to {cell_ref(*last)}"
        for first, last in _runs(positions)
    ]
    return f"cell{'s' if len(positions) > 1 else ''} {listed(runs, most)}"


def rows_text(ranges: Sequence[tuple[int, int]], most: int) -> str:
    """Ranges of rows as in a sentence: "3 and 7 to 9"."""
    return listed([str(first) if first == last else f"{first} to {last}" for first, last in ranges], most)


def columns_text(ranges: Sequence[tuple[int, int]], most: int) -> str:
    """Ranges of columns as in a sentence: "B and D to F"."""
    letters = [(column_letters(first), column_letters(last)) for first, last in ranges]
    return listed([first if first == last else f"{first} to {last}" for first, last in letters], most)
