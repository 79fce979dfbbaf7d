"""A disk without room: said clearly, and nothing half-written."""

import json
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import json, sys
from pathlib import Path
from reiskaart.errors import ReiskaartError
from reiskaart.eventlog import LogOptions
from reiskaart.model import Journey
from reiskaart.settings import Settings
from reiskaart.workspace import open_workspace

disk, elsewhere = Path(sys.argv[1]), Path(sys.argv[2])
rows = "".join(f"klant-{row},2026-01-01T10:00:00,search {row * 7919}\\n" for row in range(60_000))
(elsewhere / "big.csv").write_text("user_id,ts,event\\n" + rows)
said = []

def attempt(act):
    try:
        act()
        said.append("done")
    except ReiskaartError as error:
        said.append(error.code)

with open_workspace(Settings(data=disk / "data", config=elsewhere / "config", language="en")) as workspace:
    workspace.save_map(Journey(id="salon", title="Salon"), source=None, expected_version=None)
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
    big = Journey(id="salon", title="Salon", description="long " * 3_900)
    attempt(lambda: workspace.save_map(big, source=None, expected_version=1))
    filler.open("r+b").truncate(filler.stat().st_size - 300_000)
    attempt(lambda: workspace.import_log(elsewhere / "big.csv", LogOptions(), "big"))
    filler.unlink()
    left = sorted(entry.name for entry in (disk / "data" / "logs").iterdir())
    title = workspace.load_map("salon").journey.description
    attempt(lambda: workspace.save_map(big, source=None, expected_version=1))
    problems = [str(problem) for problem in workspace.check()]
print(json.dumps([said, left, title, problems]))
"""


def test_a_full_disk_is_said_and_nothing_half_written_stays(small_disk: list[str], tmp_path: Path) -> None:
    command = [*small_disk, sys.executable, "-c", PROGRAM, str(tmp_path / "disk"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    said, left, description, problems = json.loads(done.stdout)
    assert said == ["workspace.disk-full", "workspace.too-little-room", "done"]
    assert (left, description, problems) == ([], None, [])
