"""What the words of a raw name tell: where on a journey it belongs, whether it ends one, and what the customer does."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from reiskaart.i18n import Language

_WHOLE_WORD = 3
"""A cue of up to so many letters must be the word."""
_BEGINNING = 5
"""A cue of up to so many letters must begin the word; a longer one may stand anywhere in it."""
_BREAKS = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_REMEMBERED = 4096  # names times kinds of cues: a draft is made again and again from the same names
PARTICIPLE = re.compile(r"(?<!ne)(?<!fe)ed$|^(?:ge|be|ver|ont)\w{3,}(?:d|t|en)$")
"""A word that says that something was done: not what the customer does now."""


class Verb(BaseModel):
    """The words by which a customer's action is recognised."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    first: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    with_: tuple[str, ...] = Field(default=(), alias="with")


class Cues(BaseModel):
    """The words that we know, as ``cues.toml`` holds them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    roles: dict[str, tuple[str, ...]]
    endings: dict[str, tuple[str, ...]]
    models: dict[str, dict[str, tuple[str, ...]]]
    dutch: frozenset[str]
    verbs: dict[str, Verb]


@dataclass(frozen=True, slots=True)
class Said:
    """What a customer does, and the rest of the name."""

    verb: str
    rest: tuple[str, ...]
    language: Language
    """Of the word for what the customer does; so probably of the rest."""


@cache
def known() -> Cues:
    """The words that we know."""
    return Cues.model_validate(tomllib.loads((files("reiskaart.reality.discovery") / "cues.toml").read_text("utf-8")))


def words(name: str) -> tuple[str, ...]:
    """The words of a raw name, in lower case."""
    return tuple(word.lower() for word in _BREAKS.split(unicodedata.normalize("NFC", name)) if word)


def roles(name: str) -> dict[str, tuple[str, ...]]:
    """The roles that words of a name speak for, with those words."""
    found = {role: _speaking(name, cues) for role, cues in known().roles.items()}
    return {role: spoken for role, spoken in found.items() if spoken}


def good_ending(name: str) -> tuple[str, ...]:
    """The words of a name that say that a journey came to a good end."""
    return () if bad_ending(name) or not_yet(name) else _speaking(name, known().endings["good"])


def not_yet(name: str) -> bool:
    """Whether the words of a name say that the journey goes on from there."""
    return bool(_speaking(name, known().endings["not-yet"]))


def bad_ending(name: str) -> tuple[str, ...]:
    """The words of a name that say that a journey came to a bad end."""
    return _speaking(name, known().endings["bad"])


def ends_journey(name: str) -> bool:
    """Whether the words of a name say that a journey ends with it, well or badly."""
    return bool(good_ending(name) or bad_ending(name))


@lru_cache(_REMEMBERED)
def action(name: str) -> Said | None:
    """What the customer does, where the name says so beyond doubt."""
    text = words(name)
    if any(PARTICIPLE.search(word) for word in text):
        return None
    for verb, recognised in known().verbs.items():
        if any(text == tuple(phrase.split()) for phrase in recognised.whole):
            return Said(verb, (), _language(text))
    for at_end in (True, False):
        for verb, recognised in known().verbs.items():
            for phrase in recognised.last if at_end else recognised.first:
                if (rest := _beside(text, tuple(phrase.split()), at_end)) is not None:
                    if recognised.with_ and not set(recognised.with_) & set(rest):
                        continue
                    return Said(verb, rest, _language(phrase.split()))
    return None


def _language(phrase: Iterable[str]) -> Language:
    return "en" if known().dutch.isdisjoint(phrase) else "nl"


def _beside(text: tuple[str, ...], phrase: tuple[str, ...], at_end: bool) -> tuple[str, ...] | None:
    n = len(phrase)
    if at_end:
        return text[:-n] if len(text) > n and text[-n:] == phrase else None
    return text[n:] if text[:n] == phrase else None


@lru_cache(_REMEMBERED)
def _speaking(name: str, cues: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words(name) if any(_fits(word, cue) for cue in cues))


def _fits(word: str, cue: str) -> bool:
    if len(cue) <= _WHOLE_WORD:
        return word == cue
    return word.startswith(cue) if len(cue) <= _BEGINNING else cue in word
