"""Sizes of letters, and blocks of text set in them."""

from typing import NamedTuple

from reiskaart.i18n import Language
from reiskaart.picture.markdown import plain
from reiskaart.picture.marks import Order, Text
from reiskaart.picture.text import baseline, width, wrap, wrap_markdown


class Style(NamedTuple):
    """Letters of one size and weight, and the height of their lines, in px."""

    size: float
    leading: float
    bold: bool = False
    italic: bool = False


TITLE = Style(21, 27, bold=True)
PHASE = Style(13.5, 18, bold=True)
STEP = Style(12.5, 17, bold=True)
BODY = Style(12.5, 18)
STRONG = Style(12.5, 18, bold=True)
LANE = Style(11.5, 16, bold=True)
CARD = Style(12, 16.5)
QUESTION = Style(12, 16.5, italic=True)
SMALL = Style(11, 15)
SMALL_STRONG = Style(11, 15, bold=True)
SMALL_ITALIC = Style(11, 15, italic=True)


class Block(NamedTuple):
    """A text with the height that it takes."""

    text: Text
    height: float


def block(
    words: str, x: float, top: float, room: float, style: Style, colour: str, order: Order, language: Language,
    *, anchor: str = "start", role: str = "p", markdown: bool = False,
) -> Block | None:  # fmt: skip
    """Words set in lines of at most ``room`` px from ``top`` on; none where there is nothing to see."""
    indents: tuple[float, ...] = ()
    if markdown:
        set_lines = wrap_markdown(words, style.size, room, language, bold=style.bold, italic=style.italic)
        lines = tuple(line for line, _ in set_lines)
        if any(indent for _, indent in set_lines):
            indents = tuple(indent for _, indent in set_lines)
    else:
        lines = wrap(words, style.size, room, language, bold=style.bold, italic=style.italic)
    if not lines:
        return None
    y = baseline(top, style.leading, style.size)
    text = Text(x, y, lines, style.size, style.leading, colour, order, anchor, role, indents)
    return Block(text, len(lines) * style.leading)


def elided(words: str, room: float, style: Style) -> str:
    """Words on one line of ``room`` px; what does not fit ends in an ellipsis."""
    whole = " ".join(plain(words).split())
    if width(whole, style.size, bold=style.bold, italic=style.italic) <= room:
        return whole
    kept = min(len(whole), int(room))  # no letter is narrower than one px
    while kept and width(whole[:kept].rstrip() + "…", style.size, bold=style.bold, italic=style.italic) > room:
        kept -= 1
    return whole[:kept].rstrip() + "…"
