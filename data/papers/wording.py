"""What a person is told about a draft that cannot be read: `[refusals]` of `data/catalogue/paper_wordings.toml`."""

import tomllib
from functools import cache

from data.papers.paper import CannotReadPaper
from data.settings import CATALOGUE


@cache
def _refusals() -> dict[str, str]:
    wordings: dict[str, str] = tomllib.loads((CATALOGUE / "paper_wordings.toml").read_text("utf-8"))["refusals"]
    return wordings


def refusal(code: str, **blanks: object) -> CannotReadPaper:
    """The refusal of that code, to be raised. KeyError when the catalogue lacks it or a blank."""
    return CannotReadPaper(_refusals()[code].format_map(blanks))
