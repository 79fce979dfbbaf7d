"""Kills processes with SIGKILL while they write to a workspace, and looks at what is there afterwards.

A writer does one thing over and over (opens new workspaces, saves maps, imports logs, reads logs) and says each time that it was
acknowledged. It is killed at a random moment. Another process then opens the workspace: what was acknowledged must be there and
whole, what was deleted must stay away, and nothing half-written may show. Where none of the kills so far left anything
half-written, those that are left wait for it. ``python bench/kills.py --help`` lists what can be set.
"""

import argparse
import contextlib
import json
import multiprocessing
import os
import random
import signal
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pyarrow.dataset  # what pyarrow would else import in every process anew
import pyarrow.parquet

from reiskaart.eventlog import LogOptions, StoredLog
from reiskaart.model import Journey, Phase, Rule, Step, Touchpoint
from reiskaart.settings import Settings
from reiskaart.workspace import Workspace, open_workspace

FORK = multiprocessing.get_context(
    "fork"
)  # a new process starts at once, with everything imported; this one never opens a workspace
NAMES = ("search", "compare", "price", "book", "recommend")
READ_LOG = "to read"
HALF_WRITING = ("import", "read")
"""Who writes what is half-written for a while."""
PATIENCE_SECONDS = 60.0
Acknowledgement = tuple[str, Any]


@dataclass(frozen=True)
class Ground:
    """Where the writers write, and what."""

    folder: Path
    events: int

    @property
    def settings(self) -> Settings:
        return self.settings_of("workspace")

    def settings_of(self, name: str) -> Settings:
        return Settings(data=self.folder / name, config=self.folder / "config", language="en")

    @property
    def file(self) -> Path:
        return self.folder / "visits.csv"

    def prepare(self) -> None:
        rows = (f"klant-{i // 5},2026-01-{1 + i % 28:02d}T10:{i % 60:02d}:00,{NAMES[i % 5]}\n" for i in range(self.events))
        self.file.write_text("user_id,ts,event\n" + "".join(rows))


@dataclass
class Expected:
    """What was acknowledged so far."""

    maps: dict[str, int] = field(default_factory=dict)
    """Id -> version."""
    logs: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)
    readings: dict[int, str] = field(default_factory=dict)
    """Which rules -> the folder of the reading."""
    workspaces: dict[str, str] = field(default_factory=dict)
    """Folder -> id."""

    def hear(self, said: Acknowledgement) -> None:
        kind, what = said
        match kind:
            case "saved":
                self.maps[what[0]] = what[1]
            case "imported":
                self.logs.add(what)
            case "deleting":
                self.logs.discard(what)
            case "deleted":
                self.deleted.add(what)
            case "read":
                self.readings[what[0]] = what[1]
            case "opened":
                self.workspaces[what[0]] = what[1]


def open_new(ground: Ground, begin: int) -> Iterator[Acknowledgement]:
    for number in count(begin):
        name = f"new-{number}"
        with open_workspace(ground.settings_of(name)) as workspace:
            yield "opened", (name, workspace.id)


def save_maps(ground: Ground, begin: int) -> Iterator[Acknowledgement]:
    with open_workspace(ground.settings) as workspace:
        for number in count(begin):
            id_ = f"map-{number % 5}"
            there = workspace.find_map(id_)
            version = there.saved.version if there else None
            journey = journey_of(number % 7, id_, f"Version {(version or 0) + 1}")
            yield "saved", (id_, workspace.save_map(journey, source=None, expected_version=version).version)


def import_logs(ground: Ground, begin: int) -> Iterator[Acknowledgement]:
    with open_workspace(ground.settings) as workspace:
        for number in count(begin):
            workspace.import_log(ground.file, LogOptions(), f"log {number}")
            yield "imported", f"log {number}"
            if number % 2:
                yield "deleting", f"log {number}"
                workspace.delete_log(f"log {number}")
                yield "deleted", f"log {number}"


