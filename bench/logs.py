"""Measures Reiskaart beside PM4Py and plain DuckDB on one clickstream, in one run, and prints ratios.

    .venv/bin/python bench/logs.py                   1 million events
    .venv/bin/python bench/logs.py 10000000          10 million
    .venv/bin/python bench/logs.py 10000000 --without-pm4py

Each contestant runs in a process of its own, one after the other, on the same file, which was read once before so that
the disk's cache is warm for all. PM4Py is installed into ``.bench-venv``: it is AGPL and no
dependency of Reiskaart.
"""

import argparse
import json
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import clickstream

HERE = Path(__file__).resolve().parent
PEER_ENVIRONMENT = HERE.parent / ".bench-venv"
LIMIT = 3.0
"""Times the bare scan of their columns that all figures together may take."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure Reiskaart beside PM4Py and plain DuckDB.")
    parser.add_argument("events", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--without-pm4py", action="store_true", help="PM4Py takes minutes, and many GB above 10 million events")
    given = parser.parse_args()
    file = HERE / "data" / f"{given.events}.parquet"
    if not file.exists():
        print(f"Making {file} …", file=sys.stderr)
        clickstream.write_parquet(clickstream.make(given.events), file)
    file.read_bytes()
    ours = _run(Path(sys.executable), "logs_ours.py", file)
    plain = _run(Path(sys.executable), "logs_duckdb.py", file)
    peer = None if given.without_pm4py else _run(_peer_python(), "logs_pm4py.py", file)
    _report(ours, plain, peer, file)
    results = HERE / "results"
    results.mkdir(exist_ok=True)
    (results / f"logs-{given.events}.json").write_text(json.dumps({"ours": ours, "duckdb": plain, "pm4py": peer}, indent=2))


def _run(python: Path, program: str, file: Path) -> dict[str, Any]:
    print(f"Running {program} …", file=sys.stderr)
    ran = subprocess.run([python, HERE / program, file], capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        sys.exit(f"{program} failed:\n{ran.stderr}")
    result: dict[str, Any] = json.loads(ran.stdout.strip().splitlines()[-1])
    return result


def _peer_python() -> Path:
    python = PEER_ENVIRONMENT / "bin" / "python"
    if not python.exists():
        print("Installing PM4Py into .bench-venv …", file=sys.stderr)
        venv.create(PEER_ENVIRONMENT, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "pm4py", "pyarrow"], check=True)
    return python


def _report(ours: dict[str, Any], plain: dict[str, Any], peer: dict[str, Any] | None, file: Path) -> None:
    seconds = ours["seconds"]
    whole = sum(seconds.values())
    print(f"\n{ours['events']:,} events of {ours['customers']:,} customers, {file.stat().st_size / 2**20:.0f} MiB of Parquet")
    print(f"stored: log {ours['log_mib']:.0f} MiB, reading {ours['reading_mib']:.0f} MiB\n")
    print(f"{'Reiskaart':32}{'seconds':>10}")
    for part, took in seconds.items():
        print(f"  {part:30}{took:10.2f}")
    print(f"  {'all of it':30}{whole:10.2f}   peak {ours['peak_mib']:.0f} MiB\n")
    direct = plain["seconds"]["transitions"]
    print(
        f"plain DuckDB, transitions only  {direct:10.2f}   peak {plain['peak_mib']:.0f} MiB"
        f"   ours, all of it: {whole / direct:.1f} x"
    )
    if peer is not None:
        assert peer["transitions"] == plain["transitions"], "the contestants disagree"
        comparable = sum(took for part, took in peer["seconds"].items() if part != "variants")
        print(f"PM4Py {peer['version']}, import + transitions {comparable:10.2f}   peak {peer['peak_mib']:.0f} MiB")
        print(f"  Reiskaart is {comparable / whole:.1f} x as fast, with {ours['peak_mib'] / peer['peak_mib']:.2f} of its memory")
    took = ours["figures"]
    ratio = took["figures"] / took["scan"]
    print(f"\nall figures {took['figures']:.3f} s, scan of their columns {took['scan']:.3f} s: {ratio:.1f} x (limit {LIMIT:.0f})")


if __name__ == "__main__":
    main()
