"""What drafts stand on: counted once per log, in the background where that takes long, and found again after a restart."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from reiskaart import eventlog
from reiskaart.reality import discovery
from reiskaart.server.long_work import LongWork

_MOST = 6
"""Logs whose figures are kept at hand."""
PATIENCE_SECONDS = 0.8
"""A counting that takes longer is told of, and waited for by asking again."""

_Key = tuple[str, str, tuple[str, ...]]


@dataclass(slots=True)
class _Counting:
    task: asyncio.Task[discovery.Ground]
    share: float = 0.0


class Drafting:
    """Counts logs for drafts, one log at a time."""

    def __init__(self, long_work: LongWork) -> None:
        self._long_work = long_work
        self._known: OrderedDict[_Key, discovery.Ground] = OrderedDict()
        self._running: dict[_Key, _Counting] = {}
        self._one_at_a_time = asyncio.Lock()

    async def find(self, log_id: str, include: Sequence[str]) -> discovery.Ground | float:
        """What drafts of a log stand on; how far the counting is (0..1) where it takes longer than anybody waits for an answer.

        Raises: NotFoundError; ReiskaartError where the counting failed: the next question tries again.
        """
        log, key = await self._open(log_id, include)
        if (known := self._at_hand(key)) is not None:
            return known
        counting = self._counting(key, log_id, log)
        with suppress(TimeoutError):
            return await asyncio.wait_for(asyncio.shield(counting.task), PATIENCE_SECONDS)
        return counting.share

    async def get(self, log_id: str, include: Sequence[str]) -> discovery.Ground:
        """The same, however long it takes."""
        log, key = await self._open(log_id, include)
        known = self._at_hand(key)
        return known if known is not None else await asyncio.shield(self._counting(key, log_id, log).task)

    async def _open(self, log_id: str, include: Sequence[str]) -> tuple[eventlog.StoredLog, _Key]:
        log = await self._long_work.read(log_id, lambda log: log)
        return log, (log.folder.name, log.meta.digest, tuple(sorted(set(include))))

    def _at_hand(self, key: _Key) -> discovery.Ground | None:
        if (known := self._known.get(key)) is not None:
            self._known.move_to_end(key)
        return known

    def _counting(self, key: _Key, log_id: str, log: eventlog.StoredLog) -> _Counting:
        if key not in self._running:
            task = asyncio.create_task(self._count(key, log_id, log))
            self._running[key] = _Counting(task)
            task.add_done_callback(lambda done: self._ended(key, done))
        return self._running[key]

    async def _count(self, key: _Key, log_id: str, log: eventlog.StoredLog) -> discovery.Ground:
        async with self._one_at_a_time:  # it takes all of the machine
            return await self._long_work.reading(log_id, lambda: self._counted(key, log))

    def _counted(self, key: _Key, log: eventlog.StoredLog) -> discovery.Ground:
        counting = self._running[key]

        def tell(share: float) -> None:
            counting.share = share

        return discovery.lay_ground(discovery.aggregates_of(log, include=key[2], progress=tell))

    def _ended(self, key: _Key, task: asyncio.Task[discovery.Ground]) -> None:
        self._running.pop(key, None)
        if not task.cancelled() and task.exception() is None:  # who waits hears what went wrong
            self._known[key] = task.result()
            while len(self._known) > _MOST:
                self._known.popitem(last=False)