def read_logs(ground: Ground, begin: int) -> Iterator[Acknowledgement]:
    with open_workspace(ground.settings) as workspace:
        log = workspace.find_log(READ_LOG) or workspace.import_log(ground.file, LogOptions(), READ_LOG)
        for number in count(begin):
            yield "read", (number, workspace.reading_of(log, journey_of(number)).folder.name)


WRITERS: dict[str, Callable[[Ground, int], Iterator[Acknowledgement]]] = {
    "save": save_maps,
    "import": import_logs,
    "read": read_logs,
    "open": open_new,
}


def journey_of(rules: int, id_: str = "map", title: str = "Map") -> Journey:
    """A map whose rules differ with ``rules``."""
    touchpoints = [
        Touchpoint(id=name, name=name, rules=(Rule(conditions={"name": name}), Rule(conditions={"name": f"{name}-{rules}"})))
        for name in NAMES
    ]
    steps = [Step(id=f"step-{name}", name=name, touchpoints=(name,)) for name in NAMES]
    return Journey(id=id_, title=title, touchpoints=tuple(touchpoints), phases=(Phase(id="all", name="All", steps=tuple(steps)),))


def write(ground: Ground, what: str, begin: int, said: Connection) -> None:
    for acknowledgement in WRITERS[what](ground, begin):
        said.send(acknowledgement)


def look(ground: Ground, expected: Expected, all_logs: bool, said: Connection) -> None:
    """Sends what is wrong with the workspace."""
    try:
        with open_workspace(ground.settings) as workspace:
            said.send(list(problems_of(workspace, ground, expected, all_logs)))
    except Exception as error:
        said.send([f"the workspace does not open: {error!r}"])


def problems_of(workspace: Workspace, ground: Ground, expected: Expected, all_logs: bool) -> Iterator[str]:
    yield from (str(problem) for problem in workspace.check())
    for id_, version in expected.maps.items():
        there = workspace.find_map(id_)
        if there is None or there.saved.version < version:
            yield f"map {id_} lost version {version}"
        elif there.journey.title != f"Version {there.saved.version}":
            yield f"map {id_} at version {there.saved.version} says {there.journey.title}"
    logs = {log.name for log in workspace.list_logs()}
    yield from (f"{name} is lost" for name in expected.logs - logs)
    yield from (f"{name} is back" for name in expected.deleted & logs)
    for name in sorted(logs) if all_logs else sorted(logs)[-3:]:
        if not is_whole(log := workspace.get_log(name), ground.events):
            yield f"{name} is not whole: {log.meta.events} events"
    for rules, folder in list(expected.readings.items())[None if all_logs else -3 :]:
        reading = workspace.reading_of(workspace.get_log(READ_LOG), journey_of(rules))
        if reading.folder.name != folder:
            yield f"reading {rules} is lost"
        if pyarrow.parquet.read_table(reading.folder / "contacts.parquet").num_rows != reading.meta.contacts:
            yield f"reading {rules} is not whole"
    if left := half_written(ground):
        yield f"still half-written: {', '.join(left)}"
    if (folders := len(list((ground.settings.data / "logs").iterdir()))) != len(logs):
        yield f"{folders} folders of {len(logs)} logs"
    for name, id_ in list(expected.workspaces.items())[-3:]:
        with open_workspace(ground.settings_of(name)) as other:
            if other.id != id_ or other.check():
                yield f"workspace {name} is not what it was"


def is_whole(log: StoredLog, events: int) -> bool:
    return log.meta.events == events == pyarrow.parquet.read_table(log.events_file).num_rows


def half_written(ground: Ground) -> list[str]:
    """Folders that an import or a reading has not yet given their own name, which it does when they are whole."""
    return sorted(entry.name for kind in ("logs", "readings") for entry in (ground.settings.data / kind).glob(".*"))


@dataclass
class Report:
    """What the kills came to."""

    kills: Counter[str] = field(default_factory=Counter)
    acknowledged: Counter[str] = field(default_factory=Counter)
    half_written: int = 0
    """Kills that left a half-written log or reading, which the next opening cleared."""
    problems: list[str] = field(default_factory=list)


