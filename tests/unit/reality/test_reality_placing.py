"""Placing does not depend on how wide the numbers are that it works with."""

from dataclasses import fields

import numpy as np
import pytest

from reiskaart.reality.places import Places
from reiskaart.reality.placing import Contacts, Events, Placer, first_of_groups


def _places(touchpoints: int) -> Places:
    return Places(
        touchpoints=tuple(f"t{number}" for number in range(touchpoints)),
        steps=("look", "buy"),
        phases=("all",),
        phase_of_step=(0, 0),
        steps_of_touchpoint=((0,), (1,), *((),) * (touchpoints - 2)),
        good_touchpoints=frozenset(),
        bad_touchpoints=frozenset(),
        good_steps=frozenset(),
        bad_steps=frozenset(),
        split_after_us=None,
    )


def _contacts(touchpoints: int) -> Contacts:
    rows = [(0, 10, 0), (0, 20, 1), (0, 30, 0), (0, 40, 1), (1, 10, 1), (1, 15, 0), (2, 10, 2)]
    customer, at_us, touchpoint = zip(*rows, strict=True)
    events = Events(
        np.array(customer, np.int32),
        np.array(at_us, np.int64),
        np.array(touchpoint, np.int16),
        np.full(len(rows), -1, np.int16),
        np.ones(len(rows), np.int16),
        np.array(touchpoint, np.int32),
        np.arange(len(rows)),
    )
    return Placer(_places(touchpoints), log_end_us=100).place(events)[0]


def test_a_map_of_very_many_touchpoints_places_as_a_small_one() -> None:
    small, large = _contacts(3), _contacts(32_000)
    assert (small.path.itemsize, large.path.itemsize) == (4, 8)
    for field in fields(Contacts):
        assert getattr(small, field.name).tolist() == getattr(large, field.name).tolist(), field.name
    assert small.is_first_of_transition.tolist() == [True, True, False, False, True, False, False]
    assert small.touchpoint_stay_us.tolist() == [10, 10, 10, -1, 5, -1, -1]


@pytest.mark.parametrize("factor", [1, 1_000, 2**61])
def test_the_first_of_a_group_is_found_however_large_its_key(factor: int) -> None:
    keys = np.array([2, 0, 2, 1, 0], np.int64) * factor
    rows = np.array([1, 2, 4, 5, 7])
    assert np.flatnonzero(first_of_groups(9, rows, keys)).tolist() == [1, 2, 5]
    assert np.flatnonzero(first_of_groups(9, rows[::-1], keys[::-1])).tolist() == [4, 5, 7]
