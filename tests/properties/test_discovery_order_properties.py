"""The order is the best there is, and whatever a name is, its rule reads it and its label can be shown."""

import re
from itertools import permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reiskaart.reality.discovery.drafting import pattern_for
from reiskaart.reality.discovery.names import readable
from reiskaart.reality.discovery.ordering import improved, order, worth
from reiskaart.reality.patterns import PatternKind, pattern

raw_names = st.text(min_size=1, max_size=40)


@st.composite
def tournaments(draw: st.DrawFn) -> np.ndarray:
    n = draw(st.integers(1, 6))
    counts = draw(st.lists(st.integers(0, 9), min_size=n * n, max_size=n * n))
    return np.array(counts, np.int64).reshape(n, n)


@given(tournaments())
@settings(max_examples=30, deadline=None)
def test_no_order_agrees_with_more(precedes: np.ndarray) -> None:
    n = len(precedes)

    def agreement(rows: tuple[int, ...]) -> int:
        return sum(int(precedes[a, b]) for i, a in enumerate(rows) for b in rows[i + 1 :])

    found = order(precedes, precedes, np.linspace(0, 1, n))
    assert sorted(found) == list(range(n))
    assert agreement(tuple(found)) == max(agreement(rows) for rows in permutations(range(n)))


@given(st.integers(2, 9), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_a_search_never_makes_it_worse_and_ends_where_no_move_helps(n: int, random: object) -> None:
    rng = np.random.default_rng(random.randrange(2**32))  # type: ignore[attr-defined]
    agreement, apart = rng.normal(size=(n, n)), rng.random((n, n))
    agreement, apart = agreement - agreement.T, apart + apart.T
    np.fill_diagonal(apart, 0.0)
    start = [int(row) for row in rng.permutation(n)]
    found = improved(list(start), agreement, apart)
    best = worth(found, agreement, apart)
    assert best >= worth(start, agreement, apart) - 1e-9
    for i in range(n):
        rest = found[:i] + found[i + 1 :]
        assert all(worth([*rest[:j], found[i], *rest[j:]], agreement, apart) <= best + 1e-9 for j in range(n))


@given(raw_names)
def test_the_rule_of_a_name_fits_that_name_alone(name: str) -> None:
    made = pattern(pattern_for(name))
    assert made.kind is not PatternKind.GLOB
    if made.kind is PatternKind.REGEX:
        assert re.fullmatch(made.text, pattern(name).text if "*" not in name else name) or made.text
        assert re.fullmatch(re.compile(made.text), name + "x") is None


@given(st.lists(raw_names, min_size=1, max_size=12, unique=True))
def test_readable_names_differ_and_are_never_empty(raw: list[str]) -> None:
    names = readable(raw)
    assert len(names) == len(raw) == len(set(names))
    assert all(name.strip() for name in names)
