"""A test that asserts nothing proves nothing."""

import ast
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def test_every_test_asserts_something() -> None:
    silent = [f"{path.relative_to(TESTS)}:{test.lineno} {test.name}" for path, test in _tests() if not _asserts(test)]
    assert silent == []


def test_the_names_of_test_files_are_unique() -> None:
    names = [path.name for path in TESTS.rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


def test_a_test_that_asserts_nothing_would_be_found() -> None:
    silent, speaking = ast.parse("def test_a(): print(1)\ndef test_b():\n    with pytest.raises(ValueError): f()").body
    assert isinstance(silent, ast.FunctionDef)
    assert isinstance(speaking, ast.FunctionDef)
    assert not _asserts(silent)
    assert _asserts(speaking)


def _tests() -> Iterator[tuple[Path, Function]]:
    for path in sorted(TESTS.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, Function) and node.name.startswith("test"):
                yield path, node


def _asserts(test: Function) -> bool:
    """Whether it holds an assert, ``pytest.raises``, or a call of a function that says it asserts or checks."""
    for node in ast.walk(test):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == "raises" or name.startswith(("assert_", "check_")):
                return True
    return False
