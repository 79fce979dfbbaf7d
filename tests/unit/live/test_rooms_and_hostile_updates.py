"""Bytes that look like updates and are none, by the thousand: the room and the map outlive them all."""

import random
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from typing import Any

import pytest
from pycrdt import Doc, Map

from fixtures.pages import Page, in_rooms
from reiskaart.errors import StoreError
from reiskaart.live import Rooms, load_map, new_document, to_journey
from reiskaart.live.working_copy import BadUpdateError, WorkingCopy, made_of
from reiskaart.model import Card, Journey, Phase, Step
from reiskaart.workspace import StoredDocument, Workspace

CARDS = tuple(Card(id=f"c{number}", text=f"Search {number}") for number in range(8))
SALON = Journey(
    id="salon",
    title="Salon",
    phases=(Phase(id="see", name="See", steps=(Step(id="look", name="Look", cards={"actions": CARDS}),)),),
)


def _edits(first: bytes) -> list[bytes]:
    """What an honest page sends: typing, fields, a deleted card."""
    doc: Doc[Any] = Doc()
    doc.apply_update(first)
    edits: list[bytes] = []
    watch = doc.observe(lambda event: edits.append(event.update))
    cards = doc.get("cards", type=Map)
    for number in range(7):
        cards[f"c{number}"]["text"].insert(0, "é🎉")
        cards[f"c{number}"][f"x{number}"] = {"a": [1, 2.5, None, True, "z"]}
        del cards[f"c{number}"]["text"][1:3]
    del cards["c7"]
    doc.unobserve(watch)
    return edits


def test_damaged_updates_are_refused_or_harmless(capfd: pytest.CaptureFixture[str]) -> None:
    first = new_document(SALON).get_update()
    copy = WorkingCopy(StoredDocument("salon", "uid", 1, first, ()))
    edits, chance = _edits(first), random.Random(3)
    refused = 0
    for turn in range(1_000):
        damaged = bytearray(chance.choice(edits))
        for _ in range(chance.randint(1, 4)):
            damaged[chance.randrange(len(damaged))] = chance.choice((0, 1, 127, 128, 255, chance.randrange(256)))
        try:
            copy.take_in(bytes(damaged), is_whole=chance.random() < 0.3)
        except BadUpdateError:
            refused += 1
        if turn % 5 == 0 and copy.batch() is not None:
            copy.committed()
    copy.take_in(new_document(SALON.model_copy(update={"title": "Last"})).get_update(), is_whole=False)
    assert 100 < refused < 1_000
    assert to_journey(made_of((copy.whole(),)), "salon").title
    capfd.readouterr()  # the library says on stderr where it panicked


def test_a_refused_update_leaves_what_came_before_in_the_batch() -> None:
    first = new_document(SALON).get_update()
    copy = WorkingCopy(StoredDocument("salon", "uid", 1, first, ()))
    edits = _edits(first)
    copy.take_in(edits[0], is_whole=False)
    with pytest.raises(BadUpdateError):
        copy.take_in(edits[0][:-3] + b"\xff\xff\xff", is_whole=False)
    assert copy.batch() == (edits[0], None)
    assert to_journey(made_of((copy.whole(),)), "salon").steps[0].cards["actions"][0].text.startswith("é🎉")


def test_an_update_that_fails_half_way_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    first = new_document(SALON).get_update()
    copy = WorkingCopy(StoredDocument("salon", "uid", 1, first, ()))
    edits = _edits(first)
    copy.take_in(edits[0], is_whole=False)
    before = to_journey(made_of((copy.whole(),)), "salon")

    def panics(doc: Doc[Any], update: bytes) -> None:
        doc.apply_update(update)
        raise BadUpdateError(RuntimeError("panicked"))

    with monkeypatch.context() as patched:
        patched.setattr("reiskaart.live.working_copy.apply", panics)
        patched.setattr("reiskaart.live.working_copy.made_of", made_of_anew)
        with pytest.raises(BadUpdateError):
            copy.take_in(edits[-1], is_whole=False)
    assert to_journey(made_of((copy.whole(),)), "salon") == before


def made_of_anew(updates: Iterable[bytes]) -> Doc[Any]:
    doc: Doc[Any] = Doc()
    for update in updates:
        doc.apply_update(update)
    return doc


def test_a_document_that_cannot_be_read_is_told_and_left_as_it_is(workspace: Workspace) -> None:
    async def edit(rooms: Rooms) -> None:
        page = await Page().open(rooms, "salon")
        page.edit("state", "future")
        await page.saved()

    async def come_back(rooms: Rooms) -> Page:
        page = await Page().open(rooms, "salon", wait=False)
        await page.until(lambda: page.code is not None)
        with pytest.raises(StoreError, match="salon"):
            await rooms.replace("salon", Journey(id="salon", title="Empty"), None)
        return page

    in_rooms(workspace, edit)
    with closing(sqlite3.connect(workspace.folder / "workspace.db")) as database, database:
        database.execute("UPDATE snapshots SET data = x'01ff' WHERE map = 'salon'")
    before = workspace.documents.find("salon")
    page = in_rooms(workspace, come_back)
    assert (page.code, "workspace.map-damaged" in page.notices[0]) == (4507, True)
    assert workspace.documents.find("salon") == before


class Panic(BaseException):
    """As the library raises where hostile bytes make it fail in a way nobody foresaw."""


def test_where_the_library_panics_one_room_ends_and_the_others_go_on(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def panics(*_: object) -> bytes:
        raise Panic

    async def act(rooms: Rooms) -> tuple[Page, Page]:
        bad, good = await Page().open(rooms, "salon"), await Page().open(rooms, "bakery")
        await bad.saved()
        await good.saved()
        room, _ = await rooms._room("bakery")
        with pytest.raises(BadUpdateError):
            await room.work(panics, None)
        with monkeypatch.context() as patched:
            patched.setattr("reiskaart.live.working_copy.merge_updates", panics)
            for state in ("current", "future"):  # two at once are put together
                bad.edit("state", state)
            await bad.until(lambda: bad.code is not None)
        good.edit("state", "future")
        await good.saved()
        await bad.open(rooms, "salon")
        await bad.saved()
        return bad, good

    bad, good = in_rooms(workspace, act)
    assert (bad.code, good.code) == (1001, 1001)
    assert [load_map(workspace, map_).journey.state for map_ in ("salon", "bakery")] == ["future", "future"]


def test_a_state_that_is_none_is_refused() -> None:
    copy = WorkingCopy(StoredDocument("salon", "uid", 1, new_document(SALON).get_update(), ()))
    for state in (b"", b"\xff", b"\x05\x01"):
        with pytest.raises(BadUpdateError):
            copy.since(state)
