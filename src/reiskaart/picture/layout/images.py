"""Images in frames; a frame with its name stands for one that is not at hand."""

from pathlib import PurePosixPath

from reiskaart.picture.images import address
from reiskaart.picture.layout.frame import Frame
from reiskaart.picture.layout.lettering import SMALL, elided
from reiskaart.picture.marks import Box, Icon, Image, Mark, Order, Rect, Text
from reiskaart.picture.text import wrap

_HIGH = 0.75
"""A frame is four wide and three high."""
_ICON = 18.0
_RADIUS = 5.0


def frame_height(width: float) -> float:
    """How high a frame of this width is."""
    return width * _HIGH


def framed(frame: Frame, name: str, box: Box, order: Order) -> tuple[Mark, ...]:
    """An image that the map names."""
    if found := address(frame.options.images.get(name, b"")):
        return Image(found, box, _RADIUS), Rect(box, stroke="guide", radius=_RADIUS)
    middle, shown = box.x + box.width / 2, elided(PurePosixPath(name).name, box.width - 12, SMALL)
    icon = Icon("image", Box(middle - _ICON / 2, box.y + box.height / 2 - _ICON - 1, _ICON, _ICON), "ink-3")
    lines = wrap(shown, SMALL.size, box.width, frame.language)
    words = Text(middle, box.y + box.height / 2 + 14, lines, SMALL.size, SMALL.leading, "ink-3", order, "middle")
    return Rect(box, "surface", "dash", _RADIUS, dash="3.5 3"), icon, words
