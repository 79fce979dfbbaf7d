"""How much wider intervals are because paths of one customer are alike."""

from collections.abc import Mapping

import numpy as np

from reiskaart.intervals import design_effect
from reiskaart.reality.groups import Group, distinct
from reiskaart.reality.path_columns import Flags, Long, Middle

SHARES = ("reaches", "goes_on", "fell_back", "ended_well", "still_open", "not_seen_again", "returns")

Effects = dict[str, float]
"""Per share its design effect."""


def place_effects(group: Group, customer: Middle, hits: Mapping[str, Flags]) -> tuple[int, Effects]:
    """How many customers reach a place, and the design effect of each share there.

    ``customer``: whose each path there is, ascending; ``hits``: per share which of these paths count for it. Only for readings in
    which a customer may have several paths; else customers are paths, and each effect is 1.
    """
    starts = distinct(customer)
    units = np.diff(np.append(starts, len(customer)))
    effects = {"reaches": _effect(group, units, customer[starts])}
    for name, flags in hits.items():
        effects[name] = part_effect(customer, flags)
    return len(starts), effects


def part_effect(customer: Middle, hits: Flags) -> float:
    """The design effect of the share that the flagged paths are of some paths, whose ``customer`` is given, ascending."""
    if not len(customer):
        return 1.0
    starts = distinct(customer)
    units = np.diff(np.append(starts, len(customer)))
    mine = np.add.reduceat(hits, starts, dtype=np.int64)
    together = float(np.dot(mine, units))
    return design_effect(len(customer), int(mine.sum()), len(starts), _squares(units), _squares(mine), together)


def share_effect(group: Group, paths: Long) -> float:
    """The design effect of the share that these paths of the group, ascending, are of all its paths."""
    if group.reading.meta.one_path_each:
        return 1.0
    customer = group.reading.by_path.customer[paths]
    starts = distinct(customer)
    hits = np.diff(np.append(starts, len(customer)))
    return _effect(group, hits, customer[starts])


def _effect(group: Group, hits: Long, whose: Middle) -> float:
    """Of a share of all paths of the group: ``hits`` paths of each of the customers ``whose``."""
    units = group.paths_of_customer
    together = float(np.dot(hits, units[whose]))
    return design_effect(group.paths, int(hits.sum()), group.customers, _squares(units), _squares(hits), together)


def _squares(values: Long) -> float:
    return float(np.dot(values, values))
