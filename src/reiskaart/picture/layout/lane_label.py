"""The name of a row, left of its columns."""

from reiskaart.picture.icons import PATHS
from reiskaart.picture.layout.frame import LANE_WIDTH, MARGIN, Frame
from reiskaart.picture.layout.lettering import LANE, block
from reiskaart.picture.marks import Box, Group, Icon, Mark, Order, texts

_ICON = 15.0


def lane_label(frame: Frame, top: float, icon: str, name: str, at: Order) -> Group:
    """Icon and name of a row that begins at ``top``."""
    sign = icon if icon in PATHS else "own"
    marks: list[Mark] = [Icon(sign, Box(MARGIN, top + 10.5, _ICON, _ICON), "ink-3")]
    x = MARGIN + _ICON + 8
    made = block(name, x, top + 10, LANE_WIDTH - _ICON - 16, LANE, "ink-2", at, frame.language)
    if made:
        marks.append(made.text)
    return Group("lane", icon, name, tuple(marks))


def label_height(label: Group) -> float:
    """How high a row must be to hold its name."""
    return 20 + sum(len(text.lines) * text.leading for text in texts(label.marks))
