"""Names of areas read right in sentences: "in the Isles of Scilly", "in Wolverhampton"."""

import re

import pytest

from data.settings import CATALOGUE
from data.spoken import filled, in_sentence

# A blank for the name of an area in the middle of a sentence, without word that it stands in one.
BARE = re.compile(r"\b(?:about|for|in|like|of|outside|than) \{(?:area|figure_area)\}")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Wolverhampton", "Wolverhampton"),
        ("Isles of Scilly", "the Isles of Scilly"),
        ("Vale of Glamorgan", "the Vale of Glamorgan"),
        ("New Forest", "the New Forest"),
        ("Forest Heath", "Forest Heath"),
        ("Bristol, City of", "the City of Bristol"),
        ("London, City of police area", "the City of London police area"),
        ("West Midlands (region)", "the West Midlands (region)"),
        ("North East", "the North East"),
        ("North East Derbyshire", "North East Derbyshire"),
        ("the rest of the Black Country", "the rest of the Black Country"),
    ],
)
def test_a_name_has_its_article_in_a_sentence(name: str, said: str) -> None:
    assert in_sentence(name) == said


def test_a_wording_says_where_it_needs_the_article() -> None:
    said = filled("{area}: {area:The} has {count:,} figures for {area:the}.", {"area": "Isle of Wight", "count": 1200})
    assert said == "Isle of Wight: The Isle of Wight has 1,200 figures for the Isle of Wight."


def test_no_wording_puts_a_bare_name_into_a_sentence() -> None:
    assert [found for path in CATALOGUE.glob("*.toml") for found in BARE.findall(path.read_text("utf-8"))] == []
