"""The imported logs of a workspace, each by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select

from reiskaart import eventlog
from reiskaart.errors import ConflictError, NotFoundError, StoreError
from reiskaart.eventlog import LogOptions, Progress
from reiskaart.i18n import Language
from reiskaart.model import new_id
from reiskaart.workspace.database import Database
from reiskaart.workspace.folders import LOGS, READINGS, Folders
from reiskaart.workspace.keys import Keys
from reiskaart.workspace.readings import forget_unfounded
from reiskaart.workspace.tables import logs


@dataclass(frozen=True, slots=True)
class ImportedLog:
    """What a list of logs shows of one."""

    name: str
    imported_at: datetime
    digest: str
    key: str | None
    """Fingerprint of the key of its pseudonyms; none where customer ids were kept."""


class Logs:
    """Imports logs, and finds them again by name."""

    def __init__(self, database: Database, folders: Folders, keys: Keys, language: Language) -> None:
        self._database = database
        self._folders = folders
        self._keys = keys
        self._language = language

    def import_(
        self, path: Path, options: LogOptions, name: str, progress: Callable[[Progress], None] | None
    ) -> eventlog.StoredLog:
        with self._database.reading() as connection:
            _refuse_taken(connection, name)
        key = self._keys.get_or_make() if options.pseudonyms else None
        id_ = new_id(name)
        with self._folders.writing(LOGS, id_) as folder:
            log = eventlog.import_log(
                path,
                folder,
                options,
                key=key.secret if key else None,
                name=name,
                progress=progress,
                language=self._language,
            )
            with self._database.writing() as connection:
                _refuse_taken(connection, name)
                row = {"id": id_, "name": name, "digest": log.meta.digest, "imported_at": datetime.now(UTC)}
                connection.execute(insert(logs).values(**row, key=key.fingerprint if key else None))
        return log

    def find(self, name: str) -> eventlog.StoredLog | None:
        with self._database.reading() as connection:
            id_ = connection.scalar(select(logs.c.id).where(logs.c.name == name))
        if id_ is None:
            return None
        folder = self._folders.of(LOGS, id_)
        if not folder.is_dir():
            raise StoreError("workspace.log-damaged", name=name, folder=folder)
        return eventlog.open_log(folder)

    def get(self, name: str) -> eventlog.StoredLog:
        if log := self.find(name):
            return log
        raise self.unknown(name)

    def list(self) -> tuple[ImportedLog, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(select(logs).order_by(logs.c.name)).all()
        return tuple(ImportedLog(row.name, row.imported_at, row.digest, row.key) for row in rows)

    def delete(self, name: str) -> None:
        with self._database.writing() as connection:
            id_ = connection.scalar(select(logs.c.id).where(logs.c.name == name))
            if id_ is None:
                raise self.unknown(name)
            connection.execute(delete(logs).where(logs.c.id == id_))
            unfounded = forget_unfounded(connection)
        self._folders.discard(LOGS, [id_])
        self._folders.discard(READINGS, unfounded)

    def unknown(self, name: str) -> NotFoundError:
        """The error that says which names there are instead of ``name``."""
        names = [log.name for log in self.list()]
        if names:
            return NotFoundError("workspace.no-log", name=name, names=", ".join(names))
        return NotFoundError("workspace.no-logs", name=name)


def _refuse_taken(connection: Connection, name: str) -> None:
    if connection.scalar(select(logs.c.id).where(logs.c.name == name)):
        raise ConflictError("workspace.log-exists", name=name)
