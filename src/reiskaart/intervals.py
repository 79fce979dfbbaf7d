"""Confidence intervals for shares and medians, and for how two of them differ."""

import math

from reiskaart.model import Difference, Share, TimeDifference, Times

FEWEST = 30
"""Below so many paths we count, and make no percentage of it."""

_Z = 1.959963984540054  # 97.5th percentile of the standard normal distribution: 95% two-sided


def wilson(hits: float, n: float) -> tuple[float, float]:
    """The 95% score interval of ``hits`` out of ``n`` (``n`` > 0); the whole of 0..1 is never left.

    Source: Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference, JASA 22(158).
    """
    p, z2 = hits / n, _Z * _Z
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z / (1 + z2 / n) * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    high = 1.0 if hits == n else min(1.0, middle + half)
    return low, high


def share(hits: int, n: int, *, design_effect: float = 1.0) -> Share:
    """``hits`` out of ``n`` with its 95% interval; ``design_effect`` (at least 1) widens it for units that come in clusters."""
    if n == 0:
        return Share(value=None, n=0, low=None, high=None)
    effective = n / max(1.0, design_effect)
    low, high = wilson(hits / n * effective, effective)
    value = hits / n
    return Share(value=value, n=n, low=min(low, value), high=max(high, value))


def design_effect(n: int, hits: int, clusters: int, sum_n2: float, sum_hits2: float, sum_hits_n: float) -> float:
    """How much wider the variance of a share is because its units come in clusters (paths of one customer).

    The variance of the ratio estimator over clusters, divided by that of independent units; enlarged where clusters are few,
    since the variance is then itself uncertain. The sums run over clusters: of squared units, of squared hits, and of hits times
    units. 1 where every cluster has one unit. Where the share is 0 or 1 nothing shows how alike the units of a cluster are, so a
    cluster counts as one unit.

    Source: Cochran, W. G. (1977), Sampling Techniques, 3rd ed., sections 6.3 and 9A.2; Kish, L. (1965), Survey Sampling, section
    5.4; used with the Wilson interval, and with Student's t for few clusters, as in Korn, E. L. & Graubard, B. I. (1998), Survey
    Methodology 24(2).
    """
    if n == 0 or clusters == n:
        return 1.0
    if clusters < 2 or hits in (0, n):
        return n / clusters
    p = hits / n
    residual = sum_hits2 - 2 * p * sum_hits_n + p * p * sum_n2
    variance = clusters / (clusters - 1) * residual / (n * n)
    return max(1.0, variance / (p * (1 - p) / n) * (_student(clusters - 1) / _student(n - 1)) ** 2)


def middle_ranks(n: int, independent: float) -> tuple[int, int] | None:
    """The ranks (from 0) of the values, of ``n`` in their order, between which the true median lies in 95 of 100 samples.

    It asks nothing of how values are spread. ``independent`` (at most ``n``) is how many of them tell something of their own;
    none where even the smallest and the largest value would not do (fewer than six).

    Source: Conover, W. J. (1999), Practical Nonparametric Statistics, 3rd ed., section 3.2.
    """
    if independent < 6:
        return None
    half = _Z * n / (2 * math.sqrt(independent))
    below = max(0, math.floor((n + 1) / 2 - half) - 1)
    return below, n - 1 - below


def difference(first: Share, second: Share, shared: int) -> Difference:
    """A share of one group minus that of another with its 95% interval; ``shared`` units are in both.

    Newcombe's hybrid score: the interval is put together from those of both shares (so with their design effects), which keeps
    its word also for few units and for shares near 0 or 1. Units that are in both groups make the shares move together by their
    part of both, which narrows the interval: for a group beside everybody it is that of the group beside the others, made smaller
    as the difference is. Where different paths of one customer are in both groups the true interval is narrower still.

    Source: Newcombe, R. G. (1998), Interval estimation for the difference between independent proportions, Statistics in Medicine
    17, method 10; for what is shared, his Improved confidence intervals for the difference between binomial proportions based on
    paired data, same volume, method 10; Zou, G. Y. & Donner, A. (2008), Statistics in Medicine 27 (why it holds for clusters).
    """
    few = min(first.n, second.n) < FEWEST
    p1, low1, high1, p2, low2, high2 = first.value, first.low, first.high, second.value, second.low, second.high
    if p1 is None or low1 is None or high1 is None or p2 is None or low2 is None or high2 is None:
        return Difference(value=None, low=None, high=None, sure=False, few=True)
    alike = shared / math.sqrt(first.n * second.n)
    low = max(-1.0, p1 - p2 - _together(p1 - low1, high2 - p2, alike))
    high = min(1.0, p1 - p2 + _together(high1 - p1, p2 - low2, alike))
    return Difference(value=p1 - p2, low=low, high=high, sure=not few and not low <= 0 <= high, few=few)


def time_difference(first: Times, second: Times, alike: float) -> TimeDifference:
    """A median of one group minus that of another with its 95% interval; ``alike`` is the part of both that they share (0..1).

    Put together from the intervals of both medians, which are between ranks and ask nothing of how times are spread.

    Source: Zou, G. Y. & Donner, A. (2008), Construction of confidence limits about effect measures, Statistics in Medicine 27.
    """
    few = min(first.n, second.n) < FEWEST
    m1, low1, high1 = first.median_seconds, first.median_low_seconds, first.median_high_seconds
    m2, low2, high2 = second.median_seconds, second.median_low_seconds, second.median_high_seconds
    if m1 is None or m2 is None:
        return TimeDifference(seconds=None, low_seconds=None, high_seconds=None, sure=False, few=True)
    if low1 is None or high1 is None or low2 is None or high2 is None:
        return TimeDifference(seconds=m1 - m2, low_seconds=None, high_seconds=None, sure=False, few=True)
    low = m1 - m2 - _together(m1 - low1, high2 - m2, alike)
    high = m1 - m2 + _together(high1 - m1, m2 - low2, alike)
    return TimeDifference(seconds=m1 - m2, low_seconds=low, high_seconds=high, sure=not few and not low <= 0 <= high, few=few)


def _together(one: float, other: float, alike: float) -> float:
    """How far the difference of two figures may be off, where each may be off by so much and they move together so far."""
    return math.sqrt(max(0.0, one * one - 2 * alike * one * other + other * other))


def _student(freedom: int) -> float:
    """The 97.5th percentile of Student's t, to about 0.1% from 5 degrees of freedom on; below that too small, at 1 by a quarter.

    Source: Abramowitz, M. & Stegun, I. A. (1964), Handbook of Mathematical Functions, 26.7.5.
    """
    z, v = _Z, float(freedom)
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
    )
    return sum(term / v**power for power, term in enumerate(terms))
