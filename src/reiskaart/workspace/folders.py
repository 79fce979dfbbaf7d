"""The folders of a workspace: where logs and readings lie, and the clearing of what a killed process left."""

import os
import shutil
import sys
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Select, select

from reiskaart.workspace import locks, tables
from reiskaart.workspace.database import Database
from reiskaart.workspace.failures import told

LOGS = "logs"
READINGS = "readings"
CACHED_LOGS = "cache/logs"
UPLOADS = "uploads"
_KNOWN: dict[str, tuple[Select[str], ...]] = {
    LOGS: (select(tables.logs.c.folder), select(tables.replaced_logs.c.folder)),
    READINGS: (select(tables.readings.c.id),),
    CACHED_LOGS: (select(tables.cached_logs.c.id),),
    UPLOADS: (select(tables.uploads.c.id),),
}
"""Per kind of folder, the names that rows know."""


class Folders:
    """The data folder of a workspace; every folder in it that holds a log, a reading or an upload has a row by its name."""

    def __init__(self, root: Path, database: Database) -> None:
        self.root = root
        self._database = database
        self.lock = root / "writing.lock"
        with told(root):
            for kind in _KNOWN:
                (root / kind).mkdir(mode=0o700, parents=True, exist_ok=True)

    def of(self, kind: str, id_: str) -> Path:
        return self.root / kind / id_

    @contextmanager
    def writing(self, kind: str, id_: str) -> Iterator[Path]:
        """A new folder to fill and then to acknowledge by its row; gone again where the block fails."""
        folder = self.of(kind, id_)
        with told(self.root), locks.shared(self.lock):
            try:
                yield folder
            except BaseException:
                with suppress(OSError):  # the next sweep tries again
                    remove(folder)
                raise

    def discard(self, kind: str, ids: Iterable[str]) -> None:
        """Remove folders whose row is gone."""
        with told(self.root):
            for id_ in ids:
                remove(self.of(kind, id_))

    def discard_unfinished(self, kind: str, id_: str) -> None:
        """Remove what a killed process left of a folder that it had begun to fill, under its name or out of sight."""
        with told(self.root):
            for begun in (self.of(kind, id_), *(self.root / kind).glob(f".{id_}.*")):
                remove(begun)

    def sweep(self) -> None:
        """Remove what killed processes left half-written, where no process is writing now."""
        with told(self.root), locks.exclusive_if_free(self.lock) as free:
            if not free:
                return
            with self._database.reading() as connection:
                known = {
                    kind: {row[0] for query in queries for row in connection.execute(query)} for kind, queries in _KNOWN.items()
                }
            for kind, ids in known.items():
                for entry in (self.root / kind).iterdir():
                    if entry.name not in ids:
                        with suppress(OSError):
                            remove(entry)


def remove(path: Path) -> None:
    """Remove a folder or file, which may be gone already.

    A folder goes by its name first: whoever still works in it finds it gone, instead of adding to it while it is emptied.
    """
    with suppress(FileNotFoundError):
        if path.is_dir():
            gone = path.with_name(f".{path.name.lstrip('.')}.{uuid.uuid4().hex[:8]}.gone")
            with suppress(PermissionError):  # Windows renames none in which a file is open
                path = path.rename(gone)
            shutil.rmtree(path)
        else:
            path.unlink()


def size(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def sync_folder(folder: Path) -> None:
    """Put a folder's list of names on the disk (Windows does so by itself)."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
