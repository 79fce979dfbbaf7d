"""What is looked into before an import leaves nothing, however the look ends."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reiskaart.settings import Settings
from reiskaart.workspace import open_workspace

LOOK_AND_DIE = """
import os, signal, sys
from pathlib import Path
from reiskaart.settings import Settings
from reiskaart.workspace import open_workspace

with open_workspace(Settings(Path(sys.argv[1]), Path(sys.argv[2]), "en")) as workspace, workspace.previews.folder() as folder:
    (folder / "first.parquet").write_text("klant-1")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.kill
def test_what_a_killed_process_was_looking_at_goes_when_the_workspace_is_opened(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "data", tmp_path / "config", "en")
    killed = subprocess.run([sys.executable, "-c", LOOK_AND_DIE, settings.data, settings.config])
    assert killed.returncode == -signal.SIGKILL
    assert [file.name for file in settings.data.glob("previews/*/*")] == ["first.parquet"]
    with open_workspace(settings):
        assert list((settings.data / "previews").iterdir()) == []


def test_nobody_is_disturbed_who_looks_while_another_opens_the_workspace(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "data", tmp_path / "config", "en")
    with open_workspace(settings) as workspace, workspace.previews.folder() as folder:
        open_workspace(settings).close()
        assert folder.is_dir()
    assert not folder.exists()
