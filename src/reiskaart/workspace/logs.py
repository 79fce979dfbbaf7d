"""The imported logs of a workspace, each by its id, which stays, and its name, which may change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select, update

from reiskaart import eventlog
from reiskaart.errors import ConflictError, NotFoundError, StoreError
from reiskaart.eventlog import LogOptions, Progress
from reiskaart.i18n import Language
from reiskaart.model import new_id
from reiskaart.reality import discovery
from reiskaart.workspace.database import Database
from reiskaart.workspace.failures import told
from reiskaart.workspace.folders import LOGS, READINGS, Folders, size
from reiskaart.workspace.jobs import Jobs, finish
from reiskaart.workspace.keys import Key, Keys
from reiskaart.workspace.readings import forget_unfounded
from reiskaart.workspace.room import import_bytes, taking
from reiskaart.workspace.tables import logs, maps, readings, replaced_logs
from reiskaart.workspace.unchanged import unchanged

RESTS = timedelta(hours=1)
"""So long after a file was appended, the folder without it stays: somebody may be reading it."""
Heard = Callable[[Progress], None]
_BROUGHT_IN = 0.85
"""Of the time until a log is there, the part that goes into the file; in the rest is counted what its pages ask first."""
_WHOLE = 1_000


@dataclass(frozen=True, slots=True)
class ImportedLog:
    """What a list of logs shows of one."""

    id: str
    """Made once, and never changed by renaming or appending."""
    name: str
    imported_at: datetime
    digest: str
    key: str | None
    """Fingerprint of the key of its pseudonyms; none where customer ids were kept."""
    folder: str
    maps: tuple[tuple[str, str], ...]
    """Id and title of the maps that are read with it, those in the bin left out."""


class Logs:
    """Imports logs, and finds them again."""

    def __init__(self, database: Database, folders: Folders, keys: Keys, jobs: Jobs, language: Language) -> None:
        self._database = database
        self._folders = folders
        self._keys = keys
        self._jobs = jobs
        self._language = language

    def import_(
        self, path: Path, options: LogOptions, name: str, heard: Heard | None, job: str | None = None
    ) -> eventlog.StoredLog:
        """Bring a file in. Where it is the work of a job, the job is done in the moment in which the log is there.

        Raises: LogFileError; ConflictError where the name is taken; JobEndedError where the job was cancelled.
        """
        with self._database.reading() as connection:
            _refuse_taken(connection, name)
        key = self._keys.get_or_make() if options.pseudonyms else None
        folder_name = self._begin(name, job)
        with taking(import_bytes(path), self._folders.root), self._folders.writing(LOGS, folder_name) as folder:
            with unchanged(path):
                log = eventlog.import_log(
                    path,
                    folder,
                    options,
                    key=key.secret if key else None,
                    name=name,
                    progress=_of_file(heard),
                    language=self._language,
                )
            _count_ahead(log, heard)
            with self._database.writing() as connection:
                _refuse_taken(connection, name)
                id_ = new_id(name)
                row = {"id": id_, "name": name, "digest": log.meta.digest, "imported_at": datetime.now(UTC)}
                connection.execute(insert(logs).values(**row, folder=folder_name, key=key.fingerprint if key else None))
                if job is not None:
                    finish(connection, job, id_)
        return log

    def append(self, id_: str, path: Path, heard: Heard | None, job: str | None = None) -> eventlog.StoredLog:
        """Add a newer file to a log, whose id and name stay; who reads it as it was is not disturbed.

        Raises: LogFileError; NotFoundError; StoreError where the key of its pseudonyms is not on this machine;
        ConflictError where it changed meanwhile; JobEndedError where the job was cancelled.
        """
        row = self.row(id_)
        log = self.open(id_)
        key = self._key_of(row)
        folder_name = self._begin(row.name, job)
        needed = import_bytes(path) + self.bytes_of(row)
        with taking(needed, self._folders.root), self._folders.writing(LOGS, folder_name) as folder:
            with unchanged(path):
                grown = eventlog.append_log(
                    log, path, folder, key=key.secret if key else None, progress=_of_file(heard), language=self._language
                )
            _count_ahead(grown, heard)
            with self._database.writing() as connection:
                now = datetime.now(UTC)
                values = {"folder": folder_name, "digest": grown.meta.digest, "imported_at": now}
                as_it_was = (logs.c.id == id_) & (logs.c.digest == row.digest)
                if connection.execute(update(logs).where(as_it_was).values(**values)).rowcount == 0:
                    raise ConflictError("workspace.log-changed", name=row.name)
                was = {"folder": row.folder, "log": id_, "digest": row.digest, "replaced_at": now}
                connection.execute(insert(replaced_logs).values(**was))
                if job is not None:
                    finish(connection, job, id_)
        return grown

    def row(self, id_: str) -> ImportedLog:
        """What a list shows of the log with this id. Raises: NotFoundError."""
        with self._database.reading() as connection:
            found = _rows(connection, logs.c.id == id_)
        if not found:
            raise NotFoundError("workspace.no-log-id", id=id_)
        return found[0]

    def open(self, id_: str) -> eventlog.StoredLog:
        """The log with this id. Raises: NotFoundError; StoreError where its folder is gone."""
        return self._open(self.row(id_))

    def named(self, name: str) -> ImportedLog:
        """What a list shows of the log of this name. Raises: NotFoundError."""
        with self._database.reading() as connection:
            found = _rows(connection, logs.c.name == name)
        if not found:
            raise self.unknown(name)
        return found[0]

    def find(self, name: str) -> eventlog.StoredLog | None:
        with self._database.reading() as connection:
            found = _rows(connection, logs.c.name == name)
        return self._open(found[0]) if found else None

    def get(self, name: str) -> eventlog.StoredLog:
        return self._open(self.named(name))

    def list(self) -> tuple[ImportedLog, ...]:
        with self._database.reading() as connection:
            return _rows(connection)

    def rename(self, id_: str, name: str) -> ImportedLog:
        """Call a log otherwise; the maps that are read with it go along.

        Raises: NotFoundError; ConflictError where the name is taken.
        """
        with self._database.writing() as connection:
            was = connection.scalar(select(logs.c.name).where(logs.c.id == id_))
            if was is None:
                raise NotFoundError("workspace.no-log-id", id=id_)
            if name != was:
                _refuse_taken(connection, name)
                connection.execute(update(logs).where(logs.c.id == id_).values(name=name))
                connection.execute(update(maps).where(maps.c.log == was).values(log=name))
        return self.row(id_)

    def delete(self, id_: str) -> None:
        """Delete a log and its readings for good; maps that were read with it are read with none. Raises: NotFoundError."""
        with self._database.writing() as connection:
            found = connection.execute(select(logs.c.name, logs.c.folder).where(logs.c.id == id_)).one_or_none()
            if found is None:
                raise NotFoundError("workspace.no-log-id", id=id_)
            folders = [found.folder, *connection.scalars(select(replaced_logs.c.folder).where(replaced_logs.c.log == id_))]
            connection.execute(delete(logs).where(logs.c.id == id_))
            connection.execute(update(maps).where(maps.c.log == found.name).values(log=None))
            unfounded = forget_unfounded(connection)
        self._folders.discard(LOGS, folders)
        self._folders.discard(READINGS, unfounded)

    def readings_of(self, digest: str) -> int:
        """How many readings there are of a log as it is."""
        with self._database.reading() as connection:
            found = connection.scalar(select(func.count()).select_from(readings).where(readings.c.log_digest == digest))
        return int(found or 0)

    def bytes_of(self, row: ImportedLog) -> int:
        """What a log takes of the disk."""
        with told(self._folders.root):
            return size(self._folders.of(LOGS, row.folder))

    def discard_replaced(self, now: datetime) -> None:
        """Delete folders of logs as they were before a file was appended, where that is an hour ago."""
        with self._database.writing() as connection:
            old = replaced_logs.c.replaced_at < now - RESTS
            gone = list(connection.scalars(select(replaced_logs.c.folder).where(old)))
            connection.execute(delete(replaced_logs).where(old))
            unfounded = forget_unfounded(connection) if gone else []
        self._folders.discard(LOGS, gone)
        self._folders.discard(READINGS, unfounded)

    def unknown(self, name: str) -> NotFoundError:
        """The error that says which names there are instead of ``name``."""
        names = [log.name for log in self.list()]
        if names:
            return NotFoundError("workspace.no-log", name=name, names=", ".join(names))
        return NotFoundError("workspace.no-logs", name=name)

    def _open(self, row: ImportedLog) -> eventlog.StoredLog:
        folder = self._folders.of(LOGS, row.folder)
        if not folder.is_dir():
            raise StoreError("workspace.log-damaged", name=row.name, folder=folder)
        log = eventlog.open_log(folder)
        if log.meta.name == row.name:
            return log
        return replace(log, meta=log.meta.model_copy(update={"name": row.name}))  # renamed since it was written

    def _begin(self, name: str, job: str | None) -> str:
        folder = new_id(name)
        if job is not None:
            self._jobs.work_in(job, folder)
        return folder

    def _key_of(self, row: ImportedLog) -> Key | None:
        if row.key is None:
            return None
        key = self._keys.find()
        if key is None or key.fingerprint != row.key:
            raise StoreError("workspace.key-elsewhere", name=row.name, file=self._keys.file)
        return key


def _rows(connection: Connection, *where: ColumnElement[bool]) -> tuple[ImportedLog, ...]:
    used = select(maps.c.log, maps.c.id, maps.c.title).where(maps.c.log.is_not(None), maps.c.deleted_at.is_(None))
    by_log: dict[str, list[tuple[str, str]]] = {}
    for log, id_, title in connection.execute(used.order_by(maps.c.title)):
        by_log.setdefault(log, []).append((id_, title))
    rows = connection.execute(select(logs).where(*where).order_by(logs.c.name)).all()
    return tuple(_row(row, tuple(by_log.get(row.name, ()))) for row in rows)


def _row(row: Row[tuple[object, ...]], used: tuple[tuple[str, str], ...]) -> ImportedLog:
    return ImportedLog(row.id, row.name, row.imported_at, row.digest, row.key, row.folder, used)


def _refuse_taken(connection: Connection, name: str) -> None:
    if connection.scalar(select(logs.c.id).where(logs.c.name == name)):
        raise ConflictError("workspace.log-exists", name=name)


def _of_file(heard: Heard | None) -> Heard | None:
    """Tells how far bringing in is as a part of all there is to do."""
    if heard is None:
        return None

    def part(at: Progress) -> None:
        remaining = None if at.remaining_seconds is None else at.remaining_seconds / _BROUGHT_IN
        heard(replace(at, done_bytes=round(at.done_bytes * _BROUGHT_IN), remaining_seconds=remaining))

    return part


def _count_ahead(log: eventlog.StoredLog, heard: Heard | None) -> None:
    """Count what the first looks at a log ask, while nobody waits for them: how good it is, and what drafts stand on."""
    log.quality()

    def part(share: float) -> None:
        if heard is not None:
            done = _BROUGHT_IN + (1 - _BROUGHT_IN) * share
            heard(Progress(round(done * _WHOLE), _WHOLE, log.meta.events, remaining_seconds=None))

    discovery.aggregates_of(log, progress=part)
