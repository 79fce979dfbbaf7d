"""The rows of cards and touchpoints."""

from collections.abc import Iterator

from reiskaart.i18n import has
from reiskaart.model import Lane, find_lane_kind
from reiskaart.picture.layout import order
from reiskaart.picture.layout.cards import card_item
from reiskaart.picture.layout.emotion import emotion
from reiskaart.picture.layout.empty import empty_lane
from reiskaart.picture.layout.frame import Frame
from reiskaart.picture.layout.lane_label import label_height, lane_label
from reiskaart.picture.layout.stack import Item, stacked
from reiskaart.picture.layout.storyboard import frame_item
from reiskaart.picture.layout.touchpoints import touchpoint_item
from reiskaart.picture.marks import Band, Group

_PAD = 8.0
_STORYBOARD = "storyboard"


def lanes(frame: Frame, top: float) -> list[Band]:
    """All rows that are shown, from ``top`` down."""
    bands: list[Band] = []
    for number, lane in enumerate(frame.lanes):
        band = emotion(frame, lane, number, top) if lane.holds == "emotion" else _row(frame, lane, number, top)
        bands.append(band)
        top = band.bottom
    return bands


def _row(frame: Frame, lane: Lane, number: int, top: float) -> Band:
    known = find_lane_kind(lane.id)
    icon = lane.icon or (known.icon if known else "own")
    name = lane.label(frame.language)
    label = lane_label(frame, top, icon, name, order.of_head(1000 + number))
    items = list(_touchpoints(frame, number) if lane.holds == "touchpoints" else _cards(frame, lane, number))
    if not items:
        return empty_lane(frame, top, label, _help(frame, lane), number)
    marks, bottom = stacked(items, top + _PAD)
    return Band("lane", top, max(bottom + _PAD + 2, top + label_height(label)), (Group("row", lane.id, name, (label, *marks)),))


def _help(frame: Frame, lane: Lane) -> str:
    known = find_lane_kind(lane.id)
    if known and has(f"lanes.{lane.id}.help", frame.language):
        return frame.words("empty.lane", help=known.help(frame.language))
    return frame.words("empty.own-lane")


def _cards(frame: Frame, lane: Lane, number: int) -> Iterator[Item]:
    for step in frame.steps:
        place = 0
        for kind in lane.kinds:
            for card in step.cards.get(kind, ()):
                column = frame.column_of[step.id]
                if kind == _STORYBOARD:
                    yield frame_item(frame, column, card, number, place)
                else:
                    yield card_item(frame, column, card, kind, number, place)
                place += 1


def _touchpoints(frame: Frame, number: int) -> Iterator[Item]:
    for step in frame.steps:
        for place, touchpoint in enumerate(step.touchpoints):
            yield touchpoint_item(frame, frame.column_of[step.id], frame.touchpoints[touchpoint], number, place)
