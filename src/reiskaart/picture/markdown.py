"""The simple Markdown of a card: bold, italic, links (their text) and lists."""

import re
import unicodedata
from typing import NamedTuple

_MARKS = re.compile(
    r"\*\*(?P<bold>[^*\n]+)\*\*"
    r"|(?<![\w*])\*(?P<star>[^*\s](?:[^*\n]*[^*\s])?)\*(?![\w*])"
    r"|(?<!\w)_(?P<line>[^_\s](?:[^_\n]*[^_\s])?)_(?!\w)"
    r"|\[(?P<link>[^\]\n]+)\]\([^)\s]*\)"
)
_ITEM = re.compile(r"\s*[-*+]\s+(.*)")
_NUMBERED = re.compile(r"\s*(\d{1,3}[.)])\s+(.*)")
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_PILED = re.compile(
    "([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{2})[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
"""Accents piled higher than two would run into the line above."""
JOINERS = "\u200c\u200d"
"""Characters that cannot be seen, but make one sign out of several."""


class Run(NamedTuple):
    """Text in one face."""

    text: str
    bold: bool = False
    italic: bool = False


class Paragraph(NamedTuple):
    """Runs that stand on lines of their own, after a mark where it is an item of a list."""

    runs: tuple[Run, ...]
    mark: str = ""


def plain(text: str) -> str:
    """Text without what cannot be seen: control characters, changes of direction, lone surrogates."""
    if text.isascii() and text.isprintable():
        return text
    return _PILED.sub(r"\1", "".join(_visible(character) for character in text))


def _visible(character: str) -> str:
    if character in "\t\n\r\u2028\u2029":
        return "\n" if character != "\t" else " "
    if unicodedata.category(character) in _HIDDEN and character not in JOINERS:
        return "\N{WHITE SQUARE}" if unicodedata.category(character) == "Cs" else ""
    return character


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text in simple Markdown; empty lines part them and are left out."""
    return tuple(_paragraph(line) for line in plain(text).splitlines() if line.strip())


def _paragraph(line: str) -> Paragraph:
    if item := _ITEM.fullmatch(line):
        return Paragraph(_runs(item[1]), "•")
    if item := _NUMBERED.fullmatch(line):
        return Paragraph(_runs(item[2]), item[1])
    return Paragraph(_runs(line.strip()))


def _runs(line: str) -> tuple[Run, ...]:
    found: list[Run] = []
    end = 0
    for match in _MARKS.finditer(line):
        if match.start() > end:
            found.append(Run(line[end : match.start()]))
        italic = match["star"] or match["line"]
        found.append(Run(match["bold"] or italic or match["link"], bold=bool(match["bold"]), italic=bool(italic)))
        end = match.end()
    if end < len(line):
        found.append(Run(line[end:]))
    return tuple(found)
