"""What the tests of the query layer share."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

QUERIES = Path(__file__).resolve().parents[2] / "queries"
HARDENED = {
    "enable_external_access": "false",
    "lock_configuration": "true",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
Compute = Callable[..., Any]


@pytest.fixture(scope="session")
def macro_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that holds the macros and nothing else."""
    path = tmp_path_factory.mktemp("macros") / "macros.duckdb"
    with duckdb.connect(path) as con:
        for file in sorted(QUERIES.glob("macros*.sql")):
            con.execute(file.read_text("utf-8"))
    return path


@pytest.fixture(scope="session")
def macros(macro_file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The macros as the product meets them: stored, reopened read-only and hardened."""
    with duckdb.connect(macro_file, read_only=True, config=HARDENED) as con:
        yield con


@pytest.fixture(scope="session")
def compute(macros: duckdb.DuckDBPyConnection) -> Compute:
    """compute("wilson_lo($x, $n, $z)", x=3, n=5, z=1.96) -> the one value it gives."""

    def value(expression: str, **given: Any) -> Any:
        with macros.cursor() as cursor:
            return cursor.execute(f"select {expression}", given or None).fetchone()[0]

    return value
