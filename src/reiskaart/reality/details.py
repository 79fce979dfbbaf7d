"""A step, a touchpoint or a way from step to step looked at from nearby."""

from collections.abc import Iterator
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow.parquet

from reiskaart.intervals import share
from reiskaart.model import (
    Bin,
    CameFrom,
    Fate,
    Histogram,
    Journey,
    PlaceDetails,
    RuleEvents,
    Share,
    WayDetails,
    WentTo,
)
from reiskaart.reality.clusters import part_effect
from reiskaart.reality.counts import place_counts
from reiskaart.reality.flow import variants
from reiskaart.reality.groups import Group, looked_up
from reiskaart.reality.lists import FATES, Visits
from reiskaart.reality.overview import place_figures
from reiskaart.reality.path_columns import Flags, Long, Middle
from reiskaart.reality.places import rules_key
from reiskaart.reality.placing import ENDED, ENDED_WELL
from reiskaart.reality.tables import CONTACTS
from reiskaart.reality.timing import place_times, quantile, quartiles

_MOST_WAYS = 5


def place_details(group: Group, journey: Journey, kind: Literal["step", "touchpoint"], place: str) -> PlaceDetails:
    """A step or touchpoint of a group of paths looked at from nearby.

    Raises: UsageError where the reading has no such place.
    """
    reading, meta = group.reading, group.reading.meta
    is_step = kind == "step"
    number = reading.step(place) if is_step else reading.touchpoint(place)
    visits = reading.lists.steps if is_step else reading.lists.touchpoints
    ids = meta.steps if is_step else meta.touchpoints
    waits = reading.lists.step_waits if is_step else reading.lists.touchpoint_waits
    counts = place_counts(group, visits, len(ids))
    figures = place_figures(group, ids, counts, place_times(group, waits, counts))[number]
    around = _Around(group, visits, number)
    rows = waits.at(number)
    found_us = np.sort(waits.wait_us[rows][looked_up(group.keeps, waits.path[rows])])
    return PlaceDetails(
        figures=figures,
        times=_histogram(found_us, figures.customers),
        came_from=tuple(
            CameFrom(id=None if before < 0 else ids[before], paths=paths, share=part)
            for before, paths, part in around.came_from()
        ),
        went_to=tuple(
            WentTo(id=None if after < 0 else ids[after], fate=_fate(after), paths=paths, share=part)
            for after, paths, part in around.went_to()
        ),
        ways=variants(group, around.path, most=_MOST_WAYS)[0],
        rules=tuple(_rules(group, journey, place, number, is_step=is_step)),
        n_paths=group.paths,
    )


def way_details(group: Group, start: str, end: str) -> WayDetails:
    """The way from one step straight to another, of a group of paths.

    Raises: UsageError where the reading has no such step.
    """
    reading, meta, moves = group.reading, group.reading.meta, group.reading.lists.step_moves
    here, there = reading.step(start), reading.step(end)
    first = moves.path[moves.firsts(here, there)]
    paths = np.sort(first[looked_up(group.keeps, first)])
    rows = moves.all(here, there)
    found_us = np.sort(moves.wait_us[rows][looked_up(group.keeps, moves.path[rows])])
    around = _Around(group, reading.lists.steps, here)
    customers = len(np.unique(reading.by_path.customer[paths]))
    return WayDetails(
        from_=start,
        to=end,
        paths=len(paths),
        count=len(found_us),
        share=around.share(np.isin(around.path, paths, assume_unique=True)),
        foreseen=there > here or meta.phase_of_step[here] == meta.phase_of_step[there],
        times=_histogram(found_us, customers),
        ways=variants(group, paths, most=_MOST_WAYS)[0],
        n_paths=group.paths,
    )


_STILL_OPEN, _NOT_SEEN_AGAIN, _ENDED_WELL, _GOES_ON = -5, -4, -3, -2
_FATES: dict[int, Fate] = {
    _STILL_OPEN: "still_open",
    _NOT_SEEN_AGAIN: "not_seen_again",
    _ENDED_WELL: "ended_well",
    _GOES_ON: "goes_on",
}


def _fate(after: int) -> Fate | None:
    return _FATES.get(after)


