"""A module above 400 lines is a hub in the making, unless its docstring says why it is that long."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("src", "tests", "bench")
LONGEST = 400
REASON = "above 400 lines because"


@pytest.mark.parametrize("folder", FOLDERS)
def test_long_modules_say_why(folder: str) -> None:
    long = []
    for module in sorted((ROOT / folder).rglob("*.py")):
        text = module.read_text("utf-8")
        if text.count("\n") > LONGEST and REASON not in _one_line(ast.get_docstring(ast.parse(text))):
            long.append(str(module.relative_to(ROOT)))
    assert long == [], f"split them, or say in the docstring: '{REASON} …'"


@pytest.mark.parametrize("banned", ["utils", "util", "helpers", "helper", "common", "manager", "core", "misc"])
def test_no_module_is_named_after_nothing(banned: str) -> None:
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob(f"{banned}*") if path.stem == banned]
    assert [path for path in found if "node_modules" not in path.parts] == []


def _one_line(docstring: str | None) -> str:
    return " ".join((docstring or "").split())
