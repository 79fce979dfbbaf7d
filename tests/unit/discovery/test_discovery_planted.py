"""Journeys that were planted in a log are found again; the whole measurement is bench/discovery.py."""

from types import ModuleType

import pytest


@pytest.mark.parametrize(("seed", "timed"), [(2_000, True), (2_002, False)])
def test_planted_steps_and_order_are_found(planted: ModuleType, seed: int, timed: bool) -> None:
    score = planted.score(seed, 600, timed=timed)
    assert score.rand >= 0.9
    assert score.tau >= 0.9
    assert score.missing == 0


def test_the_measures_are_those_of_the_books(planted: ModuleType) -> None:
    assert planted.adjusted_rand_index([0, 0, 1, 1], [5, 5, 7, 7]) == 1.0
    assert planted.adjusted_rand_index([0, 0, 1, 1], [0, 0, 0, 0]) == 0.0
    # Hubert & Arabie: (index - expected) / (most - expected) = (2 - 7*9/45) / ((7+9)/2 - 7*9/45) for these ten
    first, second = [0, 0, 0, 1, 1, 1, 2, 2, 3, 4], [0, 0, 1, 1, 1, 1, 0, 2, 2, 3]
    assert planted.adjusted_rand_index(first, second) == pytest.approx(_by_pairs(first, second))
    assert planted.kendall_tau({"a": 0, "b": 1, "c": 2}, {"a": 0, "b": 2, "c": 1}) == pytest.approx(1 / 3)


def _by_pairs(first: list[int], second: list[int]) -> float:
    """The same index from counted pairs: Steinley (2004), Psychological Methods 9(3), equation 5."""
    n = len(first)
    both = one = other = neither = 0
    for i in range(n):
        for j in range(i + 1, n):
            same, again = first[i] == first[j], second[i] == second[j]
            both, one, other, neither = (
                both + (same and again),
                one + (same and not again),
                other + (again and not same),
                neither + (not same and not again),
            )
    return 2 * (both * neither - one * other) / ((both + one) * (one + neither) + (both + other) * (other + neither))
