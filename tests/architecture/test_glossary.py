"""One word for one thing: the synonyms of our words stand nowhere, neither in code nor in docs nor on screen."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reiskaart.i18n import Language, keys, say

ROOT = Path(__file__).resolve().parents[2]

EVERYWHERE = {
    "stage": "phase",
    "stages": "phases",
    "session": "visit (of a customer)",
    "sessions": "visits (of a customer)",
    "channel type": "channel",
    "drop off": "not seen again",
    "drop offs": "not seen again",
    "dropoff": "not seen again",
    "dropped out": "not seen again",
    "dropout": "not seen again",
    "churned": "not seen again",
    "swimlane": "lane",
    "sticky note": "card",
}
"""Banned -> the word to use, in every file."""

ON_SCREEN: dict[Language, dict[str, str]] = {
    "en": {
        "left us": "not seen again",
        "leave the journey": "not seen again",
        "funnel": "steps",
        "trace": "path",
        "user": "customer",
        "users": "customers",
    },
    "nl": {
        "afhaken": "niet meer gezien",
        "afhakers": "niet meer gezien",
        "afgehaakt": "niet meer gezien",
        "afgevallen": "niet meer gezien",
        "vertrokken": "niet meer gezien",
        "uitval": "niet meer gezien",
        "sessie": "bezoek",
        "sessies": "bezoeken",
        "contactpunt": "touchpoint",
        "contactpunten": "touchpoints",
        "contactmoment": "touchpoint",
        "contactmomenten": "touchpoints",
        "emotie": "beleving",
        "emoties": "beleving",
        "stadium": "fase",
        "kaartje": "notitie",
        "gebruiker": "klant",
        "gebruikers": "klanten",
        "bewijs": "onderbouwing",
        "logbestand": "klantdata",
        "eventlog": "klantdata",
        "trechter": "stappen",
    },
}
"""Banned on screen -> the word to use."""

ALLOWED: dict[tuple[str, str], str] = {
    ("src/reiskaart/eventlog/columnar.py", "stage"): "to put rows in the staging area of an import",
    ("src/reiskaart/eventlog/importing.py", "stage"): "to put rows in the staging area of an import",
    ("src/reiskaart/eventlog/appending.py", "session"): "of the engine, not of a customer",
    ("src/reiskaart/eventlog/engine.py", "session"): "of the engine, not of a customer",
    ("src/reiskaart/eventlog/figures.py", "session"): "of the engine, not of a customer",
    ("src/reiskaart/eventlog/first_rows.py", "session"): "of the engine, not of a customer",
    ("src/reiskaart/eventlog/first_rows.py", "stage"): "to put rows in the staging area of an import",
    ("src/reiskaart/eventlog/importing.py", "session"): "of the engine, not of a customer",
    ("src/reiskaart/eventlog/quality.py", "session"): "of the engine, not of a customer",
    ("src/reiskaart/eventlog/roles.toml", "session"): "what others call the column of the customer",
    ("cli.log.import.epilog", "user"): "the name of a column in the example",
}
"""(file, banned) -> why it is meant there."""


def test_the_words_stand_nowhere_in_code_and_docs() -> None:
    found = [
        f"{name}: {banned!r}, say {EVERYWHERE[banned]!r}"
        for name, text in _texts()
        for banned in _found(text, EVERYWHERE)
        if (name, banned) not in ALLOWED
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_words_stand_nowhere_on_screen(language: Language) -> None:
    found = [
        f"{key}: {banned!r}, say {ON_SCREEN[language][banned]!r}"
        for key in sorted(keys(language))
        for banned in _found(re.sub(r"\{\w*\}", " ", say(key, language)), ON_SCREEN[language])
        if (key, banned) not in ALLOWED
    ]
    assert not found, "\n".join(found)


def test_what_is_allowed_is_still_there() -> None:
    texts = {**dict(_texts()), **{key: say(key, language) for language in ON_SCREEN for key in keys(language)}}
    assert [(name, banned) for name, banned in ALLOWED if not _found(texts.get(name, ""), [banned])] == []


def test_words_are_found_within_names() -> None:
    assert list(_found("class SessionTable: pass", EVERYWHERE)) == ["session"]
    assert list(_found("drop_off and drop-off", EVERYWHERE)) == ["drop off"]
    assert list(_found("backstage, staging", EVERYWHERE)) == []


def _texts() -> Iterator[tuple[str, str]]:
    for pattern in (
        "src/**/*.py",
        "src/**/*.pyi",
        "src/**/*.toml",
        "src/**/*.yaml",
        "bench/**/*.py",
        "docs/**/*.md",
        "*.md",
        "run.py",
    ):
        for path in sorted(ROOT.glob(pattern)):
            yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")


def _found(text: str, banned: dict[str, str] | list[str]) -> Iterator[str]:
    """The banned words in a text, also where they are a part of a name in code."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    plain = " ".join(re.findall(r"[^\W\d_]+", apart)).lower()
    for word in banned:
        if re.search(rf"\b{word}\b", plain):
            yield word
