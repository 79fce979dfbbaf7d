"""Cards: what a map says at a step, with its status and kind to be seen."""

from reiskaart.model import Card
from reiskaart.picture.icons import PATHS
from reiskaart.picture.layout import order
from reiskaart.picture.layout.frame import Frame
from reiskaart.picture.layout.images import frame_height, framed
from reiskaart.picture.layout.lettering import CARD, QUESTION, SMALL, SMALL_STRONG, Block, block
from reiskaart.picture.layout.stack import Item
from reiskaart.picture.marks import Box, Column, Group, Icon, Mark, Path, Rect

_PAD_X, _PAD_Y = 8.0, 6.0
_RADIUS = 7.0
_SIGN = 13.0
_WIDEST = 200.0
"""An image on a card is at most this wide."""
_EDGES = {"pains": "bad", "highlights": "good"}
_SIGNS = {"pains": "face-down", "highlights": "face"}
_ITALIC = frozenset({"questions", "thoughts", "quotes"})


def card_item(frame: Frame, column: Column, card: Card, kind: str, lane: int, place: int) -> Item:
    """A card at a step of a lane; as wide as the steps that it covers."""
    last = frame.column_of[card.through] if card.through else column
    edge = _EDGES.get(kind)
    left = column.x + _PAD_X + (2 if edge else 0)
    sign = card.icon if card.icon in PATHS else _SIGNS.get(kind)
    indent = _SIGN + 5 if sign else 0.0
    room = frame.until(column.x, last.right) - _PAD_X - left - indent
    style = QUESTION if kind in _ITALIC else CARD
    colour = "ink-2" if style.italic else "ink"
    at = order.of_lane(column, lane, 3 * place)
    picture = None
    top = _PAD_Y
    if card.image:
        wide = min(room + indent, _WIDEST)
        picture = Box(left, _PAD_Y + 1, wide, frame_height(wide))
        top = picture.bottom + 5
    body = block(card.text, left + indent, top, room, style, colour, at, frame.language, role="li", markdown=True)
    blocks = [body] if body else []
    height = top + (body.height if body else style.leading)
    cross = None
    if card.status == "contradicted":
        cross = Box(left + indent, height + 2, 12, 12)
        made = block(
            frame.words("contradicted"), left + indent + 15, height + 1, room - 15, SMALL_STRONG, "bad", (*at, 1), frame.language
        )
        height += _added(blocks, made)
    if card.persona and len(frame.journey.personas) > 1:
        name = next(persona.name for persona in frame.journey.personas if persona.id == card.persona)
        made = block(name, left + indent, height + 1, room, SMALL, "ink-3", (*at, 2), frame.language)
        height += _added(blocks, made)
    height += _PAD_Y
    box = Box(column.x, 0.0, last.right - column.x, height)

    def drawn(y: float) -> Group:
        marks: list[Mark] = list(_ground(Box(box.x, y, box.width, height), card, edge))
        if picture and card.image:
            marks += framed(frame, card.image, picture._replace(y=y + picture.y), (*at, 3))
        if sign:
            marks.append(Icon(sign, Box(left, y + top + 1.5, _SIGN, _SIGN), edge or "ink-3"))
        if cross:
            marks.append(Icon("cross", cross._replace(y=y + cross.y), "bad"))
        marks += (made.text.lowered(y) for made in blocks)
        words = body.text.words if body else card.id
        step = frame.steps[column.step or 0]
        return Group(
            "card", card.id, f"{words} ({frame.words(f'status.{card.status}')})", tuple(marks), at=step.id, through=card.through
        )

    return Item(column, last, height, drawn)


def _added(blocks: list[Block], made: Block | None) -> float:
    if made is None:
        return 0.0
    blocks.append(made)
    return made.height + 1


def _ground(box: Box, card: Card, edge: str | None) -> tuple[Mark, ...]:
    if card.status == "assumption":
        ground = Rect(box, None, "dash", _RADIUS, dash="3.5 3")
    elif card.status == "contradicted":
        ground = Rect(box, "bad-soft", "bad", _RADIUS)
    else:
        ground = Rect(box, "surface", "guide", _RADIUS)
    return (ground, left_edge(box, edge)) if edge else (ground,)


def left_edge(box: Box, colour: str) -> Path:
    """A thick left edge that runs out in the round corners."""
    r, thick = _RADIUS, 3.0
    x, top, bottom = box.x, box.y, box.bottom
    down = f"A{r:g} {r:g} 0 0 0 {x:.1f} {top + r:.1f}V{bottom - r:.1f}A{r:g} {r:g} 0 0 0 {x + r:.1f} {bottom:.1f}"
    inner = f"A{r - thick:g} {r:g} 0 0 1"
    up = f"{inner} {x + thick:.1f} {bottom - r:.1f}V{top + r:.1f}{inner} {x + r:.1f} {top:.1f}Z"
    d = f"M{x + r:.1f} {top:.1f}{down}{up}"
    return Path(d, Box(x, top, r, box.height), fill=colour)
