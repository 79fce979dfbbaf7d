"""The server and the commands start without the engine that reads customer data, which takes a second to load."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["reiskaart.server.app", "reiskaart.cli"])
def test_what_starts_loads_no_engine(module: str) -> None:
    asked = f"import sys, {module}; print([name for name in ('ibis', 'duckdb', 'pyarrow', 'numpy') if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
