"""A plan as PDF or PNG, through typst."""

import json
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any

import typst

from reiskaart.i18n import say
from reiskaart.picture import fonts
from reiskaart.picture.markdown import JOINERS
from reiskaart.picture.marks import Box, Group, Mark, Path, Plan, Rect, Text, texts
from reiskaart.picture.sheets import Sheet, Slice
from reiskaart.picture.svg import svg_marks
from reiskaart.picture.text import Line, wrap
from reiskaart.picture.theme import THEMES, ThemeName

_LOCK = Lock()
_MISSING = "\N{WHITE SQUARE}"
"""Stands for a character that the typeface lacks; a browser would find it elsewhere, paper cannot."""
_AIR_PX = 24.0
"""A block of text is so much wider than measured, so that no line is broken anew."""


def write_pdf(plan: Plan, sheets: Sequence[Sheet], theme: ThemeName) -> bytes:
    """A PDF/UA-1 document: its texts are tagged as headings and paragraphs in reading order, its shapes are decoration."""
    return _compiled(plan, sheets, theme, format="pdf", pdf_standards=["ua-1"])


def write_png(plan: Plan, sheet: Sheet, theme: ThemeName, scale: float) -> bytes:
    """A PNG picture, ``scale`` dots per px."""
    return _compiled(plan, (sheet,), theme, format="png", ppi=scale * 96)


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(font_paths=[str(fonts.directory())], ignore_system_fonts=True)


def _compiled(plan: Plan, sheets: Sequence[Sheet], theme: ThemeName, **how: Any) -> bytes:
    source = (files("reiskaart.picture") / "document.typ").read_bytes()
    data = json.dumps(_document(plan, sheets, theme))
    with _LOCK:  # a typst compiler is one world; two threads would change it under each other
        made = _compiler().compile(input=source, sys_inputs={"plan": data}, **how)
    if not isinstance(made, bytes):
        raise AssertionError("a document of one picture is one file")
    return made


def _document(plan: Plan, sheets: Sequence[Sheet], theme: ThemeName) -> dict[str, Any]:
    colours = THEMES[theme]
    return {
        "title": _drawable(plan.title),
        "description": _drawable(plan.description),
        "language": plan.language,
        "ground": colours["paper"],
        "sheets": [
            {
                "width": sheet.width,
                "height": sheet.height,
                "shapes": _shapes(plan, sheet, theme),
                "texts": list(_texts(plan, sheets, number, theme)),
            }
            for number, sheet in enumerate(sheets)
        ],
    }


def _shapes(plan: Plan, sheet: Sheet, theme: ThemeName) -> str:
    """All shapes of a page as SVG, each part of the plan cut off at its edges."""
    width, height = f"{sheet.width / sheet.scale:.2f}", f"{sheet.height / sheet.scale:.2f}"
    margin = sheet.margin / sheet.scale
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">']
    for place in sheet.slices:
        x, y, wide, high = place.part
        out.append(
            f'<svg x="{margin + place.x:.2f}" y="{margin + place.y:.2f}" width="{wide:.2f}" height="{high:.2f}" '
            f'viewBox="{x:.2f} {y:.2f} {wide:.2f} {high:.2f}" overflow="hidden">'
        )
        out += svg_marks(_touching(tuple(plan.marks), place.part), THEMES[theme], with_texts=False)
        out.append("</svg>")
    out.append("</svg>")
    return "".join(out)


def _touching(marks: Sequence[Mark], part: Box) -> Iterator[Mark]:
    for mark in marks:
        if isinstance(mark, Group):
            yield from _touching(mark.marks, part)
        elif not isinstance(mark, Text) and part.overlaps(mark.box.grown(mark.line if isinstance(mark, Rect | Path) else 0.5)):
            yield mark


def _texts(plan: Plan, sheets: Sequence[Sheet], number: int, theme: ThemeName) -> Iterator[dict[str, Any]]:
    sheet = sheets[number]
    found = [(text, place) for text in texts(tuple(plan.marks)) for place in sheet.slices if _within(text, place.part)]
    for text, place in sorted(found, key=lambda one: one[0].order):
        yield _text(text, sheet, place, theme)
    if len(sheets) > 1:
        said = say("picture.page", plan.language, title=plan.title, page=number + 1, pages=len(sheets))
        size, wide = 11.0, (sheet.width - 2 * sheet.margin) / sheet.scale
        foot = (sheet.height - 2 * sheet.margin) / sheet.scale - 4
        line = wrap(said, size, wide - _AIR_PX, plan.language)[:1]
        yield _text(Text(0, foot, line, size, 15, "ink-2", ()), sheet, Slice(Box(0, 0, 0, 0), 0, 0), theme)


def _within(text: Text, part: Box) -> bool:
    box = text.box
    x, y = box.x + min(box.width, 8) / 2, box.y + min(box.height, 8) / 2
    return part.x <= x < part.right and part.y <= y < part.bottom


def _text(text: Text, sheet: Sheet, place: Slice, theme: ThemeName) -> dict[str, Any]:
    scale = sheet.scale
    wide = text.box.width + _AIR_PX
    left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    indents = text.indents or (0.0,) * len(text.lines)
    return {
        "x": sheet.margin + (left - place.part.x + place.x) * scale,
        "y": sheet.margin + (text.y - place.part.y + place.y) * scale,
        "width": wide * scale,
        "size": text.size * scale,
        "leading": text.leading * scale,
        "colour": THEMES[theme][text.colour],
        "anchor": text.anchor,
        "role": text.role if text.order else "artifact",
        "lines": [[indent * scale, _runs(line)] for indent, line in zip(indents, text.lines, strict=True)],
    }


def _runs(line: Line) -> list[list[object]]:
    return [[_drawable(run.text), int(run.bold), int(run.italic)] for run in line]


def _drawable(text: str) -> str:
    """The text in characters of the typeface; a loose accent, which would spoil the text for who searches it, is left out."""
    if text.isascii():
        return text
    whole = unicodedata.normalize("NFC", text)
    return "".join(_shown(character) for character in whole if not unicodedata.combining(character))


def _shown(character: str) -> str:
    return character if fonts.has(character) else "" if character in JOINERS else _MISSING
