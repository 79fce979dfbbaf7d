import dataclasses
from collections.abc import Callable

import numpy as np
import pytest

from reiskaart.eventlog import StoredLog
from reiskaart.reality.discovery import Aggregates, aggregate, aggregates_of, draft, find_aggregates, kept

WriteLog = Callable[..., StoredLog]
WALKS = [["search|web", "view", "pay|desk"]] * 40 + [["search|app", "view"]] * 30 + [["odd"]]


def alike(one: Aggregates, other: Aggregates) -> bool:
    for field in dataclasses.fields(Aggregates):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if field.name == "sample":
            if mine.every != theirs.every or not all(
                np.array_equal(getattr(mine, name), getattr(theirs, name)) for name in ("customer", "row", "at_us")
            ):
                return False
        elif isinstance(mine, np.ndarray):
            if not np.array_equal(mine, theirs, equal_nan=mine.dtype.kind == "f"):
                return False
        elif mine != theirs:
            return False
    return True


def test_what_was_counted_is_found_beside_the_log(write_log: WriteLog) -> None:
    log = write_log(WALKS)
    assert find_aggregates(log) is None
    made = aggregates_of(log)
    found = find_aggregates(StoredLog(log.folder, log.meta))
    assert found is not None
    assert alike(found, made)
    assert alike(found, aggregate(log))
    assert draft(found) == draft(made)


def test_it_is_counted_once(write_log: WriteLog, monkeypatch: pytest.MonkeyPatch) -> None:
    log = write_log(WALKS)
    aggregates_of(log)

    def counted_again(*_: object, **__: object) -> Aggregates:
        raise AssertionError

    monkeypatch.setattr(kept, "aggregate", counted_again)
    assert aggregates_of(log).log_customers == 71


def test_names_taken_in_are_counted_and_kept_apart(write_log: WriteLog) -> None:
    log = write_log(WALKS)
    assert "odd" not in aggregates_of(log).labels
    taken = aggregates_of(log, include=["odd", "odd", "never heard of"])
    assert "odd" in taken.labels
    assert taken.included == ("odd",)
    assert "odd" not in aggregates_of(log).labels
    again = find_aggregates(log, include=["never heard of", "odd"])
    assert again is not None
    assert alike(again, taken)


def test_of_other_events_or_another_version_it_is_counted_anew(write_log: WriteLog, monkeypatch: pytest.MonkeyPatch) -> None:
    log = write_log(WALKS)
    aggregates_of(log)
    grown = StoredLog(log.folder, log.meta.model_copy(update={"digest": "other"}))
    assert find_aggregates(grown) is None
    monkeypatch.setattr(kept, "FORMAT", kept.FORMAT + 1)
    assert find_aggregates(log) is None


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04", b"nonsense" * 100])
def test_a_damaged_file_is_counted_anew(write_log: WriteLog, damage: bytes) -> None:
    log = write_log(WALKS)
    aggregates_of(log)
    (log.folder / "discovery.npz").write_bytes(damage)
    assert find_aggregates(log) is None
    assert aggregates_of(log).log_customers == 71
    assert find_aggregates(log) is not None


def test_no_more_than_a_few_are_kept(write_log: WriteLog) -> None:
    log = write_log([*WALKS, *([f"rare {n}"] for n in range(12))])
    for n in range(12):
        aggregates_of(log, include=[f"rare {n}"])
    assert len(list(log.folder.glob("discovery*.npz"))) <= 8
    assert not list(log.folder.glob(".*tmp"))


def test_progress_comes_to_its_end_without_going_back(write_log: WriteLog) -> None:
    told: list[float] = []
    aggregates_of(write_log(WALKS), progress=told.append)
    assert told == sorted(told)
    assert told
    assert told[0] > 0
    assert told[-1] <= 1
