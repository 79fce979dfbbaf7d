"""The catalogue of sentences: the same keys and parameters in both languages, each one there and each one used."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from reiskaart.i18n import Language, keys, say

SOURCE = Path(__file__).resolve().parents[2] / "src" / "reiskaart"
LANGUAGES: tuple[Language, ...] = ("nl", "en")
ALL = keys("nl") | keys("en")
AREAS = {key.split(".")[0] for key in ALL}
SPEAKERS = {"say", "say_count", "words", "has"}
"""Functions whose first parameter is a key, whole or without its area."""
WILD = "[A-Za-z0-9_-]+(?:[.][A-Za-z0-9_-]+)*"
"""What a parameter of an f-string may stand for in a key."""


def test_both_languages_have_the_same_keys() -> None:
    assert keys("nl") ^ keys("en") == frozenset()


@pytest.mark.parametrize("key", sorted(keys("nl") & keys("en")))
def test_both_languages_have_the_same_parameters(key: str) -> None:
    nl, en = (_parameters(say(key, language)) for language in LANGUAGES)
    if key.endswith(".one"):  # "one customer" may leave the number out
        nl, en = nl - {"n"}, en - {"n"}
    assert nl == en


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_says_something(language: Language) -> None:
    bad = [key for key in keys(language) if not say(key, language).strip() or say(key, language) != say(key, language).strip(" ")]
    assert bad == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_count_has_both_forms(language: Language) -> None:
    stems = {key.rsplit(".", 1)[0] for key in keys(language) if key.endswith((".one", ".other"))}
    assert [stem for stem in sorted(stems) if not {f"{stem}.one", f"{stem}.other"} <= keys(language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_says_how_to_mend_it(language: Language) -> None:
    errors = {key.rsplit(".", 1)[0] for key in keys(language) if ".errors." in key}
    assert [error for error in sorted(errors) if not {f"{error}.message", f"{error}.hint"} <= keys(language)] == []


def test_every_key_that_the_code_says_is_there() -> None:
    lacking = [
        f"{place}: {pattern}" for place, speaker, pattern in _spoken() if not any(_fits(pattern, key, speaker) for key in ALL)
    ]
    assert not lacking, "\n".join(lacking)


def test_every_key_is_used() -> None:
    literals = set(_literals())
    patterns = [re.compile(pattern) for pattern in _families()]
    unused = [
        key for key in sorted(ALL) if not (_names(key) & literals or any(p.fullmatch(n) for p in patterns for n in _names(key)))
    ]
    assert not unused, "\n".join(unused)


def _parameters(sentence: str) -> set[str]:
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in string.Formatter().parse(sentence) if name}


def _names(key: str) -> set[str]:
    """The ways in which code may name a key: whole, without its area, without its form, and an error by its code."""
    whole = {key, re.sub(r"[.](one|other)$", "", key)}
    whole |= {name.split(".", 1)[1] for name in whole}
    if error := re.fullmatch(r"([a-z]+)[.]errors[.]([a-z0-9_-]+)[.](message|hint)", key):
        whole |= {f"{error[1]}.{error[2]}", error[2]}
    return whole


def _fits(pattern: str, key: str, speaker: str) -> bool:
    form = "[.](one|other)" if speaker == "say_count" else ""
    return re.fullmatch(f"(?:[a-z]+[.])?{pattern}{form}", key) is not None


def _spoken() -> Iterator[tuple[str, str, str]]:
    """Every call of a speaker with a key that stands there, as place, speaker and regular expression."""
    for path, tree in _modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                speaker = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                pattern = _pattern(node.args[0])
                if speaker in SPEAKERS and pattern is not None and not pattern.startswith(WILD):
                    yield f"{path.name}:{node.lineno}", speaker, pattern


def _pattern(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else WILD for part in node.values)
    return None


def _literals() -> Iterator[str]:
    for _, tree in _modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _families() -> Iterator[str]:
    """Keys made from a part that is known only when the program runs: ``phases.{model}.name``.

    Those that fix nothing but the area (``cli.{key}``) are doors to the catalogue, and use nothing themselves; so is the tree of
    errors, whose codes stand where they are raised.
    """
    doors = {re.escape(f"{area}.") + WILD for area in AREAS}
    for path, tree in _modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and path != SOURCE / "errors.py":
                pattern = _pattern(node)
                fixed = (pattern or "").replace(WILD, "")
                if pattern is not None and pattern not in doors and re.fullmatch(r"(?=.*[a-z]{3})(?:[a-z0-9_]|\\[-.])*", fixed):
                    yield pattern


def _modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"))
