"""Settings of the product: defaults in the catalogue, overridden by one local file.

`data/catalogue/settings.toml` holds every setting with its default and what it means. A
council changes one by writing the same heading and key into `settings.toml` beside
`app.py`, or into the file named by the environment variable `CSP_SETTINGS`.
"""

import os
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
CATALOGUE = DATA / "catalogue"
PUBLISHED = DATA / "published"


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

    @property
    def store(self) -> Path:
        """Folder for everything that is made or received at run time."""
        return ROOT / str(self.warehouse["store"])

    @property
    def illustrative(self) -> bool:
        return bool(self.warehouse["illustrative"])


def _overrides() -> dict[str, dict[str, Any]]:
    path = Path(os.environ.get("CSP_SETTINGS", ROOT / "settings.toml"))
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def overrides(heading: str) -> dict[str, Any]:
    """What the local settings file says under a heading; for settings that have a catalogue file of their own."""
    return _overrides().get(heading, {})


@cache
def settings() -> Settings:
    """The settings in force, read once per process."""
    defaults = tomllib.loads((CATALOGUE / "settings.toml").read_text("utf-8"))
    local = _overrides()
    return Settings(**{heading: values | local.get(heading, {}) for heading, values in defaults.items()})
