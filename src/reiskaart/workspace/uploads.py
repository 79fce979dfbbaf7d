"""Files on their way in: taken over piece by piece, gone on with after a break, and deleted as soon as they are imported."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from reiskaart.errors import ConflictError, NotFoundError, StoreError
from reiskaart.model import new_id
from reiskaart.workspace import locks
from reiskaart.workspace.database import Database
from reiskaart.workspace.failures import told
from reiskaart.workspace.folders import UPLOADS, Folders, sync_folder
from reiskaart.workspace.tables import jobs, uploads

KEPT = timedelta(days=7)
"""So long after its last piece an upload that nobody finished is kept."""
SPARE_BYTES = 256 * 2**20
"""Of the disk, what is left for everything else."""
_LOCK = "receiving.lock"
"""Held by who writes a part of a file: one at a time, since what lies behind the part is cut off."""
_LONGEST_NAME = 120
_NOT_IN_NAMES = frozenset('/\\:*?"<>|')


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way in, or one that lies on this machine."""

    id: str
    name: str
    bytes: int
    received: int
    modified: datetime | None
    made_at: datetime
    file: Path
    """Where its bytes lie."""
    ours: bool
    """Whether that is a copy of ours, to be deleted after the import."""

    @property
    def whole(self) -> bool:
        """Whether all of it is here."""
        return self.received == self.bytes


