"""Which neighbours in the order are one step: those that customers visit together.

Two touchpoints belong together when customers go to and fro between them as easily as on, and within one sitting. For each pair:

- *strength*: their moves beside those that chance alone would make, so that contacts that mean nothing join nobody;
- *balance*: how nearly as many moves go the one way as the other;
- *closeness*: how short the time between them is beside the log's, the more so the more clearly the log has two kinds of gaps.

A step is a run of the order. Its pairs gain by their moves, as far as they are more together than not, and lose where hardly
anybody comes to both, unless the names say that customers do the same there. Each cut between two steps costs a little, less
where far fewer come to the one than to the other, so that a byway of few does not hide in a step of many. The best cut is
exact, by dynamic programming.

Sources: Otsu, N. (1979), A threshold selection method from gray-level histograms, IEEE Transactions on Systems, Man, and
Cybernetics 9(1) (the two kinds of gaps); Jackson, B. et al. (2005), An algorithm for optimal partitioning of data on an interval,
IEEE Signal Processing Letters 12(2) (the cut).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reiskaart.reality.discovery.aggregates import BINS_PER_OCTAVE, Aggregates
from reiskaart.reality.discovery.cues import action

TOGETHER = 0.5
"""Togetherness (0..1) of a pair from which it speaks for one step rather than for two."""
CUT_COST = 0.005
"""What a cut must gain, as a share of all moves between different touchpoints."""
SELDOM_BOTH = 0.5
"""Share of the rarer touchpoint's customers who also come to the other, below which the two are taken for alternatives."""
FEW = 5
"""Up to so many touchpoints, each is a step of its own: a short journey needs no grouping."""
CLOSENESS = 1 / 3
"""What closeness weighs beside balance where the log's gaps are of one kind; half as much again where they are clearly of two. So
closeness alone never joins touchpoints: a shop whose customers do all in one visit still has steps."""
ONE_KIND = 2 / np.pi
"""Otsu's separability of a normal distribution: above it, gaps are of two kinds."""

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sittings:
    """Where a sitting ends: gaps beyond ``cut_seconds``; ``clarity`` 0..1 says how clearly the log has two kinds of gaps."""

    cut_seconds: float
    clarity: float


def sittings(histogram: npt.NDArray[np.int64]) -> Sittings:
    """The duration that best parts short gaps from long ones."""
    total = histogram.sum()
    bins = np.arange(len(histogram)) + 0.5
    if np.count_nonzero(histogram) < 2:
        return Sittings(float(2 ** (bins[int(np.argmax(histogram))] / BINS_PER_OCTAVE)), 0.0)
    share = histogram / total
    mean = float((share * bins).sum())
    variance = float((share * (bins - mean) ** 2).sum())
    below = np.cumsum(share)[:-1]
    part = np.cumsum(share * bins)[:-1]
    parts = np.clip(below * (1 - below), 1e-9, None)
    between = (mean * below - part) ** 2 / parts
    best = np.flatnonzero(between >= between.max() - 1e-12)
    cut = float(best.mean()) + 1  # the middle of an empty valley
    clarity = max(0.0, (float(between.max()) / variance - ONE_KIND) / (1 - ONE_KIND))
    return Sittings(2 ** (cut / BINS_PER_OCTAVE), clarity)


def togetherness(aggregates: Aggregates) -> Numbers:
    """How far each pair of rows is visited together, 0..1, symmetric; 0 on the diagonal."""
    moves = _between(aggregates)
    both = moves + moves.T
    balance = 2 * np.minimum(moves, moves.T) / np.maximum(both, 1.0)
    sitting = sittings(aggregates.gap_histogram)
    logs = np.log2(np.maximum(np.nan_to_num(aggregates.gaps), 1.0)) * moves
    typical = (logs + logs.T) / np.maximum(both, 1.0)
    closeness = 1 / (1 + np.exp2(typical - np.log2(sitting.cut_seconds)))
    weight = CLOSENESS * (1 + sitting.clarity / 2)
    return np.asarray(_strength(moves) * ((1 - weight) * balance + weight * closeness))


def _between(aggregates: Aggregates) -> Numbers:
    """Moves between different rows."""
    moves = aggregates.moves.astype(float)
    np.fill_diagonal(moves, 0.0)
    return moves


