"""Settings of the product: defaults in the catalogue, overridden by one local file.

`data/catalogue/settings.toml` holds every setting with its default and what it means. A
council changes one by writing the same heading and key into `settings.toml` beside
`app.py`, or into the file named by the environment variable `CSP_SETTINGS`.
"""

import logging
import os
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
CATALOGUE = DATA / "catalogue"
PUBLISHED = DATA / "published"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Settings:
    """Settings after local overrides; one attribute per heading of settings.toml."""

    warehouse: dict[str, Any]
    verdict: dict[str, Any]
    small_numbers: dict[str, Any]
    marking: dict[str, Any]
    access: dict[str, Any]
    register: dict[str, Any]
    returns: dict[str, Any]

    @cached_property
    def store(self) -> Path:
        """Folder for everything that is made or received at run time."""
        return ROOT / str(self.warehouse["store"])

    @property
    def illustrative(self) -> bool:
        return bool(self.warehouse["illustrative"])


def _local_file() -> Path:
    return Path(os.environ.get("CSP_SETTINGS", ROOT / "settings.toml"))


def _overrides() -> dict[str, dict[str, Any]]:
    path = _local_file()
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def overrides(heading: str) -> dict[str, Any]:
    """What the local settings file says under a heading; for settings that have a catalogue file of their own."""
    return _overrides().get(heading, {})


def people() -> list[dict[str, Any]]:
    """Who may do what, as the local settings file says now: nobody waits for a restart to come in, or to be let go."""
    try:
        state = _local_file().stat()
    except OSError:
        return []
    return _people_in(_local_file(), state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=1)
def _people_in(file: Path, _changed: int, _size: int) -> list[dict[str, Any]]:
    """A file that cannot be read names nobody, rather than somebody who may just have been taken out of it."""
    try:
        listed = tomllib.loads(file.read_text("utf-8")).get("access", {}).get("people", [])
    except (OSError, ValueError) as error:
        _log.error("The people of %s cannot be read, so nobody who signs in has a role: %s", file, error)
        return []
    return [entry for entry in listed if isinstance(entry, dict)]


@cache
def settings() -> Settings:
    """The settings in force, read once per process."""
    defaults = tomllib.loads((CATALOGUE / "settings.toml").read_text("utf-8"))
    local = _overrides()
    return Settings(**{heading: values | local.get(heading, {}) for heading, values in defaults.items()})
