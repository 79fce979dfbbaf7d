"""How well a draft map explains the paths that it was made from."""

from dataclasses import dataclass

import numpy as np

from reiskaart.reality.discovery.aggregates import Sample

EXPLAINED = 0.8
"""A path is explained where at least this share of its contacts is on the map, and at least this share of its moves does not
go back."""


@dataclass(frozen=True, slots=True)
class Passages:
    """What the paths that were looked at say of a map."""

    moves: int
    """Transitions between contacts on the map."""
    forward: int
    """Those that go on to a later step or stay."""
    paths: int
    explained: int


def passages(sample: Sample, steps: list[list[int]]) -> Passages:
    """Counts moves and explained paths; names that are not on the map are bridged."""
    if not len(sample.customer):
        return Passages(0, 0, 0, 0)
    of_row = np.full(max((row for rows in steps for row in rows), default=-1) + 2, -1, dtype=np.int64)
    for s, rows in enumerate(steps):
        of_row[rows] = s
    step = of_row[sample.row]
    path = np.cumsum(np.diff(sample.customer, prepend=sample.customer[0]) != 0)
    n = int(path.max()) + 1
    contacts, on_map = np.bincount(path, minlength=n), np.bincount(path[step >= 0], minlength=n)
    kept, placed = path[step >= 0], step[step >= 0]
    same = kept[1:] == kept[:-1]
    forward = (placed[1:] >= placed[:-1])[same]
    of_path = kept[1:][same]
    moves, forwards = np.bincount(of_path, minlength=n), np.bincount(of_path[forward], minlength=n)
    explained = (on_map > 0) & (on_map >= EXPLAINED * contacts) & (forwards >= EXPLAINED * moves)
    return Passages(int(moves.sum()), int(forwards.sum()), n, int(explained.sum()))
