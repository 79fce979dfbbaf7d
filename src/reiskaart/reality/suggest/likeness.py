"""How alike two names are: in their words, in what the words mean (Dutch and English), or in their spelling."""

import difflib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from reiskaart.reality.discovery.cues import words

Kind = Literal["words", "meaning", "spelling"]

_STEM = 4
"""A word of at least so many letters stands for all that begin with it."""
_SPELLING = 0.8
"""Names whose letters agree less are not called a slip of the pen."""
_REMEMBERED = 65_536
"""Pairs of names: the same are compared again at every change of a rule."""
_EMPTY = frozenset(
    {"a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "with"}
    | {"de", "een", "en", "het", "met", "naar", "op", "van", "voor"}
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike, 0 to 1, and by what."""

    score: float
    kind: Kind
    shared: tuple[str, ...]
    """The words of the first name that say so."""
    other: int
    """Position of the name that it is like."""


def likeness(name: str, others: Sequence[str]) -> Likeness | None:
    """How alike a name is to the most alike of ``others``, of equals the first; None where nothing is shared."""
    found = [(like, number) for number, other in enumerate(others) if (like := _alike(name, other)) is not None]
    if not found:
        return None
    (score, kind, shared), number = max(found, key=lambda one: one[0][0])
    return Likeness(score, kind, shared, number)


@lru_cache(_REMEMBERED)
def _alike(name: str, other: str) -> tuple[float, Kind, tuple[str, ...]] | None:
    """Score, kind and the words of the first name that say so."""
    mine, theirs = _telling(name), _telling(other)
    if not mine or not theirs:
        return None
    shared = tuple(word for word in mine if any(_same_word(word, their) for their in theirs))
    meant = tuple(word for word in mine if word in shared or any(_same_meaning(word, their) for their in theirs))
    if meant:
        back = [word for word in theirs if any(_same_word(word, my) or _same_meaning(word, my) for my in mine)]
        score = (len(meant) + len(back)) / (len(mine) + len(theirs))
        # What stands for the same is a little less certain than the same word.
        by_words = len(shared) == len(meant)
        return score if by_words else 0.9 * score, "words" if by_words else "meaning", meant
    ratio = difflib.SequenceMatcher(None, " ".join(mine), " ".join(theirs)).ratio()
    return (ratio, "spelling", mine) if ratio >= _SPELLING else None


def _telling(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words(name) if word not in _EMPTY and not word.isdigit()))


def _same_word(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _STEM and long.startswith(short))


def _same_meaning(one: str, other: str) -> bool:
    return bool(_meanings(one) & _meanings(other))


@cache
def _meanings(word: str) -> frozenset[int]:
    return frozenset(
        number
        for number, meaning in enumerate(_table())
        if any(word == known or (len(known) >= _STEM and word.startswith(known)) for known in meaning)
    )


@cache
def _table() -> tuple[tuple[str, ...], ...]:
    table = tomllib.loads((files("reiskaart.reality.suggest") / "same.toml").read_text("utf-8"))
    return tuple(tuple(meaning) for meaning in table["same"])