class Uploads:
    """Takes files in."""

    def __init__(self, database: Database, folders: Folders) -> None:
        self._database = database
        self._folders = folders

    def begin(self, name: str, size: int, modified: datetime | None) -> Upload:
        """An upload to fill; the one that was begun with the same file, where there is one.

        Raises: StoreError where the disk has no room for it and for importing it.
        """
        with self._database.writing() as connection:
            same = (uploads.c.name == name, uploads.c.bytes == size, uploads.c.modified.is_not_distinct_from(modified))
            used = select(jobs.c.upload).where(jobs.c.upload.is_not(None))
            free = select(uploads).where(*same, uploads.c.path.is_(None), uploads.c.id.not_in(used))
            if found := connection.execute(free).first():
                return self._of(found)
            self._require_room(connection, 2 * size)
            return self._of(_insert(connection, name, size, modified, received=0))

    def add_file(self, path: Path) -> Upload:
        """A file of this machine as an upload that is whole; the file stays where it lies and is never deleted."""
        with told(path):
            found = path.stat()
        modified = datetime.fromtimestamp(found.st_mtime, UTC)
        with self._database.writing() as connection:
            row = _insert(connection, path.name, found.st_size, modified, received=found.st_size, path=str(path))
        return self._of(row)

    def get(self, id_: str) -> Upload:
        """The upload with this id. Raises: NotFoundError."""
        with self._database.reading() as connection:
            return self._of(_get(connection, id_))

    def list(self) -> tuple[Upload, ...]:
        """All uploads that no job has taken over, last begun first."""
        used = select(jobs.c.upload).where(jobs.c.upload.is_not(None))
        with self._database.reading() as connection:
            rows = connection.execute(select(uploads).where(uploads.c.id.not_in(used)).order_by(uploads.c.made_at.desc())).all()
        return tuple(map(self._of, rows))

    def receive(self, id_: str, offset: int, pieces: Sequence[bytes]) -> Upload:
        """Add what comes next of a file; it is on the disk when this returns.

        Raises: NotFoundError; ConflictError where another part is to come next, or more comes than was announced; StoreError
        where the disk is full, and then nothing of this part is here.
        """
        upload = self.get(id_)
        _require_next(upload, offset)
        length = sum(map(len, pieces))
        if offset + length > upload.bytes:
            raise ConflictError("workspace.upload-too-long", name=upload.name, bytes=upload.bytes)
        if not upload.ours:
            return upload  # all of it is here, and nobody but its owner writes to it
        with told(self._folders.root), locks.shared(self._folders.lock), locks.exclusive(self._folders.root / _LOCK):
            _require_next(self.get(id_), offset)  # the same part may be sent twice, by two pages or after a break
            try:
                self._write(upload, offset, pieces)
                with self._database.writing() as connection:
                    values = {"received": offset + length, "changed_at": datetime.now(UTC)}
                    there = connection.execute(update(uploads).where(uploads.c.id == id_).values(**values)).rowcount
            except (OSError, StoreError):
                with self._database.reading() as connection:
                    if connection.scalar(select(uploads.c.received).where(uploads.c.id == id_)) == offset:
                        with suppress(OSError):
                            os.truncate(upload.file, offset)
                    self._require_room(connection, upload.bytes)
                raise
            if not there:
                self._folders.discard(UPLOADS, [id_])  # deleted meanwhile: this part must not outlive it
        return self.get(id_)

    def _write(self, upload: Upload, offset: int, pieces: Sequence[bytes]) -> None:
        folder = upload.file.parent
        folder.mkdir(mode=0o700, exist_ok=True)
        with os.fdopen(os.open(upload.file, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
            file.seek(offset)
            file.writelines(pieces)
            file.truncate()
            file.flush()
            os.fsync(file.fileno())
        if offset == 0:
            sync_folder(folder)

    def folder_of(self, id_: str) -> Path:
        """A folder that goes with the upload: what is unpacked on the way must not outlive it."""
        folder = self._folders.of(UPLOADS, id_)
        with told(self._folders.root):
            folder.mkdir(mode=0o700, exist_ok=True)
        return folder

    def delete(self, id_: str) -> None:
        """Delete an upload that no job has taken over. Raises: NotFoundError; ConflictError where one has."""
        with self._database.writing() as connection:
            name = _get(connection, id_).name
            if connection.scalar(select(jobs.c.id).where(jobs.c.upload == id_)):
                raise ConflictError("workspace.upload-in-use", name=name)
            connection.execute(delete(uploads).where(uploads.c.id == id_))
        with told(self._folders.root), locks.exclusive(self._folders.root / _LOCK):  # not while a part is written
            self._folders.discard(UPLOADS, [id_])

    def delete_forgotten(self, now: datetime) -> None:
        """Delete what nobody went on with for a week."""
        used = select(jobs.c.upload).where(jobs.c.upload.is_not(None))
        with self._database.writing() as connection:
            old = (uploads.c.changed_at < now - KEPT) & uploads.c.id.not_in(used)
            gone = list(connection.scalars(select(uploads.c.id).where(old)))
            connection.execute(delete(uploads).where(uploads.c.id.in_(gone)))
        self._folders.discard(UPLOADS, gone)

    def _require_room(self, connection: Connection, needed: int) -> None:
        """An import needs about as much again as the file for a while; what uploads still bring is counted too.

        Raises: StoreError where the disk has less, with how much is missing.
        """
        with told(self._folders.root):
            free = shutil.disk_usage(self._folders.root).free
        ours = uploads.c.path.is_(None)
        coming = connection.scalar(select(func.sum(uploads.c.bytes - uploads.c.received)).where(ours)) or 0
        missing = needed + int(coming) + SPARE_BYTES - free
        if missing > 0:
            raise StoreError("workspace.no-room", megabytes=-(-missing // 2**20))

    def _of(self, row: Row[tuple[object, ...]]) -> Upload:
        ours = row.path is None
        file = self._folders.of(UPLOADS, row.id) / safe_name(row.name) if ours else Path(row.path)
        return Upload(row.id, row.name, row.bytes, row.received, row.modified, row.made_at, file, ours)


def safe_name(name: str) -> str:
    """A name under which a file can lie anywhere: nothing that leads elsewhere, is hidden or cannot be seen."""
    kept = "".join(sign if sign.isprintable() and sign not in _NOT_IN_NAMES else "_" for sign in name)
    while len(kept.encode()) > _LONGEST_NAME:
        kept = kept[:-1]
    return kept.strip(". ") or "file"


def discard_taken(connection: Connection, id_: str | None) -> None:
    """Delete the row of an upload whose job has ended."""
    connection.execute(delete(uploads).where(uploads.c.id == id_))


def _insert(
    connection: Connection, name: str, size: int, modified: datetime | None, *, received: int, path: str | None = None
) -> Row[tuple[object, ...]]:
    id_, now = new_id(name), datetime.now(UTC)
    values = {"id": id_, "name": name, "bytes": size, "modified": modified, "received": received, "path": path}
    connection.execute(insert(uploads).values(**values, made_at=now, changed_at=now))
    return _get(connection, id_)


def _get(connection: Connection, id_: str) -> Row[tuple[object, ...]]:
    found = connection.execute(select(uploads).where(uploads.c.id == id_)).one_or_none()
    if found is None:
        raise NotFoundError("workspace.no-upload", id=id_)
    return found


def _require_next(upload: Upload, offset: int) -> None:
    if upload.received != offset:
        raise ConflictError("workspace.upload-offset", name=upload.name, offset=offset, received=upload.received)
