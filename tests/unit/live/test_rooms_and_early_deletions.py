"""A deletion that comes before what it deletes, as on a network that turns things round: it holds, whatever comes in between."""

from typing import Any

import pytest
from pycrdt import Doc, Map

from fixtures.pages import Page, in_rooms
from reiskaart.live import Rooms, load_map
from reiskaart.live.early_deletions import EarlyDeletions
from reiskaart.live.protocol import NOTHING
from reiskaart.live.working_copy import BadUpdateError, WorkingCopy
from reiskaart.workspace import StoredDocument, Workspace


def apart() -> tuple[bytes, bytes, bytes]:
    """Updates of one page: a phase model is named, another field is set, the model is taken away again."""
    doc: Doc[Any] = Doc()
    updates: list[bytes] = []
    watch = doc.observe(lambda event: updates.append(event.update))
    journey = doc.get("journey", type=Map)
    journey["model"] = "aida"
    journey["review"] = "2027-01-01"
    del journey["model"]
    doc.unobserve(watch)
    named, set_, taken_away = updates
    return named, set_, taken_away


@pytest.mark.parametrize("updates_per_snapshot", [2, 500])
def test_it_outlives_a_snapshot_and_a_restart(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, updates_per_snapshot: int
) -> None:
    monkeypatch.setattr("reiskaart.live.working_copy.UPDATES_PER_SNAPSHOT", updates_per_snapshot)
    named, set_, taken_away = apart()

    async def first(rooms: Rooms) -> None:
        page = await Page().open(rooms, "salon")
        for update in (taken_away, set_):
            page.send_edit(update)
            await page.saved()
        for number in range(5):
            page.edit("state", f"{number}")
            await page.saved()

    async def then(rooms: Rooms) -> list[object]:
        page, newcomer = await Page().open(rooms, "salon"), await Page().open(rooms, "salon")
        page.send_edit(named)
        await page.saved()
        await newcomer.until(lambda: newcomer.field("review") == "2027-01-01")
        return [newcomer.field("model"), (await Page().open(rooms, "salon")).field("model")]

    in_rooms(workspace, first)
    assert in_rooms(workspace, then) == [None, None]
    journey = load_map(workspace, "salon").journey
    assert (journey.model, str(journey.review)) == (None, "2027-01-01")


def test_it_is_kept_where_it_is_all_that_a_page_brings_along(workspace: Workspace) -> None:
    named, _, taken_away = apart()

    async def first(rooms: Rooms) -> None:
        page = Page()
        page.doc.apply_update(taken_away)
        await page.open(rooms, "salon")
        page.say(b"\x00\x01" + bytes((len(taken_away),)) + taken_away)  # all that it has
        page.sent += 1
        await page.saved()

    async def then(rooms: Rooms) -> object:
        page = await Page().open(rooms, "salon")
        page.send_edit(named)
        await page.saved()
        return (await Page().open(rooms, "salon")).field("model")

    in_rooms(workspace, first)
    assert in_rooms(workspace, then) is None


def test_only_what_is_early_is_remembered_and_no_longer_than_that() -> None:
    named, set_, taken_away = apart()
    doc: Doc[Any] = Doc()
    early = EarlyDeletions()
    for update, waits in ((NOTHING, False), (set_, False), (taken_away, True), (named, False), (taken_away, False)):
        doc.apply_update(update)
        assert early.hear(update, doc.get_state) == waits
    assert early.update(doc.get_state()) is None


def test_a_snapshot_that_cannot_be_read_again_takes_the_place_of_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(_updates: object) -> Doc[Any]:
        raise BadUpdateError(ValueError())

    named, set_, _ = apart()
    copy = WorkingCopy(StoredDocument("salon", "uid", 1, NOTHING, ()))
    monkeypatch.setattr("reiskaart.live.working_copy.UPDATES_PER_SNAPSHOT", 1)
    with monkeypatch.context() as patched:
        patched.setattr("reiskaart.live.working_copy.made_of", unreadable)
        copy.take_in(named, is_whole=False)
        assert copy.batch() == (named, None)
        copy.committed()
    copy.take_in(set_, is_whole=False)
    assert copy.batch() == (set_, copy.whole())
