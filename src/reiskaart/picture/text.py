"""Text on lines: measured on the shipped typeface, broken where the language breaks words."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import pyphen

from reiskaart.i18n import Language
from reiskaart.picture import fonts
from reiskaart.picture.markdown import Run, paragraphs, plain

Line = tuple[Run, ...]
_SAFETY = 1.01
"""Renderers round glyph positions; a line is measured one percent wider than it is."""
_DICTIONARY = {"nl": "nl_NL", "en": "en_GB"}
_SPACE = re.compile(r"[ \n]+")
_AFTER_HYPHEN = re.compile(r"(?<=[-/–—])(?=\w)")


def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Width of a text on one line, in px."""
    return _SAFETY * fonts.width(text, size, fonts.Face(bold, italic))


def line_width(line: Line, size: float) -> float:
    """Width of a line, in px."""
    return sum(width(run.text, size, bold=run.bold, italic=run.italic) for run in line)


def baseline(top: float, leading: float, size: float) -> float:
    """Where the letters stand, so that capitals are in the middle of a line of height ``leading``."""
    return top + (leading + fonts.CAP_HEIGHT * size) / 2


@lru_cache(maxsize=16_384)
def wrap(
    text: str, size: float, room: float, language: Language, *, bold: bool = False, italic: bool = False
) -> tuple[Line, ...]:
    """Lines of a plain text, none wider than ``room`` px."""
    return _wrapped((Run(" ".join(plain(text).split()), bold, italic),), size, room, language)


@lru_cache(maxsize=16_384)
def wrap_markdown(
    text: str, size: float, room: float, language: Language, *, bold: bool = False, italic: bool = False
) -> tuple[tuple[Line, float], ...]:
    """Lines of a text in simple Markdown, each with its indent in px; no line is wider than ``room`` px with its indent."""
    found: list[tuple[Line, float]] = []
    for paragraph in paragraphs(text):
        indent = width(paragraph.mark + " ", size) if paragraph.mark else 0.0
        runs = tuple(Run(run.text, bold or run.bold, italic != run.italic) for run in paragraph.runs)
        for index, line in enumerate(_wrapped(runs, size, room - indent, language)):
            if paragraph.mark and index == 0:
                found.append(((Run(paragraph.mark + " "), *line), 0.0))
            else:
                found.append((line, indent))
    return tuple(found)


def _wrapped(runs: tuple[Run, ...], size: float, room: float, language: Language) -> tuple[Line, ...]:
    lines: list[Line] = []
    line: list[Run] = []
    used = 0.0
    for word, glued in _words(runs):
        space = 0.0 if glued or not line else width(" ", size, bold=line[-1].bold, italic=line[-1].italic)
        needed = line_width(word, size)
        if used + space + needed <= room:
            _append(line, word, space > 0)
            used += space + needed
            continue
        if needed <= room:
            lines.append(tuple(line))
            line, used = list(word), needed
            continue
        for part in _broken(word, size, room, room - used - space, language):
            if part is None:
                if line:
                    lines.append(tuple(line))
                line, used, space = [], 0.0, 0.0
            else:
                _append(line, part, space > 0)
                used += space + line_width(part, size)
                space = 0.0
    if line:
        lines.append(tuple(line))
    return tuple(lines)


def _append(line: list[Run], word: Line, spaced: bool) -> None:
    for run in word:
        text = f" {run.text}" if spaced else run.text
        if line and line[-1][1:] == run[1:]:
            line[-1] = run._replace(text=line[-1].text + text)
        elif spaced and line:
            line[-1] = line[-1]._replace(text=line[-1].text + " ")
            line.append(run)
        else:
            line.append(run)
        spaced = False


def _words(runs: Sequence[Run]) -> Iterator[tuple[Line, bool]]:
    """Words with whether they follow the one before without a space; a word may hold several faces."""
    word: list[Run] = []
    for run in runs:
        pieces = _SPACE.split(run.text)
        for index, piece in enumerate(pieces):
            if index and word:
                yield from _parts(tuple(word))
                word = []
            if piece:
                word.append(run._replace(text=piece))
    if word:
        yield from _parts(tuple(word))


def _parts(word: Line) -> Iterator[tuple[Line, bool]]:
    """A word of one face parted after its hyphens and slashes."""
    if len(word) > 1:
        yield word, False
        return
    for index, part in enumerate(_AFTER_HYPHEN.split(word[0].text)):
        yield (word[0]._replace(text=part),), index > 0


def _broken(word: Line, size: float, room: float, first: float, language: Language) -> Iterator[Line | None]:
    """Parts of a word that is wider than a line; None where a new line begins. The first part has ``first`` px."""
    left, fresh = first, first >= room
    for run in word:
        rest = run.text
        while rest:
            if width(rest, size, bold=run.bold, italic=run.italic) <= left:
                yield (run._replace(text=rest),)
                left -= width(rest, size, bold=run.bold, italic=run.italic)
                fresh = False
                break
            part, rest = _head(rest, run, size, left, language, forced=fresh)
            if part:
                yield (run._replace(text=part),)
            if not part and fresh:
                raise AssertionError("a forced head is never empty")
            yield None
            left, fresh = room, True


def _head(word: str, run: Run, size: float, room: float, language: Language, *, forced: bool) -> tuple[str, str]:
    """The longest beginning of ``word`` that fits with a hyphen, and the rest; if forced, cut anywhere rather than not at all."""
    for start, end in _hyphenated(word, language):
        if width(start + "-", size, bold=run.bold, italic=run.italic) <= room:
            return start + "-", end
    if not forced:
        return "", word
    count = max(1, len(word) - 1)
    while count > 1 and width(word[:count], size, bold=run.bold, italic=run.italic) > room:
        count -= 1
    return word[:count], word[count:]


def _hyphenated(word: str, language: Language) -> list[tuple[str, str]]:
    """Ways to part a word, the longest beginning first."""
    return list(_dictionary(language).iterate(word)) if len(word) < 100 else []


@cache
def _dictionary(language: Language) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=_DICTIONARY[language], left=3, right=3)
