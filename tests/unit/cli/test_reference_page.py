"""The pages of the command line, of its JSON and of the API say what these do."""

import runpy
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "reference"


@pytest.mark.parametrize(
    ("page", "maker"),
    [("command-line.md", "make_command_line.py"), ("json.md", "make_json.py"), ("api.md", "make_api.py")],
)
def test_the_page_is_fresh(page: str, maker: str) -> None:
    made = runpy.run_path(str(FOLDER / maker))["page"]()
    assert (FOLDER / page).read_text("utf-8") == made, f"run docs/reference/{maker}"
