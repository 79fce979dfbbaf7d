"""A disk without room while people edit: nobody sees what is not stored, it is said, and the edits come through later."""

import json
import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2]
PROGRAM = """
import asyncio, json, sys
from pathlib import Path
from fixtures.pages import Page
from reiskaart.live import Rooms, load_map
from reiskaart.model import Journey
from reiskaart.settings import Settings
from reiskaart.workspace import open_workspace

disk, elsewhere = Path(sys.argv[1]), Path(sys.argv[2])

def fill(filler):
    with filler.open("ab", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass

async def main(workspace):
    rooms = Rooms(workspace, address="http://here")
    one, other = await Page().open(rooms, "salon"), await Page().open(rooms, "salon")
    one.edit("owner", "before")
    await other.until(lambda: other.field("owner") == "before")
    filler = disk / "filler"
    stored = 0
    while one.code is None:  # the log of the database has some room left
        fill(filler)
        await one.saved() if stored else None
        one.edit("owner", f"{stored} " + "x" * 5000)
        await one.until(lambda: one.code is not None or one.acknowledged >= one.sent)
        stored += one.code is None
    said = [one.code, other.code, json.loads(one.notices[-1][one.notices[-1].index("{"):])["code"]]
    last = one.field("owner")[:4]
    unseen = other.field("owner")[:4]
    again = Page()
    try:
        await again.open(rooms, "salon")
        joined = again.field("owner")[:4]
    except TimeoutError:
        joined = "refused"
    filler.unlink()
    await one.open(rooms, "salon")
    await one.saved()
    late = await Page().open(rooms, "salon")
    came_through = late.field("owner") == one.field("owner")
    await rooms.close()
    return {
        "said": said,
        "nobody_saw": unseen != last and joined != last,
        "came_through": came_through,
        "problems": [str(problem) for problem in workspace.check()],
    }

with open_workspace(Settings(data=disk / "data", config=elsewhere / "config", language="en")) as workspace:
    workspace.save_map(Journey(id="salon", title="Salon"), source=None, expected_version=None)
    print(json.dumps(asyncio.run(main(workspace))))
"""


def test_on_a_full_disk_nobody_sees_what_is_not_stored_and_it_comes_through_later(small_disk: list[str], tmp_path: Path) -> None:
    command = [*small_disk, sys.executable, "-c", PROGRAM, str(tmp_path / "disk"), str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(TESTS)}
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["said"] == [4507, 4507, "workspace.disk-full"]
    assert report["nobody_saw"]
    assert report["came_through"]
    assert report["problems"] == []
