"""The curve of what customers feel, as it is assumed: dashed and grey, with its peak and its pit in words."""

from collections.abc import Iterator

from reiskaart.model import Lane
from reiskaart.picture.layout import order
from reiskaart.picture.layout.curve import Point, monotone, path
from reiskaart.picture.layout.empty import empty_lane
from reiskaart.picture.layout.feelings import Felt, extremes, label, owner
from reiskaart.picture.layout.frame import LEFT, Frame
from reiskaart.picture.layout.labels import Room
from reiskaart.picture.layout.lane_label import lane_label
from reiskaart.picture.layout.lettering import SMALL_ITALIC, block
from reiskaart.picture.marks import Band, Box, Group, Mark, Path, Rect, Text, texts
from reiskaart.picture.text import baseline, wrap

_HIGH, _LOW = 42.0, 126.0
"""Where +2 and -2 stand under the top of the lane."""
_BOTTOM = 154.0
_DASHES = ("5 4", "2 3", "9 4", "9 3 2 3", "1 4")
_NODE = 4.5


def emotion(frame: Frame, lane: Lane, number: int, top: float) -> Band:
    """The curves of all personas, and what they expect at each step."""
    name = lane_label(frame, top, lane.icon or "face", lane.label(frame.language), order.of_head(1000 + number))
    curves = _curves(frame, top)
    if not curves:
        if not frame.hints:
            return Band("lane", top, top + _BOTTOM, (name, *_scale(frame, top)))
        return empty_lane(frame, top, name, frame.words("empty.emotion"), number)
    scale = tuple(_scale(frame, top))
    room = frame.room()
    for text in texts(scale):
        room.take(text.box)
    room.cross(mark.box.grown(1) for mark in scale if isinstance(mark, Path) and not mark.dash)
    for felt in curves.values():
        for curve in monotone([one.point for one in felt]):
            room.cross(curve.boxes(4, 10))
        for one in felt:
            room.take(Box(one.point.x - 6, one.point.y - 6, 12, 12))
    groups = [_drawn(frame, persona, felt, place, number, room, top + 3) for place, (persona, felt) in enumerate(curves.items())]
    lowest = max((text.box.bottom for text in texts(groups)), default=0.0)
    expected, bottom = _expectations(frame, number, max(top + _BOTTOM, lowest + 8))
    return Band("lane", top, bottom, (name, *scale, *groups, *expected))


def _curves(frame: Frame, top: float) -> dict[str | None, list[Felt]]:
    """Per persona (none: everybody on the map) the feelings from left to right."""
    found: dict[str | None, list[Felt]] = {}
    for step in frame.steps:
        column = frame.column_of[step.id]
        for felt in step.emotions:
            y = top + _LOW - (felt.value + 2) / 4 * (_LOW - _HIGH)
            found.setdefault(felt.persona, []).append(Felt(column, step, felt, Point(column.middle, y)))
    return found


def _scale(frame: Frame, top: float) -> Iterator[Mark]:
    right = frame.columns[-1].right
    for y, dash in ((_HIGH, None), ((_HIGH + _LOW) / 2, "2 4"), (_LOW, None)):
        yield Path(f"M{LEFT:g} {top + y:g}H{right:g}", Box(LEFT, top + y, right - LEFT, 0), stroke="line", dash=dash)
    for y, key in ((top + _HIGH - 17, "scale.high"), (top + _LOW + 3, "scale.low")):
        yield Text(LEFT + 4, baseline(y, 15, 11), wrap(frame.words(key), 11, 200, frame.language), 11, 15, "ink-3", ())


def _drawn(frame: Frame, persona: str | None, felt: list[Felt], place: int, lane: int, room: Room, top: float) -> Group:
    marks: list[Mark] = []
    if curves := monotone([one.point for one in felt]):
        x, y = felt[0].point.x, min(one.point.y for one in felt)
        box = Box(x, y, felt[-1].point.x - x, max(one.point.y for one in felt) - y).grown(2)
        marks.append(Path(path(curves), box, stroke="ink-3", line=1.8, dash=_DASHES[place % len(_DASHES)]))
    special = extremes(felt)
    words = [
        made
        for one in sorted(felt, key=lambda one: one.step.id not in special)
        if (made := label(frame, one, special.get(one.step.id), lane, room, top))
    ]
    if len(frame.journey.personas) > 1 and (made := owner(frame, persona, felt, lane, room, top)):
        words.append(made)
    marks += (_node(one.point, special.get(one.step.id)) for one in felt)
    name = next((known.name for known in frame.journey.personas if known.id == persona), frame.words("everybody"))
    halos = (Rect(text.box.grown(1), fill="paper", radius=3, opacity=0.9) for text in words)
    return Group("emotion", persona or "everybody", frame.words("emotion-title", persona=name), (*halos, *marks, *words))


def _node(at: Point, colour: str | None) -> Path:
    r = _NODE + 1.5 if colour else _NODE
    d = f"M{at.x - r:.1f} {at.y:.1f}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0z"
    box = Box(at.x - r, at.y - r, 2 * r, 2 * r)
    return Path(d, box, fill=colour, stroke=colour, line=2) if colour else Path(d, box, fill="paper", stroke="ink-3", line=1.8)


def _expectations(frame: Frame, lane: int, top: float) -> tuple[list[Text], float]:
    """What the customer expects at each step, beside what is felt there."""
    found: list[Text] = []
    bottom = top
    for step in frame.steps:
        if not step.expectation:
            continue
        column = frame.column_of[step.id]
        words = frame.words("expects", words=step.expectation)
        made = block(
            words,
            column.x + 8,
            top,
            column.width - 16,
            SMALL_ITALIC,
            "ink-2",
            order.of_lane(column, lane, 5),
            frame.language,
            markdown=True,
        )
        if made:
            found.append(made.text)
            bottom = max(bottom, top + made.height + 8)
    return found, bottom
