"""The store as rooms use it: what waits for the disk or counts for long runs in threads of its own, not in the event loop."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, TypeVar

from reiskaart.errors import ConflictError, ReiskaartError
from reiskaart.live.document import new_document, to_journey
from reiskaart.live.stored import load_map
from reiskaart.live.working_copy import Work, made_of, worked_out
from reiskaart.model import Journey
from reiskaart.workspace import LEASE_SECONDS, Addition, Owner, StoredDocument, Workspace

T = TypeVar("T")


class Keeper:
    """Holds documents of a workspace in the name of this process, and writes to them in a single thread."""

    def __init__(self, workspace: Workspace, address: str) -> None:
        self._workspace = workspace
        self._address = address
        self._writer = ThreadPoolExecutor(1, "reiskaart-writer")
        self._reader = ThreadPoolExecutor(1, "reiskaart-reader")
        self._owner: Owner | None = None
        self._renewing: asyncio.Task[None] | None = None

    async def hold(self, map_id: str) -> StoredDocument:
        """The document of a map, made where there is none yet.

        Raises: NotFoundError; ConflictError where another process holds it; StoreError.
        """
        while True:
            stored = await self._in(self._writer, self._open, map_id)
            if self._renewing is None:
                self._renewing = asyncio.create_task(self._renew())
            if stored is not None:
                return stored
            journey, version, state = await self._in(self._reader, self._first_state, map_id)
            with suppress(ConflictError):  # a file was saved in the meantime: begin with that
                return await self._in(self._writer, self._make, journey, version, state)

    async def release(self, map_id: str) -> None:
        """Let others hold a document."""
        with suppress(ReiskaartError):  # where it cannot be said, others wait until this process ends
            await self._in(self._writer, lambda: self._workspace.documents.release(map_id, self._own()))

    async def append(self, additions: Sequence[Addition]) -> frozenset[str]:
        """Commit additions; the maps that are not ours any more. Raises: StoreError."""
        return await self._in(self._writer, lambda: self._workspace.documents.append(additions, self._own()))

    async def load(self, map_id: str) -> tuple[Journey, int]:
        """A map as it is committed, whoever holds it, and its version. Raises: NotFoundError; StoreError."""
        loaded = await self._in(self._reader, load_map, self._workspace, map_id)
        return loaded.journey, loaded.version

    async def journey_of(self, state: bytes, map_id: str) -> Journey:
        """What a document says; the thread builds one of its own, since a Doc belongs to one thread."""
        return await self._in(self._reader, lambda: to_journey(made_of((state,)), map_id))

    async def work_out(self, state: bytes, writer: int, work: Work) -> tuple[Any, bytes]:
        """Do work on a document like this one; what it gives, and the update that it comes to. Raises: what ``work`` raises."""
        return await self._in(self._reader, worked_out, state, writer, work)

    async def keep_journey(self, journey: Journey, sequence: int) -> None:
        """Keep what a document said. Raises: StoreError."""
        await self._in(self._writer, self._workspace.documents.project, journey, sequence)

    async def end(self) -> None:
        """Let go of all documents."""
        if self._renewing is not None:
            self._renewing.cancel()
        if self._owner is not None:
            with suppress(ReiskaartError):  # where it cannot be said, others find out by themselves
                await self._in(self._writer, self._owner.end)
        for threads in (self._writer, self._reader):
            threads.shutdown()

    def _open(self, map_id: str) -> StoredDocument | None:
        return self._workspace.documents.open(map_id, self._own())

    def _make(self, journey: Journey, version: int, state: bytes) -> StoredDocument:
        return self._workspace.documents.make(journey, version, state, self._own())

    def _first_state(self, map_id: str) -> tuple[Journey, int, bytes]:
        loaded = self._workspace.load_map(map_id)
        return loaded.journey, loaded.version, new_document(loaded.journey).get_update()

    def _own(self) -> Owner:
        if self._owner is None:
            self._owner = self._workspace.documents.owner(self._address)
        return self._owner

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(LEASE_SECONDS / 3)
            with suppress(ReiskaartError):  # the next time may do; a commit finds out whether the documents are still ours
                await self._in(self._writer, lambda: self._own().renew())

    async def _in(self, threads: ThreadPoolExecutor, act: Callable[..., T], *parameters: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(threads, act, *parameters)
