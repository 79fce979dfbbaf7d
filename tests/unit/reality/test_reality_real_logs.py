"""Readings of real logs: what always holds, and transitions that equal those of two other programs."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from fixtures.real_logs import LOGS, expected_of, imported, one_touchpoint_per_name
from reiskaart.model import Reality
from reiskaart.reality import figures, read


def check_what_always_holds(reality: Reality) -> None:
    assert reality.contacts + reality.unmatched_events == reality.events
    assert sum(place.contacts for place in reality.touchpoints) == reality.contacts
    for place in (*reality.steps, *reality.touchpoints):
        shares = (place.goes_on, place.fell_back, place.ended_well, place.still_open, place.not_seen_again)
        assert {share.n for share in shares} == {place.paths}
        if place.paths:
            assert sum(share.value for share in shares) == pytest.approx(1)
        for share in (*shares, place.reaches, place.returns):
            assert share.value is None or 0 <= share.low <= share.value <= share.high <= 1
        assert place.customers <= place.paths <= place.contacts
    assert sum(move.count for move in reality.transitions.touchpoints) == reality.contacts - reality.paths
    waiting = {step.id: step.time_to_next.n for step in reality.steps if step.time_to_next.n}
    leaving: dict[str, int] = {}
    for move in reality.transitions.steps:
        leaving[move.from_] = leaving.get(move.from_, 0) + move.count
    assert leaving == waiting


@pytest.mark.real_data
@pytest.mark.parametrize("file", LOGS)
def test_transitions_equal_those_of_other_programs(
    real_data: Path, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, file: str
) -> None:
    expected = expected_of(real_data, file)
    log = imported(real_data, tmp_path_factory.getbasetemp(), file)
    journey, names = one_touchpoint_per_name(log)
    reality = figures(read(log, journey, tmp_path / "reading"), journey)
    check_what_always_holds(reality)
    assert (reality.events, reality.contacts) == (expected["events"], expected["events"])
    assert (reality.customers, reality.paths) == (expected["customers"], expected["customers"])
    found = {(names[move.from_], names[move.to]): move for move in reality.transitions.touchpoints}
    wanted = {(move["from"], move["to"]): move for move in expected["transitions"]}
    assert {pair: move.count for pair, move in found.items()} == {pair: move["count"] for pair, move in wanted.items()}
    for pair, move in found.items():
        assert move.mean_gap_seconds == pytest.approx(wanted[pair]["mean_gap_seconds"], rel=1e-6, abs=1e-3)
    assert reality.last == datetime.fromisoformat(expected["last"]).astimezone(UTC)


@pytest.mark.real_data
@pytest.mark.parametrize("file", ["receipt.xes.gz", "trivago.parquet"])
def test_what_always_holds_on_cut_paths_of_half_the_names(
    real_data: Path, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, file: str
) -> None:
    log = imported(real_data, tmp_path_factory.getbasetemp(), file)
    journey, _ = one_touchpoint_per_name(log, split_after_days=0.01)
    half = journey.model_copy(
        update={
            "touchpoints": tuple(
                touchpoint if number % 2 else touchpoint.model_copy(update={"rules": ()})
                for number, touchpoint in enumerate(journey.touchpoints)
            )
        }
    )
    reality = figures(read(log, half, tmp_path / "reading"), half)
    check_what_always_holds(reality)
    assert 0 < reality.unmatched_events < reality.events
    assert reality.paths > reality.customers
