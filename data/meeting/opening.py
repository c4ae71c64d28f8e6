"""The register's database with the tables for meetings in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from sqlalchemy import Connection, Engine

from data.meeting.tables import TABLES
from data.returns.register import database as register
from data.returns.register.tables import metadata


@contextmanager
def reading() -> Iterator[Connection]:
    """A connection that sees one moment. Raises Declined."""
    _lay_out(register.database())
    with register.reading() as con:
        yield con


@contextmanager
def writing() -> Iterator[Connection]:
    """A connection whose changes are kept together when the block ends, or not at all. Raises Declined."""
    _lay_out(register.database())
    with register.writing() as con:
        yield con


@cache
def _lay_out(engine: Engine) -> None:
    # The register makes its tables when it is first opened, which may be before these were known.
    with engine.begin() as con:
        metadata.create_all(con, tables=list(TABLES))
