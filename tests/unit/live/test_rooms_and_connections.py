"""Connections that misbehave or do not keep up: they are let go, and the room lives; and who is here is told once."""

import asyncio
import threading
from typing import Any

import pytest

from fixtures.pages import Page, in_rooms
from reiskaart.live import Rooms, presence, protocol, room
from reiskaart.live.member import Member
from reiskaart.live.protocol import ClientState
from reiskaart.workspace import Workspace


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (b"", 1002),
        (b"\x00", 1002),
        (b"\x00\x02\x05ab", 1002),
        (b"\x00\x09\x00", 1002),
        (b"\xff" * 12, 1002),
        (b"\x01\x02\xff\xff", 1002),
        (protocol.edit(b"not an update"), 1002),
        (protocol.ask(b"\xff\xff\xff"), 1002),
        (protocol.edit(bytes(room.LONGEST_MESSAGE)), 4413),
    ],
)
def test_a_page_that_sends_nonsense_is_let_go_and_the_room_lives(workspace: Workspace, message: bytes, code: int) -> None:
    async def act(rooms: Rooms) -> Page:
        bad, good, other = [await Page().open(rooms, "salon") for _ in range(3)]
        bad.say(message)
        await bad.until(lambda: bad.code is not None)
        good.edit("state", "future")
        await other.until(lambda: other.field("state") == "future")
        return bad

    assert in_rooms(workspace, act).code == code


def test_kinds_of_messages_that_we_do_not_know_are_left_alone(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> int | None:
        page = await Page().open(rooms, "salon")
        page.say(b"\x63whatever")
        page.edit("state", "future")
        await page.saved()
        return page.code

    assert in_rooms(workspace, act) is None


def test_a_page_that_does_not_keep_up_is_let_go_and_syncs_anew(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reiskaart.live.member.MOST_WAITING_MESSAGES", 20)

    async def act(rooms: Rooms) -> None:
        slow, quick = await Page().open(rooms, "salon"), await Page().open(rooms, "salon")
        slow.takes.clear()
        number = 0
        while slow.code is None:
            quick.edit("owner", f"{number}")
            await quick.saved()
            number += 1
        assert slow.code == 1013
        assert number < 40
        slow.takes.set()
        await slow.open(rooms, "salon")
        await slow.until(lambda: slow.field("owner") == quick.field("owner"))

    in_rooms(workspace, act)
    assert workspace.check() == ()


def test_what_is_sent_at_once_stays_behind_what_waits(workspace: Workspace) -> None:
    async def act(_rooms: Rooms) -> None:
        page = Page()
        member = Member(page)
        serving = asyncio.create_task(member.serve(page_says_nothing))
        await asyncio.sleep(0.01)
        member.send(protocol.acknowledgement(1))
        assert page.acknowledged == 1
        page.takes.clear()
        member.send(protocol.acknowledgement(2))
        await asyncio.sleep(0.01)
        page.takes.set()
        member.send(protocol.acknowledgement(3))
        await page.until(lambda: len(page.seen) == 3)
        assert page.seen == [protocol.acknowledgement(count) for count in (1, 2, 3)]
        page.say_goodbye()
        await serving

    async def page_says_nothing(_data: bytes) -> None:
        raise AssertionError

    in_rooms(workspace, act)


def test_a_page_to_which_too_many_bytes_wait_is_let_go(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reiskaart.live.member.MOST_WAITING_BYTES", 20_000)

    async def act(rooms: Rooms) -> int:
        slow, quick = await Page().open(rooms, "salon"), await Page().open(rooms, "salon")
        slow.takes.clear()
        number = 0
        while slow.code is None:
            quick.edit("owner", f"{number:05}" * 1_000)
            await quick.saved()
            number += 1
        slow.takes.set()
        assert slow.code == 1013
        return number

    assert in_rooms(workspace, act) < 10


def test_who_sends_faster_than_the_disk_takes_has_to_wait(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reiskaart.live.room.MOST_PENDING_BYTES", 1_000)
    append, may_store = workspace.documents.append, threading.Event()

    def slow(*parameters: Any) -> frozenset[str]:
        assert may_store.wait(30)
        return append(*parameters)

    async def act(rooms: Rooms) -> None:
        page = await Page().open(rooms, "salon")
        await page.saved()
        monkeypatch.setattr(workspace.documents, "append", slow)
        for number in range(20):
            page.edit("owner", f"{number:05}" * 100)
        await asyncio.sleep(0.2)
        assert page._towards.qsize() > 10
        may_store.set()
        await page.saved()

    in_rooms(workspace, act)


def test_presence_is_bounded(workspace: Workspace) -> None:
    """One connection cannot fill the memory, or everybody's screen, with people who are not there."""

    async def act(rooms: Rooms) -> list[ClientState]:
        bad, good = await Page().open(rooms, "salon"), await Page().open(rooms, "salon")
        bad.say(protocol.here((ClientState(1, 1, b'"' + b"x" * presence.LONGEST_STATE + b'"'),)))
        bad.say(protocol.here(tuple(ClientState(client, 1, b"{}") for client in range(2, 100))))
        await good.until(lambda: good.presence != [])
        return good.presence

    here = in_rooms(workspace, act)
    assert [state.client for state in here] == list(range(2, 2 + presence.CLIENTS_PER_CONNECTION))


def test_presence_is_passed_on_once_and_ends_with_the_connection(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> list[ClientState]:
        pages = [await Page().open(rooms, "salon") for _ in range(10)]
        for page in pages:
            page.presence.clear()
        noor = ClientState(7, 1, b'{"name":"Noor"}')
        pages[0].say(protocol.here((noor,)))
        for page in pages:
            await page.until(lambda page=page: page.presence != [])
            page.say(protocol.here(tuple(page.presence)))  # as y-websocket does with all that it hears
        await asyncio.sleep(3 * room.PRESENCE_SECONDS)
        assert [len(page.presence) for page in pages] == [1] * 10
        late = await Page().open(rooms, "salon")
        assert late.presence == [noor]
        await pages[0].leave()
        await late.until(lambda: len(late.presence) == 2)
        late.say(protocol.here((noor,)))
        await asyncio.sleep(3 * room.PRESENCE_SECONDS)
        return late.presence

    assert in_rooms(workspace, act)[1:] == [ClientState(7, 1, b"null")]
