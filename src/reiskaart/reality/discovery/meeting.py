"""How often customers meet each name, and through which channel: what decides which names may stand on the map."""

from collections.abc import Callable, Collection

import numpy as np
import numpy.typing as npt

from reiskaart.eventlog import StoredLog
from reiskaart.reality.discovery.choosing import Choice, Met, choose
from reiskaart.reality.placing import first_of_groups
from reiskaart.reality.scan import whole_customers

NO_CHANNEL = -1
Long = npt.NDArray[np.int64]


class _Tally:
    """Counts per key, gathered part by part; there may be many keys, few of them in each part."""

    def __init__(self) -> None:
        self._parts: list[tuple[Long, list[npt.NDArray[np.float64]]]] = []

    def add(self, keys: Long, *weights: npt.NDArray[np.generic] | None) -> None:
        """One more of each key; and of each weight, where it is not one each."""
        found, at = np.unique(keys, return_inverse=True)
        self._parts.append((found, [np.bincount(at, weight, len(found)).astype(np.float64) for weight in weights]))

    def total(self) -> tuple[list[int], list[list[float]]]:
        """The keys, in order, and the sums of each weight."""
        if not self._parts:
            return [], []
        keys = np.concatenate([keys for keys, _ in self._parts])
        found, at = np.unique(keys, return_inverse=True)
        sums = [np.concatenate(column) for column in zip(*(sums for _, sums in self._parts), strict=True)]
        return found.tolist(), [np.bincount(at, each, len(found)).tolist() for each in sums]


def choice_of(
    log: StoredLog,
    names: dict[int, str],
    channels: dict[int, str],
    include: Collection[str],
    progress: Callable[[int], None],
) -> Choice:
    """Which names may stand on the map; ``progress`` hears how many events have been looked at."""
    by_name, by_channel = _Tally(), _Tally()
    width = max(channels, default=NO_CHANNEL) + 2  # channels with one more in front, for none
    switchers = done = 0
    for events in whole_customers(log, ()):
        name = events["name"].to_numpy().astype(np.int64)
        path, starts = paths_of(events["customer"].to_numpy())
        n, every = len(name), np.arange(len(name))
        by_name.add(name, None, first_of_groups(n, every, path * (int(name.max()) + 1) + name))
        if channels:
            channel = events["channel"].fill_null(NO_CHANNEL).to_numpy().astype(np.int64) + 1
            pair = name * width + channel
            length = np.diff(starts, append=n)
            place = (every - starts[path] + 0.5) / length[path]
            by_channel.add(pair, None, first_of_groups(n, every, path * (int(pair.max()) + 1) + pair), place)
            used = first_of_groups(n, every, path * width + channel) & (channel > 0)
            switchers += int(np.count_nonzero(np.bincount(path[used], minlength=len(starts)) > 1))
        done += n
        progress(done)
    found, sums = by_name.total()
    of_names = [Met(names[key], None, int(sums[0][i]), int(sums[1][i])) for i, key in enumerate(found)]
    found, sums = by_channel.total()
    of_channels = [
        Met(
            names[key // width],
            channels.get(key % width - 1),
            int(sums[0][i]),
            int(sums[1][i]),
            sums[2][i] / sums[0][i],
        )
        for i, key in enumerate(found)
    ]
    return choose(of_names, of_channels, log.meta.customers, switchers, include)


def paths_of(customer: npt.NDArray[np.integer]) -> tuple[Long, Long]:
    """Per event the number of its customer among these, from 0; and where each begins."""
    new = np.ones(len(customer), np.bool_)
    np.not_equal(customer[1:], customer[:-1], out=new[1:])
    return np.cumsum(new) - 1, np.flatnonzero(new)
