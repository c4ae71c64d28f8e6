"""What the product says about figures: the templates of data/catalogue/wordings.toml."""

import math
import tomllib
from collections.abc import Callable
from functools import cache

from data.settings import CATALOGUE
from data.spoken import filled


@cache
def _wordings(file: str = "wordings") -> dict[str, dict[str, str]]:
    return tomllib.loads((CATALOGUE / f"{file}.toml").read_text("utf-8"))


def say(heading: str, key: str, **blanks: object) -> str:
    """The wording under a heading with its blanks filled. KeyError when the catalogue lacks it or a blank."""
    return filled(_wordings()[heading][key], blanks).strip()


def sayings(file: str) -> Callable[..., str]:
    """The same for another file of the catalogue, whose words belong to a few screens only."""

    def say_there(heading: str, key: str, **blanks: object) -> str:
        return filled(_wordings(file)[heading][key], blanks).strip()

    return say_there


def did(measure_id: str) -> str:
    """What the people counted by a measure did ("reoffended"); nothing where no verb fits."""
    return _wordings()["did"].get(measure_id, "")


def half_up(value: float, places: int) -> float:
    """Rounded half up, away from nought: the same rule as the macro of that name."""
    factor = 10.0**places
    rounded = math.copysign(math.floor(abs(value) * factor + 0.5 + 1e-9) / factor, value)
    return rounded or 0.0  # never -0.0


def spoken(value: float, places: int) -> str:
    """A number as printed: half up, with commas between thousands."""
    return f"{half_up(value, places):,.{places}f}"
