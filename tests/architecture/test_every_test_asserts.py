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
    written = ("print(1)", "expect(page)", "with pytest.raises(ValueError): f()", "expect(page).to_have_title('Maps')")
    tests = ast.parse("\n".join(f"def test_it():\n    {line}" for line in written))
    found = [_asserts(test) for test in tests.body if isinstance(test, ast.FunctionDef)]
    assert found == [False, False, True, True]


def _tests() -> Iterator[tuple[Path, Function]]:
    for path in sorted(TESTS.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, Function) and node.name.startswith("test"):
                yield path, node


def _asserts(test: Function) -> bool:
    """Whether it asserts, ``pytest.raises``, Playwright's ``expect(…).to_…``, or calls what says that it asserts or checks."""
    for node in ast.walk(test):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == "raises" or name.startswith(("assert_", "check_")) or _expects(node):
                return True
    return False


def _expects(call: ast.Call) -> bool:
    """Whether it says what is expected of a page."""
    said = call.func
    if not (isinstance(said, ast.Attribute) and said.attr.startswith(("to_", "not_to_")) and isinstance(said.value, ast.Call)):
        return False
    return isinstance(said.value.func, ast.Name) and said.value.func.id == "expect"
