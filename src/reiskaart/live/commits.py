"""Commits what all rooms received, together: one wait for the disk serves everybody who edits at that moment."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from reiskaart.errors import ConflictError, ReiskaartError, StoreError
from reiskaart.workspace import Addition

SHORTEST_ROUND_SECONDS = 0.008
"""From the beginning of one round to that of the next: edits that come in between go together."""
LONGEST_ROUND_SECONDS = 0.05
LONGEST_ROUND_PER_COST = 2.0
"""Showing edits to everybody may take half of the time; where very many are here, rounds are further apart."""

Append = Callable[[Sequence[Addition]], Awaitable[frozenset[str]]]
"""Stores additions; the maps of those that it left out, because another process holds them."""


class Source(Protocol):
    """Where additions come from."""

    map: str

    def take(self) -> Addition | None:
        """What is to be committed now; none where there is nothing after all."""

    def committed(self) -> None:
        """What was taken is on the disk."""

    def failed(self, error: ReiskaartError) -> None:
        """What was taken is not on the disk and never will be."""


class Commits:
    """Takes from the sources that have something, commits, and tells them; one round after the other."""

    def __init__(self, append: Append) -> None:
        self._append = append
        self._waiting: dict[Source, None] = {}
        self._cost = 0.0
        self._arrived = asyncio.Event()
        self._resting = asyncio.Event()
        self._resting.set()
        self._rounds = asyncio.create_task(self._go_round())

    def add(self, source: Source) -> None:
        """Say that a source has something; after the end it hears that it comes too late."""
        if self._rounds.done():
            source.failed(StoreError("live.closing"))
            return
        self._waiting[source] = None
        self._arrived.set()
        self._resting.clear()

    async def finish(self) -> None:
        """Commit what is there, and then no more."""
        await self._resting.wait()
        self._rounds.cancel()
        await asyncio.gather(self._rounds, return_exceptions=True)

    async def _go_round(self) -> None:
        earliest = 0.0
        while True:
            await self._arrived.wait()
            await asyncio.sleep(max(0.0, earliest - time.perf_counter()))
            earliest = time.perf_counter() + _pause_seconds(self._cost)
            self._arrived.clear()
            sources, self._waiting = list(self._waiting), {}
            taken = [(source, addition) for source in sources if (addition := _take(source)) is not None]
            if taken:
                await self._commit(taken)
            if not self._waiting:
                self._resting.set()

    async def _commit(self, taken: Sequence[tuple[Source, Addition]]) -> None:
        try:
            refused = await self._append([addition for _, addition in taken])
        except Exception as error:
            failure = _told(error)
            for source, _ in taken:
                source.failed(failure)
            return
        begun = time.thread_time()
        for source, addition in taken:
            if addition.map in refused:
                source.failed(ConflictError("live.lost-hold", id=addition.map))
            else:
                _tell(source)
        await asyncio.sleep(0)  # the loop sends what was written
        self._cost = (3 * self._cost + time.thread_time() - begun) / 4


def _pause_seconds(cost_seconds: float) -> float:
    """How far rounds are apart where showing one costs so much."""
    return min(LONGEST_ROUND_SECONDS, max(SHORTEST_ROUND_SECONDS, LONGEST_ROUND_PER_COST * cost_seconds))


def _take(source: Source) -> Addition | None:
    try:
        return source.take()
    except Exception as error:
        source.failed(_told(error))
        return None


def _tell(source: Source) -> None:
    try:
        source.committed()
    except Exception as error:  # it is stored, but maybe not shown to everybody: they sync anew
        source.failed(_told(error))


def _told(error: Exception) -> ReiskaartError:
    """The failure as people hear it: one room that fails in a way nobody foresaw must not stop the others."""
    if isinstance(error, ReiskaartError):
        return error
    logging.getLogger(__name__).error("a room failed", exc_info=error)
    return StoreError("live.failed")
