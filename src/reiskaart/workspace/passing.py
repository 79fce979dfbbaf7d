"""Log files read in passing: a file on the command line is imported into a bounded cache, and found there the next time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, update

from reiskaart import eventlog
from reiskaart.errors import ReiskaartError
from reiskaart.eventlog import LogOptions, Progress
from reiskaart.i18n import Language
from reiskaart.model import new_id
from reiskaart.workspace.database import Database
from reiskaart.workspace.failures import told
from reiskaart.workspace.folders import CACHED_LOGS, READINGS, Folders, size
from reiskaart.workspace.keys import Key, Keys
from reiskaart.workspace.readings import forget_unfounded
from reiskaart.workspace.tables import cached_logs
from reiskaart.workspace.unchanged import unchanged


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much the cache keeps."""

    bytes: int = 4 * 1024**3
    rest: timedelta = timedelta(hours=1)
    """What was used so lately stays, since another process may be reading it."""


DEFAULT_BOUNDS = Bounds()


class PassingLogs:
    """The cache of log files; never shown among the imported logs."""

    def __init__(self, database: Database, folders: Folders, keys: Keys, bounds: Bounds, language: Language) -> None:
        self._language = language
        self._database = database
        self._folders = folders
        self._keys = keys
        self._bounds = bounds

    def open(self, path: Path, options: LogOptions, progress: Callable[[Progress], None] | None) -> eventlog.StoredLog:
        key = self._keys.get_or_make() if options.pseudonyms else None
        with told(self._folders.root):
            source = _source(path, options, key)
        return self._find(source) or self._import(path, options, key, source, progress)

    def _find(self, source: str) -> eventlog.StoredLog | None:
        with self._database.reading() as connection:
            id_ = _id_of(connection, source)
        if id_ is None:
            return None
        try:
            log = eventlog.open_log(self._folders.of(CACHED_LOGS, id_))
        except (ReiskaartError, OSError):  # it is only a cache: what cannot be opened is made again
            self._forget([id_])
            return None
        with self._database.writing() as connection:
            connection.execute(update(cached_logs).where(cached_logs.c.id == id_).values(used_at=datetime.now(UTC)))
        return log

    def _import(
        self,
        path: Path,
        options: LogOptions,
        key: Key | None,
        source: str,
        progress: Callable[[Progress], None] | None,
    ) -> eventlog.StoredLog:
        id_ = new_id(path.name)
        with self._folders.writing(CACHED_LOGS, id_) as folder:
            with unchanged(path):
                log = eventlog.import_log(
                    path, folder, options, key=key.secret if key else None, progress=progress, language=self._language
                )
            row = {"id": id_, "source": source, "digest": log.meta.digest, "bytes": size(folder), "used_at": datetime.now(UTC)}
            with self._database.writing() as connection:
                other = _id_of(connection, source)
                if other is None:
                    connection.execute(insert(cached_logs).values(**row))
        if other is None:
            self._forget(self._beyond_bounds(id_))
            return log
        self._folders.discard(CACHED_LOGS, [id_])  # somebody else read the same file in the meantime
        return eventlog.open_log(self._folders.of(CACHED_LOGS, other))

    def _beyond_bounds(self, newest: str) -> list[str]:
        """Ids of the logs that the cache is too small for; longest unused first to go."""
        with self._database.reading() as connection:
            rows = connection.execute(select(cached_logs).order_by(cached_logs.c.used_at.desc())).all()
        rested = datetime.now(UTC) - self._bounds.rest
        kept, out = 0, []
        for row in rows:
            kept += row.bytes
            if kept > self._bounds.bytes and row.id != newest and row.used_at <= rested:
                out.append(row.id)
        return out

    def _forget(self, ids: list[str]) -> None:
        if not ids:
            return
        with self._database.writing() as connection:
            connection.execute(delete(cached_logs).where(cached_logs.c.id.in_(ids)))
            unfounded = forget_unfounded(connection)
        self._folders.discard(CACHED_LOGS, ids)
        self._folders.discard(READINGS, unfounded)


def _source(path: Path, options: LogOptions, key: Key | None) -> str:
    """What a cached log stands for: the file as it is now, how it is read, and with which key."""
    file = path.resolve()
    status = file.stat()
    parts = (str(file), status.st_size, status.st_mtime_ns, options, key.fingerprint if key else None)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _id_of(connection: Connection, source: str) -> str | None:
    return connection.scalar(select(cached_logs.c.id).where(cached_logs.c.source == source))
