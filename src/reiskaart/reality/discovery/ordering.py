"""The order of touchpoints: the linear ordering problem.

Sources: Martí, R. & Reinelt, G. (2011), The Linear Ordering Problem, Springer (insertion neighbourhood, section 2.3);
Held, M. & Karp, R. M. (1962), A dynamic programming approach to sequencing problems, Journal of SIAM 10(1) (the exact method);
Eades, P., Lin, X. & Smyth, W. F. (1993), A fast and effective heuristic for the feedback arc set problem, Information Processing
Letters 47(6) (the greedy start).
"""

import numpy as np
import numpy.typing as npt

EXACT_UP_TO = 12
"""Touchpoints up to which the order is the exact optimum; beyond, one that no move of a single touchpoint betters."""

_LEAST = 1e-12  # what counts as better

Counts = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]


def order(precedes: Counts, moves: Counts, position: Numbers) -> list[int]:
    """Rows in the order that the most pairs of first contacts agree with.

    Between orders that agree with as many, those that customers go between stand near each other (the least sum of moves times
    distance); then ``position`` decides. ``precedes[a, b]``: customers who come to a before they first come to b.
    """
    n = len(precedes)
    if n < 2:
        return list(range(n))
    agreement = (precedes - precedes.T).astype(float)
    agreement += (position[None, :] - position[:, None]) / (8_000 * n * n)  # weighs less still
    apart = (moves + moves.T).astype(float)
    np.fill_diagonal(apart, 0.0)
    apart /= max(apart.sum() * n, 1.0) * 4  # together at most 1/8 of a customer
    if n <= EXACT_UP_TO:
        return _exact(agreement, apart)
    by_position = [int(row) for row in np.argsort(position, kind="stable")]
    found = [improved(start, agreement, apart) for start in (by_position, _greedy(agreement))]
    return max(found, key=lambda rows: worth(rows, agreement, apart))


def quality(rows: list[int], precedes: npt.NDArray[np.int64]) -> float:
    """The share (0..1) of pairs of first contacts that the order agrees with; 1 where there are none."""
    ordered = precedes[np.ix_(rows, rows)]
    total = int(ordered.sum() - np.trace(ordered))
    return 1.0 if total == 0 else float(np.triu(ordered, 1).sum() / total)


def worth(rows: list[int], agreement: Numbers, apart: Numbers) -> float:
    """Pairs agreed with, less the moves times their distance."""
    places = np.arange(len(rows))
    distance = np.abs(places[:, None] - places[None, :])
    ordered = np.ix_(rows, rows)
    return float(np.triu(agreement[ordered], 1).sum() - (apart[ordered] * distance).sum() / 2)


def _exact(agreement: Numbers, apart: Numbers) -> list[int]:
    """The best order: for each set of rows the best way to put it before all others, built up row by row.

    The distance between two rows is the number of such sets that hold the one and not the other.
    """
    n = len(agreement)
    before = np.zeros((1 << n, n))  # [set, row]: what row gains from standing after all of the set
    cut = np.zeros(1 << n)  # moves between the set and the rest
    inside = np.zeros((1 << n, n))
    for s in range(1, 1 << n):
        low = (s & -s).bit_length() - 1
        less = s & (s - 1)
        before[s] = before[less] + agreement[low]
        inside[s] = inside[less] + apart[low]
        cut[s] = cut[less] + apart[low].sum() - 2 * inside[less, low]
    best = np.zeros(1 << n)
    last = np.zeros(1 << n, dtype=np.int64)
    for s in range(1, 1 << n):
        members = [row for row in range(n) if s >> row & 1]
        gains = [best[s ^ 1 << row] + before[s ^ 1 << row, row] for row in members]
        at = int(np.argmax(gains))
        best[s], last[s] = gains[at] - cut[s], members[at]
    rows: list[int] = []
    s = (1 << n) - 1
    while s:
        rows.append(int(last[s]))
        s ^= 1 << int(last[s])
    return rows[::-1]


def _greedy(agreement: Numbers) -> list[int]:
    """The row that most outweighs the rest comes first, again and again."""
    rest = list(range(len(agreement)))
    rows: list[int] = []
    while rest:
        row = rest[int(np.argmax(agreement[np.ix_(rest, rest)].sum(axis=1)))]
        rows.append(row)
        rest.remove(row)
    return rows


def improved(rows: list[int], agreement: Numbers, apart: Numbers) -> list[int]:
    """Moves single rows to where they fit best until no move helps."""
    n = len(rows)
    while True:
        ordered = np.ix_(rows, rows)
        near, ahead = apart[ordered], agreement[ordered]
        best, source, target = _LEAST, -1, -1
        for i in range(n):
            gains = _gains(i, ahead, near)
            at = int(np.argmax(gains))
            if gains[at] > best:
                best, source, target = float(gains[at]), i, at
        if source < 0:
            return rows
        row = rows.pop(source)
        rows.insert(target, row)


def _gains(i: int, ahead: Numbers, near: Numbers) -> Numbers:
    """[j]: what moving the i-th row to place j gives, agreement and nearness together.

    Passing a row turns their pair round, brings the moved row one place nearer to all beyond and further from all behind, and
    shifts the passed row one place the other way.
    """
    n = len(ahead)
    others = near.sum(axis=0) - near[i]  # of each row, all but the moved one
    before = np.cumsum(near, axis=0) - near  # [k, r]: moves of r with rows that stand before k
    gains = np.zeros(n)
    for direction in (1, -1):
        total = 0.0
        behind = before[i, i] if direction == 1 else near[i].sum() - before[i, i]
        j = i + direction
        while 0 <= j < n:
            total += -2 * ahead[i, j] if direction == 1 else 2 * ahead[i, j]
            beyond = near[i].sum() - behind - near[i, j]
            total += beyond - behind  # the moved row
            back = before[j, j] - (near[i, j] if direction == 1 else 0.0)
            side = back if direction == 1 else others[j] - back
            total += side - (others[j] - side)  # the passed row, away from those beyond it
            gains[j] = total
            behind += near[i, j]
            j += direction
    return gains
