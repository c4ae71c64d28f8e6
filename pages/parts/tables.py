"""Accessible tables: real HTML with a caption and header cells, the same figures as the chart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class Column:
    """One column of a table: which field, its heading, how a value is written."""

    field: str
    heading: str
    write: Callable[[Any], str] = str
    number: bool = False


_SENTENCE = 60  # letters; a cell with more is words to be read, not a name
Records = Sequence[Mapping[str, Any]]


def html_table(rows: pd.DataFrame | Records, columns: list[Column], caption: str) -> str:
    """A table as HTML, every value escaped; the first column heads its row."""
    head = "".join(f'<th scope="col"{_align(column)}>{escape(column.heading)}</th>' for column in columns)
    body = "".join(_row(values, columns) for values in _values(rows, [column.field for column in columns]))
    return (
        f'<div class="figures" role="region" tabindex="0" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def written(rows: pd.DataFrame | Records, columns: list[Column]) -> list[list[str]]:
    """Every cell as it stands in the table, for files that are no HTML."""
    found = _values(rows, [column.field for column in columns])
    return [[column.write(value) for column, value in zip(columns, values, strict=True)] for values in found]


def _values(rows: pd.DataFrame | Records, fields: list[str]) -> Iterable[tuple[Any, ...]]:
    if isinstance(rows, pd.DataFrame):
        values: Iterable[tuple[Any, ...]] = rows[fields].itertuples(index=False)
        return values
    return (tuple(row[field] for field in fields) for row in rows)


def _row(values: tuple[Any, ...], columns: list[Column]) -> str:
    tags = ['th scope="row"', *["td"] * (len(columns) - 1)]
    cells = [_cell(tag, column, column.write(value)) for tag, column, value in zip(tags, columns, values, strict=True)]
    return f"<tr>{''.join(cells)}</tr>"


def _cell(tag: str, column: Column, text: str) -> str:
    # A sentence is given the room of one, so that it does not stand word under word and stretch its row.
    look = ' class="words"' if len(text) > _SENTENCE and tag == "td" and not column.number else _align(column)
    return f"<{tag}{look}>{escape(text)}</{tag[:2]}>"


def _align(column: Column) -> str:
    return ' class="number"' if column.number else ""


def missing(value: Any) -> bool:
    """No value: None, NaN or NaT."""
    return bool(pd.isna(value))


def whole(value: Any) -> str:
    """A count with thousands commas; [x] where there is none."""
    return "[x]" if missing(value) else f"{int(value):,}"
