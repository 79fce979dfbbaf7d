"""Times PM4Py on a clickstream; runs in an environment of its own, since PM4Py is AGPL and no part of Reiskaart.

    .bench-venv/bin/python bench/logs_pm4py.py bench/data/10m.parquet

Prints one JSON object: seconds per part, and the peak memory of the process. What it leaves out of our job (pseudonyms,
rejected rows, storing, the shares per step) counts in its favour.
"""

import json
import sys
import time
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")

import pandas as pd  # noqa: E402 (its warnings would drown the figures)
import pm4py  # noqa: E402


def main(file: Path) -> None:
    seconds: dict[str, float] = {}

    def timed(part: str, start: float) -> float:
        now = time.perf_counter()
        seconds[part] = now - start
        return now

    at = time.perf_counter()
    frame = pd.read_parquet(file)
    log = pm4py.format_dataframe(frame, case_id="user_id", activity_key="event", timestamp_key="ts")
    at = timed("import", at)
    counts, _, _ = pm4py.discover_dfg(log)
    at = timed("transition counts", at)
    pm4py.discover_performance_dfg(log)
    at = timed("transition times", at)
    pm4py.get_variants(log)
    timed("variants", at)
    status = Path("/proc/self/status").read_text().splitlines()
    peak_kib = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    print(
        json.dumps(
            {
                "version": pm4py.__version__,
                "events": len(frame),
                "transitions": sum(counts.values()),
                "seconds": seconds,
                "peak_mib": peak_kib / 1024,
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
