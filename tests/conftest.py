"""Fixtures for all tests."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
REAL_DATA = ROOT.parent / "shared" / "data"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real logs beside the project; skips where it is absent."""
    if not REAL_DATA.is_dir():
        pytest.skip("real logs not present: ../shared/data")
    return REAL_DATA
