"""Times the whole Reality of random choices of paths, beside the bare scan of the columns that it is made of.

    .venv/bin/python bench/filters.py bench/data/10000000.parquet

Filters ask for a period, a channel, names, steps and touchpoints passed or avoided, alone and together. The scan is DuckDB's over
the reading's own contacts, forced to read the values; filters and scans take turns. Prints one JSON object: seconds at the 50th
and 95th percentile of the filters and the median of the scans, their ratio, and the memory of a process that only answers.
"""

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from clickstream import CHANNELS, TOUCHPOINTS
from logs_ours import STEPS, journey
from reiskaart import reality
from reiskaart.eventlog import LogOptions, import_log
from reiskaart.model import Filter

FILTERS = 50
SCANNED = ("path", "touchpoint", "step", "next_touchpoint", "next_stay_step", "gap_us", "stay_us", "touchpoint_stay_us")
DAYS = 180
SEED = 20260101


def filters(count: int) -> list[Filter]:
    """Random filters; about one in ten keeps nearly everything."""
    chance = random.Random(SEED)
    made = []
    for _ in range(count):
        first = date(2026, 1, 1) + timedelta(days=chance.randrange(DAYS))
        asked = {
            "from_": first,
            "until": first + timedelta(days=chance.randrange(7, DAYS)),
            "where": {"channel": chance.sample(CHANNELS, chance.randrange(1, 3))},
            "passed": [f"s{chance.randrange(STEPS)}", f"t{chance.randrange(TOUCHPOINTS)}"][: chance.randrange(1, 3)],
            "avoided": [f"t{chance.randrange(TOUCHPOINTS)}"],
        }
        chosen = chance.sample(sorted(asked), chance.randrange(1, 4))
        made.append(Filter.model_validate({name: asked[name] for name in chosen}))
    return made


def answer(folder: Path) -> None:
    """Answers all filters on a reading, and prints what that took."""
    map_, reading = journey(), reality.open_reading(folder)
    scan = f"select {', '.join(f'sum(hash({column}) & 1)' for column in SCANNED)} from read_parquet('{folder}/contacts.parquet')"
    at = time.perf_counter()
    every = reality.figures(reading, map_)
    first_seconds = time.perf_counter() - at
    took, paths = [], []
    for wanted in filters(FILTERS):
        at = time.perf_counter()
        paths.append(reality.figures(reading, map_, wanted).paths)
        took.append(time.perf_counter() - at)
    peak_mib = _peak_mib()
    scans = []
    for _ in range(7):
        at = time.perf_counter()
        reading.connection.con.execute(scan).fetchall()
        scans.append(time.perf_counter() - at)
    p95 = statistics.quantiles(took, n=20)[-1]
    print(
        json.dumps(
            {
                "events": every.events,
                "paths": every.paths,
                "kept_paths": [min(paths), statistics.median(paths), max(paths)],
                "first_seconds": first_seconds,
                "p50_seconds": statistics.median(took),
                "p95_seconds": p95,
                "scan_seconds": statistics.median(scans),
                "p95_to_scan": p95 / statistics.median(scans),
                "peak_mib": peak_mib,
            }
        )
    )


def main(file: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        log = import_log(file, Path(folder) / "log", LogOptions(), key=b"a key for measuring only, 32 byte")
        reading = reality.read(log, journey(), Path(folder) / "reading")
        command = [sys.executable, __file__, str(reading.folder)]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout, end="")


def _peak_mib() -> float:
    status = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    given = Path(sys.argv[1])
    answer(given) if given.is_dir() else main(given)
