"""Where jobs are handed in: begins the worker, begins it again where it died, and tells who waits for a job."""

import asyncio
import json
import logging
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from reiskaart.errors import ReiskaartError
from reiskaart.eventlog import LogOptions
from reiskaart.model import Journey
from reiskaart.server.jobs.queue import CANCELLED, Queue
from reiskaart.server.jobs.tasks import import_task, read_task
from reiskaart.settings import Settings
from reiskaart.workspace import Job, Upload, Workspace

_LOOK_SECONDS = 0.1
_PAUSE_SECONDS = 1.0
"""After a worker died, before the next one begins."""
_CHORES_SECONDS = 600.0
_log = logging.getLogger("reiskaart.server")


class Desk:
    """Takes jobs in, and sees to it that somebody works on them."""

    def __init__(self, settings: Settings, workspace: Workspace) -> None:
        self._settings = settings
        self._workspace = workspace
        self._queue: Queue | None = None
        self._worker: subprocess.Popen[bytes] | None = None
        self._watching: asyncio.Task[None] | None = None
        self._more = False
        """Whether a job came since it was last looked whether any are left."""
        self._chores: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Go on with what was waiting when the server ended, and clear away what nobody needs any more."""
        self._chores = asyncio.create_task(self._do_chores())
        await asyncio.to_thread(self._workspace.jobs.settle)
        if await asyncio.to_thread(self._workspace.jobs.unfinished):
            self._watch()

    async def close(self) -> None:
        """End the worker; what it was working on is taken up again when the server starts again."""
        for task in (self._watching, self._chores):
            if task is not None:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
        if self._worker is not None:
            await asyncio.to_thread(_end, self._worker)
        if self._queue is not None:
            self._queue.close()

    async def import_(self, upload: Upload, name: str, options: LogOptions) -> Job:
        """Bring a file in under a name. Raises: ConflictError where the name is taken or the upload is in use."""
        return await self._add(lambda: self._workspace.jobs.add("import", name, import_task(name, options), upload=upload.id))

    async def append(self, log: str, upload: Upload) -> Job:
        """Add a newer file to the log with this id. Raises: NotFoundError; ConflictError where the upload is in use."""

        def add() -> Job:
            name = self._workspace.logs.row(log).name
            return self._workspace.jobs.add("append", name, {}, log=log, upload=upload.id)

        return await self._add(add)

    async def read(self, journey: Journey, log: str) -> Job:
        """Read the log with this id through the rules of a map, as it is now.

        One reading of a map waits at most: one that waits already is given the map as it is now.

        Raises: NotFoundError.
        """

        def add() -> Job:
            jobs, task = self._workspace.jobs, read_task(journey)
            for job in jobs.unfinished():
                if job.kind == "read" and job.map == journey.id and job.log == log and jobs.replace_task(job.id, task):
                    return jobs.get(job.id)
            return jobs.add("read", self._workspace.logs.row(log).name, task, log=log, map=journey.id)

        return await self._add(add)

    async def cancel(self, id_: str) -> Job:
        """Stop a job; nothing of it stays. Raises: NotFoundError."""
        job = await asyncio.to_thread(self._workspace.jobs.cancel, id_)
        await asyncio.to_thread(self._workspace.jobs.settle)  # where somebody works on jobs, that one clears away
        return job

    async def ended(self, id_: str) -> Job:
        """The job, as soon as it has ended. Raises: NotFoundError."""
        while not (job := await asyncio.to_thread(self._workspace.jobs.get, id_)).ended:
            await asyncio.sleep(_LOOK_SECONDS)
        return job

    async def _add(self, add: Callable[[], Job]) -> Job:
        def added() -> Job:
            job = add()
            with suppress(sqlite3.Error):  # the row is the truth: the worker finds by it what is in no queue
                if self._queue is None:
                    self._queue = Queue(self._settings.data)
                self._queue.add(job)
            return job

        job = await asyncio.to_thread(added)
        self._watch()
        return job

    def _watch(self) -> None:
        self._more = True
        if self._watching is None or self._watching.done():
            self._watching = asyncio.create_task(self._keep_working())

    async def _keep_working(self) -> None:
        """Keep a worker as long as there is work, and as long as it wants to wait for more."""
        jobs = self._workspace.jobs
        while True:
            try:
                self._worker = await asyncio.to_thread(_begin, self._settings)
            except OSError as error:  # such as no memory for another process
                _log.error("no worker could be begun: %s", type(error).__name__)
                await asyncio.sleep(_PAUSE_SECONDS)
                continue
            while (status := self._worker.poll()) is None:
                await asyncio.sleep(_LOOK_SECONDS)
            await asyncio.to_thread(_end, self._worker)
            try:
                if status not in (0, CANCELLED):
                    _log.error("the worker ended with status %s", status)
                    await asyncio.to_thread(jobs.broke_off)
                    await asyncio.sleep(_PAUSE_SECONDS)
                await asyncio.to_thread(jobs.settle)
                self._more = False
                if not await asyncio.to_thread(jobs.unfinished) and not self._more:
                    return
            except ReiskaartError as error:  # such as a full disk; the next worker finds all as it is
                _log.error("%s", error.code)
                await asyncio.sleep(_PAUSE_SECONDS)

    async def _do_chores(self) -> None:
        while True:
            now = datetime.now(UTC)
            try:
                await asyncio.to_thread(self._workspace.uploads.delete_forgotten, now)
                await asyncio.to_thread(self._workspace.logs.discard_replaced, now)
            except ReiskaartError as error:
                _log.error("%s", error.code)
            await asyncio.sleep(_CHORES_SECONDS)


def _begin(settings: Settings) -> subprocess.Popen[bytes]:
    given = {"data": str(settings.data), "config": str(settings.config), "language": settings.language}
    command = [sys.executable, "-m", "reiskaart.server.jobs", json.dumps(given)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)  # noqa: S603 (ourselves)


def _end(worker: subprocess.Popen[bytes]) -> None:
    if worker.stdin is not None:
        worker.stdin.close()  # it ends with that
    try:
        worker.wait(2)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
