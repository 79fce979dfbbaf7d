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


def with_guess(code: str, offset: int | None, word: str, known: Sequence[str], **parameters: object) -> Problem:
    """A word that is not known: with the closest that is, where one is close (code ``<code>-guess``), else with all."""
    expected = ", ".join(known)
    if close := get_close_matches(word, known, n=1, cutoff=0.6):
        return Problem(f"{code}-guess", offset, {"word": word, "guess": close[0], "expected": expected, **parameters})
    return Problem(code, offset, {"word": word, "expected": expected, **parameters})
