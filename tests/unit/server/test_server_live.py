"""Maps edited together over the server's WebSocket, and what the rest of the API sees of it."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest
from pycrdt import Doc, Map, Text
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from fixtures.servers import SALON, Served

ASK, TELL, EDIT = b"\0\0", b"\0\1", b"\0\2"


def number(value: int) -> bytes:
    """A whole number as lib0 writes it."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def read_number(data: bytes) -> tuple[int, bytes]:
    value = shift = at = 0
    while True:
        value |= (data[at] & 127) << shift
        shift, at = shift + 7, at + 1
        if data[at - 1] < 128:
            return value, data[at:]


def message(kind: bytes, data: bytes) -> bytes:
    return kind + number(len(data)) + data


async def received(live: ClientConnection, kind: bytes) -> bytes:
    """The payload of the next message of a kind."""
    while True:
        data = await asyncio.wait_for(live.recv(), 30)
        assert isinstance(data, bytes)
        if data.startswith(kind):
            return read_number(data[len(kind) :])[1]


async def until_it_ends(live: ClientConnection) -> None:
    while True:
        await asyncio.wait_for(live.recv(), 30)


def run(act: Callable[[], Awaitable[None]]) -> None:
    async def main() -> None:
        await act()

    asyncio.run(main())


def test_an_edit_is_stored_then_told_and_read_by_everybody(served: Served) -> None:
    async def act() -> None:
        address = f"{served.live}/{SALON}/live"
        async with connect(address) as mine, connect(address) as theirs:
            doc = Doc()
            await mine.send(message(ASK, doc.get_state()))
            doc.apply_update(await received(mine, TELL))
            before = doc.get_state()
            owner = doc.get("journey", type=Map)
            owner["owner"] = Text("Noor")
            await mine.send(message(EDIT, doc.get_update(before)))
            assert (await asyncio.wait_for(acknowledged(mine), 30)) == 1
            other = Doc()
            await theirs.send(message(ASK, other.get_state()))
            other.apply_update(await received(theirs, TELL))
            assert str(other.get("journey", type=Map)["owner"]) == "Noor"

    async def acknowledged(live: ClientConnection) -> int:
        while True:
            data = await live.recv()
            assert isinstance(data, bytes)
            if data[0] == 100:
                return read_number(data[1:])[0]

    run(act)
    with served.client() as client:
        assert client.get(f"/api/v1/maps/{SALON}").json()["owner"] == "Noor"


def test_a_change_through_the_api_reaches_who_has_the_map_open(served: Served) -> None:
    async def act() -> None:
        async with connect(f"{served.live}/{SALON}/live") as live:
            doc = Doc()
            await live.send(message(ASK, doc.get_state()))
            doc.apply_update(await received(live, TELL))
            with served.client() as client:
                assert client.patch(f"/api/v1/maps/{SALON}", json={"title": "Curls"}).status_code == 200
            doc.apply_update(await received(live, EDIT))
            assert str(doc.get("journey", type=Map)["title"]) == "Curls"

    run(act)


@pytest.mark.parametrize(("language", "said"), [("nl", "Er is geen kaart"), ("en", "There is no map")])
def test_a_map_that_is_not_there_is_told_in_words(served: Served, language: str, said: str) -> None:
    async def act() -> None:
        async with connect(f"{served.live}/none/live?language={language}") as live:
            notice = json.loads(await received(live, b"e"))
            assert notice["message"].startswith(said)
            with pytest.raises(ConnectionClosed):
                await live.recv()
            assert live.close_code == 4404

    run(act)


@pytest.mark.parametrize("sent", [b"", b"\xff\xff", "text", b"\0\2\xff\xff\xff\xff\xff\xff"])
def test_what_is_none_of_our_messages_ends_the_connection_and_nothing_else(served: Served, sent: bytes | str) -> None:
    async def act() -> None:
        async with connect(f"{served.live}/{SALON}/live") as live:
            await live.send(sent)
            with pytest.raises(ConnectionClosed):
                await until_it_ends(live)

    run(act)
    with served.client() as client:
        assert client.get(f"/api/v1/maps/{SALON}").status_code == 200


def test_a_message_that_is_too_big_is_refused_as_such(served: Served) -> None:
    async def act() -> None:
        async with connect(f"{served.live}/{SALON}/live") as live:
            with suppress(ConnectionClosed):  # it may hang up before all of it is sent
                await live.send(message(EDIT, bytes(16_100_000)))
            with pytest.raises(ConnectionClosed):
                await until_it_ends(live)
            assert live.close_code in (4413, 1009)

    run(act)
    with served.client() as client:
        assert client.get("/api/v1/words").status_code == 200
