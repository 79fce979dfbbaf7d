"""The lists of a reading, found again: each is opened when it is first asked for."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reiskaart.reality.lists.grouped import Flags, Grouped, Long, Middle
from reiskaart.reality.lists.making import (
    AGAIN,
    FATES,
    PHASES,
    SPANS,
    STEP_MOVES,
    STEP_WAITS,
    STEPS,
    TOUCHPOINT_MOVES,
    TOUCHPOINT_WAITS,
    TOUCHPOINTS,
    values_list,
)

Small = npt.NDArray[np.int16]


class Visits(Grouped):
    """One row per place and path that reaches it."""

    @cached_property
    def contacts(self) -> Middle:
        """Of the path, at the place."""
        return self.column("contacts")

    @cached_property
    def came_from(self) -> Small:
        """Where the path was before it first came there; -1 where it begins there."""
        return self.column("came_from")

    @cached_property
    def went_to(self) -> Small:
        """Where the path is next after it was last there; -1 where nothing follows at such a place."""
        return self.column("went_to")

    @property
    def place(self) -> Long:
        """Per group."""
        return self.groups // FATES

    @property
    def fate(self) -> Long:
        """Per group what becomes of its paths after their last contact there, as placing numbers it."""
        return self.groups % FATES // 2

    @property
    def returns(self) -> Flags:
        """Per group whether its paths go from there straight back to an earlier step."""
        found: Flags = self.groups % 2 == 1
        return found

    def at(self, place: int) -> slice:
        """The rows of a place."""
        return self.rows(place * FATES, (place + 1) * FATES)

    def keys(self, rows: slice) -> Long:
        """The group of each of these rows, which begin and end with a group."""
        first, last = np.searchsorted(self.bounds, [rows.start, rows.stop])
        return np.repeat(self.groups[first:last], np.diff(self.bounds[first : last + 1]))


class Waits(Grouped):
    """One row per stay that another follows, by place and span: the time until the start of the next."""

    @cached_property
    def wait_us(self) -> Long:
        return self.column("wait_us")

    def at(self, place: int) -> slice:
        """The rows of a place."""
        return self.rows(place * SPANS, (place + 1) * SPANS)

    def spans_at(self, place: int) -> tuple[int, int]:
        """The first group of a place, and the first behind its groups."""
        first, last = np.searchsorted(self.groups, [place * SPANS, (place + 1) * SPANS])
        return int(first), int(last)


class Moves(Grouped):
    """One row per move from a place to the next, by both places; the first time that a path makes it before its further times."""

    def __init__(self, folder: Path, name: str, places: int) -> None:
        super().__init__(folder, name)
        self._places = max(places, 1)
        self.here = self.groups // AGAIN // self._places
        """Per group."""
        self.there = self.groups // AGAIN % self._places
        self.again = self.groups % AGAIN == 1

    @cached_property
    def wait_us(self) -> Long:
        """How long it took."""
        return self.column("wait_us")

    def firsts(self, here: int, there: int) -> slice:
        """The rows of paths that make this move, each once."""
        return self.rows((here * self._places + there) * AGAIN)

    def all(self, here: int, there: int) -> slice:
        """The rows of this move, each time that it is made."""
        key = (here * self._places + there) * AGAIN
        return self.rows(key, key + AGAIN)


@dataclass(frozen=True)
class Lists:
    """All lists of a reading."""

    folder: Path
    step_count: int
    touchpoint_count: int

    @cached_property
    def steps(self) -> Visits:
        return Visits(self.folder, STEPS)

    @cached_property
    def touchpoints(self) -> Visits:
        return Visits(self.folder, TOUCHPOINTS)

    @cached_property
    def phases(self) -> Grouped:
        """One row per phase and path that reaches it."""
        return Grouped(self.folder, PHASES)

    @cached_property
    def step_moves(self) -> Moves:
        """From stay to stay."""
        return Moves(self.folder, STEP_MOVES, self.step_count)

    @cached_property
    def touchpoint_moves(self) -> Moves:
        """From contact to contact."""
        return Moves(self.folder, TOUCHPOINT_MOVES, self.touchpoint_count)

    @cached_property
    def step_waits(self) -> Waits:
        """From the start of a stay to that of the next."""
        return Waits(self.folder, STEP_WAITS)

    @cached_property
    def touchpoint_waits(self) -> Waits:
        """From the start of a run of contacts at a touchpoint to that of the next run."""
        return Waits(self.folder, TOUCHPOINT_WAITS)

    def with_value(self, column: int, value: int) -> Middle:
        """The paths with a contact that has this value."""
        found = self._values(column)
        return found.path[found.rows(value)]

    def values(self, column: int) -> tuple[Long, Long]:
        """The values of a column that occur on a path, and how many paths they occur on."""
        found = self._values(column)
        return found.groups, np.diff(found.bounds)

    def _values(self, column: int) -> Grouped:
        return Grouped(self.folder, values_list(column))
