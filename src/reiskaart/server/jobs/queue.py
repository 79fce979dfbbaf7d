"""The queue that tells the worker which job is next."""

import sqlite3
from pathlib import Path
from typing import Self

from huey import SqliteHuey  # type: ignore[import-untyped]

from reiskaart.workspace import Job

FILE = "queue.db"
CANCELLED = 3
"""Exit status of a worker that ended since its job was cancelled."""
_READ_FIRST = {"read": 1.0}
"""Somebody looks at a map and waits, while a file that is brought in takes its time anyway."""


class Queue:
    """The ids of jobs that wait, readings first, else in the order in which they came."""

    def __init__(self, folder: Path) -> None:
        self._huey = SqliteHuey("reiskaart", filename=str(folder / FILE), results=False, strict_fifo=True, fsync=False)
        self._task = self._huey.task(name="work")(_id)

    def add(self, job: Job) -> None:
        """Put a job behind the others."""
        self._huey.enqueue(self._task.s(job.id, priority=_READ_FIRST.get(job.kind, 0.0)))

    @classmethod
    def empty(cls, folder: Path) -> Self:
        """The queue without anything in it, and without looking at what was: somebody else may have written the file.

        A file that a power failure has damaged makes way for a new one.
        """
        try:
            queue = cls(folder)
            queue._huey.flush()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise
            for ending in ("", "-wal", "-shm"):
                (folder / f"{FILE}{ending}").unlink(missing_ok=True)
            queue = cls(folder)
        return queue

    def next(self) -> str | None:
        """Take the id of the next job out of the queue."""
        task = self._huey.dequeue()
        return None if task is None else str(task.execute())

    def close(self) -> None:
        """Let go of the file."""
        self._huey.storage.close()


def _id(job: str) -> str:
    return job
