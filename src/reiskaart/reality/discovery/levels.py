"""How much detail a draft shows: from one step on, each finer level cuts one step of the level before it in two.

The proposed level is the best cut of all. Coarser ones take together, again and again, the two neighbours whose parting is worth
least; finer ones part, again and again, the step that suffers least from it. So levels lie within each other: from one to the
next a single step is parted, and all others stay as they are. The price is that another cut into as many steps, with other
borders, may be worth a little more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from reiskaart.reality.discovery.steps import Worth


@dataclass(frozen=True, slots=True)
class Levels:
    """All levels of detail of an order of touchpoints."""

    rows: tuple[int, ...]
    """In order."""
    borders: tuple[int, ...]
    """Places in that order where steps part, the first parted at the coarsest level: level n has the first n - 1 of them."""
    proposed: int
    """How many steps the best cut has."""

    @property
    def finest(self) -> int:
        """How many steps there are where every touchpoint is one."""
        return len(self.rows)

    def steps(self, wanted: int | None = None) -> list[list[int]]:
        """The steps of the level with so many; the proposed where nothing is wanted, the finest where there are not so many."""
        n = self.proposed if wanted is None else min(max(wanted, 1), self.finest)
        edges = [0, *sorted(self.borders[: max(n - 1, 0)]), self.finest]
        return [list(self.rows[i:j]) for i, j in pairwise(edges) if j > i]

    def merged(self, n: int) -> tuple[list[int], list[int]] | None:
        """The two steps of level n + 1 that level n takes together; none where it is the finest."""
        if n >= self.finest:
            return None
        border, edges = self.borders[n - 1], sorted((0, *self.borders[:n], self.finest))
        at = edges.index(border)
        return list(self.rows[edges[at - 1] : border]), list(self.rows[border : edges[at + 1]])


def levels(worth: Worth, rows: Sequence[int], best: Sequence[Sequence[int]]) -> Levels:
    """The levels around the best cut."""
    found = np.cumsum([len(step) for step in best])[:-1].tolist() if best else []
    return Levels(tuple(rows), (*_coarser(worth, found)[::-1], *_finer(worth, found)), len(best))


def _coarser(worth: Worth, borders: list[int]) -> list[int]:
    """The borders in the order in which they go; of equals the last on the way goes first."""
    edges, gone = [0, *borders, worth.n], []
    while len(edges) > 2:
        at = max(range(1, len(edges) - 1), key=lambda k: (-worth.parting(*edges[k - 1 : k + 2]), k))
        gone.append(edges.pop(at))
    return gone


def _finer(worth: Worth, borders: list[int]) -> list[int]:
    """The other places in the order in which they become borders; of equals the first on the way comes first."""
    edges, come = [0, *borders, worth.n], []
    while len(edges) <= worth.n:
        _, border = max((worth.parting(i, k, j), -k) for i, j in pairwise(edges) for k in range(i + 1, j))
        come.append(-border)
        edges = sorted([*edges, -border])
    return come
