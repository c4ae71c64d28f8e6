"""The limits of the door: `data/catalogue/returns_limits.toml` as one value."""

import tomllib
from dataclasses import dataclass
from functools import cache

from data.settings import CATALOGUE

KB = 1024
MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Every limit by its name in the catalogue, which also says what each one means."""

    file_mb: int
    parts: int
    directory_kb: int
    part_mb: int
    total_mb: int
    ratio: int
    ratio_floor_mb: int
    head_kb: int
    attribute_kb: int
    text_kb: int
    depth: int
    rows: int
    columns: int
    cells: int
    text_mb: int
    elements: int
    part_elements: int
    styles: int
    children: int
    wall_seconds: int
    cpu_seconds: int
    memory_mb: int
    files_per_child: int
    wait_seconds: int
    answer_mb: int
    places: int
    birth_years: int


@cache
def limits() -> Limits:
    """The limits in force, read once per process."""
    return Limits(**tomllib.loads((CATALOGUE / "returns_limits.toml").read_text("utf-8"))["door"])
