"""One pass over the events of a log, customer by customer, several customers at once."""

import os
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet

from reiskaart.errors import StoreError
from reiskaart.eventlog import StoredLog
from reiskaart.reality.lists import ListWriters, Rows, part_lists
from reiskaart.reality.matching import Matcher
from reiskaart.reality.placing import Events, Placer
from reiskaart.reality.sequences import number_variants, sequences
from reiskaart.reality.tables import (
    CONTACTS,
    CONTACTS_SCHEMA,
    PATHS,
    PATHS_SCHEMA,
    VARIANTS,
    VARIANTS_ROW_GROUP,
    VARIANTS_SCHEMA,
    TableWriter,
    contacts_batch,
    numbered_from,
    paths_batch,
    variants_batch,
    with_variants,
)
from reiskaart.reality.value_columns import ValueColumn

_BATCH = 262_144
_COLUMNS = ("customer", "at_us", "row", "name", "channel")

Long = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scan:
    """What a pass counted."""

    contacts: int
    customers: int
    paths: int
    variants: int
    gap_p95_us: float | None
    unmatched: tuple[tuple[int, int | None, int], ...]
    """Code of the name, code of the channel, events; heaviest first."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What the events of some customers give; paths are numbered from 0."""

    contacts: pa.RecordBatch
    paths: pa.RecordBatch
    stays: pa.DictionaryArray
    lists: dict[str, Rows]
    customers: int
    unmatched: tuple[Long, Long]
    """Keys of name and channel, and their events."""
    gaps_us: Long
    events: int


