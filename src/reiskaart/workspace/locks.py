"""Locks between processes, which end with the process that holds them.

A lock is an SQLite lock on an empty file: SQLite has it on every system, knows shared and exclusive, and the system frees it when
its holder is killed.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_WAIT_SECONDS = 60.0


@contextmanager
def shared(file: Path) -> Iterator[None]:
    """Hold ``file`` together with others who share it. Raises: sqlite3.OperationalError after a minute of waiting."""
    with closing(_connect(file, _WAIT_SECONDS)) as lock:
        lock.execute("BEGIN")
        lock.execute("SELECT name FROM sqlite_master").fetchall()
        yield


@contextmanager
def exclusive(file: Path) -> Iterator[None]:
    """Hold ``file`` alone. Raises: sqlite3.OperationalError after a minute of waiting."""
    with closing(_connect(file, _WAIT_SECONDS)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def exclusive_if_free(file: Path) -> Iterator[bool]:
    """Hold ``file`` alone where nobody holds it now; whether that is so."""
    with closing(_connect(file, 0)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            yield False
            return
        yield True


def _connect(file: Path, wait_seconds: float) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=wait_seconds, isolation_level=None, check_same_thread=False)
