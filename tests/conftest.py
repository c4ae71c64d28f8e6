"""What all tests share."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from xdist.remote import Producer  # type: ignore[import-untyped]
from xdist.scheduler.loadscope import LoadScopeScheduling  # type: ignore[import-untyped]

from data import build as building
from data.settings import settings
from data.turns import own_turn

SHARED = Path(__file__).resolve().parents[2] / "shared"


class ByFile(LoadScopeScheduling):  # type: ignore[misc]
    """Gives each worker a file of tests at a time, so that what a file's tests share is made once.

    (xdist's own groups do nothing under pytest 9.2, which no longer reads the attribute that they write to.)
    """

    def _split_scope(self, nodeid: str) -> str:
        return nodeid.split("::", 1)[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    """Called by xdist once, when tests are to be spread over workers."""
    return ByFile(config, log)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The project's reference material; present in development and CI, absent on a user's machine."""
    if not (SHARED / "domain.md").is_file():
        raise pytest.skip.Exception("needs ../shared/, the reference material that only the developers' machines have")
    return SHARED


@contextmanager
def keeping_in(folder: Path) -> Iterator[Path]:
    """Inside the block the product keeps everything in a store in this folder, which is given."""
    overrides = folder / "settings.toml"
    store = folder / "store"
    overrides.write_text(f'[warehouse]\nstore = "{store.as_posix()}"\n', "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CSP_SETTINGS", str(overrides))
        settings.cache_clear()
        try:
            yield store
        finally:
            patch.undo()
            settings.cache_clear()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse built from the shipped figures: by the worker that comes first, while the others wait for it."""
    base = tmp_path_factory.getbasetemp()
    folder = base.parent / "built" if "PYTEST_XDIST_WORKER" in os.environ else base / "built"
    folder.mkdir(exist_ok=True)
    with keeping_in(folder), own_turn("making-ready"):
        return next(iter(building.warehouses()), None) or building.build(quiet=True)


@pytest.fixture(scope="session")
def own_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty store of the tests' own; nobody's real store is touched."""
    with keeping_in(tmp_path_factory.mktemp("own")) as store:
        yield store


@pytest.fixture(scope="session")
def warehouse(built: Path, own_store: Path) -> Path:
    """A warehouse built from the shipped figures, in the tests' own store."""
    own_store.mkdir(exist_ok=True)
    return Path(shutil.copy(built, own_store))
