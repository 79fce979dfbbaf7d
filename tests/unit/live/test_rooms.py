"""Rooms: what people send is committed first, then seen by everybody, then acknowledged."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pycrdt import Map

from fixtures.pages import Page, in_rooms
from reiskaart.errors import ConflictError, NotFoundError
from reiskaart.live import Rooms, load_map, new_document, protocol
from reiskaart.mapfile import MapFile
from reiskaart.model import Card, Journey, Phase, Step
from reiskaart.settings import Settings
from reiskaart.workspace import Addition, Owner, StoredDocument, Workspace, open_workspace

SALON = Journey(
    id="salon",
    title="Salon",
    phases=(
        Phase(id="see", name="See", steps=(Step(id="look", name="Look", cards={"actions": (Card(id="c", text="Search"),)}),)),
    ),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(Settings(data=tmp_path / "data", config=tmp_path / "config", language="en")) as opened:
        opened.save_map(SALON, source=None, expected_version=None)
        yield opened


def stored_updates(workspace: Workspace) -> int:
    found = workspace.documents.find("salon")
    assert found is not None
    return len(found.updates)


def test_what_one_types_the_other_sees_and_the_store_keeps(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> None:
        one, other = await Page().open(rooms, "salon"), await Page().open(rooms, "salon")
        assert one.field("state") == "current"
        one.edit("state", "future")
        await one.saved()
        await other.until(lambda: other.field("state") == "future")

    in_rooms(workspace, act)
    assert load_map(workspace, "salon").journey == SALON.model_copy(update={"state": "future"})


def test_edits_of_everybody_come_together(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> dict[str, Any]:
        pages = [await Page().open(rooms, "salon") for _ in range(12)]
        for number in range(20):
            for place, page in enumerate(pages):
                page.edit(f"outcomes/good/x{place}-{number}", "a")
            await asyncio.sleep(0.003)
        for page in pages:
            await page.saved()
        late = await Page().open(rooms, "salon")
        for page in pages:
            await page.until(lambda page=page: page.everything() == late.everything())
        return late.everything()

    everything = in_rooms(workspace, act)
    assert sum(key.startswith("outcomes/good/x") for key in everything["journey"]) == 12 * 20


def test_nobody_sees_what_is_not_committed(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Order: the store has said yes before any page sees an edit or is told that it is safe, or a newcomer is served."""
    append, happened = workspace.documents.append, []

    def slow(*parameters: Any) -> frozenset[str]:
        happened.append("begun")
        refused = append(*parameters)
        happened.append("stored")
        return refused

    monkeypatch.setattr(workspace.documents, "append", slow)

    async def act(rooms: Rooms) -> None:
        one, other = await Page().open(rooms, "salon"), await Page().open(rooms, "salon")
        happened.clear()
        one.edit("state", "future")
        while "begun" not in happened:
            await asyncio.sleep(0)
        newcomer = await Page().open(rooms, "salon")
        happened.append("newcomer")
        assert newcomer.field("state") == "future"
        await other.until(lambda: other.field("state") == "future")
        happened.append("seen")
        await one.saved()

    in_rooms(workspace, act)
    assert happened[:4] == ["begun", "stored", "newcomer", "seen"]


