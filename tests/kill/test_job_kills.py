"""Work in the background outlives the death of whoever does it, or comes to nothing cleanly; no raw data stays."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [
    pytest.mark.kill,
    pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="which processes a server began is only told under /proc"),
]


def test_twelve_kills_leave_whole_logs_and_whole_figures_and_no_raw_data() -> None:
    command = [sys.executable, str(ROOT / "bench" / "logs_kills.py"), "--kills", "12", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, env=os.environ)
    assert done.stdout, done.stderr
    report = json.loads(done.stdout)
    assert report["problems"] == []
    assert sum(report["hit"].values()) == 12
    assert min(report["kills"].get(whom, 0) for whom in ("server", "worker")) > 1
    assert min(report["hit"].get(kind, 0) for kind in ("import", "append", "read")) > 1, "while a job of the kind ran"
    assert report["looked"].get("stale", 0) > 1, "the figures before were shown while the new ones were made"
    assert {"import done", "append done", "read done"} <= set(report["jobs"])
