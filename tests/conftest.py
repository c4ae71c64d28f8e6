"""What all tests share."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The project's reference material; present in development and CI, absent on a user's machine."""
    if not (SHARED / "domain.md").is_file():
        raise pytest.skip.Exception("needs ../shared/, the reference material that only the developers' machines have")
    return SHARED
