"""What the tests of "Check a paper" share: a small warehouse, and a paper checked against it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from data.papers.read import read_text
from data.settings import DATA
from queries.paper.desk import Desk, Rows
from queries.paper.reading import Reading
from queries.paper.report import Report, check_paper

HERE = Path(__file__).parent
QUERIES = HERE.parents[2] / "queries"
Check = Callable[[str], Report]


@pytest.fixture(scope="session")
def rows() -> Iterator[Rows]:
    """Runs a named question on the small warehouse, as queries/ask.py does on the real one."""
    with duckdb.connect() as con:
        files = [*sorted(QUERIES.glob("macros*.sql")), DATA / "schema.sql", HERE / "small_warehouse.sql"]
        for file in files:
            con.execute(file.read_text("utf-8"))

        def run(question: str, **parameters: Any) -> pd.DataFrame:
            bound = {name: list(value) if isinstance(value, tuple) else value for name, value in parameters.items()}
            with con.cursor() as cursor:
                return cursor.execute((QUERIES / f"{question}.sql").read_text("utf-8"), bound or None).df()

        yield run


@pytest.fixture(scope="session")
def check(rows: Rows) -> Check:
    """check(text) -> the report on a pasted text."""
    return lambda text: check_paper(read_text(text), rows)


@pytest.fixture(scope="session")
def reading(rows: Rows) -> Callable[[str], Reading]:
    """reading(text) -> the text read, before any check."""
    return lambda text: Reading(read_text(text), Desk(rows))
