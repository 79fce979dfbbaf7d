"""What does not fit in a request, in words: each field by its place, with what was expected there."""

from collections.abc import Iterator, Sequence
from typing import Any

from reiskaart.i18n import Language, has, say
from reiskaart.model import ReferenceProblem
from reiskaart.server.answers.problem import ProblemPart

_MOST_SHOWN = 20
_ALIKE = {
    "bool_parsing": "bool_type",
    "date_from_datetime_inexact": "date_type",
    "date_from_datetime_parsing": "date_type",
    "date_parsing": "date_type",
    "finite_number": "float_type",
    "float_parsing": "float_type",
    "int_from_float": "int_type",
    "int_parsing": "int_type",
    "int_parsing_size": "int_type",
    "list_type": "tuple_type",
    "model_attributes_type": "dict_type",
    "model_type": "dict_type",
    "too_short": "string_too_short",
}
"""Kinds of mistake that are told in the same words as another."""


def parts(errors: Sequence[dict[str, Any]], language: Language) -> tuple[ProblemPart, ...]:
    """Each mistake that was found in a request."""
    return tuple(part for found in errors for part in _parts(found, language))


def _parts(found: dict[str, Any], language: Language) -> Iterator[ProblemPart]:
    place, context = tuple(found["loc"]), found.get("ctx", {})
    if found["type"] == "references":
        yield from (_reference(problem, place, language) for problem in context["problems"])
        return
    kind = _ALIKE.get(found["type"], found["type"])
    known = kind if has(f"server.invalid.{kind}", language) else "unlisted"
    pointer = _pointer(place)
    words = {name: _said(value) for name, value in context.items()}
    sentence = say(f"server.invalid.{known}", language).format_map({"where": pointer, **words})
    yield _part(f"server.{known}", sentence, say("server.errors.invalid.hint", language), pointer)


def _reference(problem: ReferenceProblem, place: tuple[object, ...], language: Language) -> ProblemPart:
    """A reference that leads nowhere, in the words in which it is told of a map file."""
    code = f"{problem.code}-none" if problem.code == "unknown-id" and not problem.expected else problem.code
    more = ["…"] if len(problem.expected) > _MOST_SHOWN else []
    expected = ", ".join([*problem.expected[:_MOST_SHOWN], *more])
    sentence, hint = (
        say(f"mapfile.errors.{code}.{part}", language).format_map({"word": problem.id, "expected": expected})
        for part in ("message", "hint")
    )
    return _part(f"mapfile.{code}", sentence, hint, _pointer((*place, *problem.path)))


def _part(code: str, detail: str, hint: str, pointer: str) -> ProblemPart:
    return ProblemPart(code=code, detail=detail, hint=hint, line=None, column=None, pointer=pointer)


def _said(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value).replace(" or ", ", ")


def _pointer(place: tuple[object, ...]) -> str:
    return "/".join(str(part) for part in place)
