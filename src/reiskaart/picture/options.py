"""What a picture may be asked for."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from reiskaart.i18n import Language
from reiskaart.picture.theme import ThemeName

Paper = Literal["a4", "a3", "a0"]


@dataclass(frozen=True, slots=True)
class PictureOptions:
    """How a map is drawn."""

    theme: ThemeName = "light"
    language: Language | None = None
    """Of our own words; that of the map where nothing is said."""
    paper: Paper | None = None
    """Size of the sheets of a PDF; one page as large as the picture where nothing is said."""
    lanes: tuple[str, ...] | None = None
    """Ids of the lanes to draw, in this order; those that the map shows where nothing is said."""
    date: datetime.date | None = None
    """The day to put on the picture."""
    title: bool = True
    """Whether title and state stand above the picture; a page that has them already leaves them out."""
    hints: bool = True
    """Whether an empty row says what belongs there; never for print, where it stays empty to be written on."""
    images: Mapping[str, bytes] = field(default_factory=dict, hash=False)
    """The pictures that the map's cards and personas name: PNG, JPEG or WebP. A frame with its name stands for one not here."""
    embed_fonts: bool = True
    """Whether an SVG carries the glyphs that it needs, so that it looks the same everywhere."""
