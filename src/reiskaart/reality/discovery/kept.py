"""The figures that drafts of a log are made from, kept beside the log: counted once, and found again after a restart."""

import hashlib
import json
import os
import uuid
import zipfile
from collections.abc import Collection
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np

from reiskaart.eventlog import StoredLog
from reiskaart.reality.discovery.aggregates import Aggregates, Key, Sample, Weight
from reiskaart.reality.discovery.counting import Progress, aggregate

FORMAT = 1
"""Raised whenever the figures or the way to choose names change, so that older files are made again."""
_MOST = 8
"""Files at most beside a log: of the names that somebody wanted on the map lately."""
_PATTERN = "discovery*.npz"
_COUNTS = ("events", "customers", "position", "starts", "ends", "precedes", "moves", "gaps", "gap_histogram")
_SMALL = {"customer": np.int32, "row": np.int16, "at_us": np.int64}


def aggregates_of(log: StoredLog, *, include: Collection[str] = (), progress: Progress | None = None) -> Aggregates:
    """The figures of a log, found beside it or counted and kept there; ``progress`` hears how far the counting is."""
    wanted = tuple(sorted(set(include)))
    found = find_aggregates(log, include=wanted)
    if found is not None:
        return found
    made = aggregate(log, include=wanted, progress=progress)
    with suppress(OSError):  # the log is gone meanwhile, or the disk is full: next time they are counted again
        _keep(made, log, wanted)
    return made


def find_aggregates(log: StoredLog, *, include: Collection[str] = ()) -> Aggregates | None:
    """The figures of a log where they are kept beside it; none where they are not, or are of another version or other events."""
    wanted = tuple(sorted(set(include)))
    try:
        with _file(log, wanted).open("rb") as file, np.load(file, allow_pickle=False) as kept:
            meta = json.loads(bytes(kept["meta"]))
            if meta["stands_on"] != _stands_on(log, wanted):
                return None
            return _read(meta, {name: kept[name] for name in (*_COUNTS, *_SMALL)})
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
        return None


def _file(log: StoredLog, include: tuple[str, ...]) -> Path:
    if not include:
        return log.folder / "discovery.npz"
    return log.folder / f"discovery-{hashlib.sha256(json.dumps(include).encode()).hexdigest()[:16]}.npz"


def _stands_on(log: StoredLog, include: tuple[str, ...]) -> list[Any]:
    return [FORMAT, log.meta.digest, log.meta.events, list(include)]


def _keep(made: Aggregates, log: StoredLog, include: tuple[str, ...]) -> None:
    file = _file(log, include)
    meta = {
        "stands_on": _stands_on(log, include),
        "keys": [[[key.name, key.channel] for key in keys] for keys in made.keys],
        "channels": made.channels,
        "gap_p95_seconds": made.gap_p95_seconds,
        "every": made.sample.every,
        "aside": [[getattr(each, field.name) for field in fields(Weight)] for each in made.aside],
        "included": made.included,
        "last_us": made.last_us,
        "log_events": made.log_events,
        "log_customers": made.log_customers,
    }
    arrays = {name: getattr(made, name) for name in _COUNTS}
    arrays |= {name: getattr(made.sample, name).astype(kind) for name, kind in _SMALL.items()}
    arrays["meta"] = np.frombuffer(json.dumps(meta).encode(), np.uint8)
    part = file.with_name(f".{uuid.uuid4().hex[:8]}.discovery.tmp")
    try:
        with part.open("xb") as out:
            np.savez(out, **arrays)
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    for old in sorted(log.folder.glob(_PATTERN), key=lambda each: -each.stat().st_mtime)[_MOST:]:
        old.unlink(missing_ok=True)


def _read(meta: dict[str, Any], arrays: dict[str, Any]) -> Aggregates:
    sample = Sample(**{name: arrays[name].astype(np.int64) for name in _SMALL}, every=meta["every"])
    return Aggregates(
        **{name: arrays[name] for name in _COUNTS},
        keys=tuple(tuple(Key(*key) for key in keys) for keys in meta["keys"]),
        channels=tuple(meta["channels"]),
        sample=sample,
        aside=tuple(Weight(*each) for each in meta["aside"]),
        included=tuple(meta["included"]),
        **{name: meta[name] for name in ("gap_p95_seconds", "last_us", "log_events", "log_customers")},
    )
