"""What a picture says where the map says nothing yet."""

from reiskaart.picture.layout import order
from reiskaart.picture.layout.frame import LEFT, MARGIN, Frame
from reiskaart.picture.layout.lane_label import label_height
from reiskaart.picture.layout.lettering import BODY, PHASE, SMALL_ITALIC, block
from reiskaart.picture.marks import Band, Box, Group, Mark, Rect

_TO_WRITE = 72.0


def empty_lane(frame: Frame, top: float, name: Group, words: str, number: int) -> Band:
    """A row without content: with what belongs there, or with room to write it."""
    if not frame.hints:
        return Band("lane", top, top + max(_TO_WRITE, label_height(name)), (name,))
    room = min(frame.reach - LEFT - 16, 760.0)
    made = block(words, LEFT + 4, top + 11, room, SMALL_ITALIC, "ink-3", order.of_foot(200 + number), frame.language)
    marks: tuple[Mark, ...] = (name, Group("hint", name.id, words, (made.text,))) if made else (name,)
    height = max(22 + (made.height if made else 0.0), label_height(name))
    return Band("lane", top, top + height, marks)


def empty_map(frame: Frame, top: float) -> Band:
    """A map without phases says what to do."""
    box = Box(MARGIN, top, frame.reach - MARGIN, 0.0)
    y = top + 22
    marks: list[Mark] = []
    for place, (key, style, colour) in enumerate(
        (("empty.title", PHASE, "ink"), ("empty.draw", BODY, "ink-2"), ("empty.discover", BODY, "ink-2"))
    ):
        made = block(
            frame.words(key),
            MARGIN + 24,
            y,
            min(720.0, box.width - 48),
            style,
            colour,
            order.of_head(500 + place),
            frame.language,
        )
        if made:
            marks.append(made.text)
            y += made.height + 6
    ground = Rect(box._replace(height=y - top + 14), None, "dash", 10, dash="5 4")
    return Band("lane", top, y + 14, (ground, *marks))
