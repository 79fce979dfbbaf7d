from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reiskaart.eventlog import LogOptions, StoredLog, import_log
from reiskaart.reality import figures, read
from reiskaart.reality.discovery import aggregate, counting, discover, draft

WriteLog = Callable[..., StoredLog]

WALKS = [
    ["search", "view", "search", "view", "cart", "pay"],
    ["search", "view"],
    ["view", "cart", "view", "cart", "pay", "deliver", "complain", "search"],
    ["pay"],
]


def assert_as_a_reading(log: StoredLog, folder: Path, **choices: object) -> None:
    found = discover(log, **choices)  # type: ignore[arg-type]
    reality = figures(read(log, found.journey, folder), found.journey)
    assert found.figures.every == 1
    assert found.figures.customers == reality.customers
    assert found.figures.contacts == reality.contacts
    assert found.figures.silence_days == pytest.approx(reality.silence_days)
    assert found.figures.steps == reality.steps
    assert found.figures.transitions == reality.transitions.steps


@pytest.mark.parametrize("steps", [None, 1, 2, 4])
def test_where_everybody_is_looked_at_they_are_those_of_a_reading(write_log: WriteLog, tmp_path: Path, steps: int | None) -> None:
    log = write_log(WALKS * 15, seconds=86_400)
    assert_as_a_reading(log, tmp_path / "reading", steps=steps, outcome="pay")


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(
    paths=st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=8), min_size=1, max_size=12),
    steps=st.integers(1, 6),
    days=st.integers(1, 40),
)
def test_of_any_paths_they_are_those_of_a_reading(
    tmp_path_factory: pytest.TempPathFactory, paths: list[list[str]], steps: int, days: int
) -> None:
    folder = tmp_path_factory.mktemp("log")
    rows = [
        f"c{customer},{1_700_000_000 + customer * 50_000 + place * days * 86_400},{name}"
        for customer, path in enumerate(paths)
        for place, name in enumerate(path)
    ]
    (folder / "log.csv").write_text("customer,time,name\n" + "\n".join(rows), "utf-8")
    options = LogOptions(customer="customer", time="time", name="name", time_format="seconds", pseudonyms=False)
    log = import_log(folder / "log.csv", folder / "log", options, key=None)
    assert_as_a_reading(log, folder / "reading", steps=steps)


def test_of_many_some_are_looked_at_and_it_is_said_of_how_many(write_log: WriteLog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "SAMPLE_CUSTOMERS", 20)
    found = draft(aggregate(write_log(WALKS * 15)))
    assert found.figures.every == 3
    assert found.figures.customers == 20
    assert all(step.reaches.n == 20 for step in found.figures.steps)
    assert found.record.contacts == sum(len(walk) for walk in WALKS) * 15


def test_long_paths_are_looked_at_by_fewer(write_log: WriteLog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "SAMPLE_CONTACTS", 50)
    found = aggregate(write_log(WALKS * 15))
    assert len(found.sample.row) <= 70  # about 50: whole paths
    assert found.sample.every > 1
