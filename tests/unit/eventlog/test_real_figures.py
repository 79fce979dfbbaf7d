"""Figures of real logs equal those that two independent computations agree on."""

from datetime import datetime
from pathlib import Path

import pytest

from fixtures.real_logs import LOGS, expected_of, imported

pytestmark = pytest.mark.real_data


@pytest.mark.parametrize("file", LOGS)
def test_figures_equal_the_independent_ones(file: str, real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    expected = expected_of(real_data, file)
    assert expected["log"] == file
    summary = imported(real_data, tmp_path_factory.getbasetemp(), file).summary()

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
    assert {path.stem for path in (real_data / "figures").glob("*.json")} == set(LOGS.values())