def run(folder: Path, kills: int, events: int, seed: int, tell: Callable[[str], None]) -> Report:
    """Kills so many writers in turn on one workspace."""
    chance = random.Random(seed)
    ground, expected, report = Ground(folder, events), Expected(), Report()
    ground.prepare()
    pace: dict[str, list[float]] = defaultdict(lambda: [0.3])
    for number in range(kills):
        what = list(WRITERS)[number % len(WRITERS)]
        is_aimed = what in HALF_WRITING and report.half_written == 0 and number >= kills - len(WRITERS)
        heard = kill_a_writer(ground, what, number * 10_000, chance, pace[what], is_aimed)
        for acknowledgement in heard:
            expected.hear(acknowledgement)
        report.kills[what] += 1
        report.acknowledged[what] += len(heard)
        report.half_written += bool((ground.settings.data / "logs").is_dir() and half_written(ground))
        problems = look_from_outside(ground, expected, all_logs=number == kills - 1)
        report.problems += [f"after kill {number + 1} ({what}): {problem}" for problem in problems]
        tell(f"{number + 1}/{kills} {what}: {len(heard)} acknowledged, {len(problems)} problems")
    return report


def kill_a_writer(
    ground: Ground, what: str, begin: int, chance: random.Random, pace: list[float], is_aimed: bool
) -> list[Acknowledgement]:
    """What a writer got acknowledged until it was killed: at a random moment of its first, second or third act.

    Aimed, it is killed after that moment, as soon as something half-written is there.
    """
    ours, theirs = FORK.Pipe(duplex=False)
    writer = FORK.Process(target=write, args=(ground, what, begin, theirs))
    writer.start()
    theirs.close()
    heard: list[Acknowledgement] = []
    for _ in range(chance.randrange(3)):
        start = time.monotonic()
        heard.append(ours.recv())
        pace.append(time.monotonic() - start)
    time.sleep(chance.uniform(0, 1.2 * sum(pace[-5:]) / len(pace[-5:])))
    assert writer.pid is not None
    if is_aimed:
        stop_where_half_is_written(ground, writer.pid)
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    with contextlib.suppress(EOFError, OSError):
        while ours.poll():
            heard.append(ours.recv())
    if writer.exitcode != -signal.SIGKILL:
        raise RuntimeError(f"the writer ({what}) ended by itself with {writer.exitcode}")
    return heard


def stop_where_half_is_written(ground: Ground, writer: int) -> None:
    """Let a writer stand still while something half-written is there; by the time that one has looked it may be whole."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        os.kill(writer, signal.SIGSTOP)
        os.waitpid(writer, os.WUNTRACED)
        if half_written(ground):
            return
        os.kill(writer, signal.SIGCONT)
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.002)


def look_from_outside(ground: Ground, expected: Expected, all_logs: bool) -> list[str]:
    ours, theirs = FORK.Pipe(duplex=False)
    looker = FORK.Process(target=look, args=(ground, expected, all_logs, theirs))
    looker.start()
    theirs.close()
    try:
        problems: list[str] = ours.recv()
    except EOFError:
        problems = ["the process that looked died"]
    looker.join()
    return problems


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Kill writers to a workspace with SIGKILL, and look at what is there afterwards."
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--events", type=int, default=200_000, help="events in each log that is imported")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="print the outcome as JSON, and nothing on the way")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tell = (lambda _line: None) if chosen.json else print
        report = run(Path(folder), chosen.kills, chosen.events, chosen.seed, tell)
    if chosen.json:
        print(json.dumps(vars(report)))
    else:
        print(f"{report.kills.total()} kills ({dict(report.kills)}), {report.acknowledged.total()} acknowledged")
        print(f"{report.half_written} kills left something half-written; {len(report.problems)} problems")
        print("\n".join(report.problems))
    return 1 if report.problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
