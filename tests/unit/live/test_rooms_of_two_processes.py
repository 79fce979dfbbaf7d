"""One document has one owner: the second is told where the first is, and takes over when that one has gone."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from fixtures.pages import Page
from reiskaart.live import Rooms, load_map
from reiskaart.workspace import Workspace

HOLD = """
import asyncio, sys
from pathlib import Path
from reiskaart.live import Rooms
from reiskaart.model import Journey
from reiskaart.settings import Settings
from reiskaart.workspace import open_workspace

async def main(workspace):
    rooms = Rooms(workspace, address="http://first:1")
    await rooms.replace("salon", Journey(id="salon", title="Held"), None)
    print("held", flush=True)
    await asyncio.sleep(60)

folder = Path(sys.argv[1])
with open_workspace(Settings(data=folder / "data", config=folder / "config", language="en")) as workspace:
    asyncio.run(main(workspace))
"""


def test_the_second_process_hears_where_the_first_is_and_follows_when_it_is_killed(workspace: Workspace, tmp_path: Path) -> None:
    async def ask(rooms: Rooms) -> Page:
        page = await Page().open(rooms, "salon", wait=False)
        await page.until(lambda: page.code is not None or page._synced.is_set())
        return page

    async def run(first: "subprocess.Popen[str]") -> tuple[Page, Page]:
        rooms = Rooms(workspace, address="http://second:2")
        refused = await ask(rooms)
        assert (await rooms.journey("salon"))[0].title == "Held"  # reading needs no hold
        first.kill()
        first.wait()
        taken = await ask(rooms)
        await rooms.close()
        return refused, taken

    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        refused, taken = asyncio.run(run(first))
    assert refused.code == 4409
    assert "http://first:1" in refused.notices[0]
    assert (taken.code, str(taken.field("title"))) == (1001, "Held")


def test_an_owner_that_was_thought_dead_cannot_add(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> tuple[Page, Page]:
        first, second = (Rooms(workspace, address=f"http://{name}") for name in ("first", "second"))
        stalled = await Page().open(first, "salon")
        monkeypatch.setattr("reiskaart.workspace.owners.LEASE_SECONDS", -1.0)
        first._keeper._own().renew()  # as if nothing had been heard of it for long
        monkeypatch.undo()
        went_on = await Page().open(second, "salon")
        went_on.edit("state", "future")
        await went_on.saved()
        stalled.edit("scope", "lifecycle")
        await stalled.until(lambda: stalled.code is not None)
        await first.close()
        await second.close()
        return stalled, went_on

    stalled, went_on = asyncio.run(run())
    assert (stalled.code, stalled.acknowledged) == (4409, 1)
    journey = load_map(workspace, "salon").journey
    assert (journey.state, journey.scope) == ("future", "experience")
    assert went_on.code == 1001
