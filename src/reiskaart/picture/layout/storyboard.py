"""The storyboard: frames in a row as a film is drawn, with a caption under each."""

from reiskaart.model import Card
from reiskaart.picture.layout import order
from reiskaart.picture.layout.frame import Frame
from reiskaart.picture.layout.images import frame_height, framed
from reiskaart.picture.layout.lettering import SMALL, SMALL_STRONG, block
from reiskaart.picture.layout.stack import Item
from reiskaart.picture.marks import Box, Column, Group, Mark, Rect

_WIDEST = 200.0
_PAD = 2.0


def frame_item(frame: Frame, column: Column, card: Card, lane: int, place: int) -> Item:
    """A frame of the story: its image, or room to draw one, with what happens under it."""
    last = frame.column_of[card.through] if card.through else column
    room = frame.until(column.x, last.right) - column.x
    picture = Box(column.x, 0.0, min(room, _WIDEST), frame_height(min(room, _WIDEST)))
    at = order.of_lane(column, lane, 3 * place)
    caption = block(
        card.text,
        column.x + _PAD,
        picture.height + 5,
        room - 2 * _PAD,
        SMALL,
        "ink",
        at,
        frame.language,
        role="li",
        markdown=True,
    )
    height = picture.height + 5 + (caption.height if caption else 0.0)
    doubt = None
    if card.status == "contradicted":
        doubt = block(frame.words("contradicted"), column.x + _PAD, height, room, SMALL_STRONG, "bad", (*at, 1), frame.language)
        height += doubt.height if doubt else 0.0

    def drawn(y: float) -> Group:
        box = picture._replace(y=y)
        marks: list[Mark] = [*framed(frame, card.image, box, (*at, 2))] if card.image else [Rect(box, "surface", "guide", 5)]
        if card.status != "supported":
            edge = "bad" if card.status == "contradicted" else "dash"
            marks.append(Rect(box, None, edge, 5, dash="3.5 3" if edge == "dash" else None))
        marks += (made.text.lowered(y) for made in (caption, doubt) if made)
        words = caption.text.words if caption else card.id
        step = frame.steps[column.step or 0]
        label = f"{words} ({frame.words(f'status.{card.status}')})"
        return Group("card", card.id, label, tuple(marks), at=step.id, through=card.through)

    return Item(column, last, height, drawn)
