"""The passes over a stored log that discovery makes: one to choose names, one to count them; customer by customer, in order."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet

from reiskaart.eventlog import StoredLog
from reiskaart.reality.discovery.aggregates import BINS_PER_OCTAVE, Aggregates, Counts, Key, Numbers, Sample
from reiskaart.reality.discovery.choosing import Choice
from reiskaart.reality.discovery.meeting import NO_CHANNEL, choice_of, paths_of
from reiskaart.reality.placing import first_of_groups
from reiskaart.reality.scan import percentile_95, whole_customers

SAMPLE_CUSTOMERS = 20_000
"""Paths are looked at one by one for about so many customers at most: every n-th."""
SAMPLE_CONTACTS = 200_000
"""And for about so many contacts at most."""
Progress = Callable[[float], None]
"""Hears the share of the work that is done, 0..1."""
_BINS = BINS_PER_OCTAVE * 40  # up to 2^40 seconds
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CHOOSING = 0.4
"""The share of the time that it takes to choose names."""


def aggregate(
    log: StoredLog, *, by_channel: bool = True, include: Collection[str] = (), progress: Progress | None = None
) -> Aggregates:
    """The figures of a log that a draft map needs.

    ``by_channel``: names may be split by channel; ``include``: raw names that shall be on the map whatever they weigh.
    """
    names, channels = _texts(log.names_file), _texts(log.channels_file)
    wanted, events = frozenset(include), max(log.meta.events, 1)

    def told(begins: float, ends: float) -> Callable[[int], None]:
        return lambda done: None if progress is None else progress(begins + (ends - begins) * min(done / events, 1.0))

    choice = choice_of(log, names, channels if by_channel else {}, wanted, told(0.0, _CHOOSING))
    counter = _Counter(log, choice, names, channels)
    tell, done = told(_CHOOSING, 0.95), 0
    for part in whole_customers(log, ()):
        counter.add(part)
        done += part.num_rows
        tell(done)
    return counter.figures(log, choice, tuple(sorted(wanted & set(names.values()))))


def _texts(file: Path) -> dict[int, str]:
    table = pyarrow.parquet.read_table(file)
    return dict(zip(table["code"].to_pylist(), table["text"].to_pylist(), strict=True))


class _Counter:
    """Counts parts of a log, each of whole customers."""

    def __init__(self, log: StoredLog, choice: Choice, names: dict[int, str], channels: dict[int, str]) -> None:
        self._n = n = len(choice.keys)
        self._every = max(1, -(-log.meta.customers // SAMPLE_CUSTOMERS), -(-log.meta.events // SAMPLE_CONTACTS))
        self._row, self._split, self._through = _rows(choice, names, channels)
        self._events, self._customers, self._starts, self._ends = (np.zeros(n, np.int64) for _ in range(4))
        self._precedes, self._moves = np.zeros(n * n, np.int64), np.zeros(n * n, np.int64)
        self._bins = np.zeros(_BINS, np.int64)
        self._places: list[tuple[npt.NDArray[np.int16], Numbers]] = []
        """Row and place on the path of each first contact."""
        self._gaps: list[tuple[npt.NDArray[np.int16], Numbers]] = []
        """Which pair of rows, and seconds, of each move."""
        self._silences: list[Counts] = []
        self._sample: list[tuple[Counts, Counts, Counts]] = []

    def add(self, events: pa.Table) -> None:
        customer, at_us = events["customer"].to_numpy().astype(np.int64), events["at_us"].to_numpy()
        row = self._rows_of(events)
        self._silences.append(np.diff(at_us)[customer[1:] == customer[:-1]])
        looked_at = customer % self._every == 0
        self._sample.append((customer[looked_at], row[looked_at].astype(np.int64), at_us[looked_at]))
        on_map = np.flatnonzero(row >= 0)
        if len(on_map):
            self._count(customer[on_map], at_us[on_map], row[on_map].astype(np.int64))

    def _rows_of(self, events: pa.Table) -> npt.NDArray[np.int16]:
        name = events["name"].to_numpy()
        row: npt.NDArray[np.int16] = self._row[name]
        split = self._split[name]
        parted = np.flatnonzero(split >= 0)
        if len(parted):
            channel = events["channel"].fill_null(NO_CHANNEL).to_numpy()
            row[parted] = self._through[split[parted], channel[parted] + 1]
        return row

    def _count(self, customer: Counts, at_us: Counts, row: Counts) -> None:
        n, contacts = self._n, len(row)
        path, starts = paths_of(customer)
        length, rank = np.diff(starts, append=contacts), np.arange(contacts) - starts[path]
        first = np.flatnonzero(first_of_groups(contacts, np.arange(contacts), path * n + row))
        last = (starts + length - 1)[length > 1]
        self._events += np.bincount(row, minlength=n)
        self._customers += np.bincount(row[first], minlength=n)
        self._starts += np.bincount(row[starts], minlength=n)
        self._ends += np.bincount(row[last], minlength=n)
        self._places.append((row[first].astype(np.int16), (rank[first] + 0.5) / length[path[first]]))
        self._count_moves(np.flatnonzero(path[1:] == path[:-1]), at_us, row)
        self._count_order(path[first], row[first])

    def _count_moves(self, at: Counts, at_us: Counts, row: Counts) -> None:
        pair = row[at] * self._n + row[at + 1]
        seconds = (at_us[at + 1] - at_us[at]) / 1_000_000
        self._moves += np.bincount(pair, minlength=self._n**2)
        self._gaps.append((pair.astype(np.int16), seconds))
        between = np.maximum(seconds[row[at] != row[at + 1]], 1.0)
        bins = np.minimum(np.floor(np.log2(between) * BINS_PER_OCTAVE), _BINS - 1).astype(np.int64)
        self._bins += np.bincount(bins, minlength=_BINS)

    def _count_order(self, path: Counts, row: Counts) -> None:
        """Of the first contacts, which come before which on the same path."""
        at = np.arange(len(path) - 1)
        for later in range(1, self._n):
            at = at[at + later < len(path)]
            at = at[path[at] == path[at + later]]
            if not len(at):
                break
            self._precedes += np.bincount(row[at] * self._n + row[at + later], minlength=self._n**2)

    def figures(self, log: StoredLog, choice: Choice, included: tuple[str, ...]) -> Aggregates:
        n = self._n
        sample = [np.concatenate(column) if column else np.zeros(0, np.int64) for column in _columns(self._sample, 3)]
        p95_us = percentile_95(np.concatenate(self._silences)) if self._silences else None
        return Aggregates(
            keys=tuple((key,) for key in choice.keys),
            channels=choice.channels,
            events=self._events,
            customers=self._customers,
            position=np.nan_to_num(_medians(self._places, n)),
            starts=self._starts,
            ends=self._ends,
            precedes=self._precedes.reshape(n, n),
            moves=self._moves.reshape(n, n),
            gaps=_medians(self._gaps, n * n).reshape(n, n),
            gap_histogram=self._bins,
            gap_p95_seconds=None if p95_us is None else p95_us / 1_000_000,
            sample=Sample(customer=sample[0], row=sample[1], at_us=sample[2], every=self._every),
            aside=choice.aside,
            included=included,
            last_us=0 if log.meta.last is None else (log.meta.last - _EPOCH) // timedelta(microseconds=1),
            log_events=log.meta.events,
            log_customers=log.meta.customers,
        )


def _rows(
    choice: Choice, names: dict[int, str], channels: dict[int, str]
) -> tuple[npt.NDArray[np.int16], npt.NDArray[np.int16], npt.NDArray[np.int16]]:
    """By code of the name its row (-1: not on the map), and which of the names that channels split it is (-1: of none).

    Then for each of those, by channel, none in front, its row.
    """
    number = {key: index for index, key in enumerate(choice.keys)}
    split_names = sorted({key.name for key in choice.keys if key.channel is not None})
    row = np.full(max(names, default=-1) + 1, -1, np.int16)
    split = row.copy()
    through = np.full((len(split_names), max(channels, default=NO_CHANNEL) + 2), -1, np.int16)
    for code, text in names.items():
        row[code] = number.get(Key(text), -1)
        if text in split_names:
            split[code] = which = split_names.index(text)
            through[which] = row[code]
            for channel, called in channels.items():
                through[which, channel + 1] = number.get(Key(text, called), row[code])
    return row, split, through


def _columns(parts: list[tuple[Counts, Counts, Counts]], width: int) -> list[list[Counts]]:
    return [[part[i] for part in parts] for i in range(width)]


def _medians(parts: list[tuple[npt.NDArray[np.int16], Numbers]], groups: int) -> Numbers:
    """The median of each group; NaN where there is nothing in it. The parts are used up."""
    found = np.full(groups, np.nan)
    if not parts:
        return found
    group = np.concatenate([group for group, _ in parts])
    values = np.concatenate([values for _, values in parts])
    parts.clear()
    values = values[np.argsort(group, kind="stable")]
    edges = np.concatenate([[0], np.cumsum(np.bincount(group, minlength=groups))])
    for number in range(groups):
        mine = values[edges[number] : edges[number + 1]]
        if len(mine):
            found[number] = np.median(mine, overwrite_input=True)
    return found