def _strength(moves: Numbers) -> Numbers:
    """Moves of each pair beside those that chance would make: 0 none, 1/2 as chance, towards 1 many more."""
    both = moves + moves.T
    expected = np.outer(moves.sum(axis=1), moves.sum(axis=0)) / max(moves.sum(), 1.0)
    strength = both / np.maximum(both + expected + expected.T, 1e-9)
    np.fill_diagonal(strength, 0.0)
    return np.asarray(strength)


@dataclass(frozen=True, slots=True, eq=False)
class Worth:
    """What steps out of neighbours in an order are worth; places in the order are counted from 0."""

    inside: Numbers
    """[i, j]: gain of a step out of places i..j-1."""
    cost: Numbers
    """[i]: what a cut before place i costs."""

    @property
    def n(self) -> int:
        """Touchpoints in the order."""
        return len(self.cost)

    def parting(self, i: int, k: int, j: int) -> float:
        """What is gained by cutting the step i..j-1 before place k."""
        return float(self.inside[i, k] + self.inside[k, j] - self.inside[i, j] - self.cost[k])


def worth(aggregates: Aggregates, rows: list[int]) -> Worth:
    """What steps out of these rows, in their order, are worth."""
    n, gain = len(rows), _gain(aggregates, rows)
    inside = np.zeros((n + 1, n + 1))
    for i in range(n):
        for j in range(i + 1, n + 1):
            inside[i, j] = inside[i, j - 1] + gain[i:j, j - 1].sum()
    return Worth(inside, _cost(aggregates, rows) if n else np.zeros(0))


def cut(worth: Worth, rows: list[int], max_steps: int) -> list[list[int]]:
    """The rows, in their order, parted into at most ``max_steps`` steps."""
    n = len(rows)
    if n <= min(FEW, max_steps):
        return [[row] for row in rows]
    inside, cost = worth.inside, worth.cost
    limit = min(max_steps, n)
    best = np.full((limit + 1, n + 1), -np.inf)
    back = np.zeros((limit + 1, n + 1), dtype=np.int64)
    best[0, 0] = 0.0
    for k in range(1, limit + 1):
        for j in range(k, n + 1):
            values = best[k - 1, :j] + inside[:j, j] - cost[:j]
            i = j - 1 - int(np.argmax(values[::-1]))  # of equals the shortest step
            best[k, j], back[k, j] = values[i], i
    k, j = int(np.argmax(best[:, n])), n
    steps: list[list[int]] = []
    while k:
        i = int(back[k, j])
        steps.append(rows[i:j])
        k, j = k - 1, i
    return steps[::-1]


def _gain(aggregates: Aggregates, rows: list[int]) -> Numbers:
    """[i, j], i before j in the order: what the pair gives to a step that holds both."""
    inside = np.ix_(rows, rows)
    moves = _between(aggregates)[inside]
    together = togetherness(aggregates)[inside]
    precedes = aggregates.precedes[inside]
    rarer = np.minimum.outer(aggregates.customers[rows], aggregates.customers[rows])
    alternatives = np.maximum(0.0, SELDOM_BOTH * rarer - precedes - precedes.T)
    alternatives[_same_action(aggregates, rows)] = 0.0
    return np.asarray(np.triu((moves + moves.T) * (together - TOGETHER) - alternatives, 1))


def _same_action(aggregates: Aggregates, rows: list[int]) -> npt.NDArray[np.bool_]:
    """Whether the customer does the same at both, by the verbs in their names: then alternatives are one step."""
    said = [action(aggregates.keys[row][0].name) for row in rows]
    verbs = np.array([str(number) if each is None else each.verb for number, each in enumerate(said)])
    return np.asarray(verbs[:, None] == verbs[None, :])


def _cost(aggregates: Aggregates, rows: list[int]) -> Numbers:
    """[i]: what a cut before the i-th row of the order costs; nothing before the first."""
    moves = _between(aggregates)
    customers = aggregates.customers[rows].astype(float)
    alike = np.minimum(customers[1:], customers[:-1]) / np.maximum(np.maximum(customers[1:], customers[:-1]), 1.0)
    strength = _strength(moves)[rows[1:], rows[:-1]]
    return np.concatenate([[0.0], CUT_COST * moves.sum() * alike * np.sign(strength)])
