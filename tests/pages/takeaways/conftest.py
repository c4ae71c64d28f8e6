"""A pack about Wolverhampton, and every file of it, made once."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from pages.parts.takeaways.files import FILES, slug
from pages.parts.takeaways.making import area_pack
from pages.parts.takeaways.pack import Pack
from queries.benchmarks import benchmarks_of
from queries.places import places

DAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def pack(warehouse: Path) -> Pack:
    """The pack about Wolverhampton beside England and Wales, from the shipped figures."""
    place = next(area for area in places() if area.title == "Wolverhampton")
    return area_pack(place, benchmarks_of(place)[0], DAY)


@pytest.fixture(scope="session")
def files(pack: Pack) -> dict[str, bytes]:
    """Every file of that pack, by its key."""
    making = {file.key: partial(file.make, pack) for file in FILES}
    return {key: make() for key, make in making.items()}


@pytest.fixture(scope="session")
def stem() -> str:
    """How its files begin."""
    return slug("Wolverhampton")