def test_every_edit_is_counted_and_an_empty_one_too(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> tuple[int, int, int]:
        page = await Page().open(rooms, "salon")
        await page.saved()
        before, stored = page.acknowledged, stored_updates(workspace)
        page.send_edit(protocol.NOTHING)
        page.edit("state", "future")
        await page.saved()
        return before, page.acknowledged - before, stored_updates(workspace) - stored

    assert in_rooms(workspace, act) == (1, 2, 1)


def test_coming_back_with_nothing_new_stores_nothing(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> int:
        page = await Page().open(rooms, "salon")
        page.edit("state", "future")
        await page.saved()
        await page.leave()
        page.acknowledged = page.sent = 0
        before = stored_updates(workspace)
        await page.open(rooms, "salon")
        await page.until(lambda: page.acknowledged == 1)
        return stored_updates(workspace) - before

    assert in_rooms(workspace, act) == 0


def test_edits_made_offline_come_through_on_return(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> None:
        page, other = await Page().open(rooms, "salon"), await Page().open(rooms, "salon")
        await page.leave()
        page.doc.get("journey", type=Map)["state"] = "future"
        await page.open(rooms, "salon")
        await other.until(lambda: other.field("state") == "future")

    in_rooms(workspace, act)
    assert load_map(workspace, "salon").journey.state == "future"


def test_closing_stores_everything_received(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> None:
        page = await Page().open(rooms, "salon")
        for number in range(50):
            page.edit(f"outcomes/good/x{number}", "a")
        page.edit("state", "future")
        while not page._towards.empty():
            await asyncio.sleep(0)

    in_rooms(workspace, act)
    assert load_map(workspace, "salon").journey.state == "future"


def test_closing_keeps_what_lists_and_the_command_line_read(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> None:
        page = await Page().open(rooms, "salon")
        page.edit("state", "future")
        await page.saved()

    in_rooms(workspace, act)
    loaded = workspace.load_map("salon")
    assert (loaded.journey.state, loaded.version, loaded.saved.state) == ("future", 2, "future")


def test_a_compacted_document_is_the_same_when_loaded_again(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reiskaart.live.working_copy.UPDATES_PER_SNAPSHOT", 10)

    async def write(rooms: Rooms) -> dict[str, Any]:
        page = await Page().open(rooms, "salon")
        for number in range(35):
            page.edit("state", f"state {number}")
            await page.saved()
        page.edit("state", "future")
        await page.saved()
        return page.everything()

    everything = in_rooms(workspace, write)
    stored = workspace.documents.find("salon")
    assert stored is not None
    assert (len(stored.updates), stored.sequence) == (6, 37)

    async def read(rooms: Rooms) -> Page:
        return await Page().open(rooms, "salon")

    page = in_rooms(workspace, read)
    assert (page.everything(), page.field("state")) == (everything, "future")


def test_rest_and_pages_write_the_same_document(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> tuple[Journey, int]:
        page = await Page().open(rooms, "salon")
        heard: list[tuple[str, int]] = []
        rooms.on_commit(lambda map_id, version: heard.append((map_id, version)))
        wanted = SALON.model_copy(update={"state": "future"})
        assert await rooms.replace("salon", wanted, 1) == (wanted, 2)
        await page.until(lambda: page.field("state") == "future")
        assert heard == [("salon", 2)]
        with pytest.raises(ConflictError):
            await rooms.replace("salon", SALON, 1)
        assert await rooms.replace("salon", wanted, 2) == (wanted, 2)
        return await rooms.rename("salon", "Our salon")

    journey, version = in_rooms(workspace, act)
    assert (journey.title, journey.state, version) == ("Our salon", "future", 3)
    assert load_map(workspace, "salon").journey == journey
    (shown,) = workspace.list_maps()
    assert (shown.title, shown.version, shown.cards) == ("Our salon", 3, 1)


def test_a_file_is_merged_with_what_people_did(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> Journey:
        page = await Page().open(rooms, "salon")
        page.edit("state", "future")
        await page.saved()
        journey, _, conflicts = await rooms.merge("salon", SALON, SALON.model_copy(update={"title": "Kapper"}))
        assert conflicts == ()
        return journey

    journey = in_rooms(workspace, act)
    assert (journey.title, journey.state) == ("Kapper", "future")


def test_work_that_fails_changes_nothing(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> tuple[Journey, int]:
        page = await Page().open(rooms, "salon")
        opened, _ = await rooms._room("salon")

        def half(doc: Any) -> None:
            doc.get("journey", type=Map)["state"] = "future"
            raise RuntimeError("half-way")

        with pytest.raises(RuntimeError, match="half-way"):
            await opened.work(half, None)
        page.edit("scope", "lifecycle")
        await page.saved()
        return await rooms.journey("salon")

    journey, version = in_rooms(workspace, act)
    assert (journey.state, journey.scope, version) == ("current", "lifecycle", 2)


def test_a_map_that_is_not_there_is_said_in_the_readers_language(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> Page:
        page = Page()
        page.language = "nl"
        await page.open(rooms, "nowhere", wait=False)
        await page.until(lambda: page.code is not None)
        with pytest.raises(NotFoundError):
            await rooms.journey("nowhere")
        return page

    page = in_rooms(workspace, act)
    assert page.code == 4404
    assert "geen kaart" in page.notices[0]


def test_a_deleted_map_lets_everybody_go(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> Page:
        page = await Page().open(rooms, "salon")
        page.edit("state", "future")
        await page.saved()
        workspace.maps.put_in_bin("salon")
        await rooms.leave("salon")
        await page.until(lambda: page.code is not None)
        workspace.maps.restore("salon")
        assert (await rooms.journey("salon"))[0].state == "future"
        return page

    assert in_rooms(workspace, act).code == 4404


def test_a_room_closes_after_a_while_and_lets_go_of_the_document(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reiskaart.live.rooms.IDLE_SECONDS", 0.01)

    async def act(rooms: Rooms) -> None:
        page = await Page().open(rooms, "salon")
        page.edit("state", "future")
        await page.saved()
        await page.leave()
        while rooms._here or rooms._going:
            await asyncio.sleep(0.01)
        others = Rooms(workspace, address="http://127.0.0.1:9999")
        assert (await Page().open(others, "salon")).field("state") == "future"
        await others.close()
        assert (await Page().open(rooms, "salon")).field("state") == "future"

    in_rooms(workspace, act)
    assert load_map(workspace, "salon").saved.version == 2


def test_comments_in_a_file_written_by_hand_outlive_what_people_do(workspace: Workspace) -> None:
    by_hand = b"# drawn by hand\nreiskaart: 1\nid: bike\ntitle: Bike repair   # around the corner\n"
    workspace.save_map(MapFile.of(by_hand, "bike.yaml").journey, source=by_hand, expected_version=None)

    async def act(rooms: Rooms) -> None:
        await rooms.rename("bike", "Bike sale")

    in_rooms(workspace, act)
    assert load_map(workspace, "bike").source == by_hand.replace(b"Bike repair", b"Bike sale")


def test_what_was_not_projected_before_a_kill_is_read_all_the_same(workspace: Workspace) -> None:
    owner = workspace.documents.owner("http://here")
    doc = new_document(SALON)
    stored = workspace.documents.make(SALON, 1, doc.get_update(), owner)
    before = doc.get_state()
    doc.get("journey", type=Map)["state"] = "future"
    workspace.documents.append([Addition("salon", stored.sequence + 1, doc.get_update(before))], owner)
    assert workspace.load_map("salon").journey.state == "current"
    loaded = load_map(workspace, "salon")
    assert (loaded.journey.state, loaded.version) == ("future", 2)
    assert (workspace.load_map("salon").journey.state, workspace.list_maps()[0].state) == ("future", "future")
    owner.end()


def test_a_map_that_is_expected_is_open_when_somebody_enters(workspace: Workspace) -> None:
    async def act(rooms: Rooms) -> None:
        rooms.expect("salon")
        rooms.expect("nothing")
        async with asyncio.timeout(30):
            while workspace.documents.find("salon") is None:
                await asyncio.sleep(0.01)
        page = await Page().open(rooms, "salon")
        assert page.field("title") is not None

    in_rooms(workspace, act)


def test_a_map_that_nobody_enters_after_all_is_let_go(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reiskaart.live.rooms.IDLE_SECONDS", 0.05)

    async def act(rooms: Rooms) -> None:
        rooms.expect("salon")
        async with asyncio.timeout(30):
            while workspace.documents.find("salon") is None:
                await asyncio.sleep(0.01)
            other = workspace.documents.owner("another")
            try:
                while (opened := opened_by(workspace, other)) is None:
                    await asyncio.sleep(0.01)
            finally:
                other.end()
        assert opened.map == "salon"

    in_rooms(workspace, act)


def opened_by(workspace: Workspace, owner: Owner) -> StoredDocument | None:
    """The document, where nobody else holds it."""
    try:
        return workspace.documents.open("salon", owner)
    except ConflictError:
        return None
