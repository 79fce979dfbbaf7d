"""Tells pages what changed: jobs that go on, customer data that comes and goes, and new figures of maps.

Whoever made a change, this server, its worker or the command line, it is seen in the workspace; nothing is looked at while no
page listens.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from reiskaart.errors import ReiskaartError
from reiskaart.workspace import Job, Workspace

Kind = Literal["job", "log", "reading"]
_LOOK_SECONDS = 0.25
_MOST_WAITING = 500
_Seen = tuple[str, float | None, int]


@dataclass(frozen=True, slots=True)
class Change:
    """Something that changed."""

    kind: Kind
    id: str
    """Of the job or the log; of the map where it is a reading."""
    job: Job | None = None


class Changes:
    """Watches the workspace for all pages that listen."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._listeners: set[asyncio.Queue[Change | None]] = set()
        self._looking: asyncio.Task[None] | None = None
        self._jobs: dict[str, _Seen] = {}
        self._logs: dict[str, tuple[str, str]] = {}
        self._ended = False

    def tell(self, kind: Kind, id_: str, job: Job | None = None) -> None:
        """Tell all pages that listen. One that does not take in what it is told is let go; it asks anew."""
        for listener in list(self._listeners):
            try:
                listener.put_nowait(Change(kind, id_, job))
            except asyncio.QueueFull:
                self._listeners.discard(listener)

    async def listen(self, quiet_seconds: float) -> AsyncGenerator[Change | None]:
        """First none, as soon as it listens; then what changes, and none after each so many seconds in which nothing does.

        Ends with the server.
        """
        waiting: asyncio.Queue[Change | None] = asyncio.Queue(_MOST_WAITING)
        if not self._listeners:
            await asyncio.to_thread(self._look)  # what is so now is no change
        self._listeners.add(waiting)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._keep_looking())
        try:
            yield None
            while not self._ended and waiting in self._listeners:
                try:
                    yield await asyncio.wait_for(waiting.get(), quiet_seconds)
                except TimeoutError:
                    yield None
        finally:
            self._listeners.discard(waiting)

    def end(self) -> None:
        """Let all pages go, since the server ends."""
        self._ended = True
        for listener in self._listeners:
            with suppress(asyncio.QueueFull):
                listener.put_nowait(None)

    async def _keep_looking(self) -> None:
        stamp: tuple[int, ...] = ()
        looks = 0
        while self._listeners:
            await asyncio.sleep(_LOOK_SECONDS)
            looks += 1
            try:
                now = self._workspace.stamp()
                if now == stamp and looks % 8:  # what was written in the same moment as before is found with the next look
                    continue
                stamp = now
                found = await asyncio.to_thread(self._look)
            except (ReiskaartError, OSError):  # it is told of where somebody asks for something
                continue
            for change in found:
                self.tell(change.kind, change.id, change.job)

    def _look(self) -> list[Change]:
        """What is otherwise than at the last look."""
        jobs = {job.id: job for job in reversed(self._workspace.jobs.list())}
        logs = {log.id: (log.name, log.digest) for log in self._workspace.logs.list()}
        seen: dict[str, _Seen] = {id_: (job.state, job.share, job.rows) for id_, job in jobs.items()}
        changed = [Change("job", id_, jobs[id_]) for id_ in jobs if self._jobs.get(id_) != seen[id_]]
        ready = [change.job for change in changed if change.job is not None and change.job.state == "done"]
        ids = [id_ for id_ in {**self._logs, **logs} if self._logs.get(id_) != logs.get(id_)]
        self._jobs, self._logs = seen, logs
        return [
            *changed,
            *(Change("log", id_) for id_ in ids),
            *(Change("reading", job.map) for job in ready if job.kind == "read" and job.map is not None),
        ]
