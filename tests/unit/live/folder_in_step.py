"""A process that keeps a folder in step while somebody edits in the browser, until it is killed.

It puts no file in place while somebody else does: between looking once more and renaming, neither could know of the other.
"""

import asyncio
import itertools
import sys
from collections.abc import Callable
from pathlib import Path

from fixtures.turns import alone
from reiskaart.live import Rooms
from reiskaart.live.folder import InStep, files
from reiskaart.mapfile import replace_file
from reiskaart.model import Card, Journey
from reiskaart.settings import Settings
from reiskaart.workspace import open_workspace


def put(target: Path, data: bytes, still: Callable[[], bool] = lambda: True) -> bool:
    with alone(target.parent):
        return replace_file(target, data, still)


async def edit(rooms: Rooms, map_: str, run: str) -> None:
    """Add cards in the browser, and print each as soon as it is stored."""
    for number in itertools.count():
        journey, _ = await rooms.journey(map_)
        tree = journey.model_dump()
        text = f"browser {run} {number}"
        tree["phases"][0]["steps"][0]["cards"]["actions"] += (Card(id=f"b-{run}-{number}", text=text).model_dump(),)
        await rooms.merge(map_, journey, Journey.model_validate(tree))
        print(text, flush=True)
        await asyncio.sleep(0.02)


async def main(folder: Path, map_: str, run: str) -> None:
    files.replace_file = put  # type: ignore[attr-defined]
    with open_workspace(Settings(data=folder.parent / "data", config=folder.parent / "config", language="en")) as workspace:
        rooms = Rooms(workspace, address="http://127.0.0.1:8765")
        in_step = InStep(folder, workspace, rooms)
        await in_step.look()
        print("ready", flush=True)
        editing = asyncio.create_task(edit(rooms, map_, run))
        while not editing.done():
            await in_step.look()
        await editing


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
