"""Order keys are those of the npm package fractional-indexing, and there is always room for another."""

import random

import pytest

from reiskaart.live.order import is_key, key_between, keys_at, keys_between


@pytest.mark.parametrize(
    ("lower", "upper", "between"),
    [
        (None, None, "a0"),
        (None, "a0", "Zz"),
        (None, "Zz", "Zy"),
        ("a0", None, "a1"),
        ("a1", None, "a2"),
        ("a0", "a1", "a0V"),
        ("a1", "a2", "a1V"),
        ("a0V", "a1", "a0l"),
        ("Zz", "a0", "ZzV"),
        ("Zz", "a1", "a0"),
        (None, "Y00", "Xzzz"),
        ("bzz", None, "c000"),
        ("a0", "a0V", "a0G"),
        ("a0", "a0G", "a08"),
        ("b125", "b129", "b127"),
        ("a0", "a1V", "a1"),
        ("Zz", "a01", "a0"),
        (None, "a0V", "a0"),
        (None, "b999", "b99"),
        ("zzzzzzzzzzzzzzzzzzzzzzzzzzy", None, "zzzzzzzzzzzzzzzzzzzzzzzzzzz"),
        ("zzzzzzzzzzzzzzzzzzzzzzzzzzz", None, "zzzzzzzzzzzzzzzzzzzzzzzzzzzV"),
        (None, "A000000000000000000000000001", "A000000000000000000000000000V"),
    ],
)
def test_keys_are_those_of_the_npm_package(lower: str | None, upper: str | None, between: str) -> None:
    # the pairs are of its own test file
    assert key_between(lower, upper) == between


@pytest.mark.parametrize(
    ("lower", "upper", "keys"),
    [
        (None, None, ["a0", "a1", "a2", "a3", "a4"]),
        ("a4", None, ["a5", "a6", "a7", "a8", "a9"]),
        (None, "a0", ["Zv", "Zw", "Zx", "Zy", "Zz"]),
        ("a0", "a2", ["a0G", "a0V", "a1", "a1G", "a1V"]),
    ],
)
def test_several_keys_are_those_of_the_npm_package(lower: str | None, upper: str | None, keys: list[str]) -> None:
    assert keys_between(lower, upper, 5) == keys


def test_there_is_always_room_for_another() -> None:
    chance = random.Random(4)
    keys: list[str] = []
    for _ in range(2000):
        place = chance.choice([0, len(keys), len(keys) // 2, chance.randint(0, len(keys))])
        keys[place:place] = keys_at(keys, place, chance.randint(1, 3))
    assert keys == sorted(set(keys))
    assert all(map(is_key, keys))


def test_between_equal_keys_a_new_one_comes_after_both() -> None:
    assert key_between("a1", "a1") == "a2"
    assert keys_at(["a0", "a1", "a1", "a2"], 2, 1) == ["a1V"]


@pytest.mark.parametrize("wrong", ["", "!", "a", "a00", "0", "b1", "a1 ", "é0", "A00000000000000000000000000"])
def test_beside_what_is_no_key_there_is_room_as_well(wrong: str) -> None:
    assert not is_key(wrong)
    assert key_between(wrong, None) == "a0"
    assert key_between("a0", wrong) == "a1"
    assert keys_at([wrong, "a0", wrong], 1, 2) == ["Zy", "Zz"]


def test_no_keys_where_none_are_asked_for() -> None:
    assert keys_between("a0", "a1", 0) == []
