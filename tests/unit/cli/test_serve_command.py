"""``reiskaart serve`` as a process of its own: it starts, says where it is, and ends with everything stored."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from fixtures.ports import free_port

SECONDS = 60.0


def command(folder: Path, *arguments: str) -> tuple[list[str], dict[str, str]]:
    environment = {**os.environ, "REISKAART_DATA": str(folder / "data"), "REISKAART_CONFIG": str(folder / "config")}
    environment.pop("REISKAART_PASSWORD", None)
    return [sys.executable, "-m", "reiskaart", "serve", "--no-browser", *arguments], environment


def ran(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    line, environment = command(folder, *arguments)
    return subprocess.run(line, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False)


@contextmanager
def started(folder: Path, port: int, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    line, environment = command(folder, "--port", str(port), *arguments)
    with subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            deadline = time.monotonic() + SECONDS
            while True:
                try:
                    httpx.get(f"http://localhost:{port}/api/v1/words")
                    break
                except (httpx.ConnectError, httpx.ReadTimeout):
                    assert process.poll() is None, process.communicate()
                    assert time.monotonic() < deadline
                    time.sleep(0.1)
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_and_what_was_made_is_there_again(tmp_path: Path, sent: signal.Signals) -> None:
    port = free_port()
    api = f"http://localhost:{port}/api/v1"
    with started(tmp_path, port) as process:
        made = httpx.post(f"{api}/maps", json={"source": "example", "language": "nl"}, timeout=SECONDS).json()
        httpx.patch(f"{api}/maps/{made['id']}", json={"title": "Krullen"}, timeout=SECONDS)
        process.send_signal(sent)
        out, err = process.communicate(timeout=SECONDS)
    assert process.returncode == 0
    assert f"http://localhost:{port}" in out
    assert err.splitlines()[-1] == "Stopped; everything is stored."
    assert "Traceback" not in err
    with started(tmp_path, port):
        assert httpx.get(f"{api}/maps/{made['id']}", timeout=SECONDS).json()["title"] == "Krullen"


def test_a_second_start_says_that_it_runs_already(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    with started(tmp_path, port):
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")  # what runs here is never asked for by way of a proxy
        again = ran(tmp_path, "--port", str(port))
        other = ran(tmp_path / "other", "--port", str(port))
    assert (again.returncode, again.stderr) == (0, "")
    assert f"runs already with this workspace, at http://localhost:{port}" in again.stdout
    assert other.returncode == 2
    assert f"--port {port + 1}" in other.stderr


def test_a_port_that_something_else_has_is_told_with_a_way_out(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        refused = ran(tmp_path, "--port", str(port))
    assert refused.returncode == 2
    assert re.search(rf"port {port} already.*--port {port + 1}", refused.stderr, re.DOTALL)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.1.2.3"])
def test_others_need_a_password(tmp_path: Path, host: str) -> None:
    refused = ran(tmp_path, "--host", host)
    assert refused.returncode == 2
    assert "--password-file" in refused.stderr


def test_a_password_is_long_enough_or_refused(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("too short\n")
    refused = ran(tmp_path, "--host", "0.0.0.0", "--password-file", str(tmp_path / "password"))
    assert refused.returncode == 2
    assert "12 characters" in refused.stderr
    assert ran(tmp_path, "--password-file", str(tmp_path / "none")).returncode == 2


def test_with_a_password_others_can_log_in(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("four words in a row\n")
    port = free_port()
    flags = ("--host", "0.0.0.0", "--password-file", str(tmp_path / "password"))
    with started(tmp_path, port, *flags), httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1", timeout=SECONDS) as client:
        assert client.get("/maps").status_code == 401
        assert client.post("/login", json={"password": "four words in a row"}).status_code == 204
        assert client.get("/maps").status_code == 200


def test_the_workspace_of_a_folder_lies_in_it(tmp_path: Path) -> None:
    maps = tmp_path / "maps"
    maps.mkdir()
    (maps / "bread.reiskaart.yaml").write_text("reiskaart: 1\ntitle: Bread\nphases: []\n")
    time.sleep(0.3)
    port = free_port()
    with started(tmp_path, port, str(maps)) as process:
        titles = [item["title"] for item in httpx.get(f"http://localhost:{port}/api/v1/maps", timeout=SECONDS).json()["items"]]
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=SECONDS)
    assert titles == ["Bread"]
    assert (maps / ".reiskaart/workspace.db").is_file()
    assert not (tmp_path / "data").exists()
