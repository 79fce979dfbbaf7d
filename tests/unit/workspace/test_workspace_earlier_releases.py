"""A workspace of every earlier release opens; each release leaves its database here as SQL."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reiskaart.settings import Settings
from reiskaart.workspace import open_workspace
from reiskaart.workspace.migrating import revisions
from reiskaart.workspace.upgrade import NEWEST

RELEASES = sorted((Path(__file__).parents[2] / "fixtures" / "workspaces").glob("*.sql"))


@pytest.mark.parametrize("dump", RELEASES, ids=lambda dump: dump.stem)
def test_a_workspace_of_an_earlier_release_opens(dump: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "workspace.db")) as database:
        database.executescript(dump.read_text("utf-8"))
    with open_workspace(Settings(data=tmp_path, config=tmp_path.parent / "config", language="en")) as workspace:
        (shown,) = workspace.list_maps()
        assert (shown.id, shown.version, shown.title, shown.personas) == ("bike", 2, "Bike repair", ("Noor",))
        assert workspace.load_map("bike").source.startswith(b"# drawn by hand")
        assert workspace.check() == ()
        assert workspace.save_map(workspace.load_map("bike").journey, source=None, expected_version=2).version == 3


def test_this_release_has_left_its_database() -> None:
    assert [dump.stem for dump in RELEASES][:1] == ["0.1.0"]


def test_the_newest_revision_is_the_one_that_this_release_opens() -> None:
    assert revisions()[0] == NEWEST


def test_a_workspace_of_this_release_is_opened_without_what_upgrades_it(tmp_path: Path) -> None:
    with open_workspace(Settings(data=tmp_path, config=tmp_path.parent / "config", language="en")) as workspace:
        made = workspace.id
    program = """
import sys
from pathlib import Path
from reiskaart.settings import Settings
from reiskaart.workspace import open_workspace
with open_workspace(Settings(data=Path(sys.argv[1]), config=Path(sys.argv[2]), language="en")) as workspace:
    print(workspace.id, "alembic" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path), str(tmp_path.parent / "config")],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.split() == [made, "False"], done.stderr
