"""Kills the server and its worker with SIGKILL while they import, append and read, and looks at what is there afterwards.

Jobs are handed in through the API. Each kill is aimed: it waits until a job of its kind runs, then falls at a random moment, on
the worker or on the server with it; the server is started again on the same workspace. After each kill, every log must be one
that was whole, and the figures of the map must be those of a whole log through the rules of one moment: they are counted by hand
here. At the end each job must be done, or have been given up in words; and nothing of the raw data lies anywhere.
``python bench/logs_kills.py --help`` lists what can be set.
"""

import argparse
import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pyarrow.parquet

from reiskaart.model import Journey, Phase, Rule, Step, Touchpoint
from reiskaart.settings import Settings
from reiskaart.workspace import open_workspace

Kind = Literal["import", "append", "read"]
KINDS: tuple[Kind, ...] = ("read", "append", "import")
NAMES = ("search", "compare", "price", "book")
"""Each customer does each of these once."""
MARK = "klant-"
"""What each customer's id begins with: found anywhere after the jobs have ended, it is a leftover of raw data."""
PART_BYTES = 8 * 2**20
GIVEN_UP = "workspace.job-died"
PATIENCE_SECONDS = 300.0


def rows(first: int, events: int) -> bytes:
    lines = (f"{MARK}{n // 4},2026-01-{1 + n % 28:02d}T10:{n % 60:02d}:00,{NAMES[n % 4]}\n" for n in range(first, first + events))
    return ("user_id,ts,event\n" + "".join(lines)).encode()


def journey(known: Sequence[str]) -> Journey:
    """A map with rules for these names alone."""
    touchpoints = tuple(
        Touchpoint(id=name, name=name, rules=(Rule(conditions={"name": name}),) if name in known else ()) for name in NAMES
    )
    steps = tuple(Step(id=f"step-{name}", name=name, touchpoints=(name,)) for name in NAMES)
    return Journey(id="map", title="Map", touchpoints=touchpoints, phases=(Phase(id="all", name="All", steps=steps),))


def names_of(number: int) -> tuple[str, ...]:
    """Other names for each number up to fifteen."""
    chosen = 1 + number % (2 ** len(NAMES) - 1)
    return tuple(name for place, name in enumerate(NAMES) if chosen >> place & 1)


class RefusedError(Exception):
    """What was asked of the server, and the code of its problem."""


@dataclass
class Server:
    """The server as people run it."""

    folder: Path
    port: int = 0
    place: socket.socket | None = None
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        if self.place is not None:
            self.place.close()
        # Bound and not listening, it keeps the port from others until the server listens there, which may use addresses again.
        self.place = socket.socket()
        self.place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.place.bind(("127.0.0.1", 0))
        self.port = self.place.getsockname()[1]
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

    def state(self, job: str) -> str:
        """What the row of a job says, whether a server lives that could be asked or not."""
        with closing(sqlite3.connect(self.folder / "data" / "workspace.db", timeout=30)) as database:
            (found,) = database.execute("SELECT state FROM jobs WHERE id = ?", (job,)).fetchone()
        return str(found)

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> Any:
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        kind = "application/octet-stream" if isinstance(body, bytes) else "application/json"
        sent = {"Content-Type": kind, "Origin": f"http://localhost:{self.port}", **headers}
        asked = Request(f"http://localhost:{self.port}/api/v1{path}", data, sent, method=method)
        try:
            with urlopen(asked, timeout=60) as answer:
                said = json.loads(answer.read() or b"null")
                return {**said, "etag": answer.headers["ETag"]} if path == "/maps/map" else said
        except HTTPError as error:
            raise RefusedError(f"{method} {path}", json.loads(error.read())["code"]) from None


@dataclass
class Report:
    """What the kills came to."""

    kills: Counter[str] = field(default_factory=Counter)
    """Of the server (and its worker with it), and of the worker alone."""
    hit: Counter[str] = field(default_factory=Counter)
    """By kind of the job that was running; these are what was asked for."""
    missed: int = 0
    """Aimed, but the job was done sooner: before the kill, or while it fell."""
    jobs: Counter[str] = field(default_factory=Counter)
    """By kind and state."""
    looked: Counter[str] = field(default_factory=Counter)
    """Figures looked at after a kill, by their state."""
    problems: list[str] = field(default_factory=list)

    def add(self, other: "Report") -> None:
        self.kills += other.kills
        self.hit += other.hit
        self.jobs += other.jobs
        self.looked += other.looked
        self.missed += other.missed
        self.problems += other.problems


