"""Figures of real logs equal those that two independent computations agree on."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from reiskaart.eventlog import LogOptions, import_log

pytestmark = pytest.mark.real_data

FIGURES = ("bpic2013-incidents", "receipt", "roadtraffic100traces", "running-example-csv", "running-example", "trivago")


@pytest.mark.parametrize("name", FIGURES)
def test_figures_equal_the_independent_ones(name: str, real_data: Path, tmp_path: Path) -> None:
    expected = json.loads((real_data / "figures" / f"{name}.json").read_text())
    columns = expected["columns"]
    options = LogOptions(customer=columns["customer"], name=columns["name"], time=columns["at"])
    summary = import_log(real_data / expected["log"], tmp_path / "log", options, key=b"k" * 32).summary()

    assert (summary.events, summary.customers, summary.names) == (
        expected["events"],
        expected["customers"],
        expected["names"],
    )
    assert summary.rejected == 0
    assert summary.first == datetime.fromisoformat(expected["first"])
    assert summary.last == datetime.fromisoformat(expected["last"])
    assert summary.start == expected["start"]
    assert summary.end == expected["end"]
    counted = {(each.from_, each.to): each.count for each in summary.transitions}
    assert counted == {(each["from"], each["to"]): each["count"] for each in expected["transitions"]}
    means = {(each.from_, each.to): each.mean_gap_seconds for each in summary.transitions}
    for each in expected["transitions"]:
        wanted = each["mean_gap_seconds"]
        assert means[each["from"], each["to"]] == pytest.approx(wanted, abs=1e-3 + 1e-6 * abs(wanted), rel=0)


def test_every_figure_file_is_tried(real_data: Path) -> None:
    assert {path.stem for path in (real_data / "figures").glob("*.json")} == set(FIGURES)
