"""Work in the background: what waits, what runs, and what came of it. The row is the truth, whoever does the work."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update

from reiskaart.errors import ConflictError, InputError, LogFileError, NotFoundError, ReiskaartError, StoreError, UsageError
from reiskaart.model import new_id
from reiskaart.workspace import locks
from reiskaart.workspace.database import Database
from reiskaart.workspace.failures import told
from reiskaart.workspace.folders import LOGS, UPLOADS, Folders
from reiskaart.workspace.tables import jobs, logs, replaced_logs
from reiskaart.workspace.uploads import discard_taken

Kind = Literal["import", "append", "read"]
State = Literal["waiting", "running", "done", "failed", "cancelled"]

SHOWN = timedelta(days=1)
"""So long after its end a job is still told of."""
MOST_TRIES = 3
"""A job whose process died as often as this is given up."""
LOCK = "worker.lock"
"""Held by the process that works on jobs."""
_LOOK_SECONDS = 0.1
_UNFINISHED = ("waiting", "running")
_ERRORS = (LogFileError, InputError, UsageError, NotFoundError, ConflictError, StoreError, ReiskaartError)
"""What a job may come to nothing by, the special before the general."""


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work in the background."""

    id: str
    kind: Kind
    state: State
    name: str
    """That of the file or log that it is about."""
    log: str | None
    map: str | None
    upload: str | None
    folder: str | None
    written_task: str
    share: float | None
    rows: int
    remaining_seconds: float | None
    problem: ReiskaartError | None
    made_at: datetime
    ended_at: datetime | None

    @property
    def task(self) -> dict[str, Any]:
        """What to do exactly, as its kind says."""
        found: dict[str, Any] = json.loads(self.written_task)
        return found

    @property
    def ended(self) -> bool:
        """Whether nothing more comes of it."""
        return self.state not in _UNFINISHED


class JobEndedError(ConflictError):
    """A job was cancelled while somebody worked on it."""

    def __init__(self) -> None:
        super().__init__("workspace.job-ended")


