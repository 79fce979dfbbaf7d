"""The shipped typeface: how wide its characters are, and which it has.

It is Inter 4.0 beta 7, whole, as Debian's package fonts-inter has it; its licence lies beside the files. Exactly one file per
face: with two, typst takes either.
"""

from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

from fontTools.ttLib import TTFont

FAMILY = "Inter"
CAP_HEIGHT = 0.727
"""Height of a capital, in em."""
_WIDE_EM = 1.4
"""Width that we keep for a character that the typeface lacks, in em: as wide as the widest that a browser puts there (emoji)."""


class Face(NamedTuple):
    """One of the four faces that pictures use."""

    bold: bool = False
    italic: bool = False

    @property
    def weight(self) -> int:
        return 600 if self.bold else 400

    @property
    def file(self) -> Path:
        """The whole font."""
        return directory() / f"Inter-{self._name}.otf"

    @property
    def web_file(self) -> Path:
        """The Latin part of it for pictures on the web."""
        return directory() / "web" / f"Inter-{self._name}.woff"

    @property
    def _name(self) -> str:
        return ("SemiBold" if self.bold else "" if self.italic else "Regular") + ("Italic" if self.italic else "")


FACES = (Face(), Face(italic=True), Face(bold=True), Face(bold=True, italic=True))


@cache
def directory() -> Path:
    """The folder of font files (a wheel is installed as files, so this is no copy)."""
    with as_file(files("reiskaart.picture") / "fonts") as path:
        return path


def has(character: str) -> bool:
    """Whether the typeface can draw this character."""
    return ord(character) in _advances(Face())


@lru_cache(maxsize=65_536)
def width(text: str, size: float, face: Face) -> float:
    """Width of ``text`` in px, without kerning (which makes Inter narrower on average); digits as wide as tabular ones."""
    advances = _advances(face)
    return size * sum([advances.get(ord(character), _WIDE_EM) for character in text])


@cache
def _advances(face: Face) -> dict[int, float]:
    """Code point -> advance in em; the wider of the usual and the tabular form."""
    with TTFont(face.file, lazy=True) as font:
        metrics, em = font["hmtx"], font["head"].unitsPerEm
        tabular = _tabular(font)
        return {
            code: max(metrics[glyph][0], metrics[tabular.get(glyph, glyph)][0]) / em for code, glyph in font.getBestCmap().items()
        }


def _tabular(font: TTFont) -> dict[str, str]:
    table = font["GSUB"].table
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    found: dict[str, str] = {}
    for index in lookups:
        for part in table.LookupList.Lookup[index].SubTable:
            found |= getattr(part, "ExtSubTable", part).mapping
    return found
