"""Tables of the register's database that belong to meetings. Times are UTC without a zone."""

from sqlalchemy import Column, DateTime, Integer, LargeBinary, String, Table, Text

from data.returns.register.tables import metadata

# What was quoted, exactly as it was: never changed, never deleted. digest: SHA-256 of the content before it was
# compressed. warehouse: the number of the one it was asked from.
kept_figures = Table(
    "kept_figures",
    metadata,
    Column("number", String(6), primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("kept_at", DateTime, nullable=False),
    Column("warehouse", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("area", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

# A story that somebody put together and saved under a name. body: its slides as JSON.
saved_story = Table(
    "saved_story",
    metadata,
    Column("story_id", Integer, primary_key=True),
    Column("title", Text, nullable=False, unique=True),
    Column("area", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("saved_at", DateTime, nullable=False),
    Column("saved_by", Text, nullable=False),  # a post, never a name
)

TABLES = (kept_figures, saved_story)
