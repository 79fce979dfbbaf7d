"""Intervals of shares: worked examples, and how often they hold the truth."""

import math

import numpy as np
import pytest

from reiskaart.intervals import design_effect, difference, middle_ranks, share, time_difference, wilson
from reiskaart.model import Times


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


def test_a_difference_equals_the_worked_examples():
    # Newcombe 1998, Statistics in Medicine 17, table II, method 10.
    for hits, n, others, m, low, high in [(56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090)]:
        found = difference(share(hits, n), share(others, m), 0)
        assert (found.value, found.low, found.high) == pytest.approx((hits / n - others / m, low, high), abs=5e-5)
    assert difference(share(56, 70), share(48, 80), 0).sure
    assert difference(share(9, 10), share(3, 10), 0).few
    assert not difference(share(9, 10), share(3, 10), 0).sure


def test_a_group_does_not_differ_from_itself():
    same = difference(share(30, 100), share(30, 100), 100)
    assert (same.value, same.sure) == (0.0, False)
    assert (same.low, same.high) == pytest.approx((0.0, 0.0), abs=0.02)
    assert difference(share(0, 0), share(30, 100), 0).value is None


def test_a_group_differs_from_everybody_as_surely_as_from_the_others():
    group, others, everybody = share(60, 100), share(140, 300), share(200, 400)
    beside_others = difference(group, others, 0)
    beside_everybody = difference(group, everybody, 100)
    for end in ("value", "low", "high"):  # the group is a quarter of everybody
        assert getattr(beside_everybody, end) == pytest.approx(0.75 * getattr(beside_others, end), abs=0.012)
    assert beside_everybody.sure == beside_others.sure


@pytest.mark.parametrize("alike", [0.0, 0.5], ids=["independent", "alike"])
@pytest.mark.parametrize(("customers", "others"), [(30, 30), (40, 200), (150, 150)])
def test_intervals_of_differences_hold_the_truth(customers, others, alike):
    random = np.random.default_rng(20260102)
    held = []
    for _ in range(2000):
        truths = random.uniform(0.1, 0.9, 2)
        found = difference(*(_clustered(random, n, p, alike) for n, p in zip((customers, others), truths, strict=True)), 0)
        held.append(found.low <= truths[0] - truths[1] <= found.high)
    assert 0.92 <= np.mean(held) <= 0.97


def _clustered(random, customers, truth, alike):
    """A share out of paths, of which those of one customer are alike."""
    paths = 1 + random.poisson(1.5, customers)
    own = np.full(customers, truth)
    if alike:
        strength = 1 / alike - 1
        own = random.beta(truth * strength, (1 - truth) * strength, customers)
    hits = random.binomial(paths, own)
    n, total = int(paths.sum()), int(hits.sum())
    effect = design_effect(n, total, customers, float(paths @ paths), float(hits @ hits), float(hits @ paths))
    return share(total, n, design_effect=effect)


@pytest.mark.parametrize(("first", "shared", "second"), [(40, 40, 160), (100, 60, 100), (200, 180, 400), (300, 20, 50)])
def test_intervals_hold_the_truth_where_paths_are_in_both_groups(first, shared, second):
    random = np.random.default_rng(20260103)
    held = []
    for _ in range(4000):
        only_first, both, only_second = random.uniform(0.1, 0.9, 3)
        mine, ours, theirs = random.binomial([first - shared, shared, second - shared], [only_first, both, only_second])
        found = difference(share(mine + ours, first), share(theirs + ours, second), shared)
        truths = [
            ((first - shared) * only_first + shared * both) / first,
            ((second - shared) * only_second + shared * both) / second,
        ]
        held.append(found.low <= truths[0] - truths[1] <= found.high)
    assert 0.92 <= np.mean(held) <= 0.97


@pytest.mark.parametrize("n", [6, 15, 40, 400])
def test_the_median_lies_between_the_ranks(n):
    below, above = middle_ranks(n, n)
    # The median is outside where fewer than below + 1, or more than above, of n values are under it.
    outside = sum(math.comb(n, k) for k in range(n + 1) if k <= below or k > above) / 2**n
    assert 0.92 <= 1 - outside <= 0.985
    assert middle_ranks(5, 5) is None
    assert middle_ranks(n, n / 2 if n > 12 else 6)[0] <= below


@pytest.mark.parametrize(("n", "m"), [(30, 30), (60, 300), (400, 400)])
def test_intervals_of_differences_of_medians_hold_the_truth(n, m):
    random = np.random.default_rng(20260104)
    held = []
    for _ in range(2000):
        truths = random.uniform(1, 30, 2)
        found = time_difference(*(_times(random.lognormal(np.log(p), 1.2, k)) for k, p in zip((n, m), truths, strict=True)), 0.0)
        held.append(found.low_seconds <= truths[0] - truths[1] <= found.high_seconds)
    assert 0.92 <= np.mean(held) <= 0.985  # ranks are whole, so it is rather too wide than too narrow


def _times(values):
    ordered = np.sort(values)
    below, above = middle_ranks(len(ordered), len(ordered))
    q1, median, q3 = np.percentile(ordered, [25, 50, 75])
    return Times(
        n=len(ordered),
        q1_seconds=q1,
        median_seconds=median,
        q3_seconds=q3,
        median_low_seconds=ordered[below],
        median_high_seconds=ordered[above],
    )
