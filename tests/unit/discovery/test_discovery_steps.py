from collections.abc import Callable

import numpy as np

from reiskaart.reality.discovery.aggregates import BINS_PER_OCTAVE, Aggregates
from reiskaart.reality.discovery.steps import FEW, cut, sittings, togetherness, worth

Figures = Callable[..., Aggregates]

# two desks, each with things that people do there in any order, and a way from the one to the other
DESKS = [
    ["a", "b", "c", "x", "y", "z"],
    ["c", "a", "b", "z", "x", "y"],
    ["b", "c", "a", "y", "z", "x"],
    ["a", "c", "b", "x", "z", "y"],
    ["b", "a", "c", "z", "y", "x"],
    ["c", "b", "a", "y", "x", "z"],
]


def named(figures: Aggregates, steps: list[list[int]]) -> list[str]:
    return ["".join(figures.keys[row][0].name for row in step) for step in steps]


def test_what_is_done_to_and_fro_is_one_step(figures_of: Figures) -> None:
    figures = figures_of(DESKS * 20)
    assert named(figures, cut(worth(figures, list(range(6))), list(range(6)), 12)) == ["abc", "xyz"]


def test_what_comes_one_after_the_other_is_a_step_each(figures_of: Figures) -> None:
    figures = figures_of([list("abcdefg")] * 50)
    assert named(figures, cut(worth(figures, list(range(7))), list(range(7)), 12)) == list("abcdefg")


FUNNEL = [list("abcdef"), list("abcdfe"), list("acbdef")] * 40


def test_short_gaps_help_to_hold_a_step_together(figures_of: Figures) -> None:
    quick = dict.fromkeys(("bc", "cb", "ef", "fe"), 20.0)
    figures = figures_of(FUNNEL, gaps=quick, default_gap=200_000.0)
    assert named(figures, cut(worth(figures, list(range(6))), list(range(6)), 12)) == ["a", "bc", "d", "ef"]
    slow = dict.fromkeys(("bc", "cb", "ef", "fe"), 2000000.0)
    apart = figures_of(FUNNEL, gaps=slow, default_gap=200_000.0)
    assert togetherness(apart)[1, 2] < 0.5 < togetherness(figures)[1, 2]


def test_what_is_done_in_one_visit_still_has_steps(figures_of: Figures) -> None:
    quick = dict.fromkeys(("ab", "bc", "cd", "de", "ef"), 20.0)
    figures = figures_of([list("abcdef")] * 60 + [list("abcabcdef")] * 20, gaps=quick, default_gap=200_000.0)
    assert named(figures, cut(worth(figures, list(range(6))), list(range(6)), 12)) == list("abcdef")


def test_no_more_steps_than_allowed(figures_of: Figures) -> None:
    figures = figures_of([list("abcdefghij")] * 50)
    for most in (1, 2, 3, 7):
        steps = cut(worth(figures, list(range(10))), list(range(10)), most)
        assert len(steps) == most
        assert [row for step in steps for row in step] == list(range(10))


def test_a_short_journey_needs_no_grouping(figures_of: Figures) -> None:
    figures = figures_of([["accepted", "queued", "accepted", "queued", "done"]] * 30)
    assert len(figures.keys) <= FEW
    assert cut(worth(figures, [0, 2, 1]), [0, 2, 1], 12) == [[0], [2], [1]]
    assert len(cut(worth(figures, [0, 2, 1]), [0, 2, 1], 2)) == 2


def test_a_byway_of_few_does_not_hide_in_a_step_of_many(figures_of: Figures) -> None:
    byway = [["a", "b", "c", "d", "e", "p", "q"]] * 3
    figures = figures_of([["a", "b", "c", "d", "e"]] * 200 + byway)
    assert "ep" not in "|".join(named(figures, cut(worth(figures, list(range(7))), list(range(7)), 12)))


def test_a_sitting_ends_in_the_valley_between_short_and_long_gaps() -> None:
    histogram = np.zeros(100, np.int64)
    histogram[6 * BINS_PER_OCTAVE] = 500  # about a minute
    histogram[16 * BINS_PER_OCTAVE] = 500  # most of a day
    found = sittings(histogram)
    assert 64 < found.cut_seconds < 65_536
    assert found.clarity > 0.99


def test_gaps_of_one_kind_say_nothing_clearly() -> None:
    bins = np.arange(100)
    bell = (10_000 * np.exp(-((bins - 50) ** 2) / 50)).astype(np.int64)
    assert sittings(bell).clarity < 0.02
    assert sittings(np.zeros(100, np.int64)).clarity == 0.0


def test_no_touchpoints_no_steps(figures_of: Figures) -> None:
    assert cut(worth(figures_of([["a"]]), []), [], 12) == []
