"""A journey map as a picture: layout (pure geometry) to a plan of shapes and texts, then SVG; PNG and PDF through typst."""

from reiskaart.model import Journey, Reality
from reiskaart.picture.marks import Plan
from reiskaart.picture.options import Paper, PictureOptions
from reiskaart.picture.planning import plan
from reiskaart.picture.svg import write_svg

__all__ = ["Paper", "PictureOptions", "Plan", "plan", "to_svg"]


def to_svg(journey: Journey, reality: Reality | None = None, options: PictureOptions | None = None) -> str:
    """The map as an SVG picture."""
    chosen = options or PictureOptions()
    return write_svg(plan(journey, reality, chosen), chosen.theme, embed_fonts=chosen.embed_fonts)
