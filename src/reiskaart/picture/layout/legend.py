"""The legend: every sign that is on this picture, with its meaning; and what is not drawn, in words."""

from collections.abc import Iterator

from reiskaart.picture.layout import order
from reiskaart.picture.layout.frame import MARGIN, Frame
from reiskaart.picture.layout.lettering import SMALL
from reiskaart.picture.marks import Box, Mark, Path, Rect, Text
from reiskaart.picture.text import baseline, width, wrap

_SIGN = 22.0
_BETWEEN = 18.0
_ROW = 20.0


def legend(frame: Frame, top: float) -> tuple[tuple[Mark, ...], float]:
    """Marks of the legend, and its height."""
    marks: list[Mark] = []
    x, y = MARGIN, top
    for place, (kind, words) in enumerate(_entries(frame)):
        lines = wrap(words, SMALL.size, frame.reach - MARGIN - _SIGN - 8, frame.language)
        wide = _SIGN + 6 + width(words, SMALL.size)
        if x > MARGIN and x + wide > frame.reach:
            x, y = MARGIN, y + _ROW
        marks.extend(_sign(kind, x, y + _ROW / 2))
        marks.append(
            Text(x + _SIGN + 6, baseline(y, _ROW, SMALL.size), lines, SMALL.size, SMALL.leading, "ink-2", order.of_foot(place))
        )
        x += wide + _BETWEEN
    return tuple(marks), (y - top + _ROW if marks else 0.0)


def _entries(frame: Frame) -> Iterator[tuple[str, str]]:
    cards = [card for step in frame.steps for kind in step.cards.values() for card in kind]
    if any(card.status == "assumption" for card in cards):
        yield "assumption", frame.words("legend.assumption")
    if any(card.status == "supported" for card in cards):
        yield "supported", frame.words("legend.supported")
    if any(card.status == "contradicted" for card in cards):
        yield "contradicted", frame.words("legend.contradicted")
    if any(step.emotions for step in frame.steps) and any(lane.holds == "emotion" for lane in frame.lanes):
        yield "felt", frame.words("legend.felt")
    if _decides(frame):
        yield "moment", frame.words("legend.moment")
    if frame.reality is not None and frame.steps:
        yield "line", frame.words("legend.line")
        if not all(map(frame.measurable, frame.steps)):
            yield "unmeasured", frame.words("legend.unmeasured")
        yield "return", frame.words("legend.return")
        yield "unforeseen", frame.words("legend.unforeseen")
        yield "unseen", frame.words("legend.unseen")


def _sign(kind: str, x: float, y: float) -> Iterator[Mark]:
    box = Box(x, y - 6, _SIGN, 12)
    if kind == "assumption":
        yield Rect(Box(x, y - 6, _SIGN, 12), stroke="dash", radius=3, dash="3 2.5")
    elif kind == "supported":
        yield Rect(Box(x, y - 6, _SIGN, 12), fill="surface", stroke="guide", radius=3)
    elif kind == "contradicted":
        yield Rect(Box(x, y - 6, _SIGN, 12), fill="bad-soft", stroke="bad", radius=3)
    elif kind == "felt":
        yield Path(f"M{x:g} {y + 2:g}c6 0 6 -6 11 -6s6 4 11 4", box, stroke="ink-3", line=1.6, dash="4 3")
    elif kind == "moment":
        yield Path(f"M{x + 11:g} {y - 6:g}l6 6l-6 6l-6 -6z", box, fill="moment", stroke="ink", line=1.6)
    elif kind == "line":
        yield Path(f"M{x:g} {y - 4:g}L{x + _SIGN:g} {y - 1.5:g}V{y + 1.5:g}L{x:g} {y + 4:g}Z", box, fill="phase-1-line")
    elif kind == "unmeasured":
        yield Path(f"M{x:g} {y:g}H{x + _SIGN:g}", box, stroke="dash", line=1.5, dash="4 5")
        d = f"M{x + 5.5:g} {y:g}a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0z"
        yield Path(d, Box(x + 5.5, y - 5.5, 11, 11), "paper", "ink-3", 1.5, dash="2.5 3")
    elif kind == "return":
        yield Path(f"M{x + 20:g} {y + 5:g}c-2 -12 -16 -12 -18 0", box, stroke="phase-2-line", line=2.4, opacity=0.75)
    elif kind == "unforeseen":
        yield Path(f"M{x + 20:g} {y + 5:g}c-2 -12 -16 -12 -18 0", box, stroke="bad", line=2.2, dash="0.1 4")
    else:
        yield Path(f"M{x + 3:g} {y - 6:g}c1 8 5 11 14 12", box, stroke="bad", line=3, opacity=0.85)


def _decides(frame: Frame) -> bool:
    return any(step.moment_of_truth for step in frame.steps) or any(part.moment_of_truth for part in frame.touchpoints.values())
