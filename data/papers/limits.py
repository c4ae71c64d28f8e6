"""How large a draft may be, and what reading it may cost: `[reading]` of `data/catalogue/paper_words.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache

from data.settings import CATALOGUE


@dataclass(frozen=True)
class PaperLimits:
    """Every limit by its name in the catalogue, which says what each one means."""

    file_mb: int
    characters: int
    pages: int
    wall_seconds: int
    cpu_seconds: int
    memory_mb: int


@cache
def limits() -> PaperLimits:
    """The limits in force, read once per process."""
    return PaperLimits(**tomllib.loads((CATALOGUE / "paper_words.toml").read_text("utf-8"))["reading"])
