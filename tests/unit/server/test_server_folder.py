"""A folder of map files behind the API: both are in step, and what stands in the way is told."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fixtures.servers import SALON, Served, serving
from reiskaart.server.options import Options

FILE = """reiskaart: 1 # kept as it stands
title: Bread
language: en
phases:
  - name: Smell
    steps:
      - name: Passes by
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one map file."""
    made = tmp_path_factory.mktemp("folder")
    (made / "bread.reiskaart.yaml").write_text(FILE)
    return made


@pytest.fixture(scope="module")
def kept(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that keeps it in step."""
    time.sleep(0.3)  # a file that was written this moment may be half written
    with serving(tmp_path_factory.mktemp("kept"), Options(folder=folder)) as running:
        yield running


def soon(holds: Callable[[], bool]) -> bool:
    """Whether something holds within a few looks at the folder."""
    deadline = time.monotonic() + 60
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def test_maps_of_the_folder_and_of_the_workspace_are_in_both(kept: Served, folder: Path) -> None:
    with kept.client() as client:
        titles = {item["title"]: item["id"] for item in client.get("/api/v1/maps").json()["items"]}
    assert "Bread" in titles
    assert SALON in titles.values()
    assert soon(lambda: len(list(folder.glob("*.reiskaart.yaml"))) == 2)


def test_a_change_of_either_reaches_the_other(kept: Served, folder: Path) -> None:
    file = folder / "bread.reiskaart.yaml"
    with kept.client() as client:
        (bread,) = [item["id"] for item in client.get("/api/v1/maps").json()["items"] if item["title"] == "Bread"]
        client.patch(f"/api/v1/maps/{bread}", json={"title": "Buns"})
        assert soon(lambda: "title: Buns" in file.read_text())
        assert "# kept as it stands" in file.read_text()
        file.write_text(file.read_text().replace("Passes by", "Stops"))
        assert soon(lambda: client.get(f"/api/v1/maps/{bread}").json()["phases"][0]["steps"][0]["name"] == "Stops")


def test_a_broken_file_is_told_with_its_line_until_it_is_mended(kept: Served, folder: Path) -> None:
    broken = folder / "broken.reiskaart.yaml"
    broken.write_text("reiskaart: 1\ntitle: Rye\nphazes: []\n")
    with kept.client() as client:

        def notices(language: str) -> list[dict[str, object]]:
            items: list[dict[str, object]] = client.get("/api/v1/notices", params={"language": language}).json()["items"]
            return [one for one in items if one["file"] == broken.name]

        assert soon(lambda: bool(notices("en")))
        (dutch,), (english,) = notices("nl"), notices("en")
        assert (english["line"], english["hint"] != "") == (3, True)
        assert dutch["message"] != english["message"]
        assert broken.read_text() == "reiskaart: 1\ntitle: Rye\nphazes: []\n"
        broken.write_text("reiskaart: 1\ntitle: Rye\nphases: []\n")
        assert soon(lambda: not notices("en"))
