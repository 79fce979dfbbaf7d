from itertools import pairwise, permutations

import numpy as np
import pytest

from reiskaart.reality.discovery.ordering import EXACT_UP_TO, order, quality


def agreement(rows: list[int], precedes: np.ndarray) -> int:
    return sum(int(precedes[a, b]) for i, a in enumerate(rows) for b in rows[i + 1 :])


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_few_touchpoints_is_the_best_of_all(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 8))
    precedes = rng.integers(0, 20, (n, n))
    np.fill_diagonal(precedes, 0)
    found = order(precedes, rng.integers(0, 20, (n, n)), rng.random(n))
    best = max(agreement(list(rows), precedes) for rows in permutations(range(n)))
    assert agreement(found, precedes) == best


def test_many_touchpoints_are_put_where_no_single_move_helps() -> None:
    rng = np.random.default_rng(5)
    n = EXACT_UP_TO + 8
    precedes = rng.integers(0, 50, (n, n))
    np.fill_diagonal(precedes, 0)
    found = order(precedes, np.zeros((n, n), np.int64), rng.random(n))
    now = agreement(found, precedes)
    for i in range(n):
        rest = found[:i] + found[i + 1 :]
        for j in range(n):
            assert agreement([*rest[:j], found[i], *rest[j:]], precedes) <= now


def test_a_planted_order_of_many_is_found() -> None:
    n = 30
    ahead = np.triu(np.full((n, n), 80), 1) + np.tril(np.full((n, n), 20), -1)
    shuffled = np.random.default_rng(1).permutation(n)
    precedes = ahead[np.ix_(shuffled, shuffled)]
    found = order(precedes, np.zeros((n, n), np.int64), np.zeros(n))
    assert [int(shuffled[row]) for row in found] == list(range(n))


def test_byways_that_nobody_shares_stay_whole() -> None:
    # 0 leads to 1, 2, 3 or to 4, 5, 6: nobody walks both, so any mixture agrees with as many first contacts
    precedes, moves = np.zeros((7, 7), np.int64), np.zeros((7, 7), np.int64)
    for way in ([0, 1, 2, 3], [0, 4, 5, 6]):
        for i, a in enumerate(way):
            for b in way[i + 1 :]:
                precedes[a, b] += 10
        for a, b in pairwise(way):
            moves[a, b] += 10
    found = order(precedes, moves, np.array([0.0, 0.3, 0.6, 0.9, 0.3, 0.6, 0.9]))
    assert found in ([0, 1, 2, 3, 4, 5, 6], [0, 4, 5, 6, 1, 2, 3])


def test_quality_is_the_share_of_pairs_in_order() -> None:
    precedes = np.array([[0, 3], [1, 0]])
    assert quality([0, 1], precedes) == 0.75
    assert quality([1, 0], precedes) == 0.25
    assert quality([0], np.zeros((1, 1), np.int64)) == 1.0
