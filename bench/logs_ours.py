"""Times Reiskaart on a clickstream: import with pseudonyms, reading, and every view beside the bare scan of its columns.

    .venv/bin/python bench/logs_ours.py bench/data/10m.parquet

Prints one JSON object: seconds per part, per view the seconds of the view and of the scan, and the peak memory of the process.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from clickstream import TOUCHPOINTS
from reiskaart import reality
from reiskaart.eventlog import LogOptions, import_log
from reiskaart.model import Journey, Phase, Rule, Step, Touchpoint

ROUNDS = 7
STEPS, PER_STEP = 10, 4

Views = dict[str, tuple[str, tuple[str, ...], Callable[[reality.Reading], object]]]


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


def views(silence_us: float) -> Views:
    """Per view: the table and columns that it uses, and the question."""
    return {
        "counts per step": (
            "contacts",
            ("step", "is_first_at_step", "after_step", "is_first_return_from_step", "silence_us"),
            lambda reading: reality.step_counts(reading, silence_us),
        ),
        "counts per touchpoint": (
            "contacts",
            ("touchpoint", "is_first_at_touchpoint", "after_touchpoint", "is_first_return_from_touchpoint", "silence_us"),
            lambda reading: reality.touchpoint_counts(reading, silence_us),
        ),
        "counts per phase": ("contacts", ("step", "is_first_at_phase"), reality.phase_figures),
        "transitions between steps": (
            "contacts",
            ("step", "next_stay_step", "stay_us", "is_first_of_step_transition"),
            reality.step_transitions,
        ),
        "transitions between touchpoints": (
            "contacts",
            ("touchpoint", "next_touchpoint", "gap_us", "is_first_of_transition"),
            reality.touchpoint_transitions,
        ),
        "quartiles per step": ("contacts", ("step", "stay_us"), reality.step_times),
        "quartiles per touchpoint": ("contacts", ("touchpoint", "touchpoint_stay_us"), reality.touchpoint_times),
        "variants": ("paths", ("variant",), reality.variants),
    }


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
        silence_us = reality.silence_us(reading, map_)
        reality.step_figures(reading, map_)
        seconds["steps"] = time.perf_counter() - at
        at = time.perf_counter()
        reality.touchpoint_transitions(reading)
        reality.step_transitions(reading)
        seconds["transitions"] = time.perf_counter() - at
        peak_mib = _peak_mib()
        beside = {name: _beside(reading, *view) for name, view in views(silence_us).items()}
        print(
            json.dumps(
                {
                    "events": log.meta.events,
                    "customers": log.meta.customers,
                    "seconds": seconds,
                    "peak_mib": peak_mib,
                    "views": beside,
                    "log_mib": _size_mib(log.folder),
                    "reading_mib": _size_mib(reading.folder),
                }
            )
        )


def _beside(
    reading: reality.Reading, table: str, columns: tuple[str, ...], question: Callable[[reality.Reading], object]
) -> dict[str, float]:
    """Medians over alternating rounds of the view and of the scan of its columns, forced to read the values."""
    forced = ", ".join(f"sum(hash({column}) & 1)" for column in columns)
    scan = f"select {forced} from read_parquet('{reading.folder / f'{table}.parquet'}')"
    view_seconds, scan_seconds = [], []
    for _ in range(ROUNDS):
        at = time.perf_counter()
        question(reading)
        between = time.perf_counter()
        reading.connection.con.execute(scan).fetchall()
        view_seconds.append(between - at)
        scan_seconds.append(time.perf_counter() - between)
    return {"view": statistics.median(view_seconds), "scan": statistics.median(scan_seconds)}


def _peak_mib() -> float:
    status = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


def _size_mib(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20


if __name__ == "__main__":
    main(Path(sys.argv[1]))
