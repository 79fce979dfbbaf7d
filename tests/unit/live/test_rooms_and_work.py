"""Work on a whole map, as REST and a folder ask for it: in its turn, elsewhere, and in nobody's way."""

import asyncio
import threading
from typing import Any

import pytest
from pycrdt import Doc, Map

from fixtures.pages import Page, in_rooms
from reiskaart.errors import StoreError
from reiskaart.live import Rooms, load_map, protocol
from reiskaart.model import Journey
from reiskaart.workspace import Workspace


class Slow:
    """Work that lasts until it is let go, and sees what stands in the map by then."""

    def __init__(self) -> None:
        self.begun, self.may_end = threading.Event(), threading.Event()
        self.times = 0

    def __call__(self, doc: Doc[Any]) -> object:
        self.times += 1
        self.begun.set()
        assert self.may_end.wait(30), "what should go on meanwhile does not"
        journey = doc.get("journey", type=Map)
        journey["scope"] = "lifecycle"
        return journey.get("state"), journey.get("review")


async def begun(slow: Slow) -> None:
    assert await asyncio.to_thread(slow.begun.wait, 30)


def test_other_maps_go_on_while_one_is_worked_on(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> None:
        slow, page = Slow(), await Page().open(rooms, "bakery")
        room, _ = await rooms._room("salon")
        working = asyncio.create_task(room.work(slow, None))
        await begun(slow)
        page.edit("state", "future")
        await page.saved()
        assert not working.done()
        slow.may_end.set()
        await working

    in_rooms(workspace, act)


def test_work_stands_on_what_came_before_it_and_what_comes_after_waits(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> tuple[object, int]:
        slow, page = Slow(), await Page().open(rooms, "salon")
        room, _ = await rooms._room("salon")
        page.edit("state", "future")
        await page.saved()
        working = asyncio.create_task(room.work(slow, room.sequence))
        await begun(slow)
        page.edit("review", "2027-01-01")
        newcomer = await Page().open(rooms, "salon")
        assert (newcomer.field("state"), newcomer.field("scope"), newcomer.field("review")) == ("future", "experience", None)
        await asyncio.sleep(0.1)
        assert page.acknowledged < page.sent
        slow.may_end.set()
        await page.saved()
        await newcomer.until(lambda: (newcomer.field("scope"), newcomer.field("review")) == ("lifecycle", "2027-01-01"))
        said, version = await working
        assert slow.times == 1
        return said, version

    assert in_rooms(workspace, act) == (("future", None), 3)
    journey = load_map(workspace, "salon").journey
    assert (journey.state, journey.scope, str(journey.review)) == ("future", "lifecycle", "2027-01-01")


def test_all_work_in_a_room_is_of_one_writer(workspace: Workspace) -> None:
    """A document remembers everybody who ever wrote in it, and says so to everybody who comes."""

    async def act(rooms: Rooms) -> list[int]:
        writers = []
        for title in ("Hair", "Curls", "Waves", "Hair"):
            await rooms.rename("salon", title)
            page = await Page().open(rooms, "salon")
            writers.append(protocol.number(page.doc.get_state(), 0)[0])
            assert str(page.field("title")) == title
        return writers

    writers = in_rooms(workspace, act)
    assert writers[0] == writers[-1]
    assert load_map(workspace, "salon").journey.title == "Hair"


def test_closing_waits_for_work_and_stores_what_came_behind_it(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> "asyncio.Task[tuple[Any, int]]":
        slow, page = Slow(), await Page().open(rooms, "salon")
        room, _ = await rooms._room("salon")
        working = asyncio.create_task(room.work(slow, None))
        await begun(slow)
        page.edit("state", "future")
        while not page._towards.empty():
            await asyncio.sleep(0)
        asyncio.get_running_loop().call_later(0.2, slow.may_end.set)  # by then the rooms are closing
        return working

    assert in_rooms(workspace, act).result()[1] == 2
    journey = load_map(workspace, "salon").journey
    assert (journey.state, journey.scope) == ("future", "lifecycle")


def test_work_that_nobody_waits_for_any_more_is_not_done(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> tuple[Journey, int]:
        slow = Slow()
        room, _ = await rooms._room("salon")
        working = asyncio.create_task(room.work(slow, None))
        await begun(slow)
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
        slow.may_end.set()
        await room.caught_up()
        return await rooms.journey("salon")

    journey, version = in_rooms(workspace, act)
    assert (journey.scope, version) == ("experience", 1)


@pytest.mark.parametrize(
    ("failure", "code"),
    [(StoreError("workspace.disk-full", folder="here"), "workspace.disk-full"), (RuntimeError("unforeseen"), "live.failed")],
)
def test_a_store_that_fails_is_told_and_what_was_not_stored_comes_through_later(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, failure: Exception, code: str
) -> None:
    async def act(rooms: Rooms) -> None:
        one, other = await Page().open(rooms, "salon"), await Page().open(rooms, "salon")
        await one.saved()
        await other.saved()

        def fails(*_: object) -> frozenset[str]:
            raise failure

        with monkeypatch.context() as patched:
            patched.setattr(workspace.documents, "append", fails)
            one.edit("state", "future")
            for page in (one, other):
                await page.until(lambda page=page: page.code is not None)
        assert [one.code, other.code] == [4507, 4507]
        assert code in one.notices[-1]
        assert other.field("state") == "current"
        await other.open(rooms, "salon")
        assert other.field("state") == "current"
        await one.open(rooms, "salon")
        await other.until(lambda: other.field("state") == "future")

    in_rooms(workspace, act)


def test_a_room_that_fails_in_a_way_nobody_foresaw_does_not_stop_the_others(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> tuple[Page, Page]:
        def hear(map_id: str, _version: int) -> None:
            if map_id == "salon":
                raise RuntimeError

        rooms.on_commit(hear)
        bad, good = await Page().open(rooms, "salon"), await Page().open(rooms, "bakery")
        bad.edit("state", "future")
        await bad.until(lambda: bad.code is not None)
        good.edit("state", "future")
        await good.saved()
        return bad, good

    bad, good = in_rooms(workspace, act)
    assert (bad.code, good.code) == (4507, 1001)
    assert [load_map(workspace, id_).journey.state for id_ in ("salon", "bakery")] == ["future", "future"]


def test_nobody_is_let_into_a_room_that_broke_while_it_was_opened(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> None:
        opens, opened = rooms._open, []

        async def breaks_at_first(map_id: str) -> Any:
            opened.append(await opens(map_id))
            if len(opened) == 1:
                rooms._drop(opened[0][0])
            return opened[-1]

        rooms._open = breaks_at_first  # type: ignore[method-assign]
        one = await Page().open(rooms, "salon")
        other = await Page().open(rooms, "salon")
        one.edit("state", "future")
        await other.until(lambda: other.field("state") == "future")

    in_rooms(workspace, act)
    assert load_map(workspace, "salon").journey.state == "future"
