"""Which job makes the figures of a map anew: one for each state of its rules, and none against the will of who cancelled it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from reiskaart import reality
from reiskaart.errors import NotFoundError
from reiskaart.model import Journey
from reiskaart.server.jobs.desk import Desk
from reiskaart.workspace import ImportedLog, Job, Workspace

_TRY_AGAIN = timedelta(minutes=1)
"""After a reading failed: what was in its way, such as a full disk, may be gone."""
_STAYS_CANCELLED = timedelta(hours=1)
"""Whoever looks at the map after that gets new figures; who does not want to wait so long says it."""


class Rereading:
    """Has customer data read again for who looks at maps."""

    def __init__(self, workspace: Workspace, jobs: Desk) -> None:
        self._workspace = workspace
        self._jobs = jobs
        self._asked: dict[str, tuple[str, str, str]] = {}
        """Per map the log and the rules that a job was asked to read, and its id."""

    async def job(self, journey: Journey, row: ImportedLog) -> str | None:
        """The job that reads the log through the rules as they are; none where somebody cancelled it a while ago.

        Raises: ReiskaartError where such a job failed a moment ago, with what it failed by.
        """
        wanted = row.digest, reality.rules_key(journey)
        *asked, id_ = self._asked.get(journey.id, ("", "", ""))
        job = await self._found(id_) if tuple(asked) == wanted else None
        if job is not None:
            if not job.ended:
                return job.id
            since = datetime.now(UTC) - (job.ended_at or job.made_at)
            if job.problem is not None and since < _TRY_AGAIN:
                raise job.problem
            if job.state == "cancelled" and since < _STAYS_CANCELLED:
                return None
        begun = await self._jobs.read(journey, row.id)
        self._asked[journey.id] = (*wanted, begun.id)
        return begun.id

    async def again(self, map_id: str) -> None:
        """Let what was cancelled or failed be begun again as soon as somebody looks at the map."""
        job = await self._found(self._asked.get(map_id, ("", "", ""))[-1])
        if job is None or job.ended:
            self._asked.pop(map_id, None)

    async def _found(self, id_: str) -> Job | None:
        try:
            return await asyncio.to_thread(self._workspace.jobs.get, id_)
        except NotFoundError:
            return None