def scan(
    log: StoredLog,
    rules: Matcher,
    placer: Placer,
    columns: Sequence[ValueColumn],
    folder: Path,
    progress: Callable[[int, int], None] | None,
) -> Scan:
    """Places all events, writes tables and lists into ``folder`` and counts; the first of ``columns`` is that of the names.

    Raises: StoreError where the events are not sorted.
    """
    channels = log.meta.channels + 1
    gaps_us = np.empty(log.meta.events, np.int64)
    unmatched: Counter[int] = Counter()
    contacts = customers = paths = gaps = done = 0
    further = list(dict.fromkeys([*rules.column_names, *(column.source for column in columns)]))
    path_rows: list[pa.RecordBatch] = []
    stays: list[pa.DictionaryArray] = []
    with TableWriter(folder / CONTACTS, CONTACTS_SCHEMA) as contact_rows, ListWriters(folder, len(columns)) as lists:
        for part in _in_order(whole_customers(log, further), lambda events: _part(log, rules, placer, columns, channels, events)):
            contact_rows.write(numbered_from(part.contacts, paths))
            lists.write(part.lists, paths)
            path_rows.append(numbered_from(part.paths, paths))
            stays.append(part.stays)
            gaps_us[gaps : gaps + len(part.gaps_us)] = part.gaps_us
            gaps += len(part.gaps_us)
            contacts += part.contacts.num_rows
            paths += part.paths.num_rows
            customers += part.customers
            unmatched.update(dict(zip(*(column.tolist() for column in part.unmatched), strict=True)))
            done += part.events
            if progress is not None:
                progress(done, log.meta.events)
        contact_rows.finish()
        gap_p95_us = percentile_95(gaps_us[:gaps])
        variants = number_variants(stays)
        with TableWriter(folder / PATHS, PATHS_SCHEMA) as writer:
            for rows, variant in zip(path_rows, variants.of_paths, strict=True):
                writer.write(with_variants(rows, variant))
        with TableWriter(folder / VARIANTS, VARIANTS_SCHEMA, row_group=VARIANTS_ROW_GROUP) as writer:
            for first in range(0, len(variants.rank), VARIANTS_ROW_GROUP):
                rank = variants.rank[first : first + VARIANTS_ROW_GROUP]
                writer.write(variants_batch(first, rank, variants.steps.slice(first, VARIANTS_ROW_GROUP)))
    return Scan(
        contacts=contacts,
        customers=customers,
        paths=paths,
        variants=len(variants.rank),
        gap_p95_us=gap_p95_us,
        unmatched=tuple(
            (key // channels, key % channels - 1 if key % channels else None, events)
            for key, events in sorted(unmatched.items(), key=lambda entry: (-entry[1], entry[0]))
        ),
    )


def whole_customers(log: StoredLog, further: Sequence[str]) -> Iterator[pa.Table]:
    """The events in their order, cut only between customers; ``further`` names columns that are wanted besides those of all.

    Raises: StoreError where a customer's events do not lie together.
    """
    columns = list(dict.fromkeys([*_COLUMNS, *further]))
    waiting: list[pa.RecordBatch] = []
    latest = -1
    with pyarrow.parquet.ParquetFile(log.events_file) as file:
        for batch in file.iter_batches(_BATCH, columns=columns):
            customer = batch["customer"].to_numpy()
            cut = int(np.searchsorted(customer, customer[-1]))
            if cut or (waiting and waiting[-1]["customer"][-1].as_py() != customer[0]):
                ready = pa.Table.from_batches([*waiting, batch.slice(0, cut)])
                latest = _after(log, ready, latest)
                yield ready
                waiting = []
            waiting.append(batch.slice(cut))
    if waiting:
        ready = pa.Table.from_batches(waiting)
        _after(log, ready, latest)
        yield ready


def _after(log: StoredLog, events: pa.Table, latest: int) -> int:
    """The last of these customers, who all come after ``latest``."""
    customer = events["customer"]
    if customer[0].as_py() <= latest:
        raise StoreError("reality.log-not-sorted", log=log.meta.name)
    return int(customer[-1].as_py())


def _in_order(tables: Iterator[pa.Table], work: Callable[[pa.Table], _Part]) -> Iterator[_Part]:
    """The work done on each table, by all processors, in the order of the tables."""
    workers = os.cpu_count() or 1
    with ThreadPoolExecutor(workers) as pool:
        running: deque[Future[_Part]] = deque()
        for table in tables:
            running.append(pool.submit(work, table))
            if len(running) > workers:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()


def _part(
    log: StoredLog, rules: Matcher, placer: Placer, columns: Sequence[ValueColumn], channels: int, events: pa.Table
) -> _Part:
    customer = events["customer"].to_numpy()
    at_us = events["at_us"].to_numpy()
    same = customer[1:] == customer[:-1]
    gaps_us = np.diff(at_us)[same]
    row, ties = events["row"].to_numpy(), np.flatnonzero(same)[gaps_us == 0]
    if (customer[1:] < customer[:-1]).any() or (gaps_us < 0).any() or (row[ties + 1] < row[ties]).any():
        raise StoreError("reality.log-not-sorted", log=log.meta.name)
    touchpoint, pinned, rule = rules.match(events)
    fits = touchpoint >= 0
    kept = np.flatnonzero(fits)
    values = [column.numbers(events[column.source])[kept] for column in columns]
    contacts, paths = placer.place(
        Events(customer[kept], at_us[kept], touchpoint[kept], pinned[kept], rule[kept], values[0], kept)
    )
    rest = pa.table([events["name"], events["channel"]], ["name", "channel"]).filter(pa.array(~fits))
    channel = rest["channel"].fill_null(-1).to_numpy().astype(np.int64)
    keys, weights = np.unique(rest["name"].to_numpy().astype(np.int64) * channels + channel + 1, return_counts=True)
    return _Part(
        contacts=contacts_batch(contacts),
        paths=paths_batch(paths),
        stays=sequences(paths),
        lists=part_lists(contacts, values, placer.places),
        customers=int(np.count_nonzero(np.diff(paths.customer))) + (len(paths.customer) > 0),
        unmatched=(keys, weights),
        gaps_us=gaps_us,
        events=events.num_rows,
    )


def percentile_95(values: Long) -> float | None:
    """By linear interpolation between order statistics; ``values`` are put in another order."""
    if not len(values):
        return None
    place = 0.95 * (len(values) - 1)
    below = int(place)
    above = min(below + 1, len(values) - 1)
    values.partition([below, above])
    return float(values[below] + (place - below) * (values[above] - values[below]))
