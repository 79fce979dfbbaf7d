"""One walk over the events of a log: how many there are of each combination of values, and which stand beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet

from reiskaart.eventlog import StoredLog
from reiskaart.reality.scan import whole_customers

Long = npt.NDArray[np.int64]

_HALF = 32
"""Bits of each of two numbers that are kept as one."""
_LOWER = (1 << _HALF) - 1


@dataclass(slots=True)
class Tally:
    """Weights by number; put together as they come, so that few are kept."""

    keys: Long = field(default_factory=lambda: np.empty(0, np.int64))
    weights: Long = field(default_factory=lambda: np.empty(0, np.int64))

    def add(self, keys: Long) -> None:
        """Count each of these numbers once more."""
        counted = pc.value_counts(pa.array(keys))
        every = np.concatenate([self.keys, counted.field("values").to_numpy()])
        weights = np.concatenate([self.weights, counted.field("counts").to_numpy()])
        self.keys, place = np.unique(every, return_inverse=True)
        self.weights = np.bincount(place, weights=weights, minlength=len(self.keys)).astype(np.int64)

    @property
    def pairs(self) -> tuple[Long, Long]:
        """The two numbers that each is made of."""
        return self.keys >> _HALF, self.keys & _LOWER


@dataclass(slots=True)
class Counted:
    """What a walk counted."""

    combinations: pa.Table
    """name, channel (codes), then the properties, events: one row per combination."""
    customers_of_name: dict[int, int]
    customers_of_channel: dict[tuple[int, int | None], int]
    """By codes of name and channel."""
    beside: tuple[Long, Long, Long]
    """Rows of the combinations of two events of a customer in a row whose name or channel differ, and how often."""


def count(log: StoredLog, properties: Sequence[str]) -> Counted:
    """Counts the combinations of name, channel and these columns, their customers, and what stands beside what.

    Raises: StoreError where the events are not sorted.
    """
    channels = log.meta.channels + 1
    known = _Known(len(properties))
    events, neighbours, of_name, of_channel = Tally(), Tally(), Tally(), Tally()
    for table in whole_customers(log, properties):
        name = table["name"].to_numpy().astype(np.int64)
        key = name * channels + table["channel"].fill_null(-1).to_numpy() + 1
        row = known.rows(key, [table[column] for column in properties])
        customer = table["customer"].to_numpy().astype(np.int64)
        events.add(row)
        of_name.add(_once_each(customer, name))
        of_channel.add(_once_each(customer, key))
        apart = (customer[1:] == customer[:-1]) & (key[1:] != key[:-1])
        neighbours.add((row[:-1][apart] << _HALF) | row[1:][apart])
    before, after = neighbours.pairs
    return Counted(
        combinations=known.table(log, properties, channels, events),
        customers_of_name=dict(zip(of_name.keys.tolist(), of_name.weights.tolist(), strict=True)),
        customers_of_channel={
            (key // channels, key % channels - 1 if key % channels else None): customers
            for key, customers in zip(of_channel.keys.tolist(), of_channel.weights.tolist(), strict=True)
        },
        beside=(before, after, neighbours.weights),
    )


def _once_each(customer: Long, key: Long) -> Long:
    """Each customer's keys, without repetition."""
    both: Long = pc.unique(pa.array(((customer - customer[0]) << _HALF) | key)).to_numpy()
    return both & _LOWER


class _Known:
    """The combinations met so far, each with its row."""

    def __init__(self, properties: int) -> None:
        self._codes: list[dict[object, int]] = [{} for _ in range(properties)]
        self._rows: dict[tuple[int, ...], int] = {}

    def rows(self, key: Long, columns: Sequence[pa.ChunkedArray]) -> Long:
        """The row of each event's combination."""
        parts: list[Long] = [key]
        place = key
        for codes, column in zip(self._codes, columns, strict=True):
            coded = column.combine_chunks().dictionary_encode(null_encoding="encode")
            table = np.array([codes.setdefault(value, len(codes)) for value in coded.dictionary.to_pylist()], np.int64)
            part: Long = table[coded.indices.to_numpy()]
            parts.append(part)
            place = (_dense(place) << _HALF) | part
        where = _dense(place)
        first = np.empty(where.max() + 1, np.int64)
        first[where[::-1]] = np.arange(len(where))[::-1]
        met = zip(*(part[first].tolist() for part in parts), strict=True)
        return np.array([self._rows.setdefault(one, len(self._rows)) for one in met], np.int64)[where]

    def table(self, log: StoredLog, properties: Sequence[str], channels: int, events: Tally) -> pa.Table:
        """All combinations by row."""
        parts = list(zip(*self._rows, strict=True)) or [()] * (1 + len(properties))
        keys = np.array(parts[0], np.int64)
        channel = keys % channels - 1
        schema = pyarrow.parquet.read_schema(log.events_file)
        columns = {
            "name": pa.array(keys // channels, pa.int32()),
            "channel": pa.array(channel, pa.int32(), mask=channel < 0),
        }
        for name, codes, part in zip(properties, self._codes, parts[1:], strict=True):
            values = pa.array(list(codes), schema.field(name).type)
            columns[name] = values.take(pa.array(part, pa.int64()))
        return pa.table({**columns, "events": pa.array(events.weights)})


def _dense(numbers: Long) -> Long:
    """The same numbers made small."""
    coded: npt.NDArray[np.int32] = pa.array(numbers).dictionary_encode().indices.to_numpy()
    return coded.astype(np.int64)
