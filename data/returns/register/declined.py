"""Saying no: what is not done, in a sentence for the person who asked."""

import tomllib
from functools import cache

from data.settings import CATALOGUE
from data.spoken import filled


class Declined(Exception):
    """What was asked is not done, and nothing was changed. code names the reason, the message is a
    sentence: what stands in the way, and what to do."""

    def __init__(self, code: str, **blanks: object) -> None:
        super().__init__(filled(words("declined", code), blanks))
        self.code = code

    @property
    def sentence(self) -> str:
        return str(self)


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads((CATALOGUE / "register_words.toml").read_text("utf-8"))


def words(heading: str, key: str) -> str:
    """A wording of data/catalogue/register_words.toml. KeyError when it is not there."""
    return _words()[heading][key]
