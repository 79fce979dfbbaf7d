"""The worker is a process that ends by itself where there is nothing to do, and with the server."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from pathlib import Path
from reiskaart.server.jobs import worker
from reiskaart.settings import Settings
worker._IDLE_SECONDS = float(sys.argv[2])
folder = Path(sys.argv[1])
worker.work(Settings(data=folder / "data", config=folder / "config", language="en"))
"""


def _begin(folder: Path, idle_seconds: float) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", PROGRAM, str(folder), str(idle_seconds)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_a_worker_without_work_ends_in_silence_while_the_server_goes_on(tmp_path: Path) -> None:
    with _begin(tmp_path, 0.3) as process:
        assert process.wait(120) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_a_worker_ends_with_the_server(tmp_path: Path) -> None:
    with _begin(tmp_path, 600) as process:
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(120) == 0
