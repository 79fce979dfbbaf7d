"""Keeps what a room's document says as a Journey, a little behind the commits and never in their way."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from reiskaart.errors import ReiskaartError
from reiskaart.live.room import Room
from reiskaart.model import Journey

SHORTEST_PAUSE_SECONDS = 0.5
PAUSE_PER_COST = 20.0
"""The projections of all rooms together may take a twentieth of the time."""

Keep = Callable[[Journey, int], Awaitable[None]]
Compute = Callable[[bytes, str], Awaitable[Journey]]


class Projecting:
    """Follows one room; rooms that share a ``turn`` are kept one after the other."""

    def __init__(self, room: Room, compute: Compute, keep: Keep, turn: asyncio.Lock) -> None:
        self._room = room
        self._compute = compute
        self._keep = keep
        self._turn = turn
        self._kept = room.sequence
        self._last: tuple[Journey, int] | None = None
        self._following: asyncio.Task[None] | None = None

    def follow(self) -> None:
        """The room has committed something."""
        if self._following is None or self._following.done():
            self._following = asyncio.create_task(self._catch_up())

    async def now(self) -> tuple[Journey, int]:
        """What the document says, as it is committed, and its sequence."""
        state, sequence = await self._room.committed_state()
        if self._last is None or self._last[1] < sequence:
            self._last = (await self._compute(state, self._room.map), sequence)
        return self._last

    async def finish(self) -> None:
        """Keep what the document says by now; where that fails, the next commit or whoever opens it makes it again."""
        if self._following is not None:
            self._following.cancel()
            await asyncio.gather(self._following, return_exceptions=True)
        await self._keep_now()

    async def _catch_up(self) -> None:
        while self._kept < self._room.sequence:
            await asyncio.sleep(SHORTEST_PAUSE_SECONDS)
            async with self._turn:
                begun = time.perf_counter()
                if not await self._keep_now():
                    return
                await asyncio.sleep(PAUSE_PER_COST * (time.perf_counter() - begun))

    async def _keep_now(self) -> bool:
        if self._kept == self._room.sequence:
            return True
        try:
            journey, sequence = await self.now()
            await self._keep(journey, sequence)
        except ReiskaartError:  # the disk is full, say: the next commit finds out and tells
            return False
        self._kept = sequence
        return True
