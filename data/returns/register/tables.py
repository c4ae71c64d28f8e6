"""The tables of the register: what was received, what it says, and what was done with it.

Nothing here is ever deleted, and only two things change: the state of a version, and the content
of a received file once the time for keeping it is over. Times are UTC without a zone.
"""

from sqlalchemy import (
    DDL,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
    text,
)

SCHEMA_VERSION = "1"
metadata = MetaData()

meta = Table("register_meta", metadata, Column("key", String(40), primary_key=True), Column("value", Text))

received_file = Table(
    "received_file",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary),  # none once its time is over
    Column("received_at", DateTime, nullable=False),
    Column("keep_until", Date, nullable=False),
)

version = Table(
    "version",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("version_id", String(20), nullable=False, unique=True),
    Column("code", String(10), nullable=False),
    Column("spec_version", Integer, nullable=False),
    Column("sha256", String(64), ForeignKey("received_file.sha256"), nullable=False),
    Column("file_name", Text, nullable=False),
    Column("state", String(12), nullable=False),
    Column("rows", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("sent_at", DateTime, nullable=False),
    Column("not_before", DateTime),
)
# The same file again is refused, except when its sender took it back.
Index(
    "version_same_file",
    version.c.code,
    version.c.sha256,
    unique=True,
    sqlite_where=text("state <> 'taken_back'"),
    postgresql_where=text("state <> 'taken_back'"),
)

# One row of a return as read. scope: within which a newer version replaces it; key: what makes the
# row this row; both are JSON lists. cells: by column, value, symbol and cell, as JSON.
version_row = Table(
    "version_row",
    metadata,
    Column("version_id", String(20), ForeignKey("version.version_id"), primary_key=True),
    Column("row_number", Integer, primary_key=True),
    Column("sheet", Text, nullable=False),
    Column("area_code", String(40), nullable=False),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("scope", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("cells", Text, nullable=False),
)

finding = Table(
    "version_finding",
    metadata,
    Column("version_id", String(20), ForeignKey("version.version_id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("severity", String(8), nullable=False),
    Column("check_id", String(80), nullable=False),
    Column("message", Text, nullable=False),
    Column("sheet", Text, nullable=False),
    Column("cells", Text, nullable=False),
)

# Everything that was done, in order. digest: SHA-256 over the digest before and this row, so that a
# row changed or left out later shows.
happened = Table(
    "event",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", DateTime, nullable=False),
    Column("action", String(20), nullable=False),
    Column("version_id", String(20), nullable=False),
    Column("name", Text, nullable=False),
    Column("post", Text, nullable=False),
    Column("role", String(12), nullable=False),
    Column("verified", Boolean, nullable=False),
    Column("identity", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("digest", String(64), nullable=False),
)
Index("event_of_version", happened.c.version_id)

# What was changed in the app; event_number names who and when.
edit_made = Table(
    "edit_made",
    metadata,
    Column("event_number", Integer, ForeignKey("event.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("subject", String(20), nullable=False),
    Column("area_code", String(40)),
    Column("key", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", Text),
    UniqueConstraint("event_number", "field"),
)

_APPEND_ONLY = (happened, edit_made, version_row, finding)
_SQLITE_STOP = """create trigger {table}_no_{act} before {act} on {table}
begin select raise(abort, 'what was done stays in the register'); end"""
_POSTGRESQL_STOP = """create or replace function register_stays() returns trigger language plpgsql as
$$ begin raise exception 'what was done stays in the register'; end $$;
create trigger {table}_stays before update or delete on {table} for each row execute function register_stays()"""


def _append_only(table: Table) -> None:
    """Let the database itself refuse to change or delete rows of a table."""
    for act in ("update", "delete"):
        stop = DDL(_SQLITE_STOP.replace("{table}", table.name).replace("{act}", act))  # type: ignore[no-untyped-call]
        event.listen(table, "after_create", stop.execute_if(dialect="sqlite"))
    stays = DDL(_POSTGRESQL_STOP.replace("{table}", table.name))  # type: ignore[no-untyped-call]
    event.listen(table, "after_create", stays.execute_if(dialect="postgresql"))


for each in _APPEND_ONLY:
    _append_only(each)
