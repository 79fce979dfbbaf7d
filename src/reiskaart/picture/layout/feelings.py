"""What stands beside the curve: a feeling in a word, and at the peak and the pit what customers said there."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reiskaart.model import Emotion, Step
from reiskaart.picture.layout import order
from reiskaart.picture.layout.curve import Point
from reiskaart.picture.layout.frame import Frame
from reiskaart.picture.layout.labels import Room
from reiskaart.picture.layout.lettering import SMALL, SMALL_STRONG, Style
from reiskaart.picture.markdown import paragraphs
from reiskaart.picture.marks import Column, Order, Text
from reiskaart.picture.text import width, wrap

_LONGEST_QUOTE = 90
"""A longer card is not repeated beside the curve."""
_KINDS = {"good": "highlights", "bad": "pains"}


class Felt(NamedTuple):
    """A feeling at a step, and where it stands."""

    column: Column
    step: Step
    emotion: Emotion
    point: Point


def extremes(felt: Sequence[Felt]) -> dict[str, str]:
    """Id of the step of the peak -> ``good``, of the pit -> ``bad``; neither where all is felt alike."""
    peak = max(felt, key=lambda one: one.emotion.value)
    pit = min(felt, key=lambda one: one.emotion.value)
    return {} if peak.emotion.value == pit.emotion.value else {pit.step.id: "bad", peak.step.id: "good"}


def label(frame: Frame, felt: Felt, colour: str | None, lane: int, room: Room, top: float) -> Text | None:
    """The words at a feeling: at a peak or a pit what a customer said; else the feeling's word; none where it has no words."""
    said = (_quote(felt) if colour else None) or felt.emotion.word or (_card(felt, _KINDS[colour]) if colour else None)
    if not said:
        return None
    style = SMALL_STRONG if colour else SMALL
    above = colour == "good" or (colour is None and felt.emotion.value >= 0)
    return _placed(frame, said, felt.point, style, colour or "ink-2", order.of_lane(felt.column, lane), room, top, above=above)


def owner(frame: Frame, persona: str | None, felt: Sequence[Felt], lane: int, room: Room, top: float) -> Text | None:
    """Whose curve it is, at its end."""
    name = next((known.name for known in frame.journey.personas if known.id == persona), frame.words("everybody"))
    return _placed(frame, name, felt[-1].point, SMALL, "ink-3", order.of_lane(felt[-1].column, lane, 1), room, top, above=True)


def _quote(felt: Felt) -> str | None:
    """Words of a customer, between quotation marks."""
    said = _card(felt, "quotes")
    return f"“{said}”" if said else None


def _card(felt: Felt, kind: str) -> str | None:
    """The step's first card of a kind that is short enough."""
    for card in felt.step.cards.get(kind, ()):
        said = " ".join("".join(run.text for run in paragraph.runs) for paragraph in paragraphs(card.text)).strip("\"'“”‘’ ")
        if said and len(said) <= _LONGEST_QUOTE:
            return said
    return None


def _placed(
    frame: Frame, said: str, at: Point, style: Style, colour: str, place: Order, room: Room, top: float, *, above: bool
) -> Text | None:
    def candidates() -> Iterator[Text]:
        for x, y, anchor, wide in _places(frame, said, at, style, above):
            lines = wrap(said, style.size, wide, frame.language, bold=style.bold)
            first = y - (len(lines) - 1) * style.leading if y < at.y else y
            text = Text(x, first, lines, style.size, style.leading, colour, place, anchor)
            if text.box.y > top and text.box.x >= frame.columns[0].x and text.box.right <= frame.right + 12:
                yield text

    return room.place(candidates())


def _places(frame: Frame, said: str, at: Point, style: Style, above: bool) -> Iterator[tuple[float, float, str, float]]:
    """Over or under the point, in the middle or to a side, then farther away; where the letters stand nearest to the point."""
    long = width(said, style.size, bold=style.bold)
    wides = [wide for wide in (long + 1, 170.0, 116.0) if wide <= long + 1 and wide <= frame.right + 12 - frame.columns[0].x]
    for far in range(6):
        for wide in wides or [116.0]:
            for up in (above, not above):
                y = at.y - 11 - 13 * far if up else at.y + 19 + 13 * far
                yield at.x, y, "middle", wide
                yield at.x + 8, y, "start", wide
                yield at.x - 8, y, "end", wide
