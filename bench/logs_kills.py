"""Kills the server and its worker with SIGKILL while they import, append and read, and looks at what is there afterwards.

Jobs are handed in through the API. At random moments the worker, or the server with it, is killed; the server is started again on
the same workspace. At the end each job must be done, or have been given up in words; a log is whole or is not there; and nothing
of the raw data lies anywhere. ``python bench/logs_kills.py --help`` lists what can be set.
"""

import argparse
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pyarrow.parquet

from reiskaart.model import Journey, Phase, Rule, Step, Touchpoint
from reiskaart.settings import Settings
from reiskaart.workspace import open_workspace

NAMES = ("search", "compare", "price", "book")
MARK = "klant-"
"""What each customer's id begins with: found anywhere after the jobs have ended, it is a leftover of raw data."""


def rows(first: int, events: int) -> bytes:
    lines = (f"{MARK}{n // 4},2026-01-{1 + n % 28:02d}T10:{n % 60:02d}:00,{NAMES[n % 4]}\n" for n in range(first, first + events))
    return ("user_id,ts,event\n" + "".join(lines)).encode()


def journey() -> Journey:
    touchpoints = tuple(Touchpoint(id=name, name=name, rules=(Rule(conditions={"name": name}),)) for name in NAMES)
    steps = tuple(Step(id=f"step-{name}", name=name, touchpoints=(name,)) for name in NAMES)
    return Journey(id="map", title="Map", touchpoints=touchpoints, phases=(Phase(id="all", name="All", steps=steps),))


@dataclass
class Server:
    """The server as people run it."""

    folder: Path
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        environment = {**os.environ, "REISKAART_DATA": str(self.folder / "data"), "REISKAART_CONFIG": str(self.folder / "config")}
        command = [sys.executable, "-m", "reiskaart", "serve", "--no-browser", "--port", str(self.port)]
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(1_200):
            with suppress(URLError, OSError):
                self.ask("GET", "/jobs")
                return
            time.sleep(0.05)
        raise RuntimeError("the server does not answer")

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        assert self.process is not None
        self.process.terminate()
        self.process.wait(30)

    def workers(self) -> list[int]:
        """Processes that the server began."""
        assert self.process is not None
        told = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(number) for threads in told for number in threads.read_text().split()]

    def ask(self, method: str, path: str, body: object = None) -> Any:
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        kind = "application/octet-stream" if isinstance(body, bytes) else "application/json"
        headers = {"Content-Type": kind, "Origin": f"http://localhost:{self.port}"}
        asked = Request(f"http://localhost:{self.port}/api/v1{path}", data, headers, method=method)
        with urlopen(asked, timeout=60) as answer:
            return json.loads(answer.read() or b"null")


@dataclass
class Report:
    """What the kills came to."""

    kills: dict[str, int] = field(default_factory=lambda: {"server": 0, "worker": 0})
    jobs: dict[str, int] = field(default_factory=dict)
    """By kind and state."""
    hit: int = 0
    """Kills that hit a job while it ran."""
    problems: list[str] = field(default_factory=list)


def run(folder: Path, kills: int, events: int, seed: int) -> Report:
    chance, report, server = random.Random(seed), Report(), Server(folder)
    with open_workspace(Settings(data=folder / "data", config=folder / "config", language="en")) as workspace:
        workspace.save_map(journey(), source=None, expected_version=None)
    server.start()
    hand_in(server, kills, events)
    settle(server)  # so that there is something to append to
    for number in range(kills):
        hand_in(server, number, events)
        if number % 4:  # else it is killed as it begins
            wait_for_work(server)
        time.sleep(chance.uniform(0, 1.0))
        running = [job for job in server.ask("GET", "/jobs")["items"] if job["state"] == "running"]
        report.hit += bool(running)
        what = "server" if number % 3 == 2 or not server.workers() else "worker"
        if what == "server":
            server.kill()
            server.start()
        else:
            for worker in server.workers():
                with suppress(ProcessLookupError):
                    os.kill(worker, signal.SIGKILL)
        report.kills[what] += 1
        found = half_shown(server, events)
        report.problems += [f"after kill {number + 1} ({what}): {problem}" for problem in found]
        print(f"{number + 1}/{kills} {what}: {len(running)} running, {len(found)} problems", file=sys.stderr, flush=True)
    report.problems += settle(server)
    count_jobs(server, report)
    report.problems += half_shown(server, events)
    server.stop()
    report.problems += [f"left behind: {path}" for path in left(folder / "data")]
    with open_workspace(Settings(data=folder / "data", config=folder / "config", language="en")) as workspace:
        report.problems += [str(problem) for problem in workspace.check()]
        for log in workspace.list_logs():
            stored = workspace.get_log(log.name)
            if pyarrow.parquet.read_table(stored.events_file).num_rows != stored.meta.events:
                report.problems.append(f"{log.name} is not whole")
    return report


def wait_for_work(server: Server) -> None:
    """Until a job runs, or all have ended."""
    while True:
        states = {job["state"] for job in server.ask("GET", "/jobs")["items"]}
        if "running" in states or "waiting" not in states:
            return
        time.sleep(0.02)


def hand_in(server: Server, number: int, events: int) -> None:
    """An import, or an append to a log that is there; each third time with a map to read it through."""
    logs = server.ask("GET", "/logs")["items"]
    data = rows(number * events, events)
    upload = server.ask("POST", "/uploads", {"name": f"visits-{number}.csv", "bytes": len(data)})["id"]
    server.ask("PATCH", f"/uploads/{upload}?offset=0", data)
    with suppress(HTTPError):  # the log may have been taken up by another job of ours
        if logs and number % 2:
            server.ask("POST", f"/logs/{logs[number % len(logs)]['id']}/append", {"upload": upload})
        else:
            server.ask("POST", f"/uploads/{upload}/import", {"name": f"visits {number}"})
    if logs:
        server.ask("PATCH", "/maps/map", {"log": logs[number % len(logs)]["name"]})
        with suppress(HTTPError):
            server.ask("GET", "/maps/map/reality")


def half_shown(server: Server, events: int) -> list[str]:
    """Logs of which a part is shown: each file has so many events, all of them new."""
    return [f"{log['name']} shows {log['events']}" for log in server.ask("GET", "/logs")["items"] if log["events"] % events]


def settle(server: Server) -> list[str]:
    """Waits until all jobs have ended; says where they do not."""
    until = time.monotonic() + 600
    while any(job["state"] in ("waiting", "running") for job in server.ask("GET", "/jobs")["items"]):
        if time.monotonic() > until:
            return ["jobs do not end"]
        time.sleep(0.2)
    time.sleep(2)  # the worker clears away
    return []


def count_jobs(server: Server, report: Report) -> None:
    for job in server.ask("GET", "/jobs")["items"]:
        key = f"{job['kind']} {job['state']}"
        report.jobs[key] = report.jobs.get(key, 0) + 1
        if job["state"] == "failed" and job["problem"]["code"] not in ("workspace.job-died", "workspace.log-changed"):
            report.problems.append(f"{job['name']} failed with {job['problem']['code']}")


def left(data: Path) -> list[str]:
    """Files that hold a customer's id as it was, and folders half made."""
    found = [str(path) for kind in ("logs", "readings") for path in (data / kind).glob(".*")]
    return found + [str(path) for path in data.rglob("*") if path.is_file() and MARK.encode() in path.read_bytes()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--events", type=int, default=20_000, help="of each file")
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = run(Path(folder), given.kills, given.events, given.seed)
    print(json.dumps(report.__dict__) if given.json else report)
    sys.exit(bool(report.problems))


if __name__ == "__main__":
    main()
