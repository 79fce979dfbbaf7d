"""A journey map as a picture: layout (pure geometry) to a plan of shapes and texts, then SVG; PNG and PDF through typst."""

import dataclasses
import datetime

from reiskaart.model import Journey, Reality
from reiskaart.picture.images import named_images
from reiskaart.picture.marks import Plan
from reiskaart.picture.miniature import to_miniature
from reiskaart.picture.options import Paper, PictureOptions
from reiskaart.picture.pause import collection_paused
from reiskaart.picture.planning import plan, plan_for_tiles
from reiskaart.picture.sheets import natural, one_sheet, tiles, tiling
from reiskaart.picture.svg import write_svg
from reiskaart.picture.typst_writer import write_pdf, write_png

__all__ = ["Paper", "PictureOptions", "Plan", "named_images", "plan", "to_miniature", "to_pdf", "to_png", "to_svg"]


def to_svg(journey: Journey, reality: Reality | None = None, options: PictureOptions | None = None) -> str:
    """The map as an SVG picture."""
    chosen = options or PictureOptions()
    with collection_paused():
        return write_svg(plan(journey, reality, chosen), chosen.theme, embed_fonts=chosen.embed_fonts)


def to_png(
    journey: Journey, reality: Reality | None = None, options: PictureOptions | None = None, *, scale: float = 2.0
) -> bytes:
    """The map as a PNG picture, with ``scale`` dots per px."""
    chosen = options or PictureOptions()
    made = plan(journey, reality, chosen)
    return write_png(made, natural(made)[0], chosen.theme, scale)


def to_pdf(journey: Journey, reality: Reality | None = None, options: PictureOptions | None = None) -> bytes:
    """The map as an accessible PDF (PDF/UA-1).

    On a paper size it is one page, lying or standing, as long as the smallest letters stay at least 6 pt; else it goes over
    several pages, cut between steps and between rows, with their names on each. Empty rows stay empty, to be written
    on. For print it bears today's date where none is given.
    """
    chosen = options or PictureOptions()
    date = datetime.date.today() if chosen.theme == "print" and chosen.date is None else chosen.date
    chosen = dataclasses.replace(chosen, date=date, hints=False)
    made = plan(journey, reality, chosen)
    if chosen.paper is None:
        return write_pdf(made, natural(made), chosen.theme)
    if sheet := one_sheet(made, chosen.paper):
        return write_pdf(made, (sheet,), chosen.theme)
    over = tiling(made, chosen.paper)
    parted = plan_for_tiles(journey, reality, chosen, over.width)
    while (smaller := tiling(parted, chosen.paper)).scale < over.scale:  # cards that were cut at a page's edge are higher
        over, parted = smaller, plan_for_tiles(journey, reality, chosen, smaller.width)
    return write_pdf(parted, tiles(parted, over), chosen.theme)
