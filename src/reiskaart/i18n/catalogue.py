"""The catalogue of sentences: finds one by its key and fills it in."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def language_of(text: str | None) -> Language:
    """The language we speak that fits a tag or locale such as ``nl_BE.UTF-8`` or ``en-GB``; English where none fits."""
    return "nl" if text is not None and text.lower().replace("-", "_").split("_")[0] == "nl" else "en"


def say(key: str, language: Language, /, **parameters: object) -> str:
    """The sentence at ``key``, filled in.

    Raises: KeyError where the catalogue lacks the key or a parameter (a mistake of ours, found by the tests).
    """
    return _sentences(language)[key].format(**parameters) if parameters else _sentences(language)[key]


def say_count(key: str, language: Language, count: int, /, **parameters: object) -> str:
    """The sentence at ``key.one`` or ``key.other``; ``{n}`` in it is the count unless given as written."""
    form = "one" if count == 1 else "other"
    return say(f"{key}.{form}", language, **{"n": count, **parameters})


def has(key: str, language: Language) -> bool:
    """Whether the catalogue holds a sentence at ``key``."""
    return key in _sentences(language)


def keys(language: Language) -> frozenset[str]:
    """All keys of one language."""
    return frozenset(_sentences(language))


@cache
def _sentences(language: Language) -> dict[str, str]:
    found: dict[str, str] = {}
    for file in sorted((files("reiskaart.i18n") / language).iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            _flatten(tomllib.loads(file.read_text("utf-8")), file.name.removesuffix(".toml"), found)
    return found


def _flatten(table: dict[str, object], prefix: str, into: dict[str, str]) -> None:
    for name, value in table.items():
        key = f"{prefix}.{name}"
        if isinstance(value, dict):
            _flatten(value, key, into)
        else:
            into[key] = str(value)