class _Around:
    """The paths of a group that reach a place, ascending, and where they were before and after."""

    def __init__(self, group: Group, visits: Visits, place: int) -> None:
        rows = visits.at(place)
        mine = np.flatnonzero(looked_up(group.keeps, visits.path[rows]))
        path = visits.path[rows][mine]
        order = np.argsort(path, kind="stable")
        self._group = group
        self._before = visits.came_from[rows][mine][order]
        self._after = visits.went_to[rows][mine][order]
        self._fate = visits.keys(rows)[mine][order] % FATES // 2
        self.path: Middle = path[order]

    def share(self, hits: Flags) -> Share:
        """The flagged paths of all that reach the place."""
        customer = self._group.reading.by_path.customer
        effect = 1.0 if self._group.reading.meta.one_path_each else part_effect(customer[self.path], hits)
        return share(int(np.count_nonzero(hits)), len(self.path), design_effect=effect)

    def came_from(self) -> Iterator[tuple[int, int, Share]]:
        """The place before, or -1, with its paths; most first."""
        return self._parted(self._before)

    def went_to(self) -> Iterator[tuple[int, int, Share]]:
        """The place after, or what became of the paths, with its paths; most first."""
        ended = np.where(self._group.is_open[self.path], _STILL_OPEN, _NOT_SEEN_AGAIN)
        without = np.select([self._fate == ENDED, self._fate == ENDED_WELL], [ended, _ENDED_WELL], _GOES_ON)
        return self._parted(np.where(self._after >= 0, self._after, without))

    def _parted(self, places: npt.NDArray[np.integer]) -> Iterator[tuple[int, int, Share]]:
        values, paths = np.unique(places, return_counts=True)
        for index in sorted(range(len(values)), key=lambda index: (-paths[index], values[index] < 0, values[index])):
            yield int(values[index]), int(paths[index]), self.share(places == values[index])


def _histogram(ordered_us: Long, customers: int) -> Histogram:
    def at(rank: int) -> float:
        return float(ordered_us[rank])

    n = len(ordered_us)
    found = quartiles(n, at, customers)
    return Histogram(
        bins=tuple(_bins(ordered_us)),
        n=n,
        q1_seconds=found.q1_seconds,
        median_seconds=found.median_seconds,
        q3_seconds=found.q3_seconds,
        p90_seconds=quantile(n, at, 0.9) if n else None,
    )


def _bins(ordered_us: Long) -> Iterator[Bin]:
    """Under a second, under two, four, eight …"""
    if not len(ordered_us):
        return
    most = max(1, int(ordered_us[-1] // 1_000_000).bit_length())
    edges = [0, *(2**power for power in range(most + 1))]
    until = np.searchsorted(ordered_us, [edge * 1_000_000 for edge in edges]).tolist()
    first = next(index for index in range(len(edges)) if until[index + 1])
    for index in range(first, len(edges) - 1):
        if until[index] == len(ordered_us):
            return
        yield Bin(from_seconds=edges[index], to_seconds=edges[index + 1], n=until[index + 1] - until[index])


def _rules(group: Group, journey: Journey, place: str, number: int, *, is_step: bool) -> Iterator[RuleEvents]:
    """The rules behind the contacts at a place; of rules that changed since the reading nothing can be said."""
    meta = group.reading.meta
    if rules_key(journey) != meta.rules_key:
        return
    column = "step" if is_step else "touchpoint"
    contacts = pyarrow.parquet.read_table(
        group.reading.folder / CONTACTS, columns=["path", "touchpoint", "rule"], filters=[(column, "=", number)]
    )
    mine = looked_up(group.keeps, contacts["path"].to_numpy())
    touchpoint, rule = contacts["touchpoint"].to_numpy()[mine], contacts["rule"].to_numpy()[mine]
    standing = {id_ for step in journey.steps if step.id == place for id_ in step.touchpoints} if is_step else {place}
    for index, one in enumerate(journey.touchpoints):
        at_one = rule[touchpoint == index]
        for position, written in enumerate(one.rules, 1):
            events = int(np.count_nonzero(at_one == position))
            if events or (one.id in standing and (not is_step or written.at in (None, place))):
                yield RuleEvents(touchpoint=one.id, conditions=dict(written.conditions), at=written.at, events=events)
