"""What a file would change: its figures beside those of the warehouse in use.

`<table>.sql` gives a fact table of the warehouse back in tidy form. Figures are told apart by
what they are about (KEYS) and compared in what they say (VALUES); where a figure came from
makes no difference.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from data.sources.tables import KEYS
from data.tidy import Reading

_HERE = Path(__file__).parent
_EXAMPLES = 3
_DECIMALS = 6


@dataclass(frozen=True)
class Change:
    """How many figures a file brings anew, changes, or leaves as they are.

    examples: a few revised figures in words.
    """

    new: int
    revised: int
    unchanged: int
    examples: tuple[str, ...]


def changes(reading: Reading, warehouse: Path | None) -> Change:
    """The reading against a warehouse; without one, every figure is new."""
    if warehouse is None:
        return Change(reading.rows_used, 0, 0, ())
    with duckdb.connect(warehouse, read_only=True) as con:
        compared = [_compare(table, rows, _held(con, table)) for table, rows in reading.tables.items()]
    examples = tuple(example for change in compared for example in change.examples)
    new, revised, unchanged = (
        sum(getattr(change, name) for change in compared) for name in ("new", "revised", "unchanged")
    )
    return Change(new, revised, unchanged, examples[:_EXAMPLES])


def _held(con: duckdb.DuckDBPyConnection, table: str) -> pd.DataFrame:
    return con.execute((_HERE / f"{table}.sql").read_text("utf-8")).df()


def _compare(table: str, rows: pd.DataFrame, held: pd.DataFrame) -> Change:
    keys = list(KEYS[table])
    values = [column for column in held.columns if column not in keys]
    wanted = _comparable(rows[[*keys, *values, "place"]], keys)
    both = wanted.merge(
        _comparable(held, keys).drop_duplicates(keys), on=keys, how="left", indicator="side", suffixes=("", "_held")
    )
    known = both[both["side"] == "both"]
    differs = pd.DataFrame({column: _differs(known[column], known[f"{column}_held"]) for column in values})
    revised = known[differs.any(axis=1)]
    return Change(len(both) - len(known), len(revised), len(known) - len(revised), tuple(_examples(revised, values)))


def _comparable(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Keys as text, so that 9, 9.0 and nothing meet whatever type a column was given."""
    texts = {key: rows[key].map(_key_text) for key in keys}
    return rows.assign(**texts)


def _key_text(key: object) -> str:
    if pd.isna(key):
        return ""
    return str(int(key)) if isinstance(key, float) else str(key)


def _differs(one: pd.Series, other: pd.Series) -> pd.Series:
    numbers = [pd.to_numeric(side, errors="coerce") for side in (one, other)]
    if all(side.notna().sum() == column.notna().sum() for side, column in zip(numbers, (one, other), strict=True)):
        one, other = (side.astype(float).round(_DECIMALS) for side in numbers)
    return (one != other) & ~(one.isna() & other.isna())


def _examples(revised: pd.DataFrame, values: list[str]) -> Iterator[str]:
    for _, row in revised.head(_EXAMPLES).iterrows():
        changed = [
            f"{column.replace('_', ' ')} was {_shown(row[f'{column}_held'])}, is now {_shown(row[column])}"
            for column in values
            if bool(_differs(pd.Series([row[column]]), pd.Series([row[f"{column}_held"]])).iloc[0])
        ]
        yield f"{row['place']}: {'; '.join(changed)}"


def _shown(value: object) -> str:
    if pd.isna(value):
        return "nothing"
    return f"{value:,.10g}" if isinstance(value, int | float) else str(value)