class Jobs:
    """Keeps the jobs of a workspace."""

    def __init__(self, database: Database, folders: Folders) -> None:
        self._database = database
        self._folders = folders

    def add(
        self,
        kind: Kind,
        name: str,
        task: dict[str, Any],
        *,
        log: str | None = None,
        map: str | None = None,
        upload: str | None = None,
    ) -> Job:
        """A new job, waiting. Raises: ConflictError where another job has taken over the upload, or imports under that name."""
        with self._database.writing() as connection:
            if upload is not None and connection.scalar(select(jobs.c.id).where(jobs.c.upload == upload)):
                raise ConflictError("workspace.upload-in-use", name=name)
            if kind == "import":
                alike = (jobs.c.kind == kind) & (jobs.c.name == name) & jobs.c.state.in_(_UNFINISHED)
                if connection.scalar(select(logs.c.id).where(logs.c.name == name)) or connection.scalar(
                    select(jobs.c.id).where(alike)
                ):
                    raise ConflictError("workspace.log-exists", name=name)
            id_ = new_id(name)
            values = {"id": id_, "kind": kind, "state": "waiting", "name": name, "task": json.dumps(task), "made_at": _now()}
            places = {"log": log, "map": map, "upload": upload}
            connection.execute(insert(jobs).values(**values, **places, rows=0, tries=0, forgotten=False))
            return _get(connection, id_)

    def get(self, id_: str) -> Job:
        """The job with this id. Raises: NotFoundError."""
        with self._database.reading() as connection:
            return _get(connection, id_)

    def list(self) -> tuple[Job, ...]:
        """Those that are not finished, and those that ended in the last day; last made first."""
        shown = jobs.c.state.in_(_UNFINISHED) | (jobs.c.ended_at > _now() - SHOWN)
        with self._database.reading() as connection:
            rows = connection.execute(select(jobs).where(shown, ~jobs.c.forgotten).order_by(jobs.c.made_at.desc())).all()
        return tuple(map(_job, rows))

    def unfinished(self) -> tuple[Job, ...]:
        """Those that wait or run, first made first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(jobs).where(jobs.c.state.in_(_UNFINISHED)).order_by(jobs.c.made_at)).all()
        return tuple(map(_job, rows))

    def cancelled(self, id_: str) -> bool:
        """Whether whoever works on a job is to stop."""
        with self._database.reading() as connection:
            return connection.scalar(select(jobs.c.state).where(jobs.c.id == id_)) == "cancelled"

    def begin(self, id_: str) -> Job | None:
        """Take up a job; none where it has ended."""
        with self._database.writing() as connection:
            open_ = (jobs.c.id == id_) & jobs.c.state.in_(_UNFINISHED)
            values = {"state": "running", "share": None, "rows": 0, "remaining_seconds": None}
            if connection.execute(update(jobs).where(open_).values(**values)).rowcount == 0:
                return None
            return _get(connection, id_)

    def undo(self, job: Job) -> None:
        """Clear away what a job left when it was taken up before and broke off."""
        if job.folder is not None:
            self._folders.discard_unfinished(LOGS, job.folder)

    def work_in(self, id_: str, folder: str) -> None:
        """Say which folder of a log a job fills, so that it is found again where the job breaks off."""
        with self._database.writing() as connection:
            connection.execute(update(jobs).where(jobs.c.id == id_).values(folder=folder))

    def tell(self, id_: str, share: float, rows: int, remaining_seconds: float | None) -> None:
        """Say how far a job is; whether that outlives a power failure does not matter, so nobody waits for the disk."""
        with self._database.passing() as connection:
            values = {"share": share, "rows": rows, "remaining_seconds": remaining_seconds}
            connection.execute(update(jobs).where(jobs.c.id == id_, jobs.c.state == "running").values(**values))

    def finish(self, id_: str) -> None:
        """Say that a job is done that made no log. Raises: JobEndedError."""
        with self._database.writing() as connection:
            finish(connection, id_)

    def fail(self, id_: str, error: ReiskaartError) -> None:
        """Say why a job came to nothing, and clear away what it left."""
        parameters = {name: _plain(value) for name, value in error.parameters.items()}
        kind = next(kind.__name__ for kind in _ERRORS if isinstance(error, kind))
        problem = json.dumps({"kind": kind, "code": error.code, "parameters": parameters})
        self._end(id_, {"state": "failed", "problem": problem})

    def cancel(self, id_: str) -> Job:
        """Stop a job that has not ended, and clear away what it left as far as nobody writes there any more.

        Raises: NotFoundError.
        """
        self._end(id_, {"state": "cancelled"})
        return self.get(id_)

    def again(self) -> None:
        """Let the jobs wait again whose process is gone."""
        with self._database.writing() as connection:
            values = {"state": "waiting", "share": None, "remaining_seconds": None, "rows": 0}
            connection.execute(update(jobs).where(jobs.c.state == "running").values(**values))

    def broke_off(self) -> None:
        """Count that the process died that worked on jobs, and give up the one that it died of again and again."""
        with self._database.writing() as connection:
            connection.execute(update(jobs).where(jobs.c.state == "running").values(tries=jobs.c.tries + 1))
            worn = select(jobs).where(jobs.c.state == "running", jobs.c.tries >= MOST_TRIES)
            given_up = [_job(row) for row in connection.execute(worn)]
        for job in given_up:
            self.fail(job.id, StoreError("workspace.job-died", name=job.name, tries=MOST_TRIES))

    def replace_task(self, id_: str, task: dict[str, Any]) -> bool:
        """Give a job that still waits another task; whether it still waited."""
        with self._database.writing() as connection:
            waiting = (jobs.c.id == id_) & (jobs.c.state == "waiting")
            return connection.execute(update(jobs).where(waiting).values(task=json.dumps(task))).rowcount == 1

    def forget(self, id_: str) -> None:
        """Tell no more of a job that has ended. Raises: NotFoundError; ConflictError where it has not."""
        with self._database.writing() as connection:
            if not _get(connection, id_).ended:
                raise ConflictError("workspace.job-runs")
            connection.execute(update(jobs).where(jobs.c.id == id_).values(forgotten=True))

    @contextmanager
    def working(self) -> Iterator[None]:
        """Be the one that works on jobs: waits for another that still does."""
        while True:
            with told(self._folders.root), locks.exclusive_if_free(self._folders.root / LOCK) as free:
                if free:
                    yield
                    return
            time.sleep(_LOOK_SECONDS)

    def settle(self) -> None:
        """As :meth:`clear`, where nobody works on jobs: whoever does clears away by itself."""
        with told(self._folders.root), locks.exclusive_if_free(self._folders.root / LOCK) as free:
            if free:
                self.clear(None)

    def clear(self, current: str | None) -> None:
        """Clear away what jobs left that have ended, but for the one that is worked on: uploads, and folders that they began.

        Old jobs are forgotten.
        """
        with self._database.reading() as connection:
            if not connection.scalar(select(jobs.c.id).where(_over(current)).limit(1)):
                return
        with self._database.writing() as connection:
            left = connection.execute(select(jobs.c.id, jobs.c.upload, jobs.c.folder).where(_over(current))).all()
            known = set(connection.scalars(select(logs.c.folder).union(select(replaced_logs.c.folder))))
            for row in left:
                discard_taken(connection, row.upload)
        self._folders.discard(UPLOADS, [row.upload for row in left if row.upload])
        for row in left:
            if row.folder and row.folder not in known:
                self._folders.discard_unfinished(LOGS, row.folder)
        with self._database.writing() as connection:
            cleared = jobs.c.id.in_([row.id for row in left])
            connection.execute(update(jobs).where(cleared).values(upload=None, folder=None))
            old = jobs.c.forgotten | (jobs.c.ended_at < _now() - SHOWN)
            connection.execute(delete(jobs).where(cleared, old))

    def _end(self, id_: str, values: dict[str, str]) -> None:
        with self._database.writing() as connection:
            _get(connection, id_)
            open_ = (jobs.c.id == id_) & jobs.c.state.in_(_UNFINISHED)
            connection.execute(update(jobs).where(open_).values(**values, task="{}", remaining_seconds=None, ended_at=_now()))


def _over(current: str | None) -> ColumnElement[bool]:
    """The jobs that have ended and left something, or are to be forgotten."""
    left = jobs.c.upload.is_not(None) | jobs.c.folder.is_not(None) | jobs.c.forgotten | (jobs.c.ended_at < _now() - SHOWN)
    return jobs.c.state.not_in(_UNFINISHED) & (jobs.c.id != (current or "")) & left


def finish(connection: Connection, id_: str, log: str | None = None) -> None:
    """Say that a job is done, in the transaction that acknowledges what it made. Raises: JobEndedError where it was cancelled."""
    values: dict[str, Any] = {"state": "done", "task": "{}", "share": 1.0, "remaining_seconds": None, "ended_at": _now()}
    if log is not None:
        values["log"] = log
    running = (jobs.c.id == id_) & (jobs.c.state == "running")
    if connection.execute(update(jobs).where(running).values(**values)).rowcount == 0:
        raise JobEndedError


def _get(connection: Connection, id_: str) -> Job:
    found = connection.execute(select(jobs).where(jobs.c.id == id_, ~jobs.c.forgotten)).one_or_none()
    if found is None:
        raise NotFoundError("workspace.no-job", id=id_)
    return _job(found)


def _job(row: Row[tuple[object, ...]]) -> Job:
    return Job(
        id=row.id,
        kind=row.kind,
        state=row.state,
        name=row.name,
        log=row.log,
        map=row.map,
        upload=row.upload,
        folder=row.folder,
        written_task=row.task,
        share=row.share,
        rows=row.rows,
        remaining_seconds=row.remaining_seconds,
        problem=None if row.problem is None else _error(json.loads(row.problem)),
        made_at=row.made_at,
        ended_at=row.ended_at,
    )


def _error(said: dict[str, Any]) -> ReiskaartError:
    kinds = {kind.__name__: kind for kind in _ERRORS}
    return kinds[said["kind"]](said["code"], **said["parameters"])


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | None) else str(value)


def _now() -> datetime:
    return datetime.now(UTC)
