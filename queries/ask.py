"""Ask the warehouse a named question and get rows together with their sources."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import duckdb
import pandas as pd

from queries.warehouse import cursor, newest

_HERE = Path(__file__).parent
# Answers kept in memory: enough for the screens of a meeting, small enough for a laptop.
_ANSWERS_KEPT = 256

Value = Hashable


@dataclass(frozen=True)
class Answer:
    """Rows of one question, at the grain its .sql file names, and where they came from.

    sources: one row per source that any row names in its column source_id.
    lanes: the lanes met in the rows; more than one only where a question says so.
    """

    rows: pd.DataFrame
    sources: pd.DataFrame
    lanes: tuple[str, ...]

    @property
    def illustrative(self) -> bool:
        return "illustrative" in self.lanes

    def only(self, kept: "pd.Series[bool]") -> "Answer":
        """The rows that are kept, in their order, with the sources that these name."""
        if not kept.any():
            return Answer(self.rows.iloc[:0], self.sources.iloc[:0], ())
        rows = self.rows[kept]
        named = self.sources["source_id"].isin(rows["source_id"])
        return Answer(rows, self.sources[named], tuple(sorted(rows["lane"].dropna().unique())))


def ask(question: str, **parameters: Value) -> Answer:
    """The answer to queries/<question>.sql with parameters bound by name.

    Lists are given as tuples. Raises KeyError for an unknown question and duckdb.Error for
    parameters that are not those of the question.
    """
    kept = _answer(newest(), question, tuple(sorted(parameters.items())))
    # A shallow copy: with copy-on-write the caller cannot change what is kept.
    return Answer(kept.rows.copy(deep=False), kept.sources, kept.lanes)


@lru_cache(maxsize=_ANSWERS_KEPT)
def _answer(warehouse: Path, question: str, parameters: tuple[tuple[str, Value], ...]) -> Answer:
    rows = _run(warehouse, question, dict(parameters))
    named = sorted(set(rows["source_id"].dropna())) if "source_id" in rows else []
    sources = _sources(warehouse, tuple(named))
    lanes = tuple(sorted(set(rows["lane"].dropna()))) if "lane" in rows else ()
    return Answer(rows, sources, lanes)


@lru_cache(maxsize=_ANSWERS_KEPT)
def _sources(warehouse: Path, source_ids: tuple[str, ...]) -> pd.DataFrame:
    # Few sets of sources answer all questions: naming them again each time would double the questions.
    return _run(warehouse, "sources_named", {"source_ids": source_ids})


def _run(warehouse: Path, question: str, parameters: Mapping[str, Value]) -> pd.DataFrame:
    bound = {name: list(value) if isinstance(value, tuple) else value for name, value in parameters.items()}
    with cursor(warehouse) as con:
        return con.execute(_statement(question), bound or None).df()


@cache
def _statement(question: str) -> duckdb.Statement:
    # Parsed once: reading a hundred lines of SQL costs as much as answering a small question.
    path = _HERE / f"{question}.sql"
    if not path.is_file():
        raise KeyError(f"there is no question named {question!r}")
    with duckdb.connect() as parser:
        (statement,) = parser.extract_statements(path.read_text("utf-8"))
    return statement