class Lane:
    """A server, and what it was given to do."""

    def __init__(self, folder: Path, events: int, more: int, seed: int) -> None:
        self.server, self.report, self.chance = Server(folder), Report(), random.Random(seed)
        self.more, self.seed = more, seed
        self.handed_in = 0
        self.rows = 0
        """All that were handed in; the next file begins with the customer after."""
        self.whole: dict[str, set[int]] = {}
        """By name of a log, how many events it may show."""
        self.names = names_of(0)
        with open_workspace(Settings(data=folder / "data", config=folder / "config", language="en")) as workspace:
            workspace.save_map(journey(self.names), source=None, expected_version=None)
        self.server.start()
        job = self.begin_import(events)
        brought_in = self.timed(job) / 2
        self.first = self.settled(job)["log"]
        self.server.ask("PATCH", "/maps/map", {"log": "visits 0"})
        self.aim = {
            "import": brought_in,
            "append": brought_in,
            "read": self.timed(self.server.ask("GET", "/maps/map/reality")["job"]),
        }
        """Within so many seconds a kill falls; it feels its way to the end of jobs of this kind."""
        self.read()

    def begin(self, kind: Kind) -> str:
        """Hand in a job; its id."""
        self.handed_in += 1
        match kind:
            case "import":
                return self.begin_import(self.more)
            case "append":
                (name,) = (log["name"] for log in self.server.ask("GET", "/logs")["items"] if log["id"] == self.first)
                self.whole[name].add(max(self.whole[name]) + self.more)
                return str(self.server.ask("POST", f"/logs/{self.first}/append", {"upload": self.sent(self.more)})["id"])
            case "read":
                return self.begin_reading()

    def begin_import(self, events: int) -> str:
        name = f"visits {self.handed_in}"
        self.whole[name] = {events}
        return str(self.server.ask("POST", f"/uploads/{self.sent(events)}/import", {"name": name})["id"])

    def begin_reading(self) -> str:
        """Change the rules; the figures of before stay until the new are there."""
        self.names = names_of(self.handed_in)
        tag = self.server.ask("GET", "/maps/map")["etag"]
        self.server.ask("PUT", "/maps/map", journey(self.names).model_dump(mode="json", by_alias=True), **{"If-Match": tag})
        return str(self.server.ask("GET", "/maps/map/reality")["job"])

    def sent(self, events: int) -> str:
        data = rows(self.rows, events)
        upload = str(self.server.ask("POST", "/uploads", {"name": f"visits-{self.handed_in}.csv", "bytes": len(data)})["id"])
        for offset in range(0, len(data), PART_BYTES):
            self.server.ask("PATCH", f"/uploads/{upload}?offset={offset}", data[offset : offset + PART_BYTES])
        self.rows += events
        return upload

    def kill(self, kind: Kind, job: str) -> bool:
        """Kill whoever works on a job at a random moment after it was taken up; whether it then still ran."""
        self.wait(lambda: self.server.state(job) != "waiting")
        time.sleep(self.chance.uniform(0, self.aim[kind]))
        if self.server.state(job) != "running":
            return self.missed(kind)
        whom = "server" if (self.report.kills.total() + self.seed) % 4 == 0 else "worker"
        if whom == "server":
            self.server.kill()
        else:
            for worker in self.server.workers():
                with suppress(ProcessLookupError):
                    os.kill(worker, signal.SIGKILL)
        ran = self.server.state(job) == "running"
        self.report.kills[whom] += 1
        if whom == "server":
            self.server.start()
        found, during = self.half_shown(), kind if ran else "nothing"
        self.report.problems += [f"after a kill of the {whom} during {during}: {problem}" for problem in found]
        print(f"{whom} during {during}: {len(found)} problems", file=sys.stderr, flush=True)
        if not ran:
            return self.missed(kind)
        self.aim[kind] *= 1.2
        self.report.hit[kind] += 1
        self.wait(lambda: self.server.state(job) != "running")  # until the next worker has seen that nobody works on it
        return True

    def missed(self, kind: Kind) -> bool:
        self.aim[kind] *= 0.7
        self.report.missed += 1
        return False

    def settled(self, job: str) -> Any:
        """The job, when it has ended."""
        self.wait(lambda: self.server.state(job) not in ("waiting", "running"))
        return self.server.ask("GET", f"/jobs/{job}")

    def timed(self, job: str) -> float:
        """How long a job runs that nobody disturbs."""
        self.wait(lambda: self.server.state(job) != "waiting")
        begun = time.monotonic()
        self.settled(job)
        return time.monotonic() - begun

    def wait(self, there: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while not there():
            if time.monotonic() > until:
                raise TimeoutError
            time.sleep(0.01)

    def read(self) -> None:
        """Wait until the map shows what it is to show."""
        self.wait(lambda: (self.reality() or {"state": "none"})["state"] == "fresh")

    def reality(self) -> Any:
        """What the page of the map is told; nothing where it is told that the reading was given up."""
        try:
            return self.server.ask("GET", "/maps/map/reality")
        except RefusedError as error:
            if error.args[1] != GIVEN_UP:
                raise
            return None

    def half_shown(self) -> list[str]:
        """What is shown that is not of a whole log."""
        logs = self.server.ask("GET", "/logs")["items"]
        found = [f"{log['name']} shows {log['events']}" for log in logs if log["events"] not in self.whole[log["name"]]]
        said = self.reality()
        self.report.looked["given up" if said is None else said["state"]] += 1
        if said is None or said["reality"] is None:
            return found
        (events,) = (log["events"] for log in logs if log["id"] == self.first)
        return found + self.wrong(said["state"], said["reality"], events)

    def wrong(self, state: str, shown: Any, events: int) -> list[str]:
        """What is not as it was counted by hand: each customer does each thing once, on one path."""
        customers, rest = divmod(shown["events"], len(NAMES))
        contacts = {place["id"]: place["contacts"] for place in shown["touchpoints"]}
        known = {name for name, times in contacts.items() if times}
        right = (
            shown["events"] in set().union(*self.whole.values())
            and rest == 0
            and (shown["customers"], shown["paths"]) == (customers, customers)
            and all(contacts[name] == customers for name in known)
            and shown["unmatched_events"] == customers * (len(NAMES) - len(known))
        )
        if state == "fresh":
            right = right and shown["events"] == events and known == set(self.names)
        return [] if right else [f"{state} figures of {shown['events']} events: {contacts}, {shown['customers']} customers"]

    def end(self) -> Report:
        """Let all come to an end, and look at what is left."""
        for job in self.server.ask("GET", "/jobs")["items"]:
            self.settled(job["id"])
        self.settled(self.begin("read"))
        self.read()
        self.report.problems += self.half_shown()
        for job in self.server.ask("GET", "/jobs")["items"]:
            self.report.jobs[f"{job['kind']} {job['state']}"] += 1
            if job["state"] != "done" and job["problem"]["code"] != GIVEN_UP:
                self.report.problems.append(f"{job['kind']} {job['state']}: {job['problem']}")
        time.sleep(1)  # the worker clears away
        self.server.stop()
        data = self.server.folder / "data"
        self.report.problems += [f"left behind: {path}" for path in left(data)]
        with open_workspace(Settings(data=data, config=self.server.folder / "config", language="en")) as workspace:
            self.report.problems += [str(problem) for problem in workspace.check()]
            for log in workspace.list_logs():
                stored = workspace.get_log(log.name)
                if pyarrow.parquet.read_table(stored.events_file).num_rows != stored.meta.events:
                    self.report.problems.append(f"{log.name} is not whole")
        return self.report


def run(folder: Path, kills: int, events: int, more: int, seed: int) -> Report:
    lane = Lane(folder, events, more, seed)
    hit = lane.report.hit
    jobs_hit = 0
    while hit.total() < kills:
        kind = min(KINDS, key=lambda kind: hit[kind])  # none is left out, however often its jobs are done before the kill falls
        job = lane.begin(kind)
        before = hit.total()
        for _ in range(1 + jobs_hit // len(KINDS) % 3):  # the third time a job's worker dies, the job is given up
            if hit.total() == kills or not lane.kill(kind, job):
                break
        jobs_hit += hit.total() > before
        lane.settled(job)
        lane.report.problems += lane.half_shown()
    return lane.end()


def left(data: Path) -> list[str]:
    """Files that hold a customer's id as it was, and folders half made."""
    found = [str(path) for kind in ("logs", "readings") for path in (data / kind).glob(".*")]
    return found + [str(path) for path in data.rglob("*") if path.is_file() and MARK.encode() in path.read_bytes()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--lanes", type=int, default=2, help="servers that are killed side by side")
    parser.add_argument("--events", type=int, default=220_000, help="of the log that is read; more than is read at once")
    parser.add_argument("--more", type=int, default=20_000, help="events of each further file")
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    report = Report()
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(given.lanes) as lanes:
        begun = []
        for number in range(given.lanes):
            share = given.kills // given.lanes + (number < given.kills % given.lanes)
            own = Path(folder) / str(number)
            begun.append(lanes.submit(run, own, share, given.events, given.more, given.seed + number))
        for lane in begun:
            report.add(lane.result())
    print(json.dumps(report.__dict__) if given.json else report)
    sys.exit(bool(report.problems))


if __name__ == "__main__":
    main()
