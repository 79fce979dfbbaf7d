"""A mistake in a map file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake at an offset of the text; its words are ``mapfile.errors.<code>``."""

    code: str
    offset: int | None = None
    parameters: dict[str, object] = field(default_factory=dict)


class ProblemError(Exception):
    """A mistake after which the file cannot be read any further."""

    def __init__(self, code: str, offset: int | None = None, **parameters: object) -> None:
        super().__init__(code)
        self.problem = Problem(code, offset, parameters)


_GUESSED = {
    "unknown-key": "unknown-key-guess",
    "wrong-choice": "wrong-choice-guess",
    "unknown-id": "unknown-id-guess",
    "unknown-kind": "unknown-kind-guess",
}


def with_guess(code: str, offset: int | None, word: str, known: Sequence[str]) -> Problem:
    """A word that is not known: with the closest that is, where one is close, and with all that could stand there."""
    parameters: dict[str, object] = {"word": word, "expected": ", ".join(known)}
    if close := get_close_matches(word, known, n=1, cutoff=0.6):
        return Problem(_GUESSED[code], offset, {**parameters, "guess": close[0]})
    return Problem(code, offset, parameters)
