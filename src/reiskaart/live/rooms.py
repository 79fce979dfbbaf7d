"""The rooms of this process: opened when somebody comes, closed a while after the last has gone."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from pycrdt import Doc

from reiskaart.errors import ConflictError, NotFoundError, ReiskaartError, StoreError
from reiskaart.live import protocol
from reiskaart.live.commits import Commits
from reiskaart.live.document import Conflict, change_to, to_journey
from reiskaart.live.keeper import Keeper
from reiskaart.live.member import CloseCode, Connection, Member
from reiskaart.live.projecting import Projecting
from reiskaart.live.room import Room
from reiskaart.model import Journey
from reiskaart.workspace import Workspace

IDLE_SECONDS = 30.0

OnCommit = Callable[[str, int], None]
"""Hears that a map is committed, and at which version."""
Change = Callable[[Doc[Any]], tuple[Conflict, ...]]


class Rooms:
    """All live maps of a workspace in this process; who asks another process is told where to go."""

    def __init__(self, workspace: Workspace, *, address: str) -> None:
        self._keeper = Keeper(workspace, address)
        self._commits: Commits | None = None
        self._opening: dict[str, asyncio.Task[tuple[Room, Projecting]]] = {}
        self._here: dict[str, tuple[Room, Projecting]] = {}
        self._projecting = asyncio.Lock()
        self._going: set[asyncio.Task[None]] = set()
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

    def expect(self, map_id: str) -> None:
        """Open a map that somebody is about to enter; where that fails, they hear so when they do."""
        self._go(self._make_ready(map_id))

    async def journey(self, map_id: str) -> tuple[Journey, int]:
        """A map as it is committed, and its version. Raises: NotFoundError; StoreError where it cannot be loaded."""
        if here := self._here.get(map_id):
            with suppress(ReiskaartError):  # the room broke: the store still knows
                return await here[1].now()
        return await self._keeper.load(map_id)

    async def replace(self, map_id: str, wanted: Journey, expected_version: int | None) -> tuple[Journey, int]:
        """Make a map say what is wanted, like one more person who edits it.

        Raises: NotFoundError; ConflictError where it is not at the expected version, or held elsewhere; StoreError.
        """
        journey, version, _ = await self._change(
            map_id, lambda doc: change_to(doc, to_journey(doc, map_id), wanted), expected_version
        )
        return journey, version

    async def merge(self, map_id: str, base: Journey, wanted: Journey) -> tuple[Journey, int, tuple[Conflict, ...]]:
        """Bring into a map what differs between two states of it.

        Raises: NotFoundError; ConflictError where it is held elsewhere; StoreError.
        """
        return await self._change(map_id, lambda doc: change_to(doc, base, wanted), None)

    async def rename(self, map_id: str, title: str) -> tuple[Journey, int]:
        """Give a map another title, which whoever lists all maps then finds too.

        Raises: NotFoundError; ConflictError where it is held elsewhere; StoreError.
        """

        def change(doc: Doc[Any]) -> tuple[Conflict, ...]:
            now = to_journey(doc, map_id)
            return change_to(doc, now, Journey.model_validate({**dict(now), "title": title}))

        journey, version, _ = await self._change(map_id, change, None)
        if here := self._here.get(map_id):
            await here[1].finish()
        return journey, version

    async def leave(self, map_id: str) -> None:
        """Store what came in and let everybody go: the map has gone to the bin."""
        if here := self._here.pop(map_id, None):
            room, projecting = here
            room.dismiss(CloseCode.NO_SUCH_MAP, NotFoundError("workspace.no-map", id=map_id))
            with suppress(ReiskaartError):
                await room.caught_up()
                await projecting.finish()
            await self._release(map_id)

    async def close(self) -> None:
        """Store everything that was received, and let everybody go."""
        self._is_closed = True
        await asyncio.gather(*self._opening.values(), return_exceptions=True)
        here = list(self._here.values())
        for room, _ in here:
            room.dismiss(CloseCode.GOING_AWAY)
        await asyncio.gather(*(room.caught_up() for room, _ in here), return_exceptions=True)
        if self._commits is not None:
            await self._commits.finish()
        await asyncio.gather(*(projecting.finish() for _, projecting in here), *self._going, return_exceptions=True)
        await self._keeper.end()

    async def _change(
        self, map_id: str, change: Change, expected_version: int | None
    ) -> tuple[Journey, int, tuple[Conflict, ...]]:
        def work(doc: Doc[Any]) -> tuple[Journey, tuple[Conflict, ...]]:
            conflicts = change(doc)
            return to_journey(doc, map_id), conflicts

        room, _ = await self._room(map_id)
        try:
            (journey, conflicts), version = await room.work(work, expected_version)
        finally:
            self._close_when_idle(room)
        return journey, version, conflicts

    async def _room(self, map_id: str) -> tuple[Room, Projecting]:
        if self._is_closed:
            raise StoreError("live.closing")
        if here := self._here.get(map_id):
            return here
        opening = self._opening.get(map_id)
        if opening is None:
            opening = self._opening[map_id] = asyncio.create_task(self._open(map_id))
            opening.add_done_callback(lambda _: self._opening.pop(map_id))
        opened = await asyncio.shield(opening)
        return opened if self._is_here(opened[0]) else await self._room(map_id)  # it may have broken before we woke

    async def _open(self, map_id: str) -> tuple[Room, Projecting]:
        commits = self._commits = self._commits or Commits(self._keeper.append)
        room = Room(await self._keeper.hold(map_id), self._keeper.work_out, commits.add, self._drop)
        projecting = Projecting(room, self._keeper.journey_of, self._keeper.keep_journey, self._projecting)

        def changed() -> None:
            projecting.follow()
            for hear in self._on_commit:
                hear(map_id, room.sequence)

        room.changed = changed
        self._here[map_id] = (room, projecting)
        return room, projecting

    async def _make_ready(self, map_id: str) -> None:
        with suppress(ReiskaartError):
            room, _ = await self._room(map_id)
            self._close_when_idle(room)

    def _go(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something that nobody waits for."""
        task = asyncio.create_task(work)
        self._going.add(task)
        task.add_done_callback(self._going.discard)

    def _drop(self, room: Room) -> None:
        """Forget a room whose document says what is not stored; who comes back gets what is."""
        if self._is_here(room):
            del self._here[room.map]

    def _close_when_idle(self, room: Room) -> None:
        asyncio.get_running_loop().call_later(IDLE_SECONDS, self._close_if_idle, room)

    def _close_if_idle(self, room: Room) -> None:
        if self._is_here(room) and room.is_idle and not self._is_closed:
            self._go(self._close(room, self._here[room.map][1]))

    async def _close(self, room: Room, projecting: Projecting) -> None:
        await projecting.finish()
        if self._is_here(room) and room.is_idle:
            del self._here[room.map]
            await self._release(room.map)

    async def _release(self, map_id: str) -> None:
        if map_id not in self._here and map_id not in self._opening:  # else somebody came back, and holds it again
            await self._keeper.release(map_id)

    def _is_here(self, room: Room) -> bool:
        return room.map in self._here and self._here[room.map][0] is room


async def _ignore(_data: bytes) -> None:
    """Nothing is taken from a connection that has no room."""


def _close_code(error: ReiskaartError) -> int:
    match error:
        case NotFoundError():
            return CloseCode.NO_SUCH_MAP
        case ConflictError():
            return CloseCode.HELD_ELSEWHERE
        case _:
            return CloseCode.NOT_STORED
