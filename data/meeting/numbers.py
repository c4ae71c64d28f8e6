"""The number of a kept figure: six letters and digits, such as K7F-3QD, that can be said aloud and typed again.

Five name the figure and the sixth checks them. The alphabet has a prime number of letters and every place a weight of
its own, so any one letter misread and any two changed round are noticed.
"""

import tomllib
from functools import cache

from data.settings import CATALOGUE

LENGTH = 6
_HALF = LENGTH // 2


@cache
def letters() -> str:
    """The alphabet, in the order of the letters' values."""
    words = tomllib.loads((CATALOGUE / "meeting.toml").read_text("utf-8"))
    return str(words["number"]["letters"])


def number_for(digest: int) -> str:
    """The number of a figure with that digest, without its dash."""
    values, left = [], digest
    for _ in range(LENGTH - 1):
        left, value = divmod(left, len(letters()))
        values.append(value)
    return "".join(letters()[value] for value in [*values, _check(values)])


def _check(values: list[int]) -> int:
    return sum(weight * value for weight, value in enumerate(values, 1)) % len(letters())


def typed(text: str) -> str:
    """What somebody typed, without dash, spaces and small letters."""
    return "".join(letter for letter in text.upper() if letter.isalnum())


def well_formed(number: str) -> bool:
    """Six letters of the alphabet."""
    return len(number) == LENGTH and all(letter in letters() for letter in number)


def checks(number: str) -> bool:
    """Whether the last letter of a well-formed number agrees with the others."""
    values = [letters().index(letter) for letter in number]
    return values[-1] == _check(values[:-1])


def said(number: str) -> str:
    """With the dash by which it is read out: K7F-3QD."""
    return f"{number[:_HALF]}-{number[_HALF:]}"
