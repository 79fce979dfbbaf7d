"""Times Reiskaart on a clickstream: import with pseudonyms, reading, and all figures beside the bare scan of their columns.

    .venv/bin/python bench/logs_ours.py bench/data/10m.parquet

Prints one JSON object: seconds per part, seconds of the figures and of the scan, and the peak memory of the process.
"""

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from clickstream import TOUCHPOINTS
from reiskaart import reality
from reiskaart.eventlog import LogOptions, import_log
from reiskaart.model import Journey, Phase, Rule, Step, Touchpoint

ROUNDS = 7
STEPS, PER_STEP = 10, 4

SCANNED = ("path", "touchpoint", "step", "next_touchpoint", "next_stay_step", "gap_us", "stay_us", "touchpoint_stay_us")


def journey() -> Journey:
    """Ten steps of four touchpoints, in five phases; a rule for every name."""
    touchpoints = tuple(
        Touchpoint(id=f"t{index}", name=f"T{index}", rules=(Rule(conditions={"name": f"touchpoint_{index:02d}"}),))
        for index in range(TOUCHPOINTS)
    )
    steps = [
        Step(id=f"s{number}", name=f"S{number}", touchpoints=tuple(f"t{number * PER_STEP + k}" for k in range(PER_STEP)))
        for number in range(STEPS)
    ]
    phases = tuple(
        Phase(id=f"p{number}", name=f"P{number}", steps=tuple(steps[number * 2 : number * 2 + 2])) for number in range(5)
    )
    return Journey(id="bench", title="Bench", touchpoints=touchpoints, phases=phases)


def main(file: Path) -> None:
    seconds: dict[str, float] = {}
    map_ = journey()
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        log = import_log(file, Path(folder) / "log", LogOptions(), key=b"a key for measuring only, 32 byte")
        seconds["import"] = (at := time.perf_counter()) - start
        reading = reality.read(log, map_, Path(folder) / "reading")
        seconds["reading"] = time.perf_counter() - at
        at = time.perf_counter()
        reality.figures(reading, map_)
        seconds["figures"] = time.perf_counter() - at
        peak_mib = _peak_mib()
        beside = _beside(reading, map_)
        print(
            json.dumps(
                {
                    "events": log.meta.events,
                    "customers": log.meta.customers,
                    "seconds": seconds,
                    "peak_mib": peak_mib,
                    "figures": beside,
                    "log_mib": _size_mib(log.folder),
                    "reading_mib": _size_mib(reading.folder),
                }
            )
        )


def _beside(reading: reality.Reading, map_: Journey) -> dict[str, float]:
    """Medians over alternating rounds of all figures and of the scan of their columns, forced to read the values."""
    forced = ", ".join(f"sum(hash({column}) & 1)" for column in SCANNED)
    scan = f"select {forced} from read_parquet('{reading.folder / 'contacts.parquet'}')"
    figures_seconds, scan_seconds = [], []
    for _ in range(ROUNDS):
        at = time.perf_counter()
        reality.figures(reading, map_)
        between = time.perf_counter()
        reading.connection.con.execute(scan).fetchall()
        figures_seconds.append(between - at)
        scan_seconds.append(time.perf_counter() - between)
    return {"figures": statistics.median(figures_seconds), "scan": statistics.median(scan_seconds)}


def _peak_mib() -> float:
    status = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


def _size_mib(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20


if __name__ == "__main__":
    main(Path(sys.argv[1]))
