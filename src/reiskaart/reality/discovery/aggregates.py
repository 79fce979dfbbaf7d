"""What discovery knows of a log: figures of its touchpoints and of the transitions between them, never single events."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from reiskaart.reality.discovery.decisions import Why

Counts = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]

BINS_PER_OCTAVE = 4
"""How finely the histogram of gaps tells durations apart."""


class Key(NamedTuple):
    """A raw name, and the channel where that splits it; no channel: all that are not named by another key."""

    name: str
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Weight:
    """A raw name that is not on the map, and how much it weighs."""

    name: str
    events: int
    customers: int
    why: Why


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """The paths of every ``every``-th customer: row of each contact (-1: not on the map), customer by customer, in order."""

    customer: Counts
    row: Counts
    at_us: Counts
    every: int


@dataclass(frozen=True, slots=True, eq=False)
class Aggregates:
    """Figures of a log: one row per touchpoint that may stand on a map.

    Transitions bridge the events that are set aside, as a reading does.
    """

    keys: tuple[tuple[Key, ...], ...]
    """What each row consists of."""
    channels: tuple[str | None, ...]
    """The channel through which nearly all contacts of a row come."""
    events: Counts
    customers: Counts
    position: Numbers
    """Where on the path a customer first comes here, 0 (begin) .. 1 (end): the median over customers."""
    starts: Counts
    """Customers whose first contact it is."""
    ends: Counts
    """Customers whose last contact it is, of those with more than one."""
    precedes: Counts
    """[a, b]: customers who come to a before they first come to b."""
    moves: Counts
    """[a, b]: contacts at a that are followed at once by one at b."""
    gaps: Numbers
    """[a, b]: median time of those moves in seconds; NaN where there are none."""
    gap_histogram: Counts
    """Moves between different rows by time: bin i holds times from 2^(i/BINS_PER_OCTAVE) seconds on, the first also less."""
    gap_p95_seconds: float | None
    """The 95th percentile of the time between two contacts of one customer, of all names; none where nobody has two."""
    sample: Sample
    aside: tuple[Weight, ...]
    """Raw names that are not on the map, heaviest first."""
    included: tuple[str, ...]
    """Raw names that are on the map because somebody wants them there."""
    last_us: int
    """Time of the log's last event, UTC in microseconds."""
    log_events: int
    log_customers: int

    @property
    def labels(self) -> tuple[str, ...]:
        """A raw name for each row."""
        return tuple(keys[0].name if keys[0].channel is None else f"{keys[0].name} {keys[0].channel}" for keys in self.keys)


def fold(aggregates: Aggregates, groups: list[list[int]]) -> Aggregates:
    """The figures with rows put together; each group is in the order in which its rows come on a path.

    A customer of a group is taken to come to all of its rows, since only such rows are put together.
    """
    if all(len(group) == 1 for group in groups) and [group[0] for group in groups] == list(range(len(aggregates.keys))):
        return aggregates
    n = len(groups)
    member = np.zeros((n, len(aggregates.keys)), dtype=np.int64)
    of_row = np.zeros(len(aggregates.keys) + 1, dtype=np.int64)
    of_row[-1] = -1
    for g, group in enumerate(groups):
        member[g, group] = 1
        of_row[group] = g
    first = [group[0] for group in groups]
    moves = member @ aggregates.moves @ member.T
    time = member @ (np.nan_to_num(aggregates.gaps) * aggregates.moves) @ member.T
    with np.errstate(invalid="ignore", divide="ignore"):
        gaps = np.where(moves > 0, time / moves, np.nan)
    return Aggregates(
        keys=tuple(tuple(key for row in group for key in aggregates.keys[row]) for group in groups),
        channels=tuple(aggregates.channels[row] for row in first),
        events=member @ aggregates.events,
        customers=np.array([aggregates.customers[group].max() for group in groups], dtype=np.int64),
        position=aggregates.position[first],
        starts=member @ aggregates.starts,
        ends=member @ aggregates.ends,
        precedes=aggregates.precedes[np.ix_(first, first)],
        moves=moves,
        gaps=gaps,
        gap_histogram=aggregates.gap_histogram,
        gap_p95_seconds=aggregates.gap_p95_seconds,
        sample=replace(aggregates.sample, row=of_row[aggregates.sample.row]),
        aside=aggregates.aside,
        included=aggregates.included,
        last_us=aggregates.last_us,
        log_events=aggregates.log_events,
        log_customers=aggregates.log_customers,
    )
