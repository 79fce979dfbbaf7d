"""The typeface inside a picture, so that it looks the same everywhere and asks nothing of anybody."""

import base64
from functools import cache, lru_cache
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from reiskaart.picture.fonts import FACES, FAMILY, Face, has

LATIN = frozenset(
    map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2028), *range(0x2190, 0x2194), 0x20AC, 0x2122, 0x2212])
)
"""What the shipped parts hold: the Latin alphabets and their punctuation."""


@lru_cache(maxsize=64)
def subset(face: Face, characters: frozenset[str], *, kerned: bool = False) -> bytes:
    """A WOFF file with the glyphs of ``characters``; kerning is kept where asked for, and takes long to cut."""
    options = Options(layout_features=["kern", "tnum"] if kerned else [], hinting=False, notdef_outline=True)
    with TTFont(face.file, lazy=True, recalcTimestamp=False) as font:
        for table in () if kerned else ("GSUB", "GPOS", "GDEF"):
            del font[table]
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[ord(character) for character in characters])
        subsetter.subset(font)
        font.flavor = "woff"
        buffer = BytesIO()
        font.save(buffer)
    return buffer.getvalue()


def face_css(characters: str = "") -> str:
    """``@font-face`` rules with the Latin glyphs and those that ``characters`` need beyond them, as data."""
    more = frozenset(character for character in characters if character not in LATIN and has(character))
    return "".join(_latin(face) + (_rule(face, subset(face, more), more) if more else "") for face in FACES)


@cache
def _latin(face: Face) -> str:
    return _rule(face, face.web_file.read_bytes(), frozenset())


def _rule(face: Face, woff: bytes, only: frozenset[str]) -> str:
    ranges = f";unicode-range:{','.join(f'U+{ord(character):X}' for character in sorted(only))}" if only else ""
    return (
        f'@font-face{{font-family:"{FAMILY}";font-style:{"italic" if face.italic else "normal"};font-weight:{face.weight};'
        f"src:url(data:font/woff;base64,{base64.b64encode(woff).decode('ascii')}){ranges}}}"
    )
