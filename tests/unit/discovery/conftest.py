"""Logs and figures for discovery, written by hand."""

import csv
import importlib.util
import itertools
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from reiskaart.eventlog import LogOptions, StoredLog, import_log
from reiskaart.reality.discovery.aggregates import BINS_PER_OCTAVE, Aggregates, Key, Sample

BENCH = Path(__file__).resolve().parents[3] / "bench" / "discovery.py"

Paths = Iterable[Iterable[str]]
WriteLog = Callable[..., StoredLog]


@pytest.fixture
def write_log(tmp_path: Path) -> WriteLog:
    """Imports paths, one per customer, as a log; contacts lie ``seconds`` apart. A contact may be ``name|channel``."""

    def write(paths: Paths, *, seconds: int = 60, name: str = "log") -> StoredLog:
        file = tmp_path / f"{name}.csv"
        with file.open("w", newline="", encoding="utf-8") as out:
            rows = csv.writer(out)
            rows.writerow(["customer", "time", "name", "channel"])
            for customer, path in enumerate(paths):
                for place, contact in enumerate(path):
                    what, _, channel = contact.partition("|")
                    rows.writerow([f"c{customer}", 1_700_000_000 + customer * 1_000_000 + place * seconds, what, channel])
        options = LogOptions(
            customer="customer", time="time", name="name", channel="channel", time_format="seconds", pseudonyms=False
        )
        return import_log(file, tmp_path / name, options, key=None)

    return write


@pytest.fixture
def figures_of() -> Callable[..., Aggregates]:
    """The figures of paths, one per customer, without a log: rows in alphabetical order; ``gaps``: seconds per pair of names."""

    def make(paths: Paths, gaps: dict[tuple[str, str], float] | None = None, default_gap: float = 3_600.0) -> Aggregates:
        known = [list(path) for path in paths]
        names = sorted({name for path in known for name in path})
        n, number = len(names), {name: index for index, name in enumerate(names)}
        moves, precedes = np.zeros((n, n), np.int64), np.zeros((n, n), np.int64)
        starts, ends, events, customers = (np.zeros(n, np.int64) for _ in range(4))
        places: list[list[float]] = [[] for _ in names]
        for path in known:
            rows = [number[name] for name in path]
            starts[rows[0]] += 1
            ends[rows[-1]] += len(rows) > 1
            for a, b in itertools.pairwise(rows):
                moves[a, b] += 1
            for row in rows:
                events[row] += 1
            first = {row: rows.index(row) for row in set(rows)}
            for row, place in first.items():
                customers[row] += 1
                places[row].append((place + 0.5) / len(rows))
                for other, later in first.items():
                    precedes[row, other] += place < later
        seconds = np.full((n, n), default_gap)
        for (a, b), gap in (gaps or {}).items():
            seconds[number[a], number[b]] = gap
        histogram = np.zeros(160, np.int64)
        for a in range(n):
            for b in range(n):
                if a != b and moves[a, b]:
                    histogram[int(np.log2(max(seconds[a, b], 1)) * BINS_PER_OCTAVE)] += moves[a, b]
        return Aggregates(
            keys=tuple((Key(name),) for name in names),
            channels=(None,) * n,
            events=events,
            customers=customers,
            position=np.array([float(np.median(each)) for each in places]),
            starts=starts,
            ends=ends,
            precedes=precedes,
            moves=moves,
            gaps=np.where(moves > 0, seconds, np.nan),
            gap_histogram=histogram,
            gap_p95_seconds=default_gap,
            sample=Sample(
                np.array([c for c, path in enumerate(known) for _ in path], np.int64),
                np.array([number[name] for path in known for name in path], np.int64),
                np.array([round(default_gap * 1e6) * place for path in known for place, _ in enumerate(path)], np.int64),
                1,
            ),
            aside=(),
            included=(),
            last_us=round(default_gap * 1e6) * max((len(path) for path in known), default=0),
            log_events=int(events.sum()),
            log_customers=len(known),
        )

    return make


@pytest.fixture(scope="session")
def planted() -> ModuleType:
    """The program that plants journeys in logs and compares what is found."""
    spec = importlib.util.spec_from_file_location("bench_discovery", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
