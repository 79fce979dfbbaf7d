"""The page of the command line says what the commands say."""

import runpy
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "reference"


def test_the_page_is_fresh() -> None:
    made = runpy.run_path(str(FOLDER / "make_command_line.py"))["page"]()
    assert (FOLDER / "command-line.md").read_text("utf-8") == made, "run docs/reference/make_command_line.py"
