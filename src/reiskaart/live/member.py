"""One connection in a room: what waits to be sent to it, and what it sent that is not committed yet."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Protocol

from reiskaart.i18n import Language

MOST_WAITING_BYTES = 8_000_000
MOST_WAITING_MESSAGES = 2_000
_CLOSING_SECONDS = 5.0


class CloseCode:
    """Why a room closes a connection."""

    GOING_AWAY = 1001
    MALFORMED = 1002
    TOO_SLOW = 1013
    NO_SUCH_MAP = 4404
    HELD_ELSEWHERE = 4409
    TOO_BIG = 4413
    NOT_STORED = 4507


class Connection(Protocol):
    """A WebSocket, or whatever else carries messages to and from a page."""

    @property
    def language(self) -> Language:
        """The language of notices."""

    async def receive(self) -> bytes | None:
        """The next message; none when the other side has gone."""

    def send_now(self, data: bytes) -> bool:
        """Send a message without waiting, where the other side keeps up; whether it was sent."""

    async def send(self, data: bytes) -> None:
        """Send a message; waits while the other side does not take it."""

    async def close(self, code: int) -> None:
        """End the connection."""


class Member:
    """A connection with a bounded queue before it: who does not keep up is let go, and syncs anew."""

    def __init__(self, connection: Connection) -> None:
        self.received = 0
        """How many edits it sent."""
        self.acknowledged = 0
        """How many of these it was told are committed."""
        self._connection = connection
        self._waiting: deque[bytes] = deque()
        self._waiting_bytes = 0
        self._awake: asyncio.Future[None] | None = None
        self._code: int | None = None
        self._writing: asyncio.Task[None] | None = None

    @property
    def language(self) -> Language:
        return self._connection.language

    def send(self, data: bytes) -> None:
        """Send a message at once, or put it behind those that wait."""
        if self._code is not None or (self._is_idle and self._connection.send_now(data)):
            return
        self._waiting.append(data)
        self._waiting_bytes += len(data)
        if self._waiting_bytes > MOST_WAITING_BYTES or len(self._waiting) > MOST_WAITING_MESSAGES:
            self._waiting.clear()
            self._end(CloseCode.TOO_SLOW, grace_seconds=0)
        self._wake()

    def close(self, code: int) -> None:
        """End the connection once what waits is sent."""
        if self._code is None:
            self._end(code, grace_seconds=_CLOSING_SECONDS)
            self._wake()

    async def serve(self, take: Callable[[bytes], Awaitable[None]]) -> None:
        """Hand every message that comes in to ``take`` and send what waits, until either side ends it."""
        reading = asyncio.create_task(self._read(take))
        self._writing = asyncio.create_task(self._write())
        try:
            await asyncio.wait((reading, self._writing), return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (reading, self._writing):
                task.cancel()
            ended, _ = await asyncio.gather(reading, self._writing, return_exceptions=True)
            await self._hang_up()
        if isinstance(ended, Exception):
            raise ended

    async def _read(self, take: Callable[[bytes], Awaitable[None]]) -> None:
        while self._code is None and (data := await self._connection.receive()) is not None:
            await take(data)
        if self._code is not None:
            await asyncio.Event().wait()  # what waits is still being sent

    async def _write(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            while self._waiting:
                data = self._waiting.popleft()
                self._waiting_bytes -= len(data)
                await self._connection.send(data)
            if self._code is not None:
                return
            self._awake = loop.create_future()
            await self._awake

    @property
    def _is_idle(self) -> bool:
        """Whether nothing waits and nothing is being sent."""
        return self._awake is not None and not self._awake.done()

    def _wake(self) -> None:
        if self._awake is not None and not self._awake.done():
            self._awake.set_result(None)

    def _end(self, code: int, grace_seconds: float) -> None:
        self._code = code
        if self._writing is not None:
            asyncio.get_running_loop().call_later(grace_seconds, self._writing.cancel)

    async def _hang_up(self) -> None:
        if self._code is None:
            self._code = CloseCode.GOING_AWAY
            return
        with suppress(Exception):  # it may be closed already, in as many ways as there are connections
            async with asyncio.timeout(_CLOSING_SECONDS):
                await self._connection.close(self._code)
