"""Run the checks: every `.sql` file here is a question whose answer is the bad rows."""

from pathlib import Path

import duckdb
import pandas as pd

from data.settings import CATALOGUE

_HERE = Path(__file__).parent
_SHOWN = 5
# What the checks hold the warehouse against; not part of it.
_LEDGERS = ("ledger_areas", "ledger_rows")


class BuildFailed(Exception):
    """The next warehouse could not be published; the one in use is unchanged."""


def run_checks(con: duckdb.DuckDBPyConnection) -> None:
    """Fill the table `finding` with what the checks find.

    Raises BuildFailed, naming the first few findings, when one of them blocks.
    """
    for ledger in _LEDGERS:
        con.register(ledger, pd.read_csv(CATALOGUE / f"{ledger}.csv"))
    for check in sorted(_HERE.glob("*.sql")):
        con.execute("insert into finding by name from query($check)", {"check": check.read_text("utf-8")})
    for ledger in _LEDGERS:
        con.unregister(ledger)
    blocking = con.execute("select subject, message from finding where severity = 'block'").fetchall()
    if blocking:
        raise BuildFailed(_explain(blocking))


def _explain(blocking: list[tuple[str, str]]) -> str:
    lines = [f"- {subject}: {message}" for subject, message in blocking[:_SHOWN]]
    more = len(blocking) - _SHOWN
    if more > 0:
        lines.append(f"- and {more} more")
    return "\n".join(["The new warehouse was not published; the one in use is unchanged.", *lines])
