"""One self-contained HTML page of a map: to pan and zoom, to choose what one wants to know more of, and to read as text.

It asks nothing of any other place: letters, picture, figures and script are in it, and its policy forbids the rest.
"""

from dataclasses import replace

from reiskaart.model import Journey, Reality
from reiskaart.picture.options import PictureOptions
from reiskaart.picture.page.document import document
from reiskaart.picture.page.drawing import drawing
from reiskaart.picture.page.map_index import MapIndex
from reiskaart.picture.planning import plan

__all__ = ["to_page"]


def to_page(journey: Journey, reality: Reality | None = None, options: PictureOptions | None = None) -> str:
    """The page of a map as HTML, with the figures of a reading over it where they are given.

    It follows the reader's device in light and dark, and can be switched; with the dark theme it opens dark everywhere.
    """
    chosen = options or PictureOptions()
    drawn = plan(journey, reality, replace(chosen, title=False))
    return document(MapIndex(journey, reality, drawn.language), drawing(drawn), chosen.theme)
