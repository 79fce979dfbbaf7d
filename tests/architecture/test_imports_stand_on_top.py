"""No import hides: an import inside a function, or behind TYPE_CHECKING, would let a module reach what its layer may not."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "reiskaart"
MODULES = sorted(SOURCE.rglob("*.py"))


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 50


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(SOURCE)))
def test_imports_stand_at_the_top_level(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    allowed = {id(node) for node in tree.body}
    hidden = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in allowed]
    assert hidden == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(SOURCE)))
def test_nothing_depends_on_type_checking(module: Path) -> None:
    names = {node.id for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Name)}
    assert "TYPE_CHECKING" not in names
