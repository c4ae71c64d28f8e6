"""What all tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from xdist.remote import Producer  # type: ignore[import-untyped]
from xdist.scheduler.loadscope import LoadScopeScheduling  # type: ignore[import-untyped]

from data import build as building
from data.settings import settings

SHARED = Path(__file__).resolve().parents[2] / "shared"


class Together(LoadScopeScheduling):  # type: ignore[misc]
    """Spreads files over the workers, and keeps all browser tests on one: two cores carry one dashboard and browser.

    (xdist's own groups do nothing under pytest 9.2, which no longer reads the attribute that they write to.)
    """

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith("tests/browser/") else nodeid.split("::", 1)[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    """Called by xdist once, when tests are to be spread over workers."""
    return Together(config, log)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The project's reference material; present in development and CI, absent on a user's machine."""
    if not (SHARED / "domain.md").is_file():
        raise pytest.skip.Exception("needs ../shared/, the reference material that only the developers' machines have")
    return SHARED


@pytest.fixture(scope="session")
def own_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty store of the tests' own; nobody's real store is touched."""
    folder = tmp_path_factory.mktemp("store")
    overrides = folder / "settings.toml"
    overrides.write_text(f'[warehouse]\nstore = "{(folder / "store").as_posix()}"\n', "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CSP_SETTINGS", str(overrides))
        settings.cache_clear()
        yield folder / "store"
    settings.cache_clear()


@pytest.fixture(scope="session")
def warehouse(own_store: Path) -> Path:
    """A warehouse built from the shipped figures, in the tests' own store."""
    return building.build(quiet=True)
