"""One map while people are in it: what they send is committed first, and then everybody sees it."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from reiskaart.errors import ConflictError, ReiskaartError
from reiskaart.live import protocol
from reiskaart.live.member import CloseCode, Member
from reiskaart.live.presence import Presence
from reiskaart.live.protocol import Ask, AskWho, Edit, Here, MalformedMessageError
from reiskaart.live.working_copy import BadUpdateError, Work, WorkingCopy
from reiskaart.workspace import Addition, StoredDocument

LONGEST_MESSAGE = 16_000_000
MOST_PENDING_BYTES = 32_000_000
PRESENCE_SECONDS = 0.03

WorkOut = Callable[[bytes, int, Work], Awaitable[tuple[Any, bytes]]]
"""Does work as a writer on a document like this one, elsewhere; what it gives, and the update that does the same here."""


@dataclass(frozen=True, slots=True, eq=False)
class _Received:
    member: Member
    edit: Edit


@dataclass(slots=True, eq=False)
class _Asked:
    work: Work | None
    """None where somebody only waits until all before it is committed."""
    expected_sequence: int | None
    done: asyncio.Future[tuple[Any, int]]
    worked_out: tuple[Any, bytes] | None = None

    def fail(self, error: Exception) -> None:
        if not self.done.done():
            self.done.set_exception(error)


@dataclass(slots=True)
class _Taken:
    """What is on its way to the disk; until it is there, the document says what nobody may see."""

    counts: dict[Member, int] = field(default_factory=dict)
    asked: tuple[_Asked, Any] | None = None
    then: list[Callable[[], None]] = field(default_factory=list)
    """What waits for the document to be as committed."""


class Room:
    """The document of one map, held by this process, with the people in it."""

    def __init__(
        self,
        stored: StoredDocument,
        work_out: WorkOut,
        has_work: Callable[["Room"], None],
        is_broken: Callable[["Room"], None],
    ) -> None:
        self.map = stored.map
        self.uid = stored.uid
        self.sequence = stored.sequence
        """How far it is committed."""
        self.members: set[Member] = set()
        self.changed: Callable[[], None] = lambda: None
        """Called after each commit."""
        self._copy = WorkingCopy(stored)
        self._work_out = work_out
        self._has_work = has_work
        self._is_broken = is_broken
        self._presence = Presence()
        self._news: dict[int, protocol.ClientState] = {}
        self._pending: deque[_Received | _Asked] = deque()
        self._pending_bytes = 0
        self._lighter = asyncio.Event()
        self._states: list[asyncio.Future[tuple[bytes, int]]] = []
        """Who waits for the document as it is committed."""
        self._taken: _Taken | None = None
        self._working: asyncio.Task[None] | None = None
        """While the first that waits is being worked out, all behind it wait: what it stood on stays as it is."""
        self._broken: ReiskaartError | None = None

    @property
    def is_idle(self) -> bool:
        """Nobody is here, and nothing is on its way to the disk."""
        return not (self.members or self._pending or self._taken)

    def enter(self, member: Member) -> None:
        """Greet a connection: tell it what is here, to hear what is not."""
        self.members.add(member)
        self.when_committed(lambda: member.send(protocol.ask(self._copy.state)))
        if everybody := self._presence.everybody():
            member.send(protocol.here(everybody))

    def leave(self, member: Member) -> None:
        """Let a connection go; what it sent is committed all the same."""
        self.members.discard(member)
        self._spread(self._presence.leave(member))

    async def take_in(self, member: Member, data: bytes) -> None:
        """Take a message from a connection; waits where more comes in than the disk takes."""
        if len(data) > LONGEST_MESSAGE:
            return member.close(CloseCode.TOO_BIG)
        try:
            message = protocol.read(data)
        except MalformedMessageError:
            return member.close(CloseCode.MALFORMED)
        match message:
            case Edit():
                member.received += 1
                self._await_commit(_Received(member, message), len(message.update))
            case Ask(state):
                self.when_committed(lambda: self._answer(member, state))
            case Here(states):
                self._spread(self._presence.hear(states, member))
            case AskWho():
                member.send(protocol.here(self._presence.everybody()))
        while self._pending_bytes > MOST_PENDING_BYTES and self._broken is None:
            self._lighter.clear()
            await self._lighter.wait()
        return None

    async def work(self, work: Work, expected_sequence: int | None) -> tuple[Any, int]:
        """Change the document; what ``work`` gives, once its change is committed, and the sequence then.

        ``work`` takes its turn among the edits and is done elsewhere, on a document that says the same, since it may take long.

        Raises: ConflictError where the document is not at ``expected_sequence``; StoreError where it could not be stored.
        """
        return await self._ask(work, expected_sequence)

    async def caught_up(self) -> None:
        """Wait until all that came in is committed. Raises: StoreError where it could not be stored."""
        await self._ask(None, None)

    async def _ask(self, work: Work | None, expected_sequence: int | None) -> tuple[Any, int]:
        done: asyncio.Future[tuple[Any, int]] = asyncio.get_running_loop().create_future()
        self._await_commit(_Asked(work, expected_sequence, done), 0)
        return await done

    async def committed_state(self) -> tuple[bytes, int]:
        """The whole document as it is committed, and its sequence. Raises: what the room broke with."""
        if self._broken is not None:
            raise self._broken
        state: asyncio.Future[tuple[bytes, int]] = asyncio.get_running_loop().create_future()
        self._states.append(state)
        self.when_committed(self._give_states)
        return await state

    def when_committed(self, act: Callable[[], None]) -> None:
        """Do something with the document once it holds nothing but what is committed: now, or after the commit under way."""
        if self._taken is None:
            act()
        else:
            self._taken.then.append(act)

    def take(self) -> Addition | None:
        """Bring what came in into the document, and give what is to be committed of it."""
        if self._broken is not None or self._working is not None:
            return None
        first = self._pending[0] if self._pending else None
        if isinstance(first, _Asked) and self._is_to_be_worked_out(first):
            self._working = asyncio.create_task(self._let_work(first))
            return None
        taken = self._taken = _Taken()
        if isinstance(first, _Asked):
            self._pending.popleft()
            self._do(first, taken)
        else:
            while self._pending and isinstance(received := self._pending[0], _Received):
                self._pending.popleft()
                self._pending_bytes -= len(received.edit.update)
                self._apply(received, taken)
        self._lighter.set()
        batch = self._copy.batch()
        if batch is None:
            self._settle()
            return None
        update, snapshot = batch
        return Addition(self.map, self.sequence + 1, update, snapshot)

    def committed(self) -> None:
        """What was taken is on the disk: everybody may see it."""
        assert self._taken is not None
        self.sequence += 1
        message = protocol.edit(self._copy.committed())
        by = self._taken.counts if self._taken.asked is None and len(self._taken.counts) == 1 else ()
        for member in self.members:
            if member not in by:  # whoever made all of it has it
                member.send(message)
        self._settle()
        self.changed()

    def failed(self, error: ReiskaartError) -> None:
        """What was taken could not be stored, so nobody may see this document: everybody out."""
        self._broken = error
        self._lighter.set()
        asked = [self._taken.asked[0]] if self._taken and self._taken.asked else []
        for one in (*asked, *(one for one in self._pending if isinstance(one, _Asked))):
            one.fail(error)
        for state in self._states:
            if not state.done():
                state.set_exception(error)
        self._pending.clear()
        code = CloseCode.HELD_ELSEWHERE if isinstance(error, ConflictError) else CloseCode.NOT_STORED
        self.dismiss(code, error)
        self._is_broken(self)

    def dismiss(self, code: int, error: ReiskaartError | None = None) -> None:
        """Let everybody go, saying why."""
        for member in self.members:
            if error is not None:
                member.send(protocol.notice(error, member.language))
            member.close(code)

    def _give_states(self) -> None:
        states, self._states = self._states, []
        for state in states:
            if not state.done():
                state.set_result((self._copy.whole(), self.sequence))

    def _answer(self, member: Member, state: bytes) -> None:
        try:
            member.send(protocol.answer(self._copy.since(state)))
        except BadUpdateError:
            member.close(CloseCode.MALFORMED)

    def _await_commit(self, one: _Received | _Asked, size: int) -> None:
        if self._broken is not None:
            if isinstance(one, _Asked):
                one.fail(self._broken)
            return
        self._pending.append(one)
        self._pending_bytes += size
        self._has_work(self)

    def _settle(self) -> None:
        """Tell those who waited for what was taken, and look at what came in meanwhile."""
        taken, self._taken = self._taken, None
        assert taken is not None
        for member, count in taken.counts.items():
            member.acknowledged += count
            member.send(protocol.acknowledgement(member.acknowledged))
        if taken.asked is not None:
            asked, result = taken.asked
            if not asked.done.done():
                asked.done.set_result((result, self.sequence))
        for act in taken.then:
            act()
        if self._pending:
            self._has_work(self)

    def _apply(self, received: _Received, taken: _Taken) -> None:
        try:
            self._copy.take_in(received.edit.update, received.edit.is_whole)
        except BadUpdateError:
            received.member.close(CloseCode.MALFORMED)
        else:
            taken.counts[received.member] = taken.counts.get(received.member, 0) + 1

    def _is_to_be_worked_out(self, asked: _Asked) -> bool:
        return not asked.done.done() and asked.work is not None and asked.worked_out is None and self._is_expected(asked)

    def _is_expected(self, asked: _Asked) -> bool:
        return asked.expected_sequence in (None, self.sequence)

    async def _let_work(self, asked: _Asked) -> None:
        assert asked.work is not None
        try:
            asked.worked_out = await self._work_out(self._copy.whole(), self._copy.writer, asked.work)
        except Exception as error:  # whatever it is, the one who asked hears it
            asked.fail(error)
        finally:
            self._working = None
            self._has_work(self)

    def _do(self, asked: _Asked, taken: _Taken) -> None:
        if not self._is_expected(asked):
            expected, found = asked.expected_sequence, self.sequence
            asked.fail(ConflictError("workspace.map-changed", id=self.map, expected=expected, found=found))
        elif not asked.done.done():
            result, update = asked.worked_out or (None, protocol.NOTHING)
            self._copy.take_in(update, is_whole=False)
            taken.asked = (asked, result)

    def _spread(self, states: tuple[protocol.ClientState, ...]) -> None:
        """Tell everybody who is where, a moment later and all at once."""
        if not states:
            return
        if not self._news:
            asyncio.get_running_loop().call_later(PRESENCE_SECONDS, self._tell_news)
        self._news.update((state.client, state) for state in states)

    def _tell_news(self) -> None:
        message = protocol.here(tuple(self._news.values()))
        self._news.clear()
        for member in self.members:
            member.send(message)
