"""A workspace with a map to edit together."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reiskaart.model import Journey
from reiskaart.settings import Settings
from reiskaart.workspace import Workspace, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with the maps "salon" and "bakery", which say their title and no more."""
    with open_workspace(Settings(data=tmp_path / "data", config=tmp_path / "config", language="en")) as opened:
        for id_ in ("salon", "bakery"):
            opened.save_map(Journey(id=id_, title=id_.title()), source=None, expected_version=None)
        yield opened
