"""Intervals of shares: worked examples, and how often they hold the truth."""

import math

import numpy as np
import pytest

from reiskaart.intervals import design_effect, share, wilson


def test_wilson_equals_the_worked_example():
    # 81 of 263 (Newcombe 1998, Statistics in Medicine 17, table I, method 3), to four places.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert wilson(1, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)


def test_a_share_of_nothing_has_no_value():
    nothing = share(0, 0)
    assert (nothing.value, nothing.n, nothing.low, nothing.high) == (None, 0, None, None)


@pytest.mark.parametrize("effect", [1.0, 2.5, 1000.0])
@pytest.mark.parametrize(("hits", "n"), [(0, 1), (1, 1), (0, 7), (3, 7), (7, 7), (1, 100_000)])
def test_the_interval_holds_the_share_and_stays_within_bounds(hits, n, effect):
    found = share(hits, n, design_effect=effect)
    assert 0 <= found.low <= found.value <= found.high <= 1


def test_a_larger_design_effect_widens():
    widths = [share(30, 100, design_effect=effect) for effect in (0.5, 1.0, 2.0, 4.0)]
    widths = [found.high - found.low for found in widths]
    assert widths[0] == widths[1] < widths[2] < widths[3]


def test_one_unit_per_cluster_has_no_effect():
    assert design_effect(50, 20, 50, 50.0, 20.0, 20.0) == 1.0


def test_units_that_are_all_alike_count_as_their_clusters():
    # 100 customers with 3 paths each; in half of them all three hit: variance three times as large, 100/99 for a sample.
    effect = design_effect(300, 150, 100, 900.0, 450.0, 450.0)
    assert effect == pytest.approx(3 * 100 / 99 * (1.984217 / 1.967930) ** 2, rel=1e-5)


def test_units_that_vary_as_independent_ones_keep_about_their_number():
    # 100 customers with 2 paths: none, one or two hits in 25, 50 and 25 of them, as independent paths give.
    effect = design_effect(200, 100, 100, 400.0, 150.0, 200.0)
    assert effect == pytest.approx(100 / 99 * (1.984217 / 1.971957) ** 2, rel=1e-5)


def test_a_share_of_0_or_1_counts_a_cluster_as_one_unit():
    assert design_effect(300, 0, 100, 900.0, 0.0, 0.0) == 3.0
    assert design_effect(300, 300, 100, 900.0, 900.0, 900.0) == 3.0


@pytest.mark.parametrize("n", [10, 20, 50, 200])
def test_95_percent_intervals_hold_the_truth_in_92_to_97_of_100(n):
    # Exact over all outcomes, averaged over true shares from 2% to 98%: at one true share the number of hits, being whole, lets
    # the score interval swing around its nominal level.
    intervals = [wilson(hits, n) for hits in range(n + 1)]
    truths = np.linspace(0.02, 0.98, 97)
    held = [
        sum(math.comb(n, k) * p**k * (1 - p) ** (n - k) for k, (low, high) in enumerate(intervals) if low <= p <= high)
        for p in truths
    ]
    assert 0.92 <= np.mean(held) <= 0.97
    assert min(held) >= 0.89


@pytest.mark.parametrize("alike", [0.0, 0.3, 0.8], ids=["independent", "alike", "very-alike"])
@pytest.mark.parametrize("customers", [10, 30, 100])
def test_intervals_hold_the_truth_where_paths_of_one_customer_are_alike(customers, alike):
    random = np.random.default_rng(20260101)
    rounds = 2000
    truth = random.uniform(0.1, 0.9, rounds)
    paths = 1 + random.poisson(2, (rounds, customers))
    own = np.repeat(truth[:, None], customers, 1)
    if alike:
        own = random.beta(own * (1 - alike) / alike, (1 - own) * (1 - alike) / alike)
    hits = random.binomial(paths, own)
    held = 0
    for p, m, h in zip(truth, paths.astype(float), hits.astype(float), strict=True):
        n, k = int(m.sum()), int(h.sum())
        found = share(k, n, design_effect=design_effect(n, k, customers, m @ m, h @ h, h @ m))
        held += found.low <= p <= found.high
    assert 0.92 <= held / rounds <= 0.97
