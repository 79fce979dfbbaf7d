"""What the disk and SQLite say when they fail, in our own errors."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from reiskaart.errors import ConflictError, ReiskaartError, StoreError

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Tell a failure of the disk or of the database under ``folder`` as a StoreError (ConflictError where it is in use)."""
    try:
        yield
    except DBAPIError as error:
        raise _of_sqlite(error.orig, folder) from error
    except sqlite3.Error as error:
        raise _of_sqlite(error, folder) from error
    except OSError as error:
        if error.errno in _FULL:
            raise StoreError("workspace.disk-full", folder=folder) from error
        if error.errno in _FORBIDDEN:
            raise StoreError("workspace.not-writable", folder=folder) from error
        raise StoreError("workspace.disk-failed", folder=folder, reason=error.strerror or error) from error


def _of_sqlite(error: BaseException | None, folder: Path) -> ReiskaartError:
    name: str = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL"):
        return StoreError("workspace.disk-full", folder=folder)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return ConflictError("workspace.in-use", folder=folder)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return StoreError("workspace.not-writable", folder=folder)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StoreError("workspace.damaged", folder=folder, reason=error)
    return StoreError("workspace.disk-failed", folder=folder, reason=error)
