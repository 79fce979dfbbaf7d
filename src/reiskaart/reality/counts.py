"""How many paths reach each place, and what becomes of them."""

from dataclasses import dataclass, field

import numpy as np

from reiskaart.model import PhaseFigures
from reiskaart.reality.clusters import SHARES, Effects, place_effects
from reiskaart.reality.groups import Group, distinct, looked_up
from reiskaart.reality.lists import FATES, Visits
from reiskaart.reality.path_columns import Flags, Long, Middle
from reiskaart.reality.placing import ENDED, ENDED_WELL, FELL_BACK, GOES_ON


@dataclass(slots=True)
class PlaceCounts:
    """Paths at one step or touchpoint; the five fates add up to ``paths``."""

    contacts: int = 0
    paths: int = 0
    customers: int = 0
    goes_on: int = 0
    fell_back: int = 0
    ended_well: int = 0
    still_open: int = 0
    not_seen_again: int = 0
    returns: int = 0
    effects: Effects = field(default_factory=lambda: dict.fromkeys(SHARES, 1.0))
    """How much wider the interval of each share is because paths of one customer are alike."""

    def add(self, fate: int, paths: int, still_open: int, contacts: int, *, returns: bool) -> None:
        """Count further paths with one fate, of which ``still_open`` may still go on."""
        self.contacts += contacts
        self.paths += paths
        self.customers += paths
        self.returns += paths * returns
        if fate == GOES_ON:
            self.goes_on += paths
        elif fate == FELL_BACK:
            self.fell_back += paths
        elif fate == ENDED_WELL:
            self.ended_well += paths
        else:
            self.still_open += still_open
            self.not_seen_again += paths - still_open


def place_counts(group: Group, visits: Visits, places: int) -> tuple[PlaceCounts, ...]:
    """Per step or touchpoint, in the order of the map."""
    kept = group.kept(visits)
    counts = visits.counts(kept)
    contacts = _sums(visits, visits.contacts * kept)
    open_ = _open(group, visits, kept)
    found = [PlaceCounts() for _ in range(places)]
    rows = (visits.place, visits.fate, visits.returns, counts, open_, contacts)
    for place, fate, returns, paths, still_open, made in zip(*(column.tolist() for column in rows), strict=True):
        found[place].add(fate, paths, still_open, made, returns=returns)
    if not group.reading.meta.one_path_each:
        for place, at in enumerate(found):
            _cluster(group, visits, kept, place, at)
    return tuple(found)


def phase_figures(group: Group, steps: tuple[PlaceCounts, ...]) -> tuple[PhaseFigures, ...]:
    """Customers, paths and contacts per phase; ``steps`` are the counts of the steps."""
    meta, phases = group.reading.meta, group.reading.lists.phases
    contacts = [0] * len(meta.phases)
    for phase, counts in zip(meta.phase_of_step, steps, strict=True):
        contacts[phase] += counts.contacts
    kept = group.kept(phases)
    found = []
    for phase, id_ in enumerate(meta.phases):
        rows = phases.rows(phase)
        path = phases.path[rows][kept[rows]]
        customers = len(path) if meta.one_path_each else len(distinct(group.reading.by_path.customer[path]))
        found.append(PhaseFigures(id=id_, customers=customers, paths=len(path), contacts=contacts[phase]))
    return tuple(found)


def _sums(visits: Visits, values: Middle) -> Long:
    """Per group the sum of the values of its rows."""
    if not len(visits.groups):
        return np.zeros(0, np.int64)
    sums: Long = np.add.reduceat(values, visits.bounds[:-1], dtype=np.int64)
    return sums


def _open(group: Group, visits: Visits, kept: Flags) -> Long:
    """Per group of paths that ended how many may still go on."""
    found = np.zeros(len(visits.groups), np.int64)
    for number, (fate, rows) in enumerate(zip(visits.fate.tolist(), visits.slices(), strict=True)):
        if fate == ENDED:
            found[number] = np.count_nonzero(looked_up(group.is_open, visits.path[rows]) & kept[rows])
    return found


def _cluster(group: Group, visits: Visits, kept: Flags, place: int, counts: PlaceCounts) -> None:
    """Count the customers at a place, and how much wider the intervals of its shares are because they have several paths."""
    rows = visits.at(place)
    mine = np.flatnonzero(kept[rows])
    if not len(mine):
        return
    path = visits.path[rows][mine]
    order = np.argsort(path, kind="stable")  # each group is in order already
    path, key = path[order], visits.keys(rows)[mine][order]
    fate, returns = key % FATES // 2, key % 2 == 1
    ended, open_ = fate == ENDED, group.is_open[path]
    hits = {
        "goes_on": fate == GOES_ON,
        "fell_back": fate == FELL_BACK,
        "ended_well": fate == ENDED_WELL,
        "still_open": ended & open_,
        "not_seen_again": ended & ~open_,
        "returns": returns,
    }
    counts.customers, counts.effects = place_effects(group, group.reading.by_path.customer[path], hits)
