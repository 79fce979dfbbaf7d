"""The rooms of this process: opened when somebody comes, closed a while after the last has gone."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, TypeVar

from pycrdt import Doc

from reiskaart.errors import ConflictError, NotFoundError, ReiskaartError, StoreError
from reiskaart.live import protocol
from reiskaart.live.commits import Commits
from reiskaart.live.document import Conflict, change_to, new_document, to_journey
from reiskaart.live.member import CloseCode, Connection, Member
from reiskaart.live.projecting import Projecting, journey_of
from reiskaart.live.room import Room
from reiskaart.live.stored import load_map
from reiskaart.model import Journey
from reiskaart.workspace import LEASE_SECONDS, Addition, Owner, StoredDocument, Workspace

IDLE_SECONDS = 30.0

T = TypeVar("T")
OnCommit = Callable[[str, int], None]
"""Hears that a map is committed, and at which version."""


class Rooms:
    """All live maps of a workspace in this process; other processes are told where to go.

    Everything that writes to the store does so in one thread of its own, so that the event loop never waits for the disk.
    """

    def __init__(self, workspace: Workspace, *, address: str) -> None:
        self._workspace = workspace
        self._address = address
        self._writer = ThreadPoolExecutor(1, "reiskaart-writer")
        self._reader = ThreadPoolExecutor(1, "reiskaart-reader")
        self._owner: Owner | None = None
        self._renewing: asyncio.Task[None] | None = None
        self._commits: Commits | None = None
        self._open: dict[str, asyncio.Task[tuple[Room, Projecting]]] = {}
        self._closing: set[asyncio.Task[None]] = set()
        self._on_commit: list[OnCommit] = []
        self._is_closed = False

    def on_commit(self, hear: OnCommit) -> None:
        """Call ``hear`` in the event loop after each commit."""
        self._on_commit.append(hear)

    async def serve(self, map_id: str, connection: Connection) -> None:
        """Let a connection take part in a map until it ends."""
        if self._is_closed:
            return await connection.close(CloseCode.GOING_AWAY)
        member = Member(connection)
        try:
            room, _ = await self._room(map_id)
        except ReiskaartError as error:
            member.send(protocol.notice(error, connection.language))
            member.close(_close_code(error))
            return await member.serve(_ignore)
        room.enter(member)
        try:
            await member.serve(lambda data: room.take_in(member, data))
        finally:
            room.leave(member)
            self._close_when_idle(room)
        return None

    async def journey(self, map_id: str) -> tuple[Journey, int]:
        """A map as it is committed, and its version. Raises: NotFoundError; StoreError where it cannot be loaded."""
        if opened := self._open.get(map_id):
            _, projecting = await asyncio.shield(opened)
            return await projecting.now()
        loaded = await self._in(self._reader, load_map, self._workspace, map_id)
        return loaded.journey, loaded.version

    async def replace(self, map_id: str, wanted: Journey, expected_version: int | None) -> tuple[Journey, int]:
        """Make a map say what is wanted, like one more person who edits it.

        Raises: NotFoundError; ConflictError where it is not at the expected version, or held elsewhere; StoreError.
        """

        def work(doc: Doc[Any]) -> tuple[Journey, tuple[Conflict, ...]]:
            conflicts = change_to(doc, to_journey(doc, map_id), wanted)
            return to_journey(doc, map_id), conflicts

        journey, version, _ = await self._work(map_id, work, expected_version)
        return journey, version

    async def merge(self, map_id: str, base: Journey, wanted: Journey) -> tuple[Journey, int, tuple[Conflict, ...]]:
        """Bring into a map what differs between two states of it.

        Raises: NotFoundError; ConflictError where it is held elsewhere; StoreError.
        """

        def work(doc: Doc[Any]) -> tuple[Journey, tuple[Conflict, ...]]:
            conflicts = change_to(doc, base, wanted)
            return to_journey(doc, map_id), conflicts

        return await self._work(map_id, work, None)

    async def rename(self, map_id: str, title: str) -> tuple[Journey, int]:
        """Give a map another title. Raises: NotFoundError; ConflictError where it is held elsewhere; StoreError."""

        def work(doc: Doc[Any]) -> tuple[Journey, tuple[Conflict, ...]]:
            now = to_journey(doc, map_id)
            conflicts = change_to(doc, now, Journey.model_validate({**dict(now), "title": title}))
            return to_journey(doc, map_id), conflicts

        journey, version, _ = await self._work(map_id, work, None)
        return journey, version

    async def leave(self, map_id: str) -> None:
        """Store what came in and let everybody go: the map has gone to the bin."""
        if opened := self._open.pop(map_id, None):
            room, projecting = await asyncio.shield(opened)
            room.dismiss(CloseCode.NO_SUCH_MAP, NotFoundError("workspace.no-map", id=map_id))
            with suppress(ReiskaartError):
                await room.work(_nothing, None)
                await projecting.finish()

    async def close(self) -> None:
        """Store everything that was received, and let everybody go."""
        self._is_closed = True
        opened = await asyncio.gather(*self._open.values(), return_exceptions=True)
        rooms = [one for one in opened if not isinstance(one, BaseException)]
        for room, _ in rooms:
            room.dismiss(CloseCode.GOING_AWAY)
        if self._commits is not None:
            await self._commits.finish()
        await asyncio.gather(*(projecting.finish() for _, projecting in rooms), return_exceptions=True)
        await asyncio.gather(*self._closing, return_exceptions=True)
        if self._renewing is not None:
            self._renewing.cancel()
        if self._owner is not None:
            with suppress(ReiskaartError):  # where it cannot be said, others find out by themselves
                await self._in(self._writer, self._owner.end)
        for threads in (self._writer, self._reader):
            threads.shutdown()

    async def _work(
        self, map_id: str, work: Callable[[Doc[Any]], tuple[Journey, tuple[Conflict, ...]]], expected_version: int | None
    ) -> tuple[Journey, int, tuple[Conflict, ...]]:
        room, _ = await self._room(map_id)
        try:
            (journey, conflicts), version = await room.work(work, expected_version)
        finally:
            self._close_when_idle(room)
        return journey, version, conflicts

    async def _room(self, map_id: str) -> tuple[Room, Projecting]:
        if self._is_closed:
            raise StoreError("live.closing")
        opened = self._open.get(map_id)
        if opened is None:
            opened = self._open[map_id] = asyncio.create_task(self._make_room(map_id))
        try:
            return await asyncio.shield(opened)
        except ReiskaartError:
            if self._open.get(map_id) is opened:
                del self._open[map_id]
            raise

    async def _make_room(self, map_id: str) -> tuple[Room, Projecting]:
        if self._commits is None:
            self._commits = Commits(self._append)
        commits = self._commits
        stored = await self._in(self._writer, self._hold, map_id)
        if self._renewing is None:
            self._renewing = asyncio.create_task(self._renew())
        if stored is None:
            first = await self._in(self._reader, _first_state, self._workspace, map_id)
            stored = await self._in(self._writer, self._begin, *first)
        room = Room(stored, commits.add, self._drop)
        projecting = Projecting(room, self._compute, self._keep)

        def changed() -> None:
            projecting.follow()
            for hear in self._on_commit:
                hear(map_id, room.sequence)

        room.changed = changed
        return room, projecting

    def _hold(self, map_id: str) -> StoredDocument | None:
        return self._workspace.documents.open(map_id, self._own())

    def _begin(self, journey: Journey, state: bytes) -> StoredDocument:
        return self._workspace.documents.make(journey, state, self._own())

    def _own(self) -> Owner:
        if self._owner is None:
            self._owner = self._workspace.documents.owner(self._address)
        return self._owner

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(LEASE_SECONDS / 3)
            with suppress(ReiskaartError):  # the next time may do; a commit finds out whether the documents are still ours
                await self._in(self._writer, self._own().renew)

    async def _append(self, additions: Sequence[Addition]) -> frozenset[str]:
        return await self._in(self._writer, lambda: self._workspace.documents.append(additions, self._own()))

    async def _compute(self, state: bytes, map_: str) -> Journey:
        return await self._in(self._reader, journey_of, state, map_)

    async def _keep(self, journey: Journey, sequence: int) -> None:
        await self._in(self._writer, self._workspace.documents.project, journey, sequence)

    def _drop(self, room: Room) -> None:
        """Forget a room whose document says what is not stored; who comes back gets what is."""
        self._open.pop(room.map, None)

    def _close_when_idle(self, room: Room) -> None:
        asyncio.get_running_loop().call_later(IDLE_SECONDS, self._close_if_idle, room)

    def _close_if_idle(self, room: Room) -> None:
        opened = self._open.get(room.map)
        if opened is None or not opened.done() or opened.result()[0] is not room or not room.is_idle or self._is_closed:
            return
        closing = asyncio.create_task(self._close(*opened.result()))
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)

    async def _close(self, room: Room, projecting: Projecting) -> None:
        await projecting.finish()
        opened = self._open.get(room.map)
        if room.is_idle and opened is not None and opened.result()[0] is room:
            del self._open[room.map]
            with suppress(ReiskaartError):  # where it cannot be said, others wait until this process ends
                await self._in(self._writer, self._workspace.documents.release, room.map, self._own())

    async def _in(self, threads: ThreadPoolExecutor, act: Callable[..., T], *parameters: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(threads, act, *parameters)


def _nothing(_doc: Doc[Any]) -> None:
    """Only waits for its turn behind what came in."""


async def _ignore(_data: bytes) -> None:
    """Nothing is taken from a connection that has no room."""


def _first_state(workspace: Workspace, map_id: str) -> tuple[Journey, bytes]:
    journey = workspace.load_map(map_id).journey
    return journey, new_document(journey).get_update()


def _close_code(error: ReiskaartError) -> int:
    match error:
        case NotFoundError():
            return CloseCode.NO_SUCH_MAP
        case ConflictError():
            return CloseCode.HELD_ELSEWHERE
        case _:
            return CloseCode.NOT_STORED
