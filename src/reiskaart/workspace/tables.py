"""The tables of ``workspace.db``: what people make, and which logs and readings are complete.

A log or a reading exists when its row does: the row is written last, so a folder without a row is a leftover.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
)


class Moment(TypeDecorator[datetime]):
    """A time, aware and in UTC, which SQLite keeps without its zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

workspace = Table(
    "workspace",
    metadata,
    Column("id", String, primary_key=True),
    Column("made_at", Moment, nullable=False),
)
"""One row: what this workspace is called by its pseudonym key, here and in every copy."""

maps = Table(
    "maps",
    metadata,
    Column("id", String, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("source", LargeBinary, nullable=False),
    Column("title", String, nullable=False),
    Column("language", String, nullable=False),
    Column("steps", Integer, nullable=False),
    Column("state", String, nullable=False, server_default="current"),
    Column("review", Date, nullable=True),
    Column("phases", Integer, nullable=False, server_default="0"),
    Column("cards", Integer, nullable=False, server_default="0"),
    Column("supported", Integer, nullable=False, server_default="0"),
    Column("contradicted", Integer, nullable=False, server_default="0"),
    Column("log", String, nullable=True),
    Column("archived_at", Moment, nullable=True),
    Column("deleted_at", Moment, nullable=True),
)
"""A map as its file's bytes, and what a list of maps shows.

Where a map has a document, the document is the truth: then ``source`` is the file as a person last wrote it, and the list shows
what the document's projection says.
"""

map_personas = Table(
    "map_personas",
    metadata,
    Column("map", ForeignKey("maps.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", String, nullable=False),
)

owners = Table(
    "owners",
    metadata,
    Column("token", String, primary_key=True),
    Column("address", String, nullable=False),
    Column("until", Moment, nullable=False),
)
"""Processes that hold documents, where people reach them, and until when their word stands."""

documents = Table(
    "documents",
    metadata,
    Column("map", ForeignKey("maps.id", ondelete="CASCADE"), primary_key=True),
    Column("uid", String, nullable=False, unique=True),
    Column("sequence", Integer, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("owner", String, nullable=True, index=True),
)
"""Maps as shared documents. ``sequence`` counts what was committed, on from the map's version; ``owner`` alone may add to it."""

snapshots = Table(
    "snapshots",
    metadata,
    Column("map", ForeignKey("documents.map", ondelete="CASCADE"), primary_key=True),
    Column("sequence", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
"""A document whole, as it was at ``sequence``."""

updates = Table(
    "updates",
    metadata,
    Column("map", ForeignKey("documents.map", ondelete="CASCADE"), primary_key=True),
    Column("sequence", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""What was committed to a document since its snapshot; only ever added to."""

projections = Table(
    "projections",
    metadata,
    Column("map", ForeignKey("maps.id", ondelete="CASCADE"), primary_key=True),
    Column("sequence", Integer, nullable=False),
    Column("journey", LargeBinary, nullable=False),
)
"""What a map or its document said at ``sequence``, as the Journey's JSON: can always be made again, but a large file takes long
to read. An earlier release kept none for maps without a document."""

logs = Table(
    "logs",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("digest", String, nullable=False, index=True),
    Column("imported_at", Moment, nullable=False),
    Column("key", String, nullable=True),
    Column("folder", String, nullable=False, unique=True),
)
"""Imported logs. Their events lie in ``logs/<folder>``, which is another after each file that is appended; ``key`` is the
fingerprint of the pseudonym key, none where ids were kept."""

replaced_logs = Table(
    "replaced_logs",
    metadata,
    Column("folder", String, primary_key=True),
    Column("log", ForeignKey("logs.id", ondelete="CASCADE"), nullable=False),
    Column("digest", String, nullable=False),
    Column("replaced_at", Moment, nullable=False),
)
"""Folders of logs as they were before a file was appended: kept for a while, since somebody may be reading them."""

uploads = Table(
    "uploads",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("modified", Moment, nullable=True),
    Column("received", BigInteger, nullable=False),
    Column("path", String, nullable=True),
    Column("made_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
)
"""Files on their way in, ``received`` bytes of which are on the disk in ``uploads/<id>``; where ``path`` is given, the file lies
there already and is not ours."""

jobs = Table(
    "jobs",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("state", String, nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("log", String, nullable=True),
    Column("map", String, nullable=True),
    Column("upload", String, nullable=True),
    Column("folder", String, nullable=True),
    Column("task", String, nullable=False),
    Column("share", Float, nullable=True),
    Column("rows", BigInteger, nullable=False),
    Column("remaining_seconds", Float, nullable=True),
    Column("problem", String, nullable=True),
    Column("tries", Integer, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("ended_at", Moment, nullable=True),
    Column("forgotten", Boolean, nullable=False),
)
"""Work in the background, and what came of it. ``task`` and ``problem`` are JSON; ``folder`` is where the work is done under
``logs``."""

cached_logs = Table(
    "cached_logs",
    metadata,
    Column("id", String, primary_key=True),
    Column("source", String, nullable=False, unique=True),
    Column("digest", String, nullable=False, index=True),
    Column("bytes", Integer, nullable=False),
    Column("used_at", Moment, nullable=False),
)
"""Log files that were read in passing; their folder is ``cache/logs/<id>``.

``source`` stands for the file as it was and how it was read.
"""

readings = Table(
    "readings",
    metadata,
    Column("id", String, primary_key=True),
    Column("log_digest", String, nullable=False),
    Column("rules_key", String, nullable=False),
    Column("read_at", Moment, nullable=False),
    UniqueConstraint("log_digest", "rules_key"),
)
"""Readings, one per log and rules; their folder is ``readings/<id>``."""

shown_readings = Table(
    "shown_readings",
    metadata,
    Column("map", ForeignKey("maps.id", ondelete="CASCADE"), primary_key=True),
    Column("log", ForeignKey("logs.id", ondelete="CASCADE"), nullable=False),
    Column("reading", ForeignKey("readings.id", ondelete="CASCADE"), nullable=False),
)
"""Which reading of which log a map showed last: its figures stay while those of changed rules or a grown log are made."""
