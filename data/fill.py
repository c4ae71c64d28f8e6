"""Fill an empty warehouse from the catalogue, the shipped tables and the loaded files."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import duckdb
import pandas as pd

from data import illustrative, loaded, periods
from data.areas import area_key
from data.returns.disclosure.step import control_returns
from data.returns.publish import approved, fill_returns
from data.settings import CATALOGUE, DATA, PUBLISHED, ROOT, settings
from data.tidy import COLUMNS, complete

Connection = duckdb.DuckDBPyConnection
Step = tuple[str, Callable[[Connection], None]]

# Catalogue file -> table with the same columns.
_CATALOGUE_TABLES = {
    "area_kinds": "area_kind",
    "cohort_types": "cohort_type",
    "sources": "source",
    "measures": "measure",
    "offence_groups": "offence_group",
    "ages": "age",
    "sexes": "sex",
    "previous_offences": "previous_offences",
    "disposals": "disposal",
    "deprivation_domains": "deprivation_domain",
    "events": "event",
    "series_breaks": "series_break",
    "notices": "notice",
    "glossary": "glossary",
}
# Tables of the strategy, in the order they are made, and the catalogue file of each.
_STRATEGY = {
    "framework_measure": "framework",
    "target": "targets",
    "action": "actions",
    "consultation": "consultations",
}
# Rollups that others read; the rest follow by name.
_FIRST_ROLLUPS = ("population_rollup", "cohort_rollup", "youth_rollup")
# Columns that are text in a file even where every value looks like a number.
_TEXT = {"printed", "printed_rate", "code", "area_code", "place", "symbol", "note", "start_date", "end_date"}


@dataclass(frozen=True)
class Batch:
    """Tidy rows of one fact table from one source in one file."""

    table: str
    source_id: str
    file_name: str
    sha256: str
    loaded_at: datetime
    rows: pd.DataFrame


def steps(number: int) -> list[Step]:
    """What a build does, in order, each with a title for the progress bar."""
    return [
        ("Laying out the tables", partial(_lay_out, number=number)),
        ("Reading the catalogue", _fill_catalogue),
        ("Placing the areas", _fill_areas),
        ("Reading published and loaded files", _fill_facts),
        ("Making demonstration figures", _fill_illustrative),
        ("Adding approved returns", fill_returns),
        ("Applying disclosure control to returns", control_returns),
        ("Setting out the strategy", _set_out_strategy),
        ("Adding up for the screens", _roll_up),
    ]


def _lay_out(con: Connection, number: int) -> None:
    for tables in sorted(DATA.glob("schema*.sql")):
        con.execute(tables.read_text("utf-8"))
    for macros in sorted((ROOT / "queries").glob("macros*.sql")):
        con.execute(macros.read_text("utf-8"))
    con.execute("insert into build values (?, ?, ?)", [number, datetime.now(UTC).replace(tzinfo=None), inputs_sha256()])


def inputs_sha256() -> str:
    """One digest of everything the warehouse is made from: two builds with the same one are equal."""
    digest = hashlib.sha256()
    macros = (ROOT / "queries").glob("macros*.sql")
    for path in sorted(
        [*PUBLISHED.glob("*.csv"), *CATALOGUE.iterdir(), *DATA.rglob("*.sql"), *DATA.rglob("*.py"), *macros]
    ):
        digest.update(path.read_bytes())
    for file in loaded.loaded_files():
        digest.update(file.sha256.encode())
    digest.update(approved().digest().encode())
    digest.update(str(settings().illustrative).encode())
    return digest.hexdigest()


def read_table(path: Path) -> pd.DataFrame:
    """A CSV file of ours: empty cells are missing, everything else as written."""
    head = pd.read_csv(path, nrows=0)
    return pd.read_csv(
        path, dtype={name: "str" for name in head.columns if name in _TEXT}, keep_default_na=False, na_values=[""]
    )


def _run_step(con: Connection, name: str, rows: pd.DataFrame, **parameters: object) -> None:
    """Run data/steps/<name>.sql over rows, which it reads as `tidy`."""
    con.register("tidy", rows)
    con.execute((DATA / "steps" / f"{name}.sql").read_text("utf-8"), parameters or None)
    con.unregister("tidy")


def _fill_catalogue(con: Connection) -> None:
    for file, table in _CATALOGUE_TABLES.items():
        con.append(table, read_table(CATALOGUE / f"{file}.csv"), by_name=True)
    _run_step(con, "offence_alias", read_table(CATALOGUE / "offence_aliases.csv"))


def _fill_areas(con: Connection) -> None:
    for name in ("area", "area_alias", "area_link"):
        file = {"area": "areas", "area_alias": "area_aliases", "area_link": "area_links"}[name]
        rows = read_table(PUBLISHED / f"{file}.csv")
        if name == "area_alias":
            rows["alias_key"] = [area_key(alias) for alias in rows["alias"]]
        _run_step(con, name, rows)
    for name in ("area_within", "area_reach"):
        con.execute((DATA / "steps" / f"{name}.sql").read_text("utf-8"))


def _shipped() -> Iterator[Batch]:
    for table in COLUMNS:
        for path in sorted(PUBLISHED.glob(f"{table}_*.csv")):
            if table == "deprivation" and path.stem.startswith("deprivation_neighbourhood"):
                continue
            rows = complete(table, read_table(path))
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            for source_id, part in rows.groupby("source_id", sort=True):
                yield Batch(table, str(source_id), path.name, digest, datetime(2026, 11, 21), part)


def _received() -> Iterator[Batch]:
    for file in loaded.loaded_files():
        reading = loaded.read(file)
        for table, rows in reading.tables.items():
            for source_id, part in complete(table, rows).groupby("source_id", sort=True):
                yield Batch(table, str(source_id), file.name, file.sha256, file.loaded_at, part)


def _fill_facts(con: Connection) -> None:
    batches = [*_shipped(), *_received()]
    _fill_periods(con, (batch.rows for batch in batches))
    for load_id, batch in enumerate(batches, start=1):
        _load(con, load_id, batch)
    con.execute((DATA / "steps" / "supersede.sql").read_text("utf-8"))


def _fill_periods(con: Connection, tables: Iterable[pd.DataFrame]) -> None:
    columns = ["start_date", "end_date", "cohort_type"]
    spoken_of = [rows[columns] for rows in tables if "cohort_type" in rows]
    rows = pd.concat(spoken_of).drop_duplicates().reset_index(drop=True)
    rows["label"] = [periods.label(*row) for row in rows.itertuples(index=False)]
    _run_step(con, "period", rows)


def _load(con: Connection, load_id: int, batch: Batch) -> None:
    lane = con.execute("select lane from source where source_id = ?", [batch.source_id]).fetchone()
    if lane is None:
        raise LookupError(f"{batch.file_name}: source {batch.source_id!r} is not in the catalogue")
    con.execute(
        "insert into load values (?, ?, ?, ?, ?, ?)",
        [load_id, batch.source_id, batch.file_name, batch.sha256, batch.loaded_at, len(batch.rows)],
    )
    before = _count(con, batch.table)
    _run_step(con, batch.table, batch.rows, lane=lane[0], load_id=load_id)
    missing = len(batch.rows) - (_count(con, batch.table) - before)
    if missing:
        raise LookupError(
            f"{batch.file_name}: {missing} rows of {batch.table} name an unknown area, period or category"
        )


def _count(con: Connection, table: str) -> int:
    return con.table(table).shape[0]


def _fill_illustrative(con: Connection) -> None:
    if settings().illustrative:
        rows = illustrative.tidy()
        load_id = _count(con, "load") + 1
        _load(con, load_id, Batch("cohort", "illustrative", "illustrative.py", "", datetime(2026, 11, 21), rows))


def _set_out_strategy(con: Connection) -> None:
    """Measures first: targets are told in their terms. Returns and edits must be in their tables by now."""
    for table, file in _STRATEGY.items():
        _run_step(con, table, read_table(CATALOGUE / f"{file}.csv"))


def _roll_up(con: Connection) -> None:
    thresholds = {"real_from_areas": settings().warehouse["real_from_areas"]}
    files = {path.stem: path for path in sorted((DATA / "rollups").glob("*.sql"))}
    for name in dict.fromkeys([*_FIRST_ROLLUPS, *files]):
        question = files[name].read_text("utf-8")
        con.execute(question, {name: value for name, value in thresholds.items() if f"${name}" in question} or None)
