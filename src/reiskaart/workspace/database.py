"""``workspace.db``: SQLite in WAL with synchronous FULL, so that what is committed has reached the disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from reiskaart.errors import StoreError
from reiskaart.workspace.failures import told

FILE = "workspace.db"
_WAIT_MILLISECONDS = 60_000
_PRAGMAS: dict[str, tuple[str, object]] = {
    "busy_timeout": (str(_WAIT_MILLISECONDS), _WAIT_MILLISECONDS),
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "fullfsync": ("ON", 1),  # macOS: without it a sync stops at the disk's own cache
}


class Database:
    """The connections to a workspace's SQLite file; each is checked to keep what it commits."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._engine = create_engine(f"sqlite:///{folder / FILE}")
        event.listen(self._engine, "connect", self._prepare)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent look at the database."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, alone from its start; on disk when the block ends, undone where it fails.

        One that reads first and writes later could be refused half-way; one that will write takes its turn at once.
        """
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def passing(self) -> Iterator[Connection]:
        """One transaction that a power failure may undo: nobody waits until it has reached the disk."""
        with told(self._folder), self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA synchronous = NORMAL")
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                yield connection
                connection.commit()
            finally:
                connection.rollback()
                connection.exec_driver_sql("PRAGMA synchronous = FULL")

    def problems(self) -> tuple[str, ...]:
        """What SQLite's own integrity check finds wrong; nothing where all is well."""
        with self.reading() as connection:
            said = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check"))]
            dangling = [f"{row[0]} -> {row[2]}" for row in connection.execute(text("PRAGMA foreign_key_check"))]
        return (*(line for line in said if line != "ok"), *dangling)

    def pragma(self, name: str) -> object:
        """What this connection's ``name`` is set to."""
        with self.reading() as connection:
            return connection.execute(text(f"PRAGMA {name}")).scalar_one()

    def stamp(self) -> tuple[int, ...]:
        """Size and time of the files that commits are written to."""
        found = [file.stat() for name in (FILE, f"{FILE}-wal") if (file := self._folder / name).exists()]
        return tuple(part for stat in found for part in (stat.st_size, stat.st_mtime_ns))

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        with told(self._folder), self._engine.begin() as connection:
            connection.exec_driver_sql(begin)
            yield connection

    def _prepare(self, connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # transactions begin where we say, also around DDL
        cursor = connection.cursor()
        for name, (wanted, expected) in _PRAGMAS.items():
            cursor.execute(f"PRAGMA {name} = {wanted}")
            cursor.execute(f"PRAGMA {name}")
            (found,) = cursor.fetchone() or (None,)
            if found != expected:
                connection.close()
                raise StoreError("workspace.not-durable", folder=self._folder, pragma=name, expected=expected, found=found)
        cursor.close()
