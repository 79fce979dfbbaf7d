"""Fixtures for all tests."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import settings

os.environ["REISKAART_LANG"] = "en"  # whatever the machine speaks; tests that want Dutch say so
# What is drawn is the same in each run, so that a run tells of what changed and not of its luck. To draw anew by lot:
# pytest --hypothesis-profile=default tests/properties
settings.register_profile("same", derandomize=True)
settings.load_profile("same")

ROOT = Path(__file__).resolve().parent.parent
REAL_DATA = ROOT.parent / "shared" / "data"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real logs beside the project; skips where it is absent."""
    if not REAL_DATA.is_dir():
        pytest.skip("real logs not present: ../shared/data")
    return REAL_DATA


@pytest.fixture
def small_disk(tmp_path: Path) -> list[str]:
    """A command before which others run in a place where ``tmp_path / "disk"`` is a disk of 4 MB."""
    return _with_a_disk(tmp_path / "disk", "4m")


@pytest.fixture
def disk_for_uploads(tmp_path: Path) -> list[str]:
    """As ``small_disk``, of 320 MB: with less free, no upload is begun."""
    return _with_a_disk(tmp_path / "disk", "320m")


def _with_a_disk(disk: Path, size: str) -> list[str]:
    disk.mkdir()
    enter = [
        "unshare",
        "--map-root-user",
        "--mount",
        "sh",
        "-c",
        f'mount -t tmpfs -o size={size} none "{disk}" && exec "$@"',
        "sh",
    ]
    if shutil.which("unshare") is None or subprocess.run([*enter, "true"], capture_output=True).returncode != 0:
        pytest.skip("a small disk cannot be mounted here, so a full one is not tried")
    return enter
