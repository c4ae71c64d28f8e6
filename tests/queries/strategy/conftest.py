"""A warehouse in which partners have sent returns, for the tests of the strategy."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.settings import settings
from queries.dimensions import dimensions
from queries.places import Place, places
from tests.returned import with_returns
from tests.returned_rows import rows


@pytest.fixture(scope="session")
def returned_file(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped figures with the returns of tests/returned_rows.py."""
    store = tmp_path_factory.mktemp("returned") / "store"
    return with_returns(warehouse, store / "warehouse-000001.duckdb", rows())


@pytest.fixture
def returned_warehouse(returned_file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Every question asks this warehouse until the test ends."""
    overrides = tmp_path / "settings.toml"
    overrides.write_text(f'[warehouse]\nstore = "{returned_file.parent.as_posix()}"\n', "utf-8")
    monkeypatch.setenv("CSP_SETTINGS", str(overrides))
    for kept in (settings, dimensions):
        kept.cache_clear()
    yield returned_file
    monkeypatch.undo()
    for kept in (settings, dimensions):
        kept.cache_clear()


def place_named(title: str) -> Place:
    """The area that somebody chooses by this title."""
    return next(place for place in places() if place.title == title)
