"""From the register to the warehouse: what is approved and free of embargo becomes `return_cell`, changes
made in the app become `edit`.

Everything follows from the specifications: a fifteenth return needs nothing here. Returns go into
`return_cell` alone, never into `cohort`: only `return_shown` is made for each audience apart, so a
return among the published cohorts would be seen by everybody with nothing withheld.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from datetime import date, datetime

import duckdb
import pandas as pd

from data import periods
from data.areas import Areas
from data.returns.conversion import Value
from data.returns.register.accepted import Acceptance, acceptances, counting
from data.returns.register.clock import now
from data.returns.register.database import exists, reading
from data.returns.register.edits import Edit, edits
from data.returns.register.rows import Cell, Kept, or_all, spec_of
from data.returns.register.words import area_kind, cohort_type, item_columns, split_columns
from data.returns.spec import Spec, specs
from data.settings import DATA

Connection = duckdb.DuckDBPyConnection
Record = dict[str, object]

LANE = "return"
_SENDERS = "Partners of the Community Safety Partnership"
_LICENCE = "Local management information, shown as approved"


@dataclass(frozen=True)
class Approved:
    """What the register says is to be shown: versions in the order they were accepted, the rows that
    count, and changes made in the app."""

    versions: tuple[Acceptance, ...] = ()
    rows: tuple[Kept, ...] = ()
    edits: tuple[Edit, ...] = ()

    def digest(self) -> str:
        """One fingerprint of all of it."""
        parts = [(row.version_id, row.number) for row in self.rows]
        return hashlib.sha256(repr((parts, [each.edit_id for each in self.edits])).encode()).hexdigest()


def approved(as_at: datetime | None = None) -> Approved:
    """What is to be shown now, or was to be shown at a time (UTC). Nothing while there is no register."""
    if not exists():
        return Approved()
    when = as_at or now()
    with reading() as con:
        accepted = acceptances(con, as_at=when, shown_at=when)
        return Approved(tuple(accepted), tuple(counting(con, accepted)), tuple(edits(con, when)))


def fill_returns(con: Connection, state: Approved | None = None) -> None:
    """Fill source, period, load, return_cell and edit. The areas and the loads of files must be there."""
    shown = approved() if state is None else state
    _run(con, "return_source", [_source(spec) for spec in specs().values()])
    if shown.rows:
        _run(con, "return_period", _periods(shown))
        loads = {each.version_id: number for number, each in enumerate(shown.versions, _next_load(con))}
        _run(con, "return_load", _loads(shown, loads))
        _run(con, "return_cell", [record for row in shown.rows for record in _cells(row, loads[row.version_id])])
    if shown.edits:
        _run(con, "edit", [_edit(each) for each in shown.edits])


def _run(con: Connection, step: str, records: list[Record]) -> None:
    con.register("tidy", pd.DataFrame(records))
    con.execute((DATA / "steps" / f"{step}.sql").read_text("utf-8"))
    con.unregister("tidy")


def source_id(code: str) -> str:
    """The source that figures of a return carry."""
    return f"return_{code.lower()}"


def _source(spec: Spec) -> Record:
    return {
        "source_id": source_id(spec.code),
        "publisher": _SENDERS,
        "title": f"Return {spec.code}: {spec.title}",
        "period": "As sent and approved",
        "lane": LANE,
        "licence": _LICENCE,
        "retrieved": "Sent in by officers of the partnership",
        "retrieval_note": f"{spec.purpose} Shown once a second person has approved it.",
        "attribution": f"Local management information: return {spec.code}, {spec.title.lower()}",
    }


def _next_load(con: Connection) -> int:
    return con.table("load").shape[0] + 1


def _loads(shown: Approved, loads: dict[str, int]) -> list[Record]:
    """A version is one load, named by its id: what officers call their files is nobody else's business."""
    counted = Counter(row.version_id for row in shown.rows)
    return [
        {
            "load_id": loads[each.version_id],
            "source_id": source_id(each.code),
            "file_name": each.version_id,
            "sha256": each.sha256,
            "loaded_at": each.at,
            "rows_used": counted[each.version_id],
        }
        for each in shown.versions
        if counted[each.version_id]
    ]


def _periods(shown: Approved) -> list[Record]:
    days = dict.fromkeys((row.first, row.last) for row in shown.rows if row.first and row.last)
    return [_period(first, last) for first, last in days if first and last] or [_period(None, None)]


def _period(first: date | None, last: date | None) -> Record:
    kind = cohort_type(first, last) if first and last else None
    label = periods.label(first, last, kind) if first and last and kind else None
    return {"start_date": first, "end_date": last, "cohort_type": kind, "label": label}


def _cells(row: Kept, load_id: int) -> Iterator[Record]:
    spec = spec_of(row)
    period = _period(row.first, row.last)
    shared: Record = {
        "return_code": row.code,
        "version_id": row.version_id,
        "row_number": row.number,
        "area_kind": area_kind(spec, row.area),
        "area_code": row.area,
        "start_date": period["start_date"],
        "end_date": period["end_date"],
        "cohort_type": period["cohort_type"],
        "breakdown": breakdown(row),
        "source_id": source_id(row.code),
        "load_id": load_id,
    }
    for column in item_columns(spec):
        cell = row.cells.get(column.name)
        if cell is not None:
            yield {**shared, "item": column.name, **_content(cell), "place": cell.place}


def breakdown(row: Kept) -> str:
    """The key columns of a row besides area and period, every one named: "factor=homeless; in_factor=yes"."""
    spec = spec_of(row)
    values = ((column.name, or_all(spec, column.name, row.cells[column.name].value)) for column in split_columns(spec))
    return "; ".join(f"{name}={_text(value).replace(';', ',')}" for name, value in values)


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else "all" if value is None else str(value)


def _content(cell: Cell) -> Record:
    value = cell.value
    if value is None:
        return {"value": None, "text": None, "symbol": cell.symbol or "x"}
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return {
        "value": float(value) if isinstance(value, int | float) and number else None,
        "text": None if number else _text(value),
        "symbol": None,
    }


def _edit(edit: Edit) -> Record:
    fields = ("edit_id", "subject", "area_code", "key", "field", "value", "made_at", "made_by")
    return {**dict(zip(fields, astuple(edit), strict=True)), "area_kind": _kind_of(edit.area_code)}


def _kind_of(code: str | None) -> str | None:
    """The kind of area a change is about: a partnership before anything larger or smaller."""
    kinds = ("csp", "sub_region", "police_force", "upper_tier", "district", "youth_service", "region", "country")
    return next((kind for kind in kinds if code and Areas.load().name(kind, code)), None)
