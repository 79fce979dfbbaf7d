"""Nothing that was acknowledged is lost when a process is killed, and nothing half-written shows."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.kill, pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")]


def test_twenty_kills_lose_nothing() -> None:
    command = [sys.executable, str(ROOT / "bench" / "kills.py"), "--kills", "20", "--events", "200", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1200)
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["problems"] == []
    assert sum(report["kills"].values()) == 20
    assert min(report["acknowledged"].values()) > 0, "each kind of work was acknowledged before a kill"
    assert report["half_written"] > 0, "some kills hit half-written folders"


SAVE_AND_IMPORT = """
import sys
from pathlib import Path
from reiskaart.eventlog import LogOptions
from reiskaart.model import Journey
from reiskaart.settings import Settings
from reiskaart.workspace import open_workspace

folder = Path(sys.argv[1])
with open_workspace(Settings(data=folder / "data", config=folder / "config", language="en")) as workspace:
    for number in range(3):
        workspace.save_map(Journey(id=f"map-{number}", title="Map"), source=None, expected_version=None)
        print("saved", flush=True)
    workspace.import_log(folder / "visits.csv", LogOptions(), "visits")
    print("imported", flush=True)
"""


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The system calls of a process that saves three maps and imports a log, in order."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed, so the order of sync and acknowledgement is not seen")
    folder = tmp_path_factory.mktemp("traced")
    (folder / "visits.csv").write_text("user_id,ts,event\nklant-1,2026-01-01T10:00:00,search\nklant-1,2026-01-02T10:00:00,book\n")
    traced = folder / "calls.txt"
    wanted = "trace=fsync,fdatasync,write,pwrite64,rename,renameat,renameat2"
    command = ["strace", "-f", "-y", "-e", wanted, "-o", str(traced), sys.executable, "-c", SAVE_AND_IMPORT, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if "Operation not permitted" in done.stderr:
        pytest.skip("strace may not trace here, so the order of sync and acknowledgement is not seen")
    assert done.returncode == 0, done.stderr
    return traced.read_text().splitlines()


def _last(calls: list[str], *parts: str) -> int:
    """Index of the last call that has all the parts."""
    return max(index for index, call in enumerate(calls) if all(part in call for part in parts))


def _sync(calls: list[str], name: str) -> int:
    return max(index for index, call in enumerate(calls) if ("fsync(" in call or "fdatasync(" in call) and name in call)


def test_a_map_is_on_the_disk_before_it_is_acknowledged(calls: list[str]) -> None:
    acknowledged = [index for index, call in enumerate(calls) if "write(1" in call and '"saved' in call]
    assert len(acknowledged) == 3
    begin = 0
    for end in acknowledged:
        since = calls[begin:end]
        assert _last(since, "pwrite64(", "workspace.db-wal") < _sync(since, "workspace.db-wal")
        begin = end


def test_a_log_is_on_the_disk_before_its_row_and_the_row_before_it_is_acknowledged(calls: list[str]) -> None:
    before = calls[: _last(calls, "write(1", '"imported')]
    named = _last(before, "rename", "/logs/")
    assert _sync(before[:named], "events.parquet") < named
    assert _sync(before[:named], "log.json") < named
    assert _last(before, "pwrite64(", "workspace.db-wal") > named
    assert _sync(before, "workspace.db-wal") > _last(before, "pwrite64(", "workspace.db-wal")
