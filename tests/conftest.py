"""Fixtures for all tests."""

import os
from pathlib import Path

import pytest

os.environ["REISKAART_LANG"] = "en"  # whatever the machine speaks; tests that want Dutch say so

ROOT = Path(__file__).resolve().parent.parent
REAL_DATA = ROOT.parent / "shared" / "data"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real logs beside the project; skips where it is absent."""
    if not REAL_DATA.is_dir():
        pytest.skip("real logs not present: ../shared/data")
    return REAL_DATA
