import itertools
from collections.abc import Callable

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reiskaart.reality.discovery import Aggregates, draft
from reiskaart.reality.discovery.levels import levels
from reiskaart.reality.discovery.steps import Worth, cut

Figures = Callable[..., Aggregates]

DESKS = [
    ["call", "mail", "chat", "quote", "order", "sign"],
    ["chat", "call", "mail", "sign", "quote", "order"],
    ["mail", "chat", "call", "order", "sign", "quote"],
]


@st.composite
def worths(draw: st.DrawFn) -> Worth:
    n = draw(st.integers(0, 9))
    numbers = st.floats(-10, 10, allow_nan=False, width=32)
    inside = np.zeros((n + 1, n + 1))
    for i in range(n):
        for j in range(i + 2, n + 1):
            inside[i, j] = draw(numbers)
    cost = np.array([0.0, *(draw(st.floats(0, 5, width=32)) for _ in range(n - 1))][:n])
    return Worth(inside, cost)


def worth_of(worth: Worth, steps: list[list[int]]) -> float:
    edges = [step[0] for step in steps] + [worth.n]
    return sum(worth.inside[i, j] - worth.cost[i] for i, j in itertools.pairwise(edges))


@given(worths(), st.integers(1, 12))
def test_each_level_parts_a_single_step_of_the_one_before(worth: Worth, most: int) -> None:
    rows = list(range(worth.n))
    found = levels(worth, rows, cut(worth, rows, most))
    assert found.finest == worth.n
    for n in range(1, found.finest + 1):
        steps = found.steps(n)
        assert len(steps) == n
        assert [row for step in steps for row in step] == rows
        merged = found.merged(n)
        if merged is None:
            assert n == found.finest
            continue
        one, other = merged
        finer = found.steps(n + 1)
        at = finer.index(one)
        assert finer[at + 1] == other
        assert [*finer[:at], one + other, *finer[at + 2 :]] == steps


@given(worths(), st.integers(1, 12))
def test_the_proposed_level_is_the_best_cut(worth: Worth, most: int) -> None:
    rows = list(range(worth.n))
    best = cut(worth, rows, most)
    found = levels(worth, rows, best)
    assert found.steps() == best
    assert found.steps(found.proposed) == best if best else found.steps(1) == []


@given(worths())
def test_of_neighbours_those_are_taken_together_whose_parting_is_worth_least(worth: Worth) -> None:
    rows = list(range(worth.n))
    found = levels(worth, rows, cut(worth, rows, 12))
    for n in range(1, found.proposed):
        finer = found.steps(n + 1)
        coarser = [[*finer[:at], finer[at] + finer[at + 1], *finer[at + 2 :]] for at in range(n)]
        assert worth_of(worth, found.steps(n)) >= max(worth_of(worth, each) for each in coarser) - 1e-6


def test_more_steps_than_touchpoints_are_as_many_as_touchpoints(figures_of: Figures) -> None:
    figures = figures_of(DESKS * 20)
    assert len(draft(figures, steps=40).journey.steps) == 6
    assert [len(draft(figures, steps=n).journey.steps) for n in range(1, 7)] == [1, 2, 3, 4, 5, 6]


def test_the_record_says_what_each_level_takes_together(figures_of: Figures) -> None:
    figures = figures_of(DESKS * 20)
    record = draft(figures).record
    assert record.proposed_steps == len(record.steps)
    assert [level.steps for level in record.levels] == [1, 2, 3, 4, 5, 6]
    assert record.levels[-1].merged == ()
    for level in record.levels[:-1]:
        coarse, fine = ([step.name for step in draft(figures, steps=n).journey.steps] for n in (level.steps, level.steps + 1))
        assert level.into in coarse
        assert set(level.merged) <= set(fine)


def test_a_level_changes_steps_alone(figures_of: Figures) -> None:
    figures = figures_of(DESKS * 20)
    names = [[place.name for place in draft(figures, steps=n).journey.touchpoints] for n in (1, 3, 6)]
    assert names[0] == names[1] == names[2]


def test_nothing_has_no_levels() -> None:
    found = levels(Worth(np.zeros((1, 1)), np.zeros(0)), [], [])
    assert found.steps() == found.steps(3) == []
    assert found.merged(1) is None
