"""A disk that becomes full while a log grows or is read: nothing half stays, and what is needed is said."""

import json
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import json, sys
from pathlib import Path
from reiskaart.errors import ReiskaartError
from reiskaart.eventlog import LogOptions
from reiskaart.model import Journey, Phase, Rule, Step, Touchpoint
from reiskaart.settings import Settings
from reiskaart.workspace import open_workspace

disk, elsewhere = Path(sys.argv[1]), Path(sys.argv[2])
names = ("search", "price", "book")

def rows(first, count):
    lines = (f"klant-{n // 3},2026-01-{1 + n % 27:02}T10:00:00,{names[n % 3]}\\n" for n in range(first, first + count))
    return "user_id,ts,event\\n" + "".join(lines)

(elsewhere / "visits.csv").write_text(rows(0, 20_000))
(elsewhere / "newer.csv").write_text(rows(30_000, 9_000))
touchpoints = tuple(Touchpoint(id=name, name=name, rules=(Rule(conditions={"name": name}),)) for name in names)
steps = tuple(Step(id=f"step-{name}", name=name, touchpoints=(name,)) for name in names)
journey = Journey(id="map", title="Map", touchpoints=touchpoints, phases=(Phase(id="all", name="All", steps=steps),))
filler, said = disk / "filler", {"append": [], "read": []}

def leave(free):
    filler.unlink(missing_ok=True)
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
        file.truncate(filler.stat().st_size - free)

def attempt(what, act):
    try:
        act()
        said[what].append("done")
    except ReiskaartError as error:
        left = [path for kind in ("logs", "readings") for path in (disk / "data" / kind).iterdir()]
        said[what].append([error.code, dict(error.parameters), len(left)])

with open_workspace(Settings(data=disk / "data", config=elsewhere / "config", language="en")) as workspace:
    log = workspace.import_log(elsewhere / "visits.csv", LogOptions(), "visits")
    id_ = workspace.logs.named("visits").id
    leave(60_000)
    attempt("append", lambda: workspace.logs.append(id_, elsewhere / "newer.csv", None))
    for free in json.loads(sys.argv[3]):
        leave(free)
        attempt("read", lambda: workspace.reading_of(log, journey))
    filler.unlink()
    attempt("read", lambda: workspace.reading_of(log, journey))
    attempt("append", lambda: workspace.logs.append(id_, elsewhere / "newer.csv", None))
    problems = [str(problem) for problem in workspace.check()]
    print(json.dumps([said, workspace.get_log("visits").meta.events, problems]))
"""
ROOM = [120_000, 600_000, 1_500_000, 2_000_000]
"""Bytes that are free: too few for what waits of a reading, or for the lists that are mapped into memory."""


def test_what_finds_no_room_says_how_much_it_needs_and_leaves_nothing(small_disk: list[str], tmp_path: Path) -> None:
    command = [*small_disk, sys.executable, "-c", PROGRAM, str(tmp_path / "disk"), str(tmp_path), json.dumps(ROOM)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    said, events, problems = json.loads(done.stdout)
    *full, last = said["read"]
    assert [code for code, _, _ in full] == ["workspace.too-little-room"] * len(ROOM)
    assert [parameters for _, parameters, _ in full] == [{"needed": 4, "free": room // 2**20} for room in ROOM]
    assert [left for _, _, left in full] == [1] * len(ROOM), "the log is there, and no reading"
    assert said["append"][0][0] == "workspace.too-little-room"
    assert said["append"][0][2] == 1
    assert (last, said["append"][-1], events, problems) == ("done", "done", 29_000, [])
