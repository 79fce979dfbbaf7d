"""What the model refuses, as mistakes at a place in the file."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import ValidationError

from reiskaart.mapfile.forms import BY_ID
from reiskaart.mapfile.problem import Problem, with_guess
from reiskaart.mapfile.shape import Path, Shaper
from reiskaart.model import Journey, ReferenceProblem
from reiskaart.model.base import Part

_PLAIN_CODES = {
    "string_type": "expected-text",
    "string_unicode": "expected-text",
    "string_pattern_mismatch": "bad-id",
    "string_too_short": "text-empty",
    "bool_type": "expected-boolean",
    "float_type": "expected-number",
    "int_type": "expected-whole-number",
    "date_type": "expected-date",
    "tuple_type": "expected-list",
    "dict_type": "expected-mapping",
    "model_type": "expected-mapping",
    "finite_number": "expected-number",
    "too_short": "rule-empty",
}
_BOUND_CODES = {
    "greater_than": "greater-than",
    "greater_than_equal": "greater-than-equal",
    "less_than_equal": "less-than-equal",
}
_RENAMED = {"emotions": "emotion"}


def problems_of(refused: ValidationError, shaper: Shaper) -> list[Problem]:
    """Every mistake that the model found, at its place in the file."""
    return [problem for error in refused.errors() for problem in _problems(dict(error), shaper)]


def _problems(error: dict[str, Any], shaper: Shaper) -> Iterator[Problem]:
    path: Path = tuple(error["loc"])
    kind: str = error["type"]
    limits: dict[str, Any] = error.get("ctx", {})
    if kind == "references":
        yield from (_reference(problem, shaper) for problem in limits["problems"])
    elif kind == "extra_forbidden":
        yield with_guess("unknown-key", _key_place(path, shaper), str(path[-1]), _fields(path[:-1]))
    elif kind == "missing":
        yield Problem("missing-key", _place(path[:-1], shaper), {"word": _RENAMED.get(str(path[-1]), str(path[-1]))})
    elif kind == "literal_error":
        yield with_guess("wrong-choice", _place(path, shaper), str(error["input"]), _choices(path))
    elif kind == "string_too_long":
        yield Problem("text-too-long", _place(path, shaper), {"most": limits["max_length"]})
    elif kind in _BOUND_CODES:
        yield Problem(_BOUND_CODES[kind], _place(path, shaper), {"bound": _number(next(iter(limits.values())))})
    else:
        yield Problem(_PLAIN_CODES[kind], _place(path, shaper))


def _reference(problem: ReferenceProblem, shaper: Shaper) -> Problem:
    if problem.code == "unknown-kind":
        return with_guess(problem.code, _key_place(problem.path, shaper), problem.id, problem.expected)
    place = _place(problem.path, shaper)
    if problem.code == "unknown-id" and problem.expected:
        return with_guess(problem.code, place, problem.id, problem.expected)
    if problem.code == "unknown-id":
        return Problem("unknown-id-none", place, {"word": problem.id})
    return Problem(problem.code, place, {"word": problem.id})


def _place(path: Path, shaper: Shaper) -> int | None:
    """The place of a part, else of what holds it."""
    while path not in shaper.places and path:
        path = path[:-1]
    found = shaper.places.get(path)
    return None if found is None else found.start


def _key_place(path: Path, shaper: Shaper) -> int | None:
    found = shaper.keys.get(path)
    return _place(path, shaper) if found is None else found.start


def _number(bound: float) -> str:
    return f"{bound:g}"


def _type_at(path: Path) -> object:
    """The type that the model has at a path."""
    kind: object = Journey
    for step in path:
        kind = _strip(kind)
        if isinstance(kind, type) and issubclass(kind, Part):
            kind = kind.model_fields[str(step)].annotation
        else:
            kind = get_args(kind)[1 if get_origin(kind) is dict else 0]
    return _strip(kind)


def _strip(kind: object) -> object:
    """A type without ``None`` beside it and without constraints on it."""
    while get_origin(kind) not in (None, tuple, dict) and not _is_literal(kind):
        kind = get_args(kind)[0]
    return kind


def _is_literal(kind: object) -> bool:
    return str(get_origin(kind)) == "typing.Literal"


def _fields(path: Path) -> list[str]:
    """The keys that a file may have where the model has this path."""
    kind = _type_at(path)
    assert isinstance(kind, type)
    assert issubclass(kind, Part)
    names: Mapping[str, object] = kind.model_fields
    inventory = len(path) == 2 and path[0] in BY_ID
    return [_RENAMED.get(name, name) for name in names if not (inventory and name == "id")]


def _choices(path: Path) -> list[str]:
    return [str(choice) for choice in get_args(_type_at(path))]
