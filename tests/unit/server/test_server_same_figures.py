"""Page, command line and library say the same of real logs, and the same as two other programs."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import reiskaart as rk
from fixtures.real_logs import LOGS, expected_of, one_touchpoint_per_name, options
from fixtures.servers import Served
from reiskaart.cli import main
from reiskaart.model import Reality

Run = Callable[..., str]


@pytest.fixture
def run(served: Served, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The program on the workspace that is served; gives what it prints."""
    monkeypatch.setenv("REISKAART_DATA", str(served.workspace.folder))
    monkeypatch.setenv("REISKAART_CONFIG", str(served.workspace.folder.parent / "config"))

    def call(*arguments: str) -> str:
        monkeypatch.setattr(sys, "argv", ["reiskaart", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code
        return capsys.readouterr().out

    return call


@pytest.mark.real_data
@pytest.mark.parametrize("file", LOGS)
def test_everybody_says_the_same(real_data: Path, served: Served, run: Run, tmp_path: Path, file: str) -> None:
    expected = expected_of(real_data, file)
    log = served.workspace.import_log(real_data / file, options(expected["columns"]), file)
    journey, names = one_touchpoint_per_name(log)
    journey = journey.model_copy(update={"id": f"map-{LOGS[file]}"})
    served.workspace.save_map(journey, source=None, expected_version=None)
    served.workspace.maps.set_log(journey.id, file)
    map_file = tmp_path / "map.reiskaart.yaml"
    rk.write_map(journey, map_file)

    with served.client() as client:
        page = client.get(f"/api/v1/maps/{journey.id}/reality").json()["reality"]
        row = next(row for row in client.get("/api/v1/logs").json()["items"] if row["name"] == file)
        summary = client.get(f"/api/v1/logs/{row['id']}/summary").json()
    printed = json.loads(run("read", str(map_file), file, "--json"))
    shown = json.loads(run("log", "show", file, "--json"))
    read = rk.read(journey, file)

    assert page == printed == read.model_dump(mode="json", by_alias=True)
    totals = {f"{name}_total": len(shown[name]) for name in ("start", "end", "transitions")}
    assert shown == log.summary().model_dump(mode="json", by_alias=True)
    assert summary == shown | totals
    assert {**expected["start"]} == shown["start"]
    assert {**expected["end"]} == shown["end"]
    wanted = {(move["from"], move["to"]): move["count"] for move in expected["transitions"]}
    assert {(move["from"], move["to"]): move["count"] for move in shown["transitions"]} == wanted
    assert _moves(read, names) == wanted
    assert (page["events"], page["customers"]) == (shown["events"], shown["customers"]) == (row["events"], row["customers"])
    assert (expected["events"], expected["customers"]) == (page["events"], page["customers"])


@pytest.mark.real_data
def test_everybody_chooses_the_same_paths(real_data: Path, served: Served, run: Run, tmp_path: Path) -> None:
    file = "receipt.xes.gz"
    expected = expected_of(real_data, file)
    columns = options(expected["columns"])
    log = served.workspace.import_log(real_data / file, replace(columns, properties=None), "whole")
    journey = one_touchpoint_per_name(log)[0].model_copy(update={"id": "map-whole"})
    served.workspace.save_map(journey, source=None, expected_version=None)
    served.workspace.maps.set_log(journey.id, "whole")
    map_file = tmp_path / "map.reiskaart.yaml"
    rk.write_map(journey, map_file)
    with served.client() as client:
        facets = client.get(f"/api/v1/maps/{journey.id}/reality/facets").json()
        column = next(column for column in facets["columns"] if column["name"] != "name" and len(column["values"]) > 2)
        value = column["values"][1]["value"]
        asked = {"where": f"{column['name'].replace(':', '%3A')}:{value.replace(',', '%2C')}", "vs": "all"}
        page = client.get(f"/api/v1/maps/{journey.id}/reality", params=asked).json()
    chosen = rk.Filter(where={column["name"]: value})
    assert page["reality"]["paths"] == column["values"][1]["paths"]
    assert page["reality"] == rk.read(journey, "whole", filter=chosen).model_dump(mode="json", by_alias=True)
    compared = rk.compare_groups(journey, "whole", chosen).model_dump(mode="json", by_alias=True)
    assert page["differences"] == compared["differences"]
    where = f"{column['name']}={value.replace(',', '%2C')}"
    printed = json.loads(run("read", str(map_file), "whole", "--json", "--where", where, "--versus", "all"))
    assert printed == compared


def _moves(read: Reality, names: dict[str, str]) -> dict[tuple[str, str], int]:
    return {(names[move.from_], names[move.to]): move.count for move in read.transitions.touchpoints}
