"""An empty workspace, and a folder with one map file in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from fixtures.folders import BAKERY, FILE, rest
from reiskaart.settings import Settings
from reiskaart.workspace import Workspace, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(Settings(data=tmp_path / "data", config=tmp_path / "config", language="en")) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "maps"
    made.mkdir()
    shutil.copy(BAKERY, made / FILE)
    rest(made / FILE)
    return made
