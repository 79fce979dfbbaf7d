"""How long it takes from one stay to the next."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from reiskaart.intervals import middle_ranks
from reiskaart.model import Times
from reiskaart.reality.counts import PlaceCounts
from reiskaart.reality.groups import Group
from reiskaart.reality.lists import Waits
from reiskaart.reality.path_columns import Flags, Long


def place_times(group: Group, waits: Waits, counts: Sequence[PlaceCounts]) -> tuple[Times, ...]:
    """Per step or touchpoint, in the order of the map: from the start of a stay to the start of the next."""
    kept = group.kept(waits)
    in_span = waits.counts(kept)
    spreads = (Spread(waits, kept, in_span, place) for place in range(len(counts)))
    return tuple(quartiles(spread.n, spread.at, at.customers) for spread, at in zip(spreads, counts, strict=True))


class Spread:
    """The times of a group of paths at one place, found by their rank."""

    def __init__(self, waits: Waits, kept: Flags, in_span: Long, place: int) -> None:
        self._waits = waits
        self._kept = kept
        self._first, last = waits.spans_at(place)
        self._until = np.cumsum(in_span[self._first : last])
        self._found: dict[int, Long] = {}

    @property
    def n(self) -> int:
        """How many there are."""
        return int(self._until[-1]) if len(self._until) else 0

    def at(self, rank: int) -> float:
        """The time, in microseconds, that so many are shorter than."""
        span = int(np.searchsorted(self._until, rank, side="right"))
        if span not in self._found:
            bounds = self._waits.bounds[self._first + span : self._first + span + 2]
            rows = slice(int(bounds[0]), int(bounds[1]))
            self._found[span] = np.sort(self._waits.wait_us[rows][self._kept[rows]])
        before = int(self._until[span - 1]) if span else 0
        return float(self._found[span][rank - before])


def quartiles(n: int, at: Callable[[int], float], customers: int) -> Times:
    """Quartiles of ``n`` times, the time at each rank being given, and the interval of the median.

    Times of one customer are alike, how much so is not known: so the interval is that of as many times as there are customers.
    """
    if not n:
        return Times(n=0, q1_seconds=None, median_seconds=None, q3_seconds=None)
    q1, median, q3 = (quantile(n, at, part) for part in (0.25, 0.5, 0.75))
    ranks = middle_ranks(n, min(n, customers))
    low, high = (None, None) if ranks is None else (at(rank) / 1e6 for rank in ranks)
    return Times(n=n, q1_seconds=q1, median_seconds=median, q3_seconds=q3, median_low_seconds=low, median_high_seconds=high)


def quantile(n: int, at: Callable[[int], float], part: float) -> float:
    """The time in seconds that this part of them are shorter than, interpolated linearly between the two on either side."""
    place = (n - 1) * part
    below = at(math.floor(place))
    return (below + (place - math.floor(place)) * (at(math.ceil(place)) - below)) / 1e6
