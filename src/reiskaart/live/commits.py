"""Commits what all rooms received, together: one wait for the disk serves everybody who edits at that moment."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from reiskaart.errors import ConflictError, ReiskaartError, StoreError
from reiskaart.workspace import Addition

GATHER_SECONDS = 0.008
"""How long edits may wait for others to be committed with."""

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
        self._since = 0.0
        self._arrived = asyncio.Event()
        self._resting = asyncio.Event()
        self._resting.set()
        self._rounds = asyncio.create_task(self._go_round())

    def add(self, source: Source) -> None:
        """Say that a source has something."""
        if not self._waiting:
            self._since = asyncio.get_running_loop().time()
        self._waiting[source] = None
        self._arrived.set()
        self._resting.clear()

    async def finish(self) -> None:
        """Commit what is there, and then no more."""
        await self._resting.wait()
        self._rounds.cancel()
        await asyncio.gather(self._rounds, return_exceptions=True)

    async def _go_round(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await self._arrived.wait()
            await asyncio.sleep(max(0.0, self._since + GATHER_SECONDS - loop.time()))
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
        for source, addition in taken:
            if addition.map in refused:
                source.failed(ConflictError("live.lost-hold", id=addition.map))
            else:
                source.committed()


def _take(source: Source) -> Addition | None:
    try:
        return source.take()
    except Exception as error:
        source.failed(_told(error))
        return None


def _told(error: Exception) -> ReiskaartError:
    """The failure as people hear it: one room that fails in a way nobody foresaw must not stop the others."""
    if isinstance(error, ReiskaartError):
        return error
    logging.getLogger(__name__).error("a room failed", exc_info=error)
    return StoreError("live.failed")
