"""Pages hear all that changes from the moment in which they are connected."""

import asyncio
import time
from pathlib import Path

import pytest

from reiskaart.server.changes import Change, Changes
from reiskaart.settings import Settings
from reiskaart.workspace import Workspace, open_workspace


def test_what_changes_as_soon_as_a_page_is_connected_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the look at how things are takes a while."""
    quick = Changes._look

    def slow(changes: Changes) -> list[Change]:
        time.sleep(0.2)
        return quick(changes)

    monkeypatch.setattr(Changes, "_look", slow)

    async def first(workspace: Workspace) -> tuple[str, str, str]:
        news = Changes(workspace).listen(60)
        assert await asyncio.wait_for(anext(news), 30) is None
        made = workspace.jobs.add("import", "visits", {})
        change = await asyncio.wait_for(anext(news), 30)
        await news.aclose()
        assert change is not None
        return change.kind, change.id, made.id

    with open_workspace(Settings(data=tmp_path / "data", config=tmp_path / "config", language="en")) as workspace:
        kind, id_, made = asyncio.run(first(workspace))
    assert (kind, id_) == ("job", made)
